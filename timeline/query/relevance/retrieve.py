"""Find the events that are relevant to what is looked for.

An event is relevant when it has most of the question by weight, and what is required of it. The weights are
those of the words in the press (arabic/stems.py): both engines give one order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from sqlalchemy import Connection

from timeline.arabic.lexicon.names import nations
from timeline.query.relation import DaysAsked
from timeline.query.relevance.asked import COUNTRY, Asked
from timeline.query.relevance.candidates import Candidate, candidates
from timeline.query.relevance.lexicon import personal_acts
from timeline.query.relevance.matched import IN_SENTENCE, MATCHED, PART_OF_NAME, Fields, credit, in_clause
from timeline.query.relevance.sought import Sought, sought

# The share of a question's weight that an event has to have.
ENOUGH = 0.6
# The share that its sentence has to have: an article is about more than each of its sentences.
_IN_SENTENCE = 0.35
# So many events whose sentences have the names are an answer.
_ENOUGH_NAMED = 3
# What a word weighs that names a thing rather than a quality.
_OF_A_THING = 3.5
# So much less relevant is a sentence that does not say what happens.
_TITLE_ALONE = 1.0
# Of so many other words the articles are looked at when the required one finds nothing.
_OTHERS = 2
# With more names one may be missing.
_FEW_NAMES = 2
# What has much less of it than the best is left out.
NEAR_THE_BEST = 0.7
# Shares are compared without the last digits.
_ROUNDED = 1e-5
# What has nearly as much of it as the best matches as fully.
_AS_FULL = 0.9


@dataclass(frozen=True)
class Relevance:
    """How relevant an event is.

    share: of the question's weight, in the sentence and its article; clause: works out in_clause, that of the
    clause of the date itself, when it is needed, as it takes as long as all else; unmatched: the words and
    names that it does not match; elsewhere: those that its sentence does not have;
    of_another_nation: whether its clause has the adjective of a nation that is not asked for;
    by_title: whether what happens is in the title alone; full: whether
    hardly another event matches better; named: whether its sentence has all names, rather than the title
    or the opening of its article.
    """

    share: float
    clause: Callable[[], float] = field(default=float, compare=False, repr=False)
    unmatched: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    of_another_nation: bool = False
    by_title: bool = False
    full: bool = True
    named: bool = True

    @cached_property
    def in_clause(self) -> float:
        """The share of the question's weight that the clause of the date itself has."""
        return self.clause()

    @property
    def order(self) -> float:
        """What the most relevant have the most of."""
        return round(self.share + self.in_clause - (_TITLE_ALONE if self.by_title else 0), 6)


def relevant_events(
    connection: Connection, text: str, days: DaysAsked, at: int | None = None
) -> dict[str, Relevance]:
    """The events that are relevant to some words among those of some days, by id."""
    return weighed(connection, sought(connection, text, at), days, at)


def weighed(
    connection: Connection, read: Sought, days: DaysAsked, at: int | None = None, usual: bool | None = None
) -> dict[str, Relevance]:
    """The same for words that were read. usual: what candidates.is_usual says, if it was asked."""
    if read.required is None:
        return {}
    found = Weighed(read)
    # What is required may stand in a title alone: then the article is found by another word.
    for needed in (read.required, *_rarest_others(read)):
        known = usual if needed is read.required else None
        for candidate in candidates(connection, needed.stems, further_stems(read, needed), days, at, known):
            found.add(candidate)
        if found.best:
            break
    return found.answers()


def further_stems(read: Sought, needed: Asked) -> frozenset[str]:
    """The stems of the other words than one that is needed: of one that asks for a saying, none."""
    others = [one for one in read.asked if one is not needed]
    return frozenset().union(*(one.stems for one in others if not one.saying))


def _rarest_others(read: Sought) -> list[Asked]:
    """The other words of a question that say what it is about, the one that weighs most first."""
    others = [one for one in read.asked if one is not read.required and not (one.saying or one.acts)]
    return sorted(others, key=lambda one: (-one.weight, one.text))[:_OTHERS]


@dataclass(slots=True)
class Weighed:
    """The events weighed so far, each by the best of its mentions, which are added one after the other."""

    read: Sought
    best: dict[str, Relevance] = field(default_factory=dict)
    _mentions: dict[str, str] = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        """Weigh one more mention."""
        relevance = _relevance(candidate, self.read)
        if relevance is None:
            return
        other = self.best.get(candidate.event)
        if other is None or self._is_better(relevance, candidate, other):
            self.best[candidate.event] = relevance
            self._mentions[candidate.event] = candidate.mention

    def _is_better(self, relevance: Relevance, candidate: Candidate, other: Relevance) -> bool:
        """Whether a mention is the one by which its event is known: of equal ones that of the first id."""
        earlier = candidate.mention < self._mentions[candidate.event]
        return relevance.order > other.order or (relevance.order == other.order and earlier)

    @property
    def is_settled(self) -> bool:
        """Whether no other event can change which of these are answers: one has the whole question.

        All mentions of the events weighed so far have to be added.
        """
        return self._most >= 1 and (not self._asks_for_acts or self._by_name)

    def answers(self) -> dict[str, Relevance]:
        """Those that are relevant, as none that is left to be weighed is better."""
        best = _without_lesser(self.best, self.read)
        most = max((one.share for one in best.values()), default=0)
        # Who else an article with the names is about answers for an act only where nothing else does.
        by_name = self._asks_for_acts and sum(one.named for one in best.values()) >= _ENOUGH_NAMED
        return {
            event: replace(one, full=one.share >= most * _AS_FULL)
            for event, one in best.items()
            if one.share >= most * NEAR_THE_BEST and (one.named or not by_name)
        }

    @property
    def _most(self) -> float:
        return max((one.share for one in self.best.values()), default=0)

    @property
    def _asks_for_acts(self) -> bool:
        return any(one.acts and not one.saying for one in self.read.asked)

    @property
    def _by_name(self) -> bool:
        """Whether names decide, whatever else is weighed."""
        best = _without_lesser(self.best, self.read)
        return self._asks_for_acts and sum(one.named for one in best.values()) >= _ENOUGH_NAMED


