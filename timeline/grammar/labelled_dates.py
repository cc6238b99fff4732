"""Dates in labelled parts, as headers of encyclopedias have them: العام الهجري : 427 العام الميلادي : 1036"""

import re
from collections.abc import Mapping

from timeline.arabic.lexicon import closed
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL, CalendarName
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parts import month
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import are_same_year, era_at

RULE = "labelled date"

_LUNAR = frozenset(closed.words("lunar_label"))
# Between a label and its part, and between two parts.
_COLON = re.compile(r"\s*[:：=؛-]?\s*")
_BETWEEN = re.compile(r"[\s،,;؛|/.–-]*")
_MOST_PARTS = 6
_YEARS = range(100, 2101)

# The parts by calendar and unit: a year of Hijri, a month of Hijri.
_Parts = Mapping[tuple[CalendarName, str], int]


def parse_labelled(tokens: Tokens, index: int) -> Match | None:
    """A year or a month of one calendar and a year of another, each after its label, on one line or several.

    The month of the Hijri year leads, as the finer part; without it the civil year does.
    """
    parts: dict[tuple[CalendarName, str], int] = {}
    stop = index
    position = index
    for _ in range(_MOST_PARTS):
        part = _part(tokens, position)
        if part is None or part[0] in parts:
            break
        parts[part[0]] = part[1]
        stop = position = part[2]
        if stop >= len(tokens) or not _BETWEEN.fullmatch(tokens.between(stop - 1)):
            break
    date = _date(parts)
    return Match(stop, date) if date else None


def _part(tokens: Tokens, index: int) -> tuple[tuple[CalendarName, str], int, int] | None:
    """A label with what follows it: ((calendar, unit), number, next index)."""
    unit = tokens.reading(index, "definite_unit")
    if unit not in ("year", "month", "day") or not tokens.joined(index):
        return None
    calendar = _calendar(tokens, index + 1)
    if calendar is None or not _COLON.fullmatch(tokens.between(index + 1)):
        return None
    value = index + 2
    if unit == "month":
        named = month(tokens, value)
        if named is None or (named[0].calendar or CIVIL.name) != calendar:
            return None
        return (calendar, "month"), named[0].number, named[1]
    if unit == "day":
        number = day_number(tokens, value)
        return ((calendar, "day"), *number) if number else None
    year = tokens.number(value)
    if year is None or year not in (
        _YEARS if calendar == CIVIL.name else CALENDARS[calendar].usage.era_years
    ):
        return None
    return (calendar, "year"), year, value + 1 + (era_at(tokens, value + 1) == calendar)


def _calendar(tokens: Tokens, index: int) -> CalendarName | None:
    """The calendar of a label: that of an era, or the lunar one."""
    era = tokens.reading(index, "era")
    if era in CALENDARS:
        return str(era)
    if index < len(tokens) and tokens.words[index] in _LUNAR:
        return next(name for name, one in CALENDARS.items() if one.usage.counts_back)
    return None


def _date(parts: _Parts) -> CalendarDate | None:
    """One date of the parts of two calendars, if their years can be the same."""
    years = {calendar: year for (calendar, unit), year in parts.items() if unit == "year"}
    civil = years.pop(CIVIL.name, None)
    if civil is None or len(years) != 1:
        return None
    ((other, year),) = years.items()
    own, lunar = CalendarDate(year=civil), CalendarDate(year=year, calendar=other)
    if not are_same_year(civil, other, year):
        return None
    number, day = parts.get((other, "month")), parts.get((other, "day"))
    if number is not None:
        return CalendarDate(
            year=year, month=number, day=day, calendar=other, parallel_date=_civil(parts, civil)
        )
    if (CIVIL.name, "month") in parts:
        leading = _civil(parts, civil)
        return CalendarDate(leading.year, leading.month, leading.day, parallel_date=lunar)
    return CalendarDate(year=own.year, calendar=CIVIL.name, parallel_date=lunar)


def _civil(parts: _Parts, year: int) -> CalendarDate:
    number, day = parts.get((CIVIL.name, "month")), parts.get((CIVIL.name, "day"))
    return CalendarDate(year, number, day if number else None, calendar=CIVIL.name)


RULES = (Rule(RULE, {"definite_unit": ANY}, parse_labelled),)
