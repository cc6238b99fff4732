"""Groundings, and the choice between several days that a date could be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from timeline.dates.calendars import Calendar
from timeline.dates.interval import DAY, Interval
from timeline.errors import InvalidDate
from timeline.grammar.expression import Direction
from timeline.normalizer.reasons import (
    Chosen,
    Condition,
    Cue,
    IfSentenceLooks,
    OutsideCalendar,
    Position,
    Reason,
    Unplaceable,
)

TenseHint = Literal["past", "future"] | None
Item = TypeVar("Item")

# Without a hint of direction, a day and month ahead by less than this is taken to be announced.
_NEAR_AHEAD = 60 * DAY
# A day ahead by more than this is named with its year: if one passed less than _NEAR_PAST ago, the sentence
# has only looked like the future (لن يغير ما بعد 7 أكتوبر).
_FAR_AHEAD, _NEAR_PAST = 320 * DAY, 40 * DAY

IF_FUTURE = IfSentenceLooks("future")
IF_PAST = IfSentenceLooks("past")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Other days that a careful reader might choose, and on what condition."""

    interval: Interval
    condition: Condition


@dataclass(frozen=True, slots=True)
class Grounding:
    """The days of an expression, the components inferred (by name), and why, step by step."""

    interval: Interval
    implied: dict[str, int | str]
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Generic[Item]):
    """The item chosen and why; the one in the other direction, and on what condition it would be right."""

    item: Item
    reason: Chosen
    other: Item | None = None
    condition: Condition | None = None


def choose(
    items: Sequence[Item],
    starts: Sequence[date],
    direction: Direction | None,
    tense_hint: TenseHint,
    anchor: date,
    *,
    prefers_near: bool = True,
) -> Choice[Item]:
    """Return the item in the right direction from the anchor. Raises InvalidDate if there is none.

    items: in ascending order; starts: the first day of each. prefers_near: an item that has just passed goes
    before one most of a year ahead, though the sentence looks like the future.
    """
    pairs = list(zip(starts, items, strict=True))
    match direction:
        case "past":
            earlier = [pair for pair in pairs if pair[0] < anchor]
            return Choice(_one(earlier[-1:])[1], Chosen(Position.BEFORE, anchor, Cue.EXPRESSION_PAST))
        case "future":
            later = [pair for pair in pairs if pair[0] > anchor]
            return Choice(_one(later[:1])[1], Chosen(Position.AFTER, anchor, Cue.EXPRESSION_FUTURE))
        case "this":
            current = min(pairs, key=lambda pair: abs(pair[0] - anchor))
            return Choice(current[1], Chosen(Position.CURRENT, anchor, Cue.EXPRESSION_PRESENT))
    before = _one([pair for pair in pairs if pair[0] <= anchor][-1:])
    after = _one([pair for pair in pairs if pair[0] >= anchor][:1])
    just_passed = after[0] - anchor > _FAR_AHEAD and anchor - before[0] < _NEAR_PAST
    if tense_hint == "future" and prefers_near and just_passed:
        reason = Chosen(Position.NEAREST, anchor, Cue.SENTENCE_FUTURE_FAR)
        return Choice(before[1], reason, after[1], IF_FUTURE)
    if tense_hint == "future":
        reason = Chosen(Position.ON_OR_AFTER, anchor, Cue.SENTENCE_FUTURE)
        return Choice(after[1], reason, before[1], IF_PAST)
    if tense_hint == "past":
        reason = Chosen(Position.ON_OR_BEFORE, anchor, Cue.SENTENCE_PAST)
        return Choice(before[1], reason, after[1], IF_FUTURE)
    if after[0] - anchor < min(_NEAR_AHEAD, anchor - before[0]):
        reason = Chosen(Position.NEARER_AFTER, anchor, Cue.NOTHING)
        return Choice(after[1], reason, before[1], IF_PAST)
    reason = Chosen(Position.ON_OR_BEFORE, anchor, Cue.NOTHING)
    return Choice(before[1], reason, after[1], IF_FUTURE)


def _one(pairs: Sequence[Item]) -> Item:
    if not pairs:
        raise Unplaceable(OutsideCalendar())
    return pairs[0]


def existing(calendar: Calendar, year: int, number: int, day_number: int) -> Interval | None:
    """Return a day of a calendar, None when it has no such day."""
    try:
        return calendar.day(year, number, day_number)
    except InvalidDate:
        return None
