"""Places in a text, by the gazetteer.

A name that is also an ordinary word (صور, دير, حي) counts only after a word that shows a place: مدينة صور;
that of a smaller place only where the text shows one (place_evidence.py), there or elsewhere in the article,
or where it is next to a place in a list. Of places that share a name the first of the gazetteer, usually the
largest, is assumed, unless the text names something in the country of another and nothing in that of the
first.
"""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.spelling import is_written_as
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Evidence, GazetteerEntry, Place
from timeline.extraction.names.place_evidence import (
    is_after_place_word,
    is_after_preposition,
    is_indefinite,
    shows_place,
)
from timeline.extraction.names.place_heads import find_headed, place_key
from timeline.extraction.names.triggers import NameTrigger
from timeline.extraction.names.words import adjoin, is_common

_SELDOM_ATTACHED = closed.letters("seldom_attached")
_LISTS = ("،", ",", "/", "-")
# A shorter name that no list has is found only after a word like قرية: مدينة نصر, not في نصر.
_LONG_ENOUGH = 5


class FoundPlace(NamedTuple):
    """A place as a text names it: its words, their span in the text, and its entry in the gazetteer."""

    start: int
    end: int
    text: str
    key: str
    country: str | None
    latitude: float | None
    longitude: float | None


class _Match(NamedTuple):
    """Words first to last may name one of the places; shown: whether the text shows that they do."""

    first: int
    last: int
    skip: int
    entries: Sequence[GazetteerEntry]
    shown: bool


def find_places(
    text: str,
    words: Tokens,
    triggers: Sequence[NameTrigger],
    listed: Sequence[int],
    taken: Sequence[bool],
) -> tuple[FoundPlace, ...]:
    """Return the places among the words.

    triggers: what each of the words may open; listed: the indexes of those that open something; taken: which
    words belong to a name of another kind.
    """
    matches: list[_Match] = []
    next_index = 0
    for index in listed:
        if triggers[index].places and index >= next_index and not taken[index]:
            match = _match(words, index, triggers)
            if match and not any(taken[index : match.last + 1]) and not _is_part(words, match):
                matches.append(match)
                next_index = match.last + 1
    matches = _shown(words, matches)
    matches = _with_headed(words, triggers, listed, matches, taken)
    countries = {match.entries[0].place.country for match in matches if len(match.entries) == 1}
    found = (_found(text, words, match, countries) for match in matches)
    return tuple(place for place in found if not is_indefinite(place.text))


def _match(words: Tokens, index: int, triggers: Sequence[NameTrigger]) -> _Match | None:
    for skip, entries in triggers[index].places:
        match = _longest(words, index, skip, entries, triggers)
        # ف and ك are seldom attached to a place's name, and often the first letter of another word.
        doubtful = skip and words.words[index][0] in _SELDOM_ATTACHED
        if match and (not doubtful or _is_country(match.entries[0].place)):
            return match
    return None


def _longest(
    words: Tokens,
    index: int,
    skip: int,
    entries: Sequence[GazetteerEntry],
    triggers: Sequence[NameTrigger],
) -> _Match | None:
    longest: list[GazetteerEntry] = []
    shown = False
    following = words.words[index + 1] if index + 1 < len(words) else None
    for entry in entries:
        length = len(entry.rest)
        if longest and length < len(longest[0].rest):
            break
        last = index + length
        if length and (
            entry.rest[0] != following
            or tuple(words.words[index + 1 : last + 1]) != entry.rest
            or not adjoin(words, index, last)
        ):
            continue
        evident = _evidence(words, index, last, skip, entry)
        if evident is None and _is_beside(words, last, triggers):
            evident = True
        if evident is not None:
            shown = shown or evident
            longest.append(entry)
    return _Match(index, index + len(longest[0].rest), skip, longest, shown) if longest else None


def _evidence(words: Tokens, index: int, last: int, skip: int, entry: GazetteerEntry) -> bool | None:
    """Whether the words around an entry's show it; None if they cannot name it, whatever the text shows."""
    if entry.needs is Evidence.NONE:
        return True
    if entry.needs is Evidence.PLACE_WORD:
        # ولاية جديدة: an adjective.
        if last == index and words.words[index] in names.words("no_name"):
            return None
        country = _is_country(entry.place) and is_after_preposition(words, index, skip) and not skip
        return True if country or is_after_place_word(words, index, skip) else None
    start, end = words.span(index, last, skip)
    if not is_written_as(words.folded.original[start:end], entry.written):
        return True if is_after_place_word(words, index, skip) else None
    return shows_place(words, index, last, skip)


