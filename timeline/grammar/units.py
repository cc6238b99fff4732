"""Months, years and other whole units: ايلول 2015, نيسان الماضي, عام 2014, العام الماضي, منتصف الشهر."""

from typing import cast

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.grammar.after_number import counts_known_noun, counts_noun
from timeline.grammar.anaphora import parse_same
from timeline.grammar.expression import CalendarDate, DeicticUnit, Modifier, UnitName
from timeline.grammar.millennia import parse_millennium
from timeline.grammar.parts import Month, after_epithets, dated, month, shift_at
from timeline.grammar.parts_of_year import parse_century, parse_decade, parse_sports_season
from timeline.grammar.rule import ANY, MONTHS, Match, Rule
from timeline.grammar.years import era_at, parse_year

_BEFORE_MONTH = closed.words("before_month")
_BEFORE_CALENDAR_MONTH = frozenset(closed.words("before_calendar_month"))
# What separates a month at the head of a line from its reports: صفر: وصل الركب.
_AFTER_HEADING = frozenset("\n:،")
_IN_REPORT = frozenset({AND + IN})
_LONE_YEARS = range(1900, 2051)


def parse_month(tokens: Tokens, index: int) -> Match | None:
    """A month, with its year or its الماضي; a name that is also an ordinary word needs one of them."""
    named = month(tokens, index)
    if named is None:
        return None
    date, stop = dated(tokens, named[1], named[0], None)
    if date.year is None and not named[0].may_be_alone:
        return None
    undated = (date.year, date.short_year, date.direction, date.year_shift) == (None,) * 4
    # صفر 1988 may be a score of nil and another year.
    of_civil_year = date.parallel_date is not None
    if named[0].weak and (undated or of_civil_year) and not _is_introduced(tokens, index, stop, named[0]):
        return None
    return Match(stop, date)


def _is_introduced(tokens: Tokens, index: int, stop: int, named: Month) -> bool:
    """Whether the words around it show that a name is a month: في مارس, منذ مطلع رمضان, قبيل رمضان.

    مارس is also a verb, صفر a number and رمضان a man, who has a second name.
    """
    if named.calendar is not None and not tokens.clitic(index) and _is_heading(tokens, index, stop):
        return True
    if not tokens.joined(index - 1) or tokens.clitic(index):
        return False
    before = tokens.words[index - 1]
    if named.calendar is None:
        bounded = not tokens.readings(index - 1).keys().isdisjoint({"edge_direction", "part"})
        return bounded or before in _BEFORE_MONTH
    if tokens.reading(index - 1, "part") is not None:
        return True
    if before in _BEFORE_CALENDAR_MONTH:
        return True
    # A man's name has a second one after it, a month's seldom a word that may be a name.
    return tokens.reading(index - 1, "counts_from") is not None and not counts_noun(tokens, stop)


def _is_heading(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether a month is alone on its line, or heads it: صفر، أوله الأربعاء; رمضان المبارك، وفي سابعه."""
    stop = after_epithets(tokens, stop)
    if tokens.reading(stop, "day_of_it") == 1:
        return True
    opens = index == 0 or "\n" in tokens.between(index - 1)
    if not opens or stop >= len(tokens):
        return opens
    marked = not _AFTER_HEADING.isdisjoint(tokens.between(stop - 1))
    return marked or opens_report(tokens, stop)


def opens_report(tokens: Tokens, index: int) -> bool:
    """Whether a report opens right after the month that heads it: ذو الحجة يوم الخميس أوله, رجب وفي أوله."""
    if tokens.reading(index, "day_head") == 1 or tokens.reading(index, "weekday") is not None:
        return not tokens.clitic(index)
    return tokens.words[index] in _IN_REPORT


def parse_unit(tokens: Tokens, index: int) -> Match | None:
    """العام الماضي, الشهر الجاري, هذا الأسبوع; اليوم has rules of its own."""
    demonstrative = tokens.reading(index, "this") is not None and tokens.joined(index)
    position = index + 1 if demonstrative else index
    unit = tokens.reading(position, "definite_unit")
    if unit is None or unit == "day":
        return None
    if demonstrative and not tokens.clitic(position):
        year = _stated_year(tokens, position + 1) if unit == "year" else None
        return year or Match(position + 1, DeicticUnit(cast(UnitName, unit), 0))
    if counted := shift_at(tokens, position + 1):
        if unit == "year" and (year := _stated_year(tokens, counted[1])):
            return year
        return Match(counted[1], DeicticUnit(cast(UnitName, unit), counted[0]))
    return None


def _stated_year(tokens: Tokens, index: int) -> Match | None:
    """The year that follows العام الماضي and the like and says which one it is: العام المقبل 2015."""
    number = tokens.number(index)
    if number is None or tokens.gap(index - 1).strip(" ") not in ("", "("):
        return None
    era = era_at(tokens, index + 1)
    if era is not None and era != CIVIL.name and number in CALENDARS[era].usage.bare_years:
        return Match(index + 2, CalendarDate(year=number, calendar=era))
    if number not in _LONE_YEARS:
        return None
    if counts_noun(tokens, index + 1) or counts_known_noun(tokens, index + 1):
        return None
    return Match(index + (2 if era else 1), CalendarDate(year=number))


def parse_part(tokens: Tokens, index: int) -> Match | None:
    """مطلع, منتصف or أواخر before a month, a year or a unit."""
    part = tokens.reading(index, "part")
    if part is None or not tokens.joined(index) or tokens.clitic(index + 1):
        return None
    for parse in (
        parse_same,
        parse_month,
        parse_year,
        parse_unit,
        parse_sports_season,
        parse_decade,
        parse_century,
        parse_millennium,
        _season,
        _bare_year,
        _bare_unit,
    ):
        if match := parse(tokens, index + 1):
            return Match(match.stop, match.semantics, mod=Modifier(str(part)))
    return None


def _bare_unit(tokens: Tokens, index: int) -> Match | None:
    """نهاية الشهر: the end of the current one."""
    unit = tokens.reading(index, "definite_unit")
    if unit not in ("week", "month", "year") or tokens.reading(index + 1, "school_year"):
        return None
    return Match(index + 1, DeicticUnit(cast(UnitName, unit), 0))


def _season(tokens: Tokens, index: int) -> Match | None:
    """نهاية الموسم: the end of the current season."""
    if tokens.reading(index, "season_head") != 1:
        return None
    return Match(index + 1, DeicticUnit("sports season", 0))


def _bare_year(tokens: Tokens, index: int) -> Match | None:
    number = tokens.number(index)
    return Match(index + 1, CalendarDate(year=number)) if number in _LONE_YEARS else None


RULES = (
    Rule("part", {"part": ANY}, parse_part),
    Rule("month", {**dict.fromkeys(MONTHS, ANY), "unit": MONTHS | {"number", "cardinal"}}, parse_month),
    Rule(
        "unit",
        {"this": frozenset({"definite_unit"}), "definite_unit": frozenset({"direction", "before_last"})},
        parse_unit,
    ),
)
