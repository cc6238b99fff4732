"""Places in a text, by the gazetteer.

A name that is also an ordinary word (صور, دير, حي) counts only behind a word that shows a place: مدينة صور.
Of places that share a name the first of the gazetteer, mostly the largest, is meant, unless the text names
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
    entries: Sequence[GazetteerEntry]


def find_places(
    text: str, words: Tokens, triggers: Sequence[NameTrigger], taken: Sequence[bool]
) -> tuple[FoundPlace, ...]:
    """The places among the words.

    Per word, triggers: what it may open; taken: whether it belongs to a name of another kind.
    """
    matches: list[_Match] = []
    behind = 0
    for index, trigger in enumerate(triggers):
        if trigger.places and index >= behind and not taken[index]:
            match = _match(words, index, trigger.places)
            if match and not any(taken[index : match.last + 1]):
                matches.append(match)
                behind = match.last + 1
    countries = {match.entries[0].place.country for match in matches if len(match.entries) == 1}
    return tuple(_found(text, words, match, countries) for match in matches)


def _match(
    words: Tokens, index: int, readings_: Sequence[tuple[int, Sequence[GazetteerEntry]]]
) -> _Match | None:
    for skip, entries in readings_:
        match = _longest(words, index, skip, entries)
        # ف and ك are seldom attached to a place, and often the first letter of another word.
        doubtful = skip and words.words[index][0] in _SELDOM_ATTACHED
        if match and (not doubtful or _is_country(match.entries[0].place)):
            return match
    return None


def _longest(words: Tokens, index: int, skip: int, entries: Sequence[GazetteerEntry]) -> _Match | None:
    behind_place_word = None
    found: list[GazetteerEntry] = []
    for entry in entries:
        length = len(entry.rest)
        if found and length < len(found[0].rest):
            break
        last = index + length
        if length and (
            tuple(words.words[index + 1 : last + 1]) != entry.rest or not adjoin(words, index, last)
        ):
            continue
        if not entry.anywhere:
            if behind_place_word is None:
                behind_place_word = _behind_place_word(words, index, skip)
            if not (
                behind_place_word or (_is_country(entry.place) and _behind_preposition(words, index, skip))
            ):
                continue
        found.append(entry)
    return _Match(index, index + len(found[0].rest), skip, found) if found else None


def _is_country(place: Place) -> bool:
    return place.key.startswith("country:")


def _behind_place_word(words: Tokens, index: int, skip: int) -> bool:
    if skip or index == 0 or not adjoin(words, index - 1, index):
        return False
    before = words.words[index - 1]
    shows = names.words("place_word")
    return before in shows or any(bare in shows for _, bare in strip_proclitics(before))


def _behind_preposition(words: Tokens, index: int, skip: int) -> bool:
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
