"""The English and French words of a question in Arabic: translated, a place, or a name spelled alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.arabic.latin_key import key_of_arabic, keys_of_latin
from timeline.arabic.lexicon.names import place_names, places_in_arabic, places_in_latin
from timeline.arabic.script import fold_word
from timeline.query.ask.subject import asks_for_sayings
from timeline.query.ask.words import Word, words_of
from timeline.query.relevance.asked import (
    COUNTRY,
    Asked,
    asked_in_arabic,
    name_asked,
    several_asked,
    verb_of_saying,
    word_asked,
)
from timeline.query.relevance.lexicon import abbreviated, place_called, term_of, translated, translations

_LONGEST_PLACE = 3
_LONGEST_PHRASE = 4
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class InLatin:
    """What the Latin words of a question are in Arabic; unknown: those that nothing was found for."""

    asked: tuple[Asked, ...]
    unknown: tuple[str, ...]


def asked_in_latin(text: str, spelled: Callable[[str], Sequence[str]]) -> InLatin:
    """Read the words in Latin letters. spelled: finds the names of the database that sound like one."""
    every = words_of(text)
    asking = tuple(every[index] for index in asks_for_sayings(every) or ())
    words = [word for word in every if not (word.is_arabic or word.key.isdigit() or word in asking)]
    found = [verb_of_saying(word.text) for word in asking[1:] if not word.is_arabic]
    unknown: list[str] = []
    position = 0
    # Who writes no capitals at all means names without them.
    capitals = any(_is_name(word) for word in words)
    while position < len(words):
        taken, read = _at(words[position:], spelled, capitals)
        found += read
        if not read:
            unknown.append(words[position].text)
        position += taken
    return InLatin(tuple(found), tuple(unknown))


def as_written(word: str) -> Asked:
    """A word in Latin letters that the texts have as well."""
    one = word_asked(word)
    return replace(one, forms=one.forms | _written(word), near=frozenset(), acts=frozenset())


def _written(word: str) -> frozenset[str]:
    return frozenset({word, word.lower(), word.upper()})


def _is_name(word: Word) -> bool:
    return word.text[0].isupper()


def _at(
    words: Sequence[Word], spelled: Callable[[str], Sequence[str]], capitals: bool
) -> tuple[int, Sequence[Asked]]:
    """What begins with the first of some words: how many of them it takes; nothing if it is not known."""
    first = words[0]
    if known := abbreviated(first.text):
        return 1, asked_in_arabic(" ".join(known))
    if phrase := _phrase(words):
        return phrase
    if called := _called(words):
        return called
    if not _is_name(first) and (arabic := translations(first.key)):
        return 1, [several_asked(first.text, arabic)]
    if _is_name(first):
        for count, name, keys in _places(words):
            if count == 1 and not keys[0].startswith(COUNTRY) and translated(first.key):
                break  # The Korean War is no place in Iran.
            arabic_name = place_names()[keys[0]][0] if keys[0] in place_names() else ""
            if arabic_name and not (count == 1 and " " in arabic_name and spelled(first.key)):
                place = replace(name_asked(arabic_name, keys[0]), text=name, keys=frozenset(keys))
                return count, [_or_somebody(place, first, spelled) if count == 1 else place]
        # A name that ends like a form of a word is none: Banna.
        if arabic := translated(first.key):
            several = several_asked(first.text, arabic)
            return 1, [replace(several, forms=several.forms | _written(first.text))]
    if (_is_name(first) or not capitals) and len(first.key) >= _SHORTEST and (names := spelled(first.key)):
        alike = [name_asked(name, "") for name in names]
        if len(alike[0].parts) > 1:
            return 1, [replace(alike[0], text=first.text)]
        parts = tuple(part for one in alike for part in one.parts)
        forms = frozenset().union(*(one.forms for one in alike))
        return 1, [replace(alike[0], text=first.text, forms=forms, parts=parts, telling=frozenset(parts))]
    if arabic := translations(first.key):
        return 1, [several_asked(first.text, arabic)]
    return 1, ()


def _or_somebody(place: Asked, word: Word, spelled: Callable[[str], Sequence[str]]) -> Asked:
    """A place, or somebody of the database whose name is spelled like it: Rim is Rome in other languages."""
    if place.country.startswith(COUNTRY) or key_of_arabic(place.parts[0]) in keys_of_latin(word.key):
        return place
    others = [name_asked(name, "") for name in spelled(word.key)]
    parts = tuple(part for one in (place, *others) for part in one.parts)
    forms = place.forms.union(*(one.forms for one in others))
    return replace(place, forms=forms, parts=parts, telling=place.telling.union(parts))


def _phrase(words: Sequence[Word]) -> tuple[int, Sequence[Asked]] | None:
    """What several words say together: set on fire, prime minister."""
    for count in range(min(_LONGEST_PHRASE, len(words)), 1, -1):
        key = " ".join(word.key for word in words[:count])
        text = " ".join(word.text for word in words[:count])
        if arabic := translated(key):
            return count, [several_asked(text, arabic)]
        if arabic := term_of(key):
            return count, [word_asked(word) for word in arabic]
    return None


def _called(words: Sequence[Word]) -> tuple[int, Sequence[Asked]] | None:
    """A place that the gazetteer has by another Latin name."""
    for count in range(min(_LONGEST_PLACE, len(words)), 0, -1):
        arabic = place_called(" ".join(word.key for word in words[:count]))
        if arabic and _is_name(words[0]):
            keys = places_in_arabic(fold_word(arabic))
            text = " ".join(word.text for word in words[:count])
            return count, [replace(name_asked(arabic, keys[0] if keys else ""), text=text)]
    return None


def _places(words: Sequence[Word]) -> Iterator[tuple[int, str, list[str]]]:
    for count in range(min(_LONGEST_PLACE, len(words)), 0, -1):
        name = " ".join(word.text for word in words[:count])
        if keys := places_in_latin(name):
            yield count, name, keys