def _without_lesser(best: dict[str, Relevance], read: Sought) -> dict[str, Relevance]:
    """The events without those that lack what a better answer has: the act, and the nation, of which they
    have another one.
    """
    for asked in (one for one in read.asked if _decides(one, read)):
        if any(asked.text not in one.elsewhere for one in best.values()):
            best = {event: one for event, one in best.items() if not _is_lesser(one, asked)}
    return best


def _is_lesser(one: Relevance, asked: Asked) -> bool:
    another = asked.text in one.elsewhere and one.of_another_nation
    return another or (asked.text in one.unmatched and not asked.country)


def _decides(one: Asked, read: Sought) -> bool:
    """Whether what lacks a word is no answer beside what has it: an act, or an adjective of nation."""
    return one.text not in read.names and not one.saying and bool(one.acts or one.country)


def _relevance(candidate: Candidate, read: Sought) -> Relevance | None:
    fields = candidate.fields
    credits = _credits(fields, read)
    if credits is None:
        return None
    whole = sum(one.weight for one in read.asked)
    share = round(sum(one.weight * got for one, got in credits) / whole, 6)
    matched = {one.text for one, got in credits if got >= MATCHED}
    if share < ENOUGH or (read.required and read.required.text not in matched):
        return None
    # What a title names alone its sentences are about; what happens is in the sentence.
    least = MATCHED if all(one.text in read.names for one in read.asked) else IN_SENTENCE
    said = sum(one.weight for one, got in credits if got >= least)
    if said < whole * _IN_SENTENCE:
        return None
    # Of the acts one at least: who resigns is not found by who else he is.
    verb = [one.text for one in read.asked if one.verb and not one.acts and one.text not in read.names]
    acts = verb or [
        one.text for one in read.asked if one.acts and not one.saying and one.text not in read.names
    ]
    if acts and matched.isdisjoint(acts) and not _says_it_otherwise(credits, read):
        return None
    if acts and not _is_told_of(credits, fields, read):
        return None
    if not _is_done_by(fields, read):
        return None

    def clause() -> float:
        return round(sum(one.weight for one in read.asked if in_clause(one, fields)) / whole, 6)

    unmatched = tuple(one.text for one in read.asked if one.text not in matched)
    named = all(got >= IN_SENTENCE or got == PART_OF_NAME for one, got in credits if one.text in read.names)
    elsewhere = frozenset(one.text for one, got in credits if got < IN_SENTENCE and got != PART_OF_NAME)
    by_title = bool(acts) and elsewhere.issuperset(acts)
    other = _has_other_nation(fields, read)
    return Relevance(share, clause, unmatched, elsewhere, other, by_title, named=named)


def _has_other_nation(fields: Fields, read: Sought) -> bool:
    """Whether a clause has the adjective of a nation, if the question has one, which is another."""
    own = {one.country.removeprefix(COUNTRY).upper() for one in read.asked if one.country and not one.is_name}
    return bool(own) and any(nations().get(word, "") not in {"", *own} for word in fields.said)


def _is_done_by(fields: Fields, read: Sought) -> bool:
    """Whether the one person of a question did what it asks for, if that is nothing done to another."""
    people = [one for one in read.asked if one.text in read.names and not (one.country or one.region)]
    own = {act for one in read.asked if one.text not in read.names for act in one.acts & _personal()}
    if len(people) != 1 or len(own) != 1 or people[0].office:
        return True
    # Imported here: most questions are about other acts.
    from timeline.query.relevance.subject_of_act import is_subject

    return is_subject(people[0], next(iter(own)), fields)


@cache
def _personal() -> frozenset[str]:
    return frozenset(personal_acts())


def _credits(fields: Fields, read: Sought) -> Sequence[tuple[Asked, float]] | None:
    """How well each word and name is matched; None as soon as too little can be, as most lack a name."""
    whole = left = sum(one.weight for one in read.asked)
    unnamed, got, found = 0, 0.0, {}
    for one in sorted(read.asked, key=lambda one: (one is read.required, one.text not in read.names)):
        found[one.text] = matched = credit(one, fields, read.asked)
        got += one.weight * matched
        left -= one.weight
        unnamed += matched < MATCHED and one.text in read.names
        if unnamed > (len(read.names) > _FEW_NAMES) or got + left < whole * ENOUGH - _ROUNDED:
            return None
    return [(one, found[one.text]) for one in read.asked]


def _says_it_otherwise(credits: Sequence[tuple[Asked, float]], read: Sought) -> bool:
    """Whether a sentence has all names and things of a question, and may report its act in other words."""
    others = [(one, got) for one, got in credits if not (one.acts or one.verb)]
    things = [one for one, _got in others if one.text not in read.names and one.weight >= _OF_A_THING]
    return bool(things) and all(got >= IN_SENTENCE for _one, got in others)


def _is_told_of(credits: Sequence[tuple[Asked, float]], fields: Fields, read: Sought) -> bool:
    """Whether a sentence has the names, or is about what happens: an article has other people too."""
    named = all(got >= IN_SENTENCE for one, got in credits if one.text in read.names)
    return named or any(
        in_clause(one, fields) for one, _got in credits if (one.acts or one.verb) and not one.saying
    )
