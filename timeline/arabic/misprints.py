"""Numbers in words that a scanned text has misspelled by a letter: وخمين for وخمسين, وستبائة for وستمائة."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from timeline.arabic import lexicon

# Shorter words are one letter from too many others.
_SHORTEST = 4
# The numbers that can go on in a year: the tens and the hundreds.
_LEAST = 20


@lru_cache(maxsize=2**12)
def misprinted_number(word: str) -> int | None:
    """Return the only tens or hundreds from which a folded word differs by a letter, else None."""
    if len(word) < _SHORTEST:
        return None
    found = {value for number, value in _numbers().items() if _differ_by_a_letter(word, number)}
    return found.pop() if len(found) == 1 else None


def _differ_by_a_letter(one: str, other: str) -> bool:
    """Whether one letter was added, left out or taken for another."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1 or one == other:
        return False
    first = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    rest = shorter[first:] if len(shorter) < len(longer) else shorter[first + 1 :]
    return rest == longer[first + 1 :]


@cache
def _numbers() -> Mapping[str, int]:
    return dict(_tens_and_hundreds())


def _tens_and_hundreds() -> Iterator[tuple[str, int]]:
    for word, form in lexicon.load().words.items():
        value = form.readings.get("hundreds", form.readings.get("cardinal"))
        if isinstance(value, int) and value >= _LEAST and len(word) >= _SHORTEST and not form.clitic:
            yield word, value
