"""Which names each word may open: an organisation's, a person's, a place's. Most words open none.

Texts repeat their words, so everything about a word is looked up together, and cached across articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.per_word import PerWord
from timeline.arabic.skeleton import folded_skeleton
from timeline.arabic.text import forms_of
from timeline.extraction.names.gazetteer import Gazetteer, GazetteerEntry, NamedEntry
from timeline.extraction.names.person_keys import leaders_first
from timeline.extraction.names.words import is_common, is_ordinary, readings

# Letters that must be left of a place's name when proclitics are removed: ولي is not و + لي.
_SHORTEST_BARE = 3
(_SERVANT_OF,) = closed.letters("servant_of")
# The tables of words, in the order of the fields of OrganisationTrigger.
_KINDS_OF_HEAD = ("head", "head_of_name", "head_of_quoted", "definite_head")


@dataclass(frozen=True, slots=True)
class OrganisationTrigger:
    """A word like وزارة: the number of letters attached before it, the rest, and its kinds of head."""

    skip: int
    bare: str
    construct: bool
    of_name: bool
    of_quoted: bool
    definite: bool


@dataclass(frozen=True, slots=True)
class PersonTrigger:
    """A given name or a title: the number of letters attached before it, and the rest."""

    skip: int
    bare: str
    given: bool


class NameTrigger(NamedTuple):
    """What one word may open.

    readings: (number of letters attached, the rest), first the whole word; skeletons: those of the readings.
    known: (letters attached, the rest, entry) for each known name; head: of an organisation; name: of a
    person; places: (letters attached, entries); says: whether it is a verb of saying; after_verb: whether it
    opens a person's name after one; nation: whether it is an adjective of nation with the article;
    place_head: the word like قرية that it is, without letters attached. listed: whether it is any of these,
    or like the surname of a leader: most words are not.
    """

    readings: Sequence[tuple[int, str]]
    skeletons: Sequence[str]
    known: Sequence[tuple[int, str, NamedEntry]]
    head: OrganisationTrigger | None
    name: PersonTrigger | None
    places: Sequence[tuple[int, Sequence[GazetteerEntry]]]
    says: bool
    after_verb: bool
    nation: bool
    place_head: str | None
    listed: bool = True


def name_triggers(words: Sequence[str], known: Gazetteer) -> list[NameTrigger]:
    """Return what each of the folded words may open, given the known names and places."""
    return list(map(_seen(known).__getitem__, words))


@lru_cache(maxsize=4)
def _seen(known: Gazetteer) -> PerWord[NameTrigger]:
    listed = _all_listed() | known.names.keys() | known.places.keys()
    return PerWord(lambda word: _name_trigger(word, known, listed))


def _name_trigger(word: str, known: Gazetteer, listed: frozenset[str]) -> NameTrigger:
    every = readings(word)
    bares = [bare for _, bare in every]
    skeletons = [folded_skeleton(bare) for bare in bares]
    if listed.isdisjoint(bares) and _SERVANT_OF not in word:
        says = _says(word)
        known_as = says or not leaders_first().isdisjoint(skeletons)
        return NameTrigger(every, skeletons, (), None, None, (), says, False, False, None, known_as)
    return NameTrigger(
        readings=every,
        skeletons=skeletons,
        known=tuple([(skip, bare, entry) for skip, bare in every for entry in known.names.get(bare, ())]),
        head=_head(every),
        name=_name(word, every),
        places=tuple(
            [
                (skip, known.places[bare])
                for skip, bare in every
                if bare in known.places and (not skip or len(bare) >= _SHORTEST_BARE)
            ]
        ),
        says=_says(word) or any(bare in names.words("before_speaker") for _, bare in every),
        after_verb=word in names.words("given_after_title"),
        nation=any(bare in names.words("nationality") for _, bare in every),
        place_head=next((bare for _, bare in every if bare in _place_heads()), None),
    )


@cache
def _all_listed() -> frozenset[str]:
    """The words of the tables that decide what a word may open: most words are in none of them."""
    tables = ("title", "title_letter", "before_speaker", "given_after_title", "nationality")
    return frozenset().union(_heads(), _place_heads(), _given(), *map(names.words, tables))


def _says(word: str) -> bool:
    (form,) = forms_of([word])
    return form is not None and (form.readings.get("tense_hint") == "report" or "saying" in form.readings)


def is_given(word: str) -> bool:
    """Whether a word is a given name, Arabic or foreign."""
    return word in _given() or (word.startswith(_SERVANT_OF) and len(word) > 7)


def _head(every: Sequence[tuple[int, str]]) -> OrganisationTrigger | None:
    heads = _heads()
    for skip, bare in every:
        if bare in heads:
            return OrganisationTrigger(skip, bare, *(bare in names.words(table) for table in _KINDS_OF_HEAD))
    return None


def _name(word: str, every: Sequence[tuple[int, str]]) -> PersonTrigger | None:
    titles = names.words("title")
    if word in names.words("title_letter"):
        return PersonTrigger(0, word, False)
    if word in names.words("no_name") and word not in titles:
        return None
    for skip, bare in every:
        given = is_given(bare)
        if given or bare in titles:
            # وادي is no و and a name, لدينا no ل and one; والدكتور is what it looks like.
            attached = skip and not bare.startswith(ARTICLE)
            if attached and (is_common(word) or is_ordinary(word) or word in names.words("place_word")):
                return None
            return PersonTrigger(skip, bare, given)
    return None


@cache
def _heads() -> frozenset[str]:
    return frozenset().union(*map(names.words, _KINDS_OF_HEAD))


@cache
def _place_heads() -> frozenset[str]:
    return names.words("head_of_place") | names.words("heads_of_places")


@cache
def _given() -> frozenset[str]:
    return names.words("given") | names.words("given_foreign") | names.words("given_arabic")
