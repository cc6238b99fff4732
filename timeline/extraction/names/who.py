"""The people, organisations and places that a stretch of an article names."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple, TypeVar

from timeline.arabic.lexicon import names
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.script import without_marks
from timeline.arabic.skeleton import folded_skeleton
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.clubs import find_clubs
from timeline.extraction.names.gazetteer import Gazetteer, gazetteer
from timeline.extraction.names.organisations import Stretch, covered, find_organisations
from timeline.extraction.names.people import find_people, surnames
from timeline.extraction.names.person import Person
from timeline.extraction.names.person_keys import (
    Phrase,
    leader_surnames,
    leaders_first,
    person_key,
    printed_leaders,
)
from timeline.extraction.names.person_words import is_other_word
from timeline.extraction.names.places import FoundPlace, find_places
from timeline.extraction.names.speakers import find_speakers
from timeline.extraction.names.triggers import NameTrigger, name_triggers
from timeline.extraction.names.words import adjoin, name_words

_ALIF = ARTICLE[0]
_START = attrgetter("start")


class FoundName(NamedTuple):
    """A person or an organisation as a text names it: its words, their span in the text, and its key.

    Spellings of one name share the key (skeleton.py). title: the words before it that give a person's office,
    or "". printed: the name as it is printed, a person's in full where the article or the press has it.
    """

    start: int
    end: int
    text: str
    key: str
    kind: Literal["person", "organisation"]
    title: str = ""
    printed: str = ""


Found = TypeVar("Found", FoundName, FoundPlace)


@dataclass(frozen=True, slots=True)
class NamedEntities:
    """What a stretch names, in text order."""

    names: tuple[FoundName, ...]
    places: tuple[FoundPlace, ...]


def who_and_where(text: str, start: int, end: int, known: Gazetteer | None = None) -> NamedEntities:
    """Return what characters start to end of an article name. Pure; never raises.

    text: the whole article, in which the full name of a lone surname is looked up; it is read once, so ask
    for all the stretches of an article together. known: the gazetteer, by default the package's.
    """
    article = _read(text, known or gazetteer())
    names_here, places_here = _between(article.names, start, end), _between(article.places, start, end)
    return NamedEntities(
        tuple(name for name in names_here if name.end <= end),
        tuple(place for place in places_here if place.end <= end),
    )


def _between(found: tuple[Found, ...], start: int, end: int) -> tuple[Found, ...]:
    """Those of the finds of an article, in text order, that begin within a stretch."""
    return found[bisect_left(found, start, key=_START) : bisect_left(found, end, key=_START)]


@lru_cache(maxsize=4)
def _read(text: str, known: Gazetteer) -> NamedEntities:
    """The names in a whole article."""
    words = name_words(text)
    triggers = name_triggers(words.words, known)
    # The finders look at these words: one in five.
    listed = [index for index, trigger in enumerate(triggers) if trigger.listed]
    organisations = find_organisations(words, triggers, listed, known)
    organisations += find_clubs(words, triggers, covered(organisations, len(words)))
    people = find_people(words, triggers, listed, organisations, known)
    taken = covered(organisations, len(words))
    for person in people:
        taken[person.first : person.last + 1] = [True] * (person.last + 1 - person.first)
    found_names = [_named(text, words, person) for person in people]
    known_surnames = surnames(people, known)
    speaking = {
        tuple(map(folded_skeleton, words.words[first : last + 1])): person_key(
            tuple(words.words[first : last + 1])
        )
        for first, last in find_speakers(words, triggers, listed, taken, known)
    }
    found_names += _lone_surnames(text, words, triggers, listed, taken, speaking, known_surnames)
    found_names += [_stretch(text, words, stretch) for stretch in organisations]
    in_full = {name.key: name.text for name in found_names if name.kind == "person" and " " in name.text}
    found_names.sort(key=_START)
    in_order = tuple([name._replace(printed=_printed(name, in_full)) for name in found_names])
    return NamedEntities(in_order, find_places(text, words, triggers, listed, taken))


def _printed(name: FoundName, in_full: Mapping[str, str]) -> str:
    """A name as it is printed: with its hamzas if the lexicon has it, in full, with the article after ل."""
    words = tuple(name.key.partition(":")[2].split("-"))
    if name.kind == "person":
        return printed_leaders().get(name.key) or without_marks(in_full.get(name.key, name.text))
    if printed := names.printed_organisations().get(words):
        return printed
    text = without_marks(name.text)
    # للأمم: the article has lost its alif.
    return _ALIF + text if words[0].startswith(ARTICLE) and text.startswith(ARTICLE[1:]) else text


def _lone_surnames(
    text: str,
    words: Tokens,
    triggers: Sequence[NameTrigger],
    listed: Sequence[int],
    taken: list[bool],
    speaking: Mapping[Phrase, str],
    known: Mapping[Phrase, str],
) -> list[FoundName]:
    """Surnames on their own: of people named in full, speaking, or known by them. Marks their words as taken.

    speaking, known: the keys of those who speak and of those named in full, by the skeletons of the surnames.
    """
    every = known, leader_surnames(), speaking
    firsts = leaders_first().union(last[0] for last in (*speaking, *known))
    # Without others, the surnames are those of leaders, which are listed.
    indexes = range(len(triggers)) if speaking or known else listed
    lone: list[FoundName] = []
    for index in indexes:
        one = triggers[index]
        if taken[index] or firsts.isdisjoint(one.skeletons):
            continue
        for (skip, bare), skeleton in zip(one.readings, one.skeletons, strict=True):
            last, key = _surname_at(words, index, skeleton, every)
            if key and last == index and is_other_word(bare):
                continue
            if key and not any(taken[index : last + 1]):
                taken[index : last + 1] = [True] * (last + 1 - index)
                start, end = words.span(index, last, skip)
                lone.append(FoundName(start, end, text[start:end], key, "person"))
                break
    return lone


def _surname_at(
    words: Tokens, index: int, first: str, every: Sequence[Mapping[Phrase, str]]
) -> tuple[int, str | None]:
    """The last word and the key of the surname that starts at a word; the key is None without one.

    every: the keys of surnames; the first that has one counts.
    """
    for length in (3, 2, 1):
        last = index + length - 1
        if last < len(words) and adjoin(words, index, last):
            phrase = (first, *map(folded_skeleton, words.words[index + 1 : last + 1]))
            if key := next((keys[phrase] for keys in every if phrase in keys), None):
                return last, key
    return index, None


def _named(text: str, words: Tokens, person: Person) -> FoundName:
    start, end = words.span(person.first, person.last, person.skip)
    title = ""
    if person.titled_from < person.first:
        title = text[words.span(person.titled_from, person.titled_from)[0] : start].rstrip(' ،,(-"')
    return FoundName(start, end, text[start:end], person_key(person.parts), "person", title)


def _stretch(text: str, words: Tokens, stretch: Stretch) -> FoundName:
    first, last, skip, key, kind = stretch
    start, end = words.span(first, last, skip)
    return FoundName(start, end, text[start:end], key, kind)
