"""One century written twice, in two calendars: القرن الرابع الهجري/ العاشر الميلادي."""

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL, CalendarName
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.grammar.expression import DecadeOrCentury
from timeline.grammar.parts_of_year import parse_century
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import era_at

_MARKS = ("/", "(", "=", "-", "–", "—", "،")
_LAST = 21
_CENTURY = 100
_FEWEST_DAYS = 50 * 365


def parse_twice(tokens: Tokens, index: int) -> Match | None:
    """A century with an era, and the same one in the other; the civil one leads, as it does of years.

    The two are one only where they have most years in common: القرن الثالث الهجري والعاشر الميلادي are two.
    """
    first = parse_century(tokens, index)
    if first is None or not isinstance(first.semantics, DecadeOrCentury) or first.semantics.calendar is None:
        return None
    number = _number(tokens, _start(tokens, first.stop))
    if number is None:
        return None
    ordinal_number, calendar, stop = number
    one = first.semantics.calendar, (first.semantics.first or 0) // _CENTURY + 1
    other = calendar, ordinal_number
    if {one[0], other[0]} >= {CIVIL.name} and one[0] != other[0] and _overlap(one, other):
        civil = one if one[0] == CIVIL.name else other
        century = DecadeOrCentury("century", first=(civil[1] - 1) * _CENTURY, calendar=CIVIL.name)
        return Match(stop, century)
    return None


def _start(tokens: Tokens, index: int) -> int | None:
    """The index of the second number after what joins the two: a mark, و, الموافق; with or without القرن."""
    gap = tokens.gap(index - 1).strip(" ")
    joined = gap in _MARKS
    equated = gap in ("", *_MARKS) and tokens.reading(index, "equals") is not None
    if equated or (gap == "" and tokens.words[index : index + 1] == [AND] and tokens.joined(index)):
        index, joined = index + 1, True
    elif gap == "" and tokens.clitic(index) == AND:
        joined = True
    elif tokens.clitic(index):
        return None
    if tokens.reading(index, "century_head") is not None and tokens.joined(index):
        index += 1
    return index if joined else None


def _number(tokens: Tokens, index: int | None) -> tuple[int, CalendarName, int] | None:
    """(number, calendar, next index) of a century by its ordinal or in digits, with its era."""
    if index is None:
        return None
    if tokens.reading(index, "article") is not None and tokens.joined(index):
        index += 1
    number = ordinal(tokens, index)
    if number is None and (digits := tokens.number(index)) is not None:
        number = digits, index + 1
    era = era_at(tokens, number[1]) if number else None
    if number is None or era is None or not 1 <= number[0] <= _LAST:
        return None
    return number[0], era, number[1] + 1


def _overlap(one: tuple[CalendarName, int], other: tuple[CalendarName, int]) -> bool:
    """Whether two centuries have most of their years in common."""
    try:
        first, second = _days(*one), _days(*other)
    except InvalidDate:
        return False
    assert first.earliest and first.latest and second.earliest and second.latest
    shared = min(first.latest, second.latest) - max(first.earliest, second.earliest)
    return shared.days > _FEWEST_DAYS


def _days(calendar: CalendarName, number: int) -> Interval:
    """The days of a century. Raises InvalidDate if the calendar does not reach so far."""
    first, last = (number - 1) * _CENTURY + 1, number * _CENTURY
    return Interval(CALENDARS[calendar].year(first).earliest, CALENDARS[calendar].year(last).latest)


RULES = (Rule("century written twice", {"century_head": ANY}, parse_twice),)