def _is_beside(words: Tokens, last: int, triggers: Sequence[NameTrigger]) -> bool:
    """Whether a direction from a known place follows word `last`: عزون شرقي قلقيلية."""
    if last + 2 >= len(words) or words.words[last + 1] not in names.words("direction"):
        return False
    if words.words[last] in names.words("no_name") or not adjoin(words, last, last + 2):
        return False
    entries = [entry for _, every in triggers[last + 2].places for entry in every]
    return any(entry.needs is not Evidence.PLACE_WORD for entry in entries)


def _is_country(place: Place) -> bool:
    return place.key.startswith("country:")


def _is_part(words: Tokens, match: _Match) -> bool:
    """Whether a match is part of the name of a team, a firm or a competition: مانشستر سيتي, كأس آسيا."""
    first, last = match.first, match.last
    before = words.words[first - 1] if first and not match.skip and adjoin(words, first - 1, first) else ""
    if before in names.words("before_competition_place"):
        return True
    if _is_country(match.entries[0].place):
        return False
    if before in names.words("before_city") or before[1:] in names.words("before_city"):
        return True
    following = last + 1
    return (
        following < len(words)
        and adjoin(words, last, following)
        and words.words[following] in names.words("after_city")
    )


def _shown(words: Tokens, matches: Sequence[_Match]) -> list[_Match]:
    """The matches that the text shows to be places: there, elsewhere, or as items of a list with another."""
    elsewhere = {entry.place.key for match in matches if match.shown for entry in match.entries}
    every = [
        match if match.shown else match._replace(shown=match.entries[0].place.key in elsewhere)
        for match in matches
    ]
    for order in (range(1, len(every)), range(len(every) - 2, -1, -1)):
        for at in order:
            other = at - order.step
            first, second = sorted((at, other))
            if every[other].shown and not every[at].shown and _are_listed(words, every[first], every[second]):
                every[at] = every[at]._replace(shown=True)
    return [match for match in every if match.shown]


def _with_headed(
    words: Tokens,
    triggers: Sequence[NameTrigger],
    listed: Sequence[int],
    matches: Sequence[_Match],
    taken: Sequence[bool],
) -> list[_Match]:
    """The matches, and the places that no list has after a word like قرية, and after في elsewhere."""
    heads = [index for index in listed if triggers[index].place_head]
    if not heads:
        return list(matches)
    used = list(taken)
    for match in matches:
        used[match.first : match.last + 1] = [True] * (match.last + 1 - match.first)
    headed = find_headed(words, triggers, heads, used)
    if not headed:
        return list(matches)
    phrases: dict[str, set[tuple[str, ...]]] = {}
    found = list(matches)
    after = {last + 1 for last in headed.values()}
    for first, last in headed.items():
        # و before the next item of a list is attached.
        skip = int(words.words[first].startswith(AND) and first in after)
        phrase = (words.words[first][skip:], *words.words[first + 1 : last + 1])
        if len(phrase) > 1 or (len(phrase[0]) >= _LONG_ENOUGH and not is_common(phrase[0])):
            phrases.setdefault(phrase[0], set()).add(phrase[1:])
        found.append(_unlisted(first, last, skip, phrase))
        used[first : last + 1] = [True] * (last + 1 - first)
    for index, trigger in enumerate(triggers):
        for skip, bare in trigger.readings if not used[index] else ():
            if bare not in phrases:
                continue
            if not (is_after_preposition(words, index, skip) or is_after_place_word(words, index, skip)):
                continue
            for rest in phrases[bare]:
                last = index + len(rest)
                if tuple(words.words[index + 1 : last + 1]) == rest and adjoin(words, index, last):
                    found.append(_unlisted(index, last, skip, (bare, *rest)))
                    used[index : last + 1] = [True] * (last + 1 - index)
                    break
    return sorted(found, key=lambda match: match.first)


def _unlisted(first: int, last: int, skip: int, phrase: tuple[str, ...]) -> _Match:
    return _Match(first, last, skip, (GazetteerEntry(phrase[1:], Place(place_key(phrase))),), True)


def _are_listed(words: Tokens, first: _Match, second: _Match) -> bool:
    """Whether two matches are next to each other in a list: نابلس وقلقيلية, نابلس، قلقيلية."""
    if second.first != first.last + 1:
        return False
    gap = words.between(first.last).strip(" ")
    if second.skip:
        return words.words[second.first].startswith(AND) and gap in ("", *_LISTS)
    return gap in _LISTS


def _found(text: str, words: Tokens, match: _Match, countries: set[str | None]) -> FoundPlace:
    places = [entry.place for entry in match.entries]
    place = places[0]
    if place.country not in countries:
        place = next((other for other in places if other.country in countries), place)
    start, end = words.span(match.first, match.last, match.skip)
    return FoundPlace(start, end, text[start:end], place.key, place.country, place.latitude, place.longitude)
