"""The events of an answer, those that are possibly the same folded into one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from timeline.dates.interval import during
from timeline.query.chronology import Answer

# So many answers that follow each other are folded together: similar events are of near days.
_STRETCH = 500


@dataclass(frozen=True, slots=True)
class Folded:
    """An answer with those that are possibly the same event, in their order."""

    answer: Answer
    similar: tuple[Answer, ...] = ()


def folded(answers: Iterable[Answer]) -> Iterator[Folded]:
    """Fold answers that are possibly the same into the one that most sources report, in the order of these.

    Only those of one certainty that directly follow each other within a stretch are folded, each into one of
    its own days that it is itself linked to: a link is never followed to a third event.
    """
    for _certainty, same in groupby(answers, key=lambda answer: answer.certainty):
        while stretch := list(islice(same, _STRETCH)):
            yield from _fold(stretch)


def foremost(answers: Sequence[Answer], most: int) -> tuple[Answer, ...]:
    """The first of these answers, without those that are possibly the same as one before."""
    chosen: list[Answer] = []
    for answer in answers:
        if not any(_are_alike(answer, one) for one in chosen):
            chosen.append(answer)
    return tuple(chosen[:most])


def _fold(answers: Sequence[Answer]) -> Iterator[Folded]:
    by_id = {answer.id: answer for answer in answers}
    into: dict[str, str] = {}
    heads: set[str] = set()
    for answer in sorted(answers, key=_rank):
        if answer.id in into:
            continue
        heads.add(answer.id)
        for link in answer.possibly_same:
            alike = by_id.get(link.event)
            if alike and alike.id not in into and alike.id not in heads and _share_a_day(answer, alike):
                into[alike.id] = answer.id
    for answer in answers:
        if answer.id in heads:
            yield Folded(answer, tuple(one for one in answers if into.get(one.id) == answer.id))


def _are_alike(answer: Answer, other: Answer) -> bool:
    linked = any(link.event == other.id for link in answer.possibly_same)
    return linked and _share_a_day(answer, other)


def _share_a_day(one: Answer, other: Answer) -> bool:
    return during(one.when, other.when) is not None


def _rank(answer: Answer) -> tuple[int, int, str]:
    """The best supported first, then the most important."""
    return -answer.source_count, -answer.importance, answer.id
