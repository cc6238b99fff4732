"""Days that name an event, not a day of this year: هجمات 11 سبتمبر, ثورة 23 يوليو, انتفاضة 17 تشرين.

The year of a known event is data (lexicon/closed/event_days.toml). A day after the head of an event that is
not known there has no year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.numerals import day_number
from timeline.arabic.script import fold_word
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among, word_set
from timeline.grammar.expression import CalendarDate, EventDay
from timeline.grammar.rule import Match, Rule
from timeline.grammar.tense_hint import find_tense_hint

# The two months that share a Levantine name: October and November, December and January.
_SHARING = {1: (10, 11), 2: (12, 1)}

# How far a list of days is followed back, and the kinds of its words.
_LIST = 8
_IN_LIST = frozenset({"number", "ordinal", "month", "article"})


@dataclass(frozen=True, slots=True)
class _Known:
    """An event and the folded nouns after which its day names it; alone: also after بعد or قبل."""

    day: date
    heads: frozenset[str]
    alone: bool


def event_day(tokens: Tokens, first: int, stop: int, named: CalendarDate) -> EventDay | None:
    """Return the day of an event that a day and month from `first` to before `stop` name, None for a date."""
    if named.month is None or named.day is None:
        return None
    head = head_of(tokens, first)
    if not head:
        return None
    known = _known(head, [named.month], named.day)
    if known is not None:
        return EventDay(known.day.month, known.day.day, known.day.year)
    if among(head, "event_head"):
        return EventDay(named.month, named.day)
    if not among(head, "before_event_day"):
        return None
    hint = find_tense_hint(tokens, first, stop)
    if hint is not None and hint[0] == "future":
        return None
    for event in _events():
        if event.alone and (event.day.month, event.day.day) == (named.month, named.day):
            return EventDay(named.month, named.day, event.day.year, headed=False)
    return None


def parse_half_month(tokens: Tokens, index: int) -> Match | None:
    """17 تشرين or السابع عشر من تشرين after the head of a known event: انتفاضة 17 تشرين."""
    head = head_of(tokens, index)
    if not (among(head, "event_head") or among(head, "event_head_of_news")):
        return None
    number = day_number(tokens, index)
    if number is None:
        return None
    stop = number[1] + (tokens.words[number[1] : number[1] + 1] == [FROM])
    value = tokens.reading(stop, "half_month")
    if value is None or not tokens.joined(stop - 1):
        return None
    known = _known(head, _SHARING[int(value)], number[0])
    return Match(stop + 1, EventDay(known.day.month, known.day.day, known.day.year)) if known else None


def head_of(tokens: Tokens, first: int) -> str:
    """Return the word before a day, or before the list that it ends: ثورتي 23 يوليو و25 يناير."""
    index = first - 1
    if tokens.clitic(first) and tokens.reading(index, "month") is None:
        return ""
    for _ in range(_LIST):
        if index < 0 or not tokens.joined(index):
            return ""
        if tokens.words[index] not in word_set("joins_days") and not tokens.readings(index).keys() & _IN_LIST:
            # Of a phrase, its last word: ما بعد.
            return tokens.words[index].rpartition(" ")[2]
        index -= 1
    return ""


def _known(head: str, months: Sequence[int], day: int) -> _Known | None:
    """The one event on this day of one of the months that is named after `head`."""
    found = [
        event
        for event in _events()
        if event.day.day == day and event.day.month in months and _is_head(head, event.heads)
    ]
    return found[0] if len(found) == 1 else None


def _is_head(word: str, heads: frozenset[str]) -> bool:
    return word in heads or any(rest in heads for _, rest in strip_proclitics(word))


@cache
def _events() -> tuple[_Known, ...]:
    """The known events. Read once; never changed."""
    return tuple(
        _Known(
            date.fromisoformat(row["day"]),
            frozenset(fold_word(row["heads"]).split()),
            row.get("alone", False),
        )
        for row in closed.table("event_days")["rows"]
    )


RULES = (
    Rule(
        "day of an event",
        {"number": frozenset({"half_month"}), "ordinal": frozenset({"opens_span", "ordinal", "half_month"})},
        parse_half_month,
    ),
)
