"""What a question wants beside its dates and its subject: a day, the most important, what was known then."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from timeline.dates.interval import DAY
from timeline.query.ask.bounds import Bound
from timeline.query.ask.tables import phrases_at
from timeline.query.ask.words import Word

_FILE = "wishes.toml"
_KNOWN_BY = ("during", "until", "before")


@dataclass(frozen=True, slots=True)
class Wishes:
    """kinds: the tables of wishes.toml that the question has words of; words: the indexes of these words."""

    kinds: AbstractSet[str]
    words: AbstractSet[int]


def wishes_of(words: Sequence[Word], covered: AbstractSet[int]) -> Wishes:
    """The wishes of a question. covered: the words of its dates, which express none.

    A word that asks for the day counts only where a question begins: "the day when".
    """
    kinds: set[str] = set()
    taken: set[int] = set()
    for index in range(len(words)):
        if index in covered | taken:
            continue
        for count, phrase in phrases_at(_FILE, words, index):
            inside = range(index, index + count)
            if covered.isdisjoint(inside) and (phrase.table != "when" or not index):
                kinds.add(phrase.table)
                taken.update(inside)
                break
    return Wishes(kinds, taken)


def known_by(bounds: Sequence[Bound]) -> tuple[list[Bound], date | None]:
    """The bounds that remain, and the day before which reports count, of a question for what was known.

    The last date of the question says when that was: at the end of that day, unless it is one before a day.
    """
    for bound in reversed(bounds):
        end = bound.interval.earliest if bound.relation == "before" else bound.interval.latest
        if bound.relation in _KNOWN_BY and end is not None and end < date.max:
            rest = [other for other in bounds if other is not bound]
            return rest, end if bound.relation == "before" else end + DAY
    return list(bounds), None
