"""Spans of days or years: يومي 3 و 4 أيار, من 3 إلى 7 حزيران, السبت والأحد, 2011-2014.

Spans of months and of complete dates are in date_spans.py.
"""

from dataclasses import replace

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL
from timeline.grammar.adjacent_days import consecutive
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.parts import direction_at, with_month
from timeline.grammar.recurring_spans import yearly_or_weekly
from timeline.grammar.rule import AFTER_DAY_NUMBER, ANY, DAY_NUMBERS, Match, Rule
from timeline.grammar.years import era_at, is_head

_YEARS = range(1800, 2200)
# The marks of a range; script.py folds a tatweel that is a dash to the first.
DASHES = ("-", "–", "—", "‐", "‑", "−")
# A longer list is not a span; the bound keeps the cost of any text linear.
_MOST_DAYS = 8
_MOST_WEEKDAYS = 6


def parse_days(tokens: Tokens, index: int) -> Match | None:
    """Days of one month or two that are consecutive or that a preposition makes a span."""
    opened = tokens.reading(index, "opens_span") is not None
    position = index + 1 if opened or tokens.reading(index, "day_head") in (2, 3) else index
    first = day_end(tokens, position)
    if first is None:
        return None
    days, position = [first[0]], first[1]
    through = False
    while len(days) < _MOST_DAYS and (joint := joint_at(tokens, position)):
        following = day_end(tokens, joint[1])
        if following is None:
            break
        through = through or joint[0] == "to" or tokens.reading(index, "opens_span") == "between"
        days.append(following[0])
        position = following[1]
    start, end = days[0], days[-1]
    if len(days) < 2 or (end.month is None and end.direction is None):
        return None
    if start.month is None:
        if not through and not consecutive(days):
            return None
        start = replace(end, day=start.day)
        if start.day is not None and end.day is not None and start.day > end.day:
            return None
    elif not through and not consecutive(days):
        return None
    return yearly_or_weekly(tokens, Match(position, Span(start, end)))


def parse_weekdays(tokens: Tokens, index: int) -> Match | None:
    """السبت والأحد, الأحد والاثنين والثلاثاء, also after يومي or before المقبلين."""
    headed = tokens.reading(index, "day_head") in (2, 3)
    position = index + 1 if headed else index
    weekdays = [weekday] if isinstance(weekday := tokens.reading(position, "weekday"), int) else []
    position += 1
    while weekdays and tokens.joined(position - 1) and tokens.clitic(position) == AND:
        weekday = tokens.reading(position, "weekday")
        if not isinstance(weekday, int) or (weekday - weekdays[-1]) % 7 != 1:
            break
        weekdays.append(weekday)
        position += 1
    if not 2 <= len(weekdays) <= _MOST_WEEKDAYS:
        return None
    this = direction_at(tokens, position)
    direction, stop = this or (None, position)
    first, last = (CalendarDate(weekday=day, direction=direction) for day in (weekdays[0], weekdays[-1]))
    return yearly_or_weekly(tokens, Match(stop, Span(first, last)))


def parse_years(tokens: Tokens, index: int) -> Match | None:
    """2011-2014, بين عامي 2011 و2014, من 2003 إلى 2005, من عام 2003 إلى عام 2005, (1932–1990)."""
    opened = tokens.reading(index, "opens_span") is not None
    start = _year(tokens, index + 1 if opened else index)
    if start is None:
        return None
    position = start[1]
    if tokens.gap(position - 1).strip(" ") in (*DASHES, "/"):
        last = position
    elif opened and (joint := joint_at(tokens, position)):
        last = joint[1]
    else:
        return None
    end = _year(tokens, last)
    if end is None or start[0] == end[0]:
        return None
    # Some texts put the later year first: 2020-2016.
    years = sorted((start[0], end[0]))
    return Match(end[1], Span(CalendarDate(year=years[0]), CalendarDate(year=years[1])))


def _year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """2011, عام 2011, عامي 2011, with the era of the civil calendar: 2011م."""
    if (is_head(tokens, index) or tokens.reading(index, "two_years") is not None) and tokens.joined(index):
        index += 1
    year = tokens.number(index)
    if year is None or year not in _YEARS:
        return None
    return year, index + (2 if era_at(tokens, index + 1) == CIVIL.name else 1)


def day_end(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """A day, alone or with its month, with or without its weekday: 3, 7 حزيران, يوم الجمعة 9 أيلول."""
    if tokens.reading(index, "day_head") == 1 and tokens.joined(index):
        index += 1
    weekday = tokens.reading(index, "weekday")
    if isinstance(weekday, int) and tokens.gap(index).strip(" ") in ("", "،"):
        index += 1
        if tokens.reading(index, "equals") is not None:
            index += 1
    elif isinstance(weekday, int):
        return None
    number = day_number(tokens, index)
    if number is None or (weekday is not None and tokens.clitic(index)):
        return None
    date, stop = with_month(tokens, number[1], number[0]) or (CalendarDate(day=number[0]), number[1])
    return replace(date, weekday=weekday) if isinstance(weekday, int) else date, stop


def joint_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The word or mark that joins the next end at `index`: ("and" or "to", index of that end)."""
    gap = tokens.gap(index - 1).strip(" ")
    if gap in DASHES and not tokens.clitic(index):
        return "to", index
    if gap != "":
        return None
    joint = tokens.reading(index, "joins")
    if joint is not None and tokens.gap(index).strip(" ") == "":
        return str(joint), index + 1
    return ("and", index) if tokens.clitic(index) == AND else None


RULES = (
    Rule(
        "days",
        {
            "day_head": DAY_NUMBERS,
            "opens_span": DAY_NUMBERS | {"day_head", "weekday"},
            "article": ANY,
            "number": AFTER_DAY_NUMBER | {"joins", "article"},
            "ordinal": AFTER_DAY_NUMBER | {"joins", "article"},
        },
        parse_days,
    ),
    Rule("weekdays", {"day_head": frozenset({"weekday"}), "weekday": frozenset({"weekday"})}, parse_weekdays),
    Rule(
        "years",
        {
            "number": frozenset({"number", "era"}),
            "opens_span": frozenset({"number", "two_years", "unit", "definite_unit"}),
        },
        parse_years,
    ),
)
