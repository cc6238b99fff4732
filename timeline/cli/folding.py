"""What a list folds into one line: long times, many possible events, what is told aside or too briefly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from timeline.dates.interval import Certainty
from timeline.query.chronology import Answer
from timeline.query.folding import Folded

# So many are listed in any case: after others, and as the only ones.
_LEAST, _FEW = 2, 10
# Possible events are folded when there are more than so many times the others.
_TIMES = 3
# An answer of more events than this is too long for what is told in passing, if so much of it is news.
_SCREEN, _NEWS = 40, 3


class Reason(Enum):
    """Why events are folded: long times, many only possible ones, what is told in passing or too briefly."""

    LONG = auto()
    POSSIBLE = auto()
    ASIDE = auto()


@dataclass(frozen=True, slots=True)
class FoldedGroup:
    """Events of one certainty, of which only the number is said."""

    certainty: Certainty
    count: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Folding:
    """close: how many days after its first an event may have to be dated closely enough; None for any.

    asides: whether what is told in passing in a long answer and lines that say too little are folded; not
    where words were searched for.
    """

    close: int | None
    asides: bool = False


@dataclass(frozen=True, slots=True)
class _PutAside:
    """What is not listed in its order, by the reason."""

    long: list[Folded] = field(default_factory=list)
    possible: list[Folded] = field(default_factory=list)
    asides: list[Folded] = field(default_factory=list)


def fold_groups(answers: Iterable[Folded], folding: Folding) -> Iterator[Folded | FoldedGroup]:
    """The answers, or groups of them, in their order.

    A group is folded only after other answers, or if it is long.
    """
    listed = 0
    for certainty, group in groupby(answers, key=lambda one: one.answer.certainty):
        others, put = listed, _PutAside()
        kept = _kept(group, folding, put, after_others=listed > 0)
        for one in _news(kept, put.asides, others) if folding.asides else kept:
            listed += 1
            yield one
        possible = list(_news(put.possible, put.asides, others)) if folding.asides else put.possible
        if len(possible) > max(_FEW, others * _TIMES):
            yield FoldedGroup(certainty, _count(possible), Reason.POSSIBLE)
        else:
            listed += len(possible)
            yield from possible
        if len(put.long) > (_LEAST if listed else _FEW):
            yield FoldedGroup(certainty, _count(put.long), Reason.LONG)
        else:
            yield from put.long
        if put.asides and listed:
            yield FoldedGroup(certainty, _count(put.asides), Reason.ASIDE)
        else:
            yield from put.asides


def _kept(
    group: Iterable[Folded], folding: Folding, put: _PutAside, *, after_others: bool
) -> Iterator[Folded]:
    """The events that are listed in their order; the others are put aside."""
    for one in group:
        if folding.asides and one.answer.fragment:
            put.asides.append(one)
        elif folding.close is not None and _is_long(one.answer, folding.close):
            put.long.append(one)
        elif one.answer.certainty is Certainty.POSSIBLE and after_others:
            put.possible.append(one)
        else:
            yield one


def _news(events: Iterable[Folded], asides: list[Folded], others: int) -> Iterator[Folded]:
    """The events, without those told in passing as soon as there are many and others among them.

    asides: where these are put. others: how many are listed before.
    """
    waiting: list[Folded] = []
    count = news = others
    for one in events:
        count += 1
        news += not one.answer.in_passing
        waiting.append(one)
        if count > _SCREEN and news >= _NEWS:
            asides.extend(told for told in waiting if told.answer.in_passing)
            yield from (told for told in waiting if not told.answer.in_passing)
            waiting.clear()
    yield from waiting


def _is_long(answer: Answer, close: int) -> bool:
    first, last = answer.when.earliest, answer.when.latest
    if first and last is None and answer.certainty is Certainty.CERTAIN:
        # What goes on from a day is told by that day.
        return False
    return first is None or last is None or (last - first).days > close


def _count(several: Iterable[Folded]) -> int:
    return sum(1 + len(one.similar) for one in several)
