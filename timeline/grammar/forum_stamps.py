"""The stamps of forums and web pages: الخميس مايو 07, 2015 8:39 pm; March 20, 2011, 12:00 PM."""

from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.clock import bare_clock
from timeline.grammar.english_dates import parse_english_date
from timeline.grammar.expression import CalendarDate
from timeline.grammar.month_first import parse_month_first
from timeline.grammar.rule import MONTHS, Match, Rule

_BETWEEN = ("", "،", ",", "-", "–", "|", "@")


def parse_stamp(tokens: Tokens, index: int) -> Match | None:
    """A month before its day, with its year, after a weekday or before a clock time in digits."""
    weekday = tokens.reading(index, "weekday")
    start = index
    if isinstance(weekday, int):
        if tokens.gap(index).strip(" ") not in ("", "،", ","):
            return None
        start = index + 1
    month_first = tokens.readings(start).keys() & (MONTHS | {"latin_month"})
    if not month_first or (start > index and tokens.clitic(start)):
        return None
    found = parse_month_first(tokens, start) or parse_english_date(tokens, start)
    if found is None or not isinstance(found.semantics, CalendarDate):
        return None
    date, stop = found.semantics, found.stop
    if date.year is None or date.day is None:
        return None
    clock = bare_clock(tokens, stop) if tokens.gap(stop - 1).strip(" ") in _BETWEEN else None
    if clock is None and start == index:
        # The rules for the date alone read it.
        return None
    time, part, stop = clock or (None, None, stop)
    named = weekday if isinstance(weekday, int) else None
    whole = replace(date, weekday=named, clock=time, part=part)
    return Match(stop, whole)


_MONTH = MONTHS | {"latin_month"}
RULES = (
    Rule(
        "stamp",
        {"weekday": _MONTH, **dict.fromkeys(_MONTH, frozenset({"number"}))},
        parse_stamp,
    ),
)
