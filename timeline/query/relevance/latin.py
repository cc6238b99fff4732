"""The English and French words of a question in Arabic: translated, a place, or a name spelled alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.arabic.lexicon.names import place_names, places_in_latin
from timeline.query.ask.subject import asks_for_sayings
from timeline.query.ask.words import Word, words_of
from timeline.query.relevance.asked import Asked, name_asked, verb_of_saying, word_asked
from timeline.query.relevance.lexicon import translations

_LONGEST_PLACE = 3
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
    while position < len(words):
        taken, one = _at(words[position:], spelled)
        if one is None:
            unknown.append(words[position].text)
        else:
            found.append(one)
        position += taken
    return InLatin(tuple(found), tuple(unknown))


def _at(words: Sequence[Word], spelled: Callable[[str], Sequence[str]]) -> tuple[int, Asked | None]:
    """What begins with the first of some words: how many of them it takes."""
    first = words[0]
    if not first.text[0].isupper() and (arabic := translations(first.key)):
        return 1, _translated(first.text, arabic)
    if first.text[0].isupper():
        for count, name, keys in _places(words):
            arabic_name = place_names()[keys[0]][0] if keys[0] in place_names() else ""
            # A place of several words in Arabic has the name of a person in Latin letters now and then.
            if arabic_name and not (count == 1 and " " in arabic_name and spelled(first.key)):
                one = name_asked(arabic_name, keys[0])
                return count, replace(one, text=name, keys=frozenset(keys))
    if arabic := translations(first.key):
        return 1, _translated(first.text, arabic)
    if len(first.key) >= _SHORTEST and (names := spelled(first.key)):
        several = [name_asked(name, "") for name in names]
        return 1, replace(
            several[0],
            text=first.text,
            forms=frozenset().union(*(one.forms for one in several)),
            parts=tuple(part for one in several for part in one.parts),
            telling=frozenset(part for one in several for part in one.parts),
        )
    return 1, None


def _places(words: Sequence[Word]) -> Iterator[tuple[int, str, list[str]]]:
    for count in range(min(_LONGEST_PLACE, len(words)), 0, -1):
        name = " ".join(word.text for word in words[:count])
        if keys := places_in_latin(name):
            yield count, name, keys


def _translated(text: str, arabic: Sequence[str]) -> Asked:
    several = [word_asked(word) for word in arabic]
    return Asked(
        text,
        frozenset().union(*(one.forms for one in several)),
        frozenset().union(*(one.near for one in several)),
        frozenset().union(*(one.acts for one in several)),
        (),
        frozenset(),
        max(one.weight for one in several),
        words=frozenset().union(*(one.words for one in several)),
        unsure=frozenset().union(*(one.unsure for one in several)),
    )
