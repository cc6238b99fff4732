"""Other spellings of a foreign name: ترمب and ترامب, فاغنر and فاجنر."""

from collections.abc import Iterator
from functools import lru_cache

from timeline.arabic.lexicon.names import is_common
from timeline.arabic.skeleton import folded_skeleton
from timeline.query.relevance.lexicon import exchanged_letters, vowel_letters

_SHORTEST = 4


def spelled_otherwise(word: str) -> frozenset[str]:
    """Return spellings of a folded name that have its key (arabic/skeleton.py) and differ by one letter.

    A name that is an Arabic word as well has no other spelling: it would be another word.
    """
    if len(word) < _SHORTEST or is_common(word):
        return frozenset()
    return frozenset(one for one in _changed(word) if one != word and sound_alike(one, word))


def sound_alike(one: str, other: str) -> bool:
    """Whether two folded spellings may be of one foreign name; short ones may differ by one letter."""
    if sound_of(one) == sound_of(other):
        return True
    # Most words differ at both ends.
    if len(one) != len(other) or len(one) <= _SHORTEST or (one[0] != other[0] and one[-1] != other[-1]):
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differ) == 1 and differ[0][1] in exchanged_letters(differ[0][0])


@lru_cache(maxsize=2**14)
def sound_of(word: str) -> str:
    """Return the key of a folded name, in which s and z are one: ديفيس and ديفيز."""
    key = folded_skeleton(word)
    return key if key == word else key.replace("Z", "S")


def _changed(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        before, letter, after = word[:place], word[place], word[place + 1 :]
        for vowel in vowel_letters():
            yield before + vowel + letter + after
        if letter in vowel_letters():
            yield before + after
    for place, letter in enumerate(word):
        for other in exchanged_letters(letter):
            yield word[:place] + other + word[place + 1 :]
