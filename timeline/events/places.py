"""Places in a stretch of text, by the gazetteer.

A name that is also an ordinary word (صور, دير, حي) counts only behind a word that shows a place: مدينة صور. Of
places that share a name the first of the gazetteer, mostly the largest, is meant, unless the stretch names the
country of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.arabic.lexicon import names
from timeline.events.gazetteer import Entry, Gazetteer, Place
from timeline.events.words import Words, detached

# Letters of a name under which nothing is taken off before it: ولي is no و + لي.
_SHORTEST_BARE = 3


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as a text names it: its words, their place in the text, and what is known of it."""

    start: int
    end: int
    text: str
    key: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    skip: int
    entries: Sequence[Entry]


def find_places(text: str, words: Words, taken: Sequence[bool], known: Gazetteer) -> tuple[FoundPlace, ...]:
    """The places among the words; `taken`: per word, whether it belongs to a name of another kind."""
    matches: list[_Match] = []
    index, count = 0, len(words.words)
    while index < count:
        match = None if taken[index] else _match(words, index, known)
        if match is None or any(taken[index : match.last + 1]):
            index += 1
        else:
            matches.append(match)
            index = match.last + 1
    countries = {match.entries[0].place.country for match in matches if len(match.entries) == 1}
    return tuple(_found(text, words, match, countries) for match in matches)


def _match(words: Words, index: int, known: Gazetteer) -> _Match | None:
    word = words.words[index]
    if word in known.places and (match := _longest(words, index, 0, word, known)):
        return match
    for skip, bare in detached(word):
        if len(bare) >= _SHORTEST_BARE and bare in known.places:
            match = _longest(words, index, skip, bare, known)
            if match and (word[0] not in "فك" or match.entries[0].place.key.startswith("country:")):
                return match
    return None


def _longest(words: Words, index: int, skip: int, word: str, known: Gazetteer) -> _Match | None:
    entries = known.places[word]
    behind_place_word = None
    found: list[Entry] = []
    for entry in entries:
        length = len(entry.rest)
        if found and length < len(found[0].rest):
            break
        last = index + length
        if length and (tuple(words.words[index + 1 : last + 1]) != entry.rest or not words.joined(index, last)):
            continue
        if not entry.anywhere:
            if behind_place_word is None:
                behind_place_word = _behind_place_word(words, index, skip)
            if not (behind_place_word or (_is_country(entry.place) and _behind_preposition(words, index, skip))):
                continue
        found.append(entry)
    return _Match(index, index + len(found[0].rest), skip, found) if found else None


def _is_country(place: Place) -> bool:
    return place.key.startswith("country:")


def _behind_place_word(words: Words, index: int, skip: int) -> bool:
    if skip or index == 0 or not words.joined(index - 1, index):
        return False
    before = words.words[index - 1]
    shows = names.words("place_word")
    return before in shows or any(bare in shows for _, bare in detached(before))


def _behind_preposition(words: Words, index: int, skip: int) -> bool:
    if skip or index == 0 or not words.joined(index - 1, index):
        return False
    return words.words[index - 1].removeprefix("و") in names.words("preposition")


def _found(text: str, words: Words, match: _Match, countries: set[str | None]) -> FoundPlace:
    places = [entry.place for entry in match.entries]
    place = next((place for place in places if place.country and place.country in countries), places[0])
    start, end = words.span(match.first, match.last, match.skip)
    return FoundPlace(
        start, end, text[start:end], place.key, place.country, place.latitude, place.longitude
    )
