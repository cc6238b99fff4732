"""What a question wants beside its dates and its subject: a day, the most important, what was known then."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from timeline.dates.interval import DAY
from timeline.query.ask.bounds import Bound
from timeline.query.ask.tables import phrases_at
from timeline.query.ask.words import RELATIONS, Word, closing, opening

_FILE = "wishes.toml"
_WHEN = frozenset({"when"})
_TO = frozenset({"to"})
_HAPPENING = frozenset({"happening", "happening_after_what", "happening_after_events"})
_KNOWN_BY = ("during", "until", "before")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a question wants.

    kinds: the tables of wishes.toml that it has words of, and "when" if it asks for the day; words: the
    indexes of these words; number: how many events it asks for.
    """

    kinds: AbstractSet[str]
    words: AbstractSet[int]
    number: int | None = None


def wishes_of(words: Sequence[Word], covered: AbstractSet[int]) -> Wishes:
    """The wishes of a question. covered: the words of its dates, which express none."""
    kinds: set[str] = set()
    taken: set[int] = set()
    number = None
    for index in range(len(words)):
        if index in covered | taken:
            continue
        counted = _counted(words, index, covered)
        without = [*words[: index + 1], *words[index + 2 :]] if counted else words
        for count, phrase in phrases_at(_FILE, without, index):
            inside = range(index, index + count + bool(counted))
            if covered.isdisjoint(inside):
                kinds.add(phrase.table)
                taken.update(inside)
                number = counted or number
                break
    if asking := _asking_when(words, covered | taken):
        kinds.add("when")
        taken.update(asking)
    return Wishes(kinds, taken, number)


def _asking_when(words: Sequence[Word], covered: AbstractSet[int]) -> Sequence[int]:
    """The words that ask for the day: where a question begins, in Arabic anywhere, and else where it ends.

    Not after a word that relates it to something else: حتى متى asks for how long.
    """
    for first in range(len(words)):
        asking = None if first in covered else opening(words, first, _WHEN)
        if asking is None:
            continue
        last = first + asking[0]
        # "when" within a question joins a clause to it.
        if first and not (words[first].is_arabic or _says_nothing_more(words, last)):
            continue
        if first and closing(words, first, RELATIONS | _TO):
            continue
        return [*range(first, last), *(range(last, len(words)) if _says_nothing_more(words, last) else ())]
    return []


def _says_nothing_more(words: Sequence[Word], start: int) -> bool:
    """Whether a question ends here but for words for to happen: متى كان؟."""
    return all(opening([word], 0, _HAPPENING) for word in words[start:])


def _counted(words: Sequence[Word], index: int, covered: AbstractSet[int]) -> int | None:
    """The number that stands after word `index`, if it is how many are wanted: top 5 events."""
    following = index + 1
    if following + 1 >= len(words) or following in covered or not words[following].key.isdecimal():
        return None
    return int(words[following].key) or None


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
