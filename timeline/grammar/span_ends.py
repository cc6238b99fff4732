"""One end of a span: a day with its weekday or its part, a month, a year, a date in digits."""

from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.dayparts import parse_part_of_day
from timeline.grammar.days import parse_day
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parts import dated, month
from timeline.grammar.years import is_head, parse_year

# Numbers that are years of the civil calendar without a word that says so.
_BARE_YEARS = range(1800, 2200)
# The same after the word for year; older numbers are as often Hijri years.
_HEADED_YEARS = range(1500, 2200)


def date_at(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """The date at `index`, a letter attached before it or not: (date, next index)."""
    return _month(tokens, index) or _day(tokens, index) or _year(tokens, index)


def day_and_month(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """A day and a month in digits, whose year comes later: 12/1 in من 12/1 إلى 22/2/2013."""
    day, number = tokens.number(index), tokens.number(index + 1)
    if day is None or number is None or tokens.gap(index).strip(" ") not in ("/", "-"):
        return None
    if not (1 <= day <= 31 and 1 <= number <= 12):
        return None
    return CalendarDate(month=number, day=day), index + 2


def _month(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """أيار, شهر أيار 2017, رمضان 1435, الشهر الماضي is none."""
    named = month(tokens, index)
    return dated(tokens, named[1], named[0], None) if named else None


def _day(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """الأحد, يوم الأحد 3 أيار, صباح الأحد, اليوم, 3/5/2013, السادس من الشهر المقبل."""
    match = parse_part_of_day(tokens, index) or parse_day(tokens, index)
    if match is None or not isinstance(match.semantics, CalendarDate) or match.mod is not None:
        return None
    return match.semantics, match.stop


def _year(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """2013, عام 2013, سنة 1390 هـ."""
    if is_head(tokens, index):
        match = parse_year(tokens, index)
        if match is None or not isinstance(match.semantics, CalendarDate):
            return None
        date, stop = match.semantics, match.stop
        known = date.calendar is not None or date.year in _HEADED_YEARS
        return (replace(date, parallel_date=None), stop) if known and date.year else None
    year = tokens.number(index)
    return (CalendarDate(year=year), index + 1) if year in _BARE_YEARS else None
