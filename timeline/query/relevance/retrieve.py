"""Find the events that are relevant to a question, and say what it was read as.

An event is relevant when it has most of the question by weight, and the rarest name, or without a name the
rarest word. The weights are those of the words in the press (arabic/stems.py): both engines give one order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import Connection

from timeline.arabic.lexicon.names import is_common
from timeline.arabic.script import fold_word
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.query.relation import DaysAsked
from timeline.query.relevance.asked import Asked, asked_in_arabic, without_letter
from timeline.query.relevance.candidates import Candidate, candidates, frequency
from timeline.query.relevance.latin import asked_in_latin
from timeline.query.relevance.matched import MATCHED, credit, in_clause

# The share of a question's weight that an event has to have.
ENOUGH = 0.6
# What has much less of it than the best is left out.
NEAR_THE_BEST = 0.7
# What has nearly as much of it as the best matches as fully.
_AS_FULL = 0.9


@dataclass(frozen=True, slots=True)
class Relevance:
    """How relevant an event is.

    share: of the question's weight, in the sentence and its article; in_clause: in the clause of the date
    itself; unmatched: the words and names that it does not match; full: whether hardly another event matches
    better.
    """

    share: float
    in_clause: float = 0
    unmatched: tuple[str, ...] = ()
    full: bool = True

    @property
    def order(self) -> float:
        """What the most relevant have the most of."""
        return round(self.share + self.in_clause, 6)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name or word of a question that the database does not have, and the nearest that it has."""

    text: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: the words and names of a question, the one that is required, and what is not known.

    required: None when nothing can be found.
    """

    asked: tuple[Asked, ...]
    required: Asked | None
    unknown: tuple[Unknown, ...] = ()


def sought(connection: Connection, text: str, at: int | None) -> Sought:
    """Read the words of a question by what the database has."""
    known, unknown = [], []
    counts: dict[str, int] = {}
    for one in _read(connection, text, at, unknown):
        found, count = _known(connection, one, at)
        known.append(found)
        counts[found.text] = count
        if not count and not found.saying and _is_a_name(found):
            unknown.append(found.text)
    missing = tuple(_nearest(connection, text, at) for text in dict.fromkeys(unknown))
    present = [one for one in known if counts[one.text]]
    names = [one for one in present if one.is_name or (not one.saying and _is_a_name(one))]
    words = [one for one in present if not one.saying] or present
    required = min(names or words, key=lambda one: (counts[one.text], one.text), default=None)
    return Sought(tuple(known), None if any(_is_name(one, known) for one in unknown) else required, missing)


def relevant_events(
    connection: Connection, text: str, days: DaysAsked, at: int | None = None
) -> dict[str, Relevance]:
    """The events that are relevant to some words among those of some days, by id."""
    read = sought(connection, text, at)
    return weighed(connection, read, days, at)


def weighed(
    connection: Connection, read: Sought, days: DaysAsked, at: int | None = None
) -> dict[str, Relevance]:
    """The same for a question that was read."""
    if read.required is None:
        return {}
    others = [one for one in read.asked if one is not read.required]
    further = frozenset().union(*(one.stems for one in others if not one.saying))
    found = candidates(connection, read.required.stems, further, days, at)
    best: dict[str, Relevance] = {}
    for candidate in found:
        relevance = _relevance(candidate, read)
        if relevance and relevance.order > best.get(candidate.event, _NONE).order:
            best[candidate.event] = relevance
    most = max((one.share for one in best.values()), default=0)
    return {
        event: replace(one, full=one.share >= most * _AS_FULL)
        for event, one in best.items()
        if one.share >= most * NEAR_THE_BEST
    }


_NONE = Relevance(0)


def _relevance(candidate: Candidate, read: Sought) -> Relevance | None:
    fields = candidate.fields
    credits = [(one, credit(one, fields, read.asked)) for one in read.asked]
    whole = sum(one.weight for one in read.asked)
    share = round(sum(one.weight * got for one, got in credits) / whole, 6)
    matched = {one.text for one, got in credits if got >= MATCHED}
    if share < ENOUGH or (read.required and read.required.text not in matched):
        return None
    clause = round(sum(one.weight for one in read.asked if in_clause(one, fields)) / whole, 6)
    return Relevance(share, clause, tuple(one.text for one in read.asked if one.text not in matched))


def _read(connection: Connection, text: str, at: int | None, unknown: list[str]) -> Sequence[Asked]:
    """The words and names of a question, Arabic ones first; those in Latin letters that mean nothing as unknown."""

    @lru_cache(maxsize=1)
    def known_names() -> Mapping[str, int]:
        from timeline.query.relevance.vocabulary import names_in, terms_in

        return names_in(connection, at) or terms_in(connection, at)

    def spelled(word: str) -> Sequence[str]:
        from timeline.query.relevance.vocabulary import spelled_in_latin, terms_in

        return spelled_in_latin(word, known_names()) or spelled_in_latin(word, terms_in(connection, at))

    latin = asked_in_latin(text, spelled)
    unknown += latin.unknown
    return (*asked_in_arabic(text), *latin.asked)


def _known(connection: Connection, one: Asked, at: int | None) -> tuple[Asked, int]:
    """A word as the database has it, without attached letters if it has only that; and how many mentions do."""
    for form in (one, *without_letter(one)):
        count = frequency(connection, form.forms, at) or (
            frequency(connection, form.near, at) if form.near else 0
        )
        if count:
            return (_telling(connection, form, at) if len(form.parts) > 1 else form), count
    return one, 0


def _telling(connection: Connection, one: Asked, at: int | None) -> Asked:
    """A name with its rarest part as the telling one."""
    counts = {part: frequency(connection, {part}, at) for part in one.parts}
    present = {part: count for part, count in counts.items() if count}
    if not present:
        return one
    return replace(one, telling=frozenset({min(present, key=lambda part: (present[part], part))}))


def _is_a_name(one: Asked) -> bool:
    """Whether an unknown word is most likely a name: no frequent word, no verb."""
    word = fold_word(one.text)
    return one.is_name or not (one.acts or is_common(word) or is_perfect(word) or is_imperfect(word))


def _is_name(text: str, known: Iterable[Asked]) -> bool:
    return any(one.text == text for one in known) or text[:1].isupper()


def _nearest(connection: Connection, text: str, at: int | None) -> Unknown:
    from timeline.query.relevance.vocabulary import names_in, nearest

    return Unknown(text, tuple(nearest(fold_word(text), names_in(connection, at))))
