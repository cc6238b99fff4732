"""What a list of answers folds into one line: events dated less closely than asked, many possible ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from timeline.dates.interval import Certainty
from timeline.query.chronology import Answer
from timeline.query.folding import Folded

# So many are listed in any case: after others, and as the only ones.
_LEAST, _FEW = 2, 10
# Possible events are folded when there are more than so many times the others.
_TIMES = 3


@dataclass(frozen=True, slots=True)
class FoldedGroup:
    """Events of one certainty, of which only the number is said.

    long: whether it is because their dates are longer than asked; otherwise it is because they are possible.
    """

    certainty: Certainty
    count: int
    long: bool


@dataclass(frozen=True, slots=True)
class Folding:
    """close: how many days after its first an event may have to be dated closely enough; None for any."""

    close: int | None


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
        for one in group:
            if close is not None and _is_long(one.answer, close):
                rest.append(one)
            elif certainty is Certainty.POSSIBLE and others:
                possible.append(one)
            else:
                listed += 1
                yield one
        if len(possible) > max(_FEW, others * _TIMES):
            yield FoldedGroup(certainty, _count(possible), long=False)
        else:
            listed += len(possible)
            yield from possible
        if len(rest) > (_LEAST if listed else _FEW):
            yield FoldedGroup(certainty, _count(rest), long=True)
        else:
            yield from rest


def _is_long(answer: Answer, close: int) -> bool:
    first, last = answer.when.earliest, answer.when.latest
    if first and last is None and answer.certainty is Certainty.CERTAIN:
        # What goes on from a day is told by that day.
        return False
    return first is None or last is None or (last - first).days > close


def _count(several: Iterable[Folded]) -> int:
    return sum(1 + len(one.similar) for one in several)
