"""Spans of months and complete dates: بين أيار وتموز 2017, من 12/1/2013 إلى 22/2/2013, من الأحد إلى الخميس.

What comes last may belong to both ends: a year, a weekday's المقبل. The normalizer finds it from the other
end. Spans of the days of one month are in spans.py.
"""

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.recurring_spans import yearly_or_weekly
from timeline.grammar.rule import MONTHS, Match, Rule
from timeline.grammar.span_ends import date_at, day_and_month
from timeline.grammar.spans import DASHES, is_moved, joint_at, leaves_year
from timeline.grammar.years import is_head

# How many words the first date of a span without a preposition has at most.
_LONGEST_END = 6


def parse_opened(tokens: Tokens, index: int) -> Match | None:
    """من ... إلى, بين ... و, with a date at each end."""
    opener = tokens.reading(index, "opens_span")
    if opener is None or not tokens.joined(index):
        return None
    start = _headed(tokens, index + 1)
    if tokens.clitic(start):
        return None
    if found := _through(tokens, start, by_and=opener == "between"):
        span, stop, word = found
        moved = word and is_moved(tokens, index)
        return None if moved else yearly_or_weekly(tokens, index, Match(stop, span))
    return None


def parse_bare(tokens: Tokens, index: int) -> Match | None:
    """أيار - حزيران 2014, 12/1/2013 - 22/2/2013, كانون الأول 2012 حتى آذار 2013, السبت - الاثنين."""
    if not _may_be_joined(tokens, index):
        return None
    found = _through(tokens, index, by_and=False)
    if found is None:
        return None
    span, stop, word = found
    if word and is_moved(tokens, index):
        return None
    return yearly_or_weekly(tokens, index, Match(stop, span))


def _may_be_joined(tokens: Tokens, index: int) -> bool:
    """Whether something that joins a span is near; most dates stand alone, which shows here at once."""
    if tokens.number(index) is not None and tokens.between(index).strip(" ") != "/":
        return False
    return any(
        tokens.reading(position + 1, "joins") == "to" or tokens.between(position).strip(" ") in DASHES
        for position in range(index, index + _LONGEST_END)
    )


def _headed(tokens: Tokens, index: int) -> int:
    """The index after شهري or يومي, which head both ends: بين شهري أيار وحزيران."""
    pair = tokens.reading(index, "two_months") is not None or tokens.reading(index, "day_head") == 2
    return index + 1 if pair and tokens.joined(index) else index


def _through(tokens: Tokens, index: int, *, by_and: bool) -> tuple[Span, int, bool] | None:
    """Two dates and what joins them: (span, next index, whether a word joins them).

    by_and: whether و joins them.
    """
    first = date_at(tokens, index) or day_and_month(tokens, index)
    if first is None:
        return None
    joint = joint_at(tokens, first[1])
    if joint is None or (joint[0] == "and" and not by_and):
        return None
    start = _headed(tokens, joint[1]) if joint[0] == "to" else joint[1]
    last = date_at(tokens, start)
    if last is None or not _belong(first[0], last[0]):
        return None
    if _precision(first[0]) == _precision(last[0]) == _YEAR and not is_head(tokens, index):
        # Bare numbers are the rule for years' to tell from amounts.
        return None
    if leaves_year(tokens, first[0], last[0], last[1]):
        return None
    return Span(first[0], last[0]), last[1], joint[1] > first[1] and joint[0] == "to"


def _belong(first: CalendarDate, last: CalendarDate) -> bool:
    """Whether two dates can be the ends of one span: the last is no coarser, or each has its own year."""
    if first.calendar != last.calendar and first.year is None and first.month and last.month:
        return False
    if _precision(first) == _precision(last):
        return first != last
    return _precision(first) > _precision(last) > 0 or first.year is not None or _precision(last) == _DAY


_YEAR, _MONTH, _DAY = range(3)


def _precision(date: CalendarDate) -> int:
    if date.day is not None or date.weekday is not None or date.shift is not None:
        return _DAY
    return _YEAR if date.month is None else _MONTH


_AFTER_MONTH = MONTHS | {"joins", "number", "unit", "definite_unit"}

RULES = (
    Rule(
        "dates",
        {
            "opens_span": MONTHS
            | {"two_months", "day_head", "weekday", "shift", "number", "unit", "definite_unit", "day_part"}
            | {"ordinal", "article", "bare_ordinal"},
        },
        parse_opened,
    ),
    Rule(
        "dates without a preposition",
        {
            **dict.fromkeys(MONTHS, _AFTER_MONTH),
            "number": frozenset({"number"}),
            "weekday": frozenset({"weekday", "joins"}),
        },
        parse_bare,
    ),
)
