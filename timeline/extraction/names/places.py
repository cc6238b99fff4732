"""Places in a text, by the gazetteer.

A name that is also an ordinary word (صور, دير, حي) counts only after a word that shows a place: مدينة صور. Of
places that share a name the first of the gazetteer, usually the largest, is assumed, unless the text names
something in the country of another and nothing in that of the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import GazetteerEntry, Place
from timeline.extraction.names.triggers import NameTrigger
from timeline.extraction.names.words import adjoin

_SELDOM_ATTACHED = closed.letters("seldom_attached")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as a text names it: its words, their span in the text, and its entry in the gazetteer."""

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
    entries: Sequence[GazetteerEntry]


def find_places(
    text: str, words: Tokens, triggers: Sequence[NameTrigger], taken: Sequence[bool]
) -> tuple[FoundPlace, ...]:
    """Return the places among the words.

    triggers: what each of the words may open; taken: which of them belong to a name of another kind.
    """
    matches: list[_Match] = []
    next_index = 0
    for index, trigger in enumerate(triggers):
        if trigger.places and index >= next_index and not taken[index]:
            match = _match(words, index, trigger.places)
            if match and not any(taken[index : match.last + 1]):
                matches.append(match)
                next_index = match.last + 1
    countries = {match.entries[0].place.country for match in matches if len(match.entries) == 1}
    return tuple(_found(text, words, match, countries) for match in matches)


def _match(
    words: Tokens, index: int, openings: Sequence[tuple[int, Sequence[GazetteerEntry]]]
) -> _Match | None:
    for skip, entries in openings:
        match = _longest(words, index, skip, entries)
        # ف and ك are seldom attached to a place's name, and often the first letter of another word.
        doubtful = skip and words.words[index][0] in _SELDOM_ATTACHED
        if match and (not doubtful or _is_country(match.entries[0].place)):
            return match
    return None


def _longest(words: Tokens, index: int, skip: int, entries: Sequence[GazetteerEntry]) -> _Match | None:
    after_place_word = None
    longest: list[GazetteerEntry] = []
    for entry in entries:
        length = len(entry.rest)
        if longest and length < len(longest[0].rest):
            break
        last = index + length
        if length and (
            tuple(words.words[index + 1 : last + 1]) != entry.rest or not adjoin(words, index, last)
        ):
            continue
        if not entry.anywhere:
            if after_place_word is None:
                after_place_word = _after_place_word(words, index, skip)
            if not (
                after_place_word or (_is_country(entry.place) and _after_preposition(words, index, skip))
            ):
                continue
        longest.append(entry)
    return _Match(index, index + len(longest[0].rest), skip, longest) if longest else None


def _is_country(place: Place) -> bool:
    return place.key.startswith("country:")


def _after_place_word(words: Tokens, index: int, skip: int) -> bool:
    if skip or index == 0 or not adjoin(words, index - 1, index):
        return False
    before = words.words[index - 1]
    place_words = names.words("place_word")
    return before in place_words or any(bare in place_words for _, bare in strip_proclitics(before))


def _after_preposition(words: Tokens, index: int, skip: int) -> bool:
    if skip or index == 0 or not adjoin(words, index - 1, index):
        return False
    return words.words[index - 1].removeprefix(AND) in names.words("preposition")


def _found(text: str, words: Tokens, match: _Match, countries: set[str | None]) -> FoundPlace:
    places = [entry.place for entry in match.entries]
    place = places[0]
    if place.country not in countries:
        place = next((other for other in places if other.country in countries), place)
    start, end = words.span(match.first, match.last, match.skip)
    return FoundPlace(start, end, text[start:end], place.key, place.country, place.latitude, place.longitude)
