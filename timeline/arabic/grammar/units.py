"""Months, years and other whole units: ايلول 2015, نيسان الماضي, عام 2014, العام الماضي, منتصف الشهر."""

import re
from typing import cast

from timeline.arabic.expression import CalendarDate, UnitName, UnitShift
from timeline.arabic.grammar.anaphora import parse_same
from timeline.arabic.grammar.parts import dated, month, towards
from timeline.arabic.grammar.parts_of_year import parse_century, parse_decade, parse_sports_season
from timeline.arabic.grammar.rule import Match, Rule
from timeline.arabic.tokens import Tokens

_SHIFTS = {"past": -1, "this": 0, "future": 1}
_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1000, 1600)
_LONE_YEARS = range(1900, 2051)
# Round numbers are amounts more often than years.
_ROUND = (1900, 2000, 2050)
_OPEN_YEAR = re.compile(r"[\s(\[«\"“،:؛–-]*")
_NUMBER_GOES_ON = re.compile(r" ?[.,:/%٪$€-] ?[0-9]|%| %")
_NUMBERED = ("رقم", "القرار", "قرار", "الرقم", "ماده", "الماده", "بوينغ", "قانون", "صفحه")
_FUNCTION_KINDS = {
    "leans_back",
    "opens_clause",
    "joins",
    "outlook",
    "common",
    "complementiser",
    "relative",
    "era",
}


def parse_month(tokens: Tokens, index: int) -> Match | None:
    """A month, with its year or its الماضي; a name that is an ordinary word too needs one of them."""
    named = month(tokens, index)
    if named is None:
        return None
    date, stop = dated(tokens, named[1], named[0], None)
    if named[0].weak and date.year is None and date.towards is None:
        # في مارس is a month; مارس is a verb, صفر a number, رمضان a man.
        introduced = tokens.joined(index - 1) and tokens.words[index - 1] in ("في", "منذ", "وفي")
        if not introduced or named[0].hijri or tokens.clitic(index):
            return None
    return Match(stop, date)


def parse_year(tokens: Tokens, index: int) -> Match | None:
    """عام 2014, العام 2015, سنة2014, عام 1976م, عام 48, عام 1412هـ."""
    if "year" not in (tokens.reading(index, "unit"), tokens.reading(index, "definite_unit")):
        return None
    number = tokens.number(index + 1)
    if number is None or tokens.gap(index).strip(" ") != "":
        return None
    era = tokens.reading(index + 2, "era") if tokens.gap(index + 1).strip(" ") == "" else None
    stop = index + 2 + (era is not None)
    if era == "hijri" or (number in _HIJRI_YEARS and era is None and number < 1450 and number > 1300):
        return Match(stop, CalendarDate(year=number, hijri=True))
    if number in _YEARS:
        return Match(stop, CalendarDate(year=number))
    if len(tokens.words[index + 1]) == 2 and not _counts(tokens, stop):
        return Match(stop, CalendarDate(short_year=number))
    return None


def parse_lone_year(tokens: Tokens, index: int) -> Match | None:
    """2014 by itself: behind a preposition, or where no noun follows that it could count."""
    number = tokens.number(index)
    if number not in _LONE_YEARS or len(tokens.words[index]) != 4:
        return None
    before, after = tokens.gap(index - 1) if index else " ", tokens.gap(index)
    if not _OPEN_YEAR.fullmatch(before) or _NUMBER_GOES_ON.match(after):
        return None
    if index and tokens.words[index - 1] in _NUMBERED and tokens.joined(index - 1):
        return None
    introduced = tokens.reading(index - 1, "before_year") if tokens.joined(index - 1) else None
    if introduced is not None:
        # من 2000 شخص counts; في 2014 does not.
        amount = introduced == "count" and _counts(tokens, index + 1)
        return None if amount else Match(index + 1, CalendarDate(year=number))
    if number in _ROUND or _counts(tokens, index + 1):
        return None
    return Match(index + 1, CalendarDate(year=number))


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether the number before word `index` counts it: an indefinite noun right behind (2000 شخص)."""
    if index >= len(tokens) or not tokens.joined(index - 1):
        return False
    word = tokens.words[index]
    if word.startswith(("ال", "لل", "وال", "بال")) or word[0] in "وفبل" or len(word) < 3:
        return False
    readings = tokens.readings(index)
    if "unit" in readings:
        return True
    return readings.keys().isdisjoint(_FUNCTION_KINDS) and not word.startswith(("ي", "ت", "س", "ان"))


def parse_unit(tokens: Tokens, index: int) -> Match | None:
    """العام الماضي, الشهر الجاري, هذا الأسبوع; اليوم has rules of its own."""
    demonstrative = tokens.reading(index, "this") is not None and tokens.joined(index)
    position = index + 1 if demonstrative else index
    unit = tokens.reading(position, "definite_unit")
    if unit is None or unit == "day":
        return None
    if demonstrative and not tokens.clitic(position):
        return Match(position + 1, UnitShift(cast(UnitName, unit), 0))
    if this := towards(tokens, position + 1):
        return Match(this[1], UnitShift(cast(UnitName, unit), _SHIFTS[this[0]]))
    return None


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
        _season,
        _bare_year,
        _bare_unit,
    ):
        if found := parse(tokens, index + 1):
            return Match(found.stop, found.said, mod=str(part))
    return None


def _bare_unit(tokens: Tokens, index: int) -> Match | None:
    """نهاية الشهر: of the one that is on."""
    unit = tokens.reading(index, "definite_unit")
    if unit not in ("week", "month", "year") or tokens.reading(index + 1, "school_year"):
        return None
    return Match(index + 1, UnitShift(cast(UnitName, unit), 0))


def _season(tokens: Tokens, index: int) -> Match | None:
    """نهاية الموسم: of the season that is on."""
    if tokens.reading(index, "season_head") != 1:
        return None
    return Match(index + 1, UnitShift("sports season", 0))


def _bare_year(tokens: Tokens, index: int) -> Match | None:
    number = tokens.number(index)
    return Match(index + 1, CalendarDate(year=number)) if number in _LONE_YEARS else None


RULES = (
    Rule("part", frozenset({"part"}), parse_part),
    Rule("month", frozenset({"month", "weak_month", "hijri_month", "weak_hijri_month", "unit"}), parse_month),
    Rule("year", frozenset({"unit", "definite_unit"}), parse_year),
    Rule("lone year", frozenset({"number"}), parse_lone_year),
    Rule("unit", frozenset({"this", "definite_unit"}), parse_unit),
)
