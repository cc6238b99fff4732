"""Whether a word is in a closed class, with or without letters attached before it."""

from functools import cache, lru_cache

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import strip_proclitics


@lru_cache(maxsize=2**13)
def among(word: str, table: str) -> bool:
    """Whether a folded word is in the closed class `table`, also with attached letters: وبيان is بيان."""
    words = word_set(table)
    return bool(word) and (word in words or any(rest in words for _, rest in strip_proclitics(word)))


@cache
def word_set(table: str) -> frozenset[str]:
    """Return the folded words of the closed class with this name."""
    return frozenset(closed.words(table))
