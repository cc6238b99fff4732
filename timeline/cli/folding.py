"""What a list folds into one line: long times, many possible events, clauses that say too little alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from timeline.dates.interval import Certainty
from timeline.query.chronology import Answer
from timeline.query.folding import Folded

# So many are listed in any case: after others, and as the only ones.
_LEAST, _FEW = 2, 10
# Possible events are folded when there are more than so many times the others.
_TIMES = 3


class Reason(Enum):
    """Why events are folded: long times, many that are only possible, lines that say too little alone."""

    LONG = auto()
    POSSIBLE = auto()
    FRAGMENTS = auto()


@dataclass(frozen=True, slots=True)
class FoldedGroup:
    """Events of one certainty, of which only the number is said."""

    certainty: Certainty
    count: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Folding:
    """close: how many days after its first an event may have to be dated closely enough; None for any.

    fragments: whether those that say too little alone are folded; not where words were searched for.
    """

    close: int | None
    fragments: bool = False


def fold_groups(answers: Iterable[Folded], folding: Folding) -> Iterator[Folded | FoldedGroup]:
    """The answers, or groups of them, in their order.

    A group is folded only after other answers, or if it is long.
    """
    close = folding.close
    listed = 0
    for certainty, group in groupby(answers, key=lambda one: one.answer.certainty):
        others = listed
        rest: list[Folded] = []
        possible: list[Folded] = []
        fragments: list[Folded] = []
        for one in group:
            if folding.fragments and one.answer.fragment:
                fragments.append(one)
            elif close is not None and _is_long(one.answer, close):
                rest.append(one)
            elif certainty is Certainty.POSSIBLE and others:
                possible.append(one)
            else:
                listed += 1
                yield one
        if len(possible) > max(_FEW, others * _TIMES):
            yield FoldedGroup(certainty, _count(possible), Reason.POSSIBLE)
        else:
            listed += len(possible)
            yield from possible
        if len(rest) > (_LEAST if listed else _FEW):
            yield FoldedGroup(certainty, _count(rest), Reason.LONG)
        else:
            yield from rest
        if fragments and listed:
            yield FoldedGroup(certainty, _count(fragments), Reason.FRAGMENTS)
        else:
            yield from fragments


def _is_long(answer: Answer, close: int) -> bool:
    first, last = answer.when.earliest, answer.when.latest
    if first and last is None and answer.certainty is Certainty.CERTAIN:
        # What goes on from a day is told by that day.
        return False
    return first is None or last is None or (last - first).days > close


def _count(several: Iterable[Folded]) -> int:
    return sum(1 + len(one.similar) for one in several)
