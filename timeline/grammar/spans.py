"""Spans of days or years: يومي 3 و 4 أيار, من 3 إلى 7 حزيران, السبت والأحد, 2011-2014."""

from dataclasses import replace
from itertools import pairwise

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.parts import direction_at, with_month
from timeline.grammar.rule import AFTER_DAY_NUMBER, ANY, DAY_NUMBERS, Match, Rule

_YEARS = range(1800, 2200)
# A longer list is not a span; the bound keeps the cost of any text linear.
_MOST_DAYS = 8


def parse_days(tokens: Tokens, index: int) -> Match | None:
    """Days of one month or two that are consecutive or that a preposition makes a span."""
    opened = tokens.reading(index, "opens_span") is not None
    position = index + 1 if opened or tokens.reading(index, "day_head") in (2, 3) else index
    first = _end(tokens, position)
    if first is None:
        return None
    days, position = [first[0]], first[1]
    through = False
    while len(days) < _MOST_DAYS and (joint := _joint(tokens, position)):
        following = _end(tokens, joint[1])
        if following is None:
            break
        through = through or joint[0] == "to" or tokens.reading(index, "opens_span") == "between"
        days.append(following[0])
        position = following[1]
    start, end = days[0], days[-1]
    if len(days) < 2 or (end.month is None and end.direction is None):
        return None
    if start.month is None:
        if not through and not _consecutive(days):
            return None
        start = replace(end, day=start.day)
        if start.day is not None and end.day is not None and start.day > end.day:
            return None
    elif not through:
        return None
    return Match(position, Span(start, end))


def parse_weekdays(tokens: Tokens, index: int) -> Match | None:
    """السبت والأحد, also after يومي or before المقبلين."""
    headed = tokens.reading(index, "day_head") == 2
    position = index + 1 if headed else index
    first, last = tokens.reading(position, "weekday"), tokens.reading(position + 1, "weekday")
    if not isinstance(first, int) or not isinstance(last, int) or tokens.clitic(position + 1) != AND:
        return None
    if not tokens.joined(position) or (last - first) % 7 != 1:
        return None
    this = direction_at(tokens, position + 2)
    if this is None:
        return Match(position + 2, Span(CalendarDate(weekday=first), CalendarDate(weekday=last)))
    return Match(
        this[1],
        Span(CalendarDate(weekday=first, direction=this[0]), CalendarDate(weekday=last, direction=this[0])),
    )


def parse_years(tokens: Tokens, index: int) -> Match | None:
    """2011-2014, بين عامي 2011 و2014, من 2003 إلى 2005."""
    opened = tokens.reading(index, "opens_span") is not None
    position = index + 1 if opened else index
    if opened and tokens.reading(position, "two_years") is not None:
        position += 1
    start = tokens.number(position)
    if start is None or start not in _YEARS:
        return None
    if tokens.gap(position).strip(" ") in ("-", "–", "/"):
        last = position + 1
    elif opened and (joint := _joint(tokens, position + 1)):
        last = joint[1]
    else:
        return None
    end = tokens.number(last)
    if end is None or end not in _YEARS or start == end:
        return None
    # Some texts put the later year first: 2020-2016.
    return Match(last + 1, Span(CalendarDate(year=min(start, end)), CalendarDate(year=max(start, end))))


def _end(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
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


def _joint(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The word or mark that joins the next end at `index`: ("and" or "to", index of that end)."""
    gap = tokens.gap(index - 1).strip(" ")
    if gap in ("-", "–") and tokens.number(index) is not None:
        return "to", index
    if gap != "":
        return None
    joint = tokens.reading(index, "joins")
    if joint is not None and tokens.gap(index).strip(" ") == "":
        return str(joint), index + 1
    return ("and", index) if tokens.clitic(index) == AND else None


def _consecutive(days: list[CalendarDate]) -> bool:
    numbers = [date.day for date in days if date.day is not None]
    return all(later == earlier + 1 for earlier, later in pairwise(numbers))


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
        {"number": frozenset({"number"}), "opens_span": frozenset({"number", "two_years"})},
        parse_years,
    ),
)
