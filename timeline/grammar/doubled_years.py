"""One year written twice, in two calendars: سنة 851 سنة 1447 م, 1385هـ / شباط 1966م."""

from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parts import day_of_month, month, with_month
from timeline.grammar.rule import NUMERALS, Match, Rule
from timeline.grammar.years import are_same_year, era_at, is_head

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
    lunar = era or next(name for name, one in CALENDARS.items() if one.usage.counts_back)
    if not are_same_year(other, lunar, number):
        return None
    parallel = CalendarDate(year=number, calendar=lunar)
    return Match(stop + 3, CalendarDate(year=other, calendar=CIVIL.name, parallel_date=parallel))


def parse_with_civil_date(tokens: Tokens, index: int) -> Match | None:
    """1385هـ / شباط 1966م, سنة 1385هـ (5 شباط 1966): the civil date is the finer part."""
    position = index + 1 if is_head(tokens, index) and tokens.joined(index) else index
    number, era = tokens.number(position), era_at(tokens, position + 1)
    if number is None or era is None or CALENDARS[era].usage.has_civil_months:
        return None
    stop = position + 2
    if tokens.gap(stop - 1).strip(" ") not in _MARKS:
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
        "year with its civil date",
        {"unit": NUMERALS, "definite_unit": NUMERALS, "number": frozenset({"era"})},
        parse_with_civil_date,
    ),
)
