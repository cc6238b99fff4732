"""One year written twice, in two calendars: سنة 851 سنة 1447 م, عام 1380 (1960), 1385هـ / شباط 1966م."""

import re

from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.grammar.after_number import counts_known_noun, goes_on
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parts import day_of_month, month, with_month
from timeline.grammar.rule import NUMERALS, Match, Rule
from timeline.grammar.years import are_same_year, era_at, is_head

_LUNAR = next(name for name, one in CALENDARS.items() if one.usage.counts_back)
_CLOSES = re.compile(r" *\)")
_MARKS = ("/", "=", "(", "-", "–", "—")


def parse_twice_headed(tokens: Tokens, index: int) -> Match | None:
    """سنة 851 سنة 1447 م, سنة 851 هـ سنة 1447 م: the years follow each other, each with its head."""
    if not is_head(tokens, index):
        return None
    number = tokens.number(index + 1)
    if number is None or not tokens.joined(index):
        return None
    stop = index + 2
    era = era_at(tokens, stop)
    stop += era is not None
    if not is_head(tokens, stop) or not tokens.joined(stop) or tokens.gap(stop - 1).strip(" ،()/") != "":
        return None
    other = tokens.number(stop + 1)
    if other is None or era_at(tokens, stop + 2) != CIVIL.name or era == CIVIL.name:
        return None
    lunar = era or _LUNAR
    if not are_same_year(other, lunar, number):
        return None
    parallel = CalendarDate(year=number, calendar=lunar)
    return Match(stop + 3, CalendarDate(year=other, calendar=CIVIL.name, parallel_date=parallel))


def parse_with_other_year(tokens: Tokens, index: int) -> Match | None:
    """عام 1380 (1960 م), سنة 540/1145, عام 1956 (1375): two years without an era that can be one year."""
    if not is_head(tokens, index) or not tokens.joined(index):
        return None
    number, other = tokens.number(index + 1), tokens.number(index + 2)
    mark = tokens.gap(index + 1).strip(" ")
    if number is None or other is None or mark not in ("(", "/", "="):
        return None
    stop = index + 3
    era = era_at(tokens, stop)
    stop += era is not None
    if mark == "(" and not _CLOSES.match(tokens.folded.text, tokens.end(stop - 1)):
        return None
    if mark != "(" and (goes_on(tokens, stop - 1) or counts_known_noun(tokens, stop)):
        return None
    civil, lunar = max(number, other), min(number, other)
    if era not in (None, CIVIL.name if other == civil else _LUNAR) or not are_same_year(civil, _LUNAR, lunar):
        return None
    parallel = CalendarDate(year=lunar, calendar=_LUNAR)
    return Match(stop, CalendarDate(year=civil, calendar=CIVIL.name, parallel_date=parallel))


def parse_with_civil_date(tokens: Tokens, index: int) -> Match | None:
    """1385هـ / شباط 1966م, سنة 1385هـ (5 شباط 1966), سنة /1385 شباط 1966: the civil date is finer."""
    position = index + 1 if is_head(tokens, index) else index
    displaced = position > index and tokens.gap(index).strip(" ") == "/"
    if position > index and not (displaced or tokens.joined(index)):
        return None
    number, era = tokens.number(position), era_at(tokens, position + 1)
    stop = position + 1 + (era is not None)
    mark = tokens.gap(stop - 1).strip(" ")
    if era is None and position > index and (displaced or mark in _MARKS):
        era = _LUNAR
    if number is None or era is None or CALENDARS[era].usage.has_civil_months:
        return None
    if mark not in _MARKS and not (displaced and mark == ""):
        return None
    found = day_of_month(tokens, stop) if tokens.number(stop) is not None else None
    if found is None and month(tokens, stop) is not None:
        found = with_month(tokens, stop, None, mark=tokens.gap(stop - 1).strip(" "))
    if found is None:
        return None
    date, end = found
    if date.month is None or date.year is None or not date.in_civil_calendar or date.parallel_date:
        return None
    if not are_same_year(date.year, era, number):
        return None
    parallel = CalendarDate(year=number, calendar=era)
    return Match(end, CalendarDate(date.year, date.month, date.day, parallel_date=parallel))


RULES = (
    Rule("year written twice", {"unit": NUMERALS, "definite_unit": NUMERALS}, parse_twice_headed),
    Rule(
        "year in two calendars",
        {"unit": frozenset({"number"}), "definite_unit": frozenset({"number"})},
        parse_with_other_year,
    ),
    Rule(
        "year with its civil date",
        {"unit": NUMERALS, "definite_unit": NUMERALS, "number": frozenset({"era"})},
        parse_with_civil_date,
    ),
)
