"""Proclitics: letters written as one with the next word, attached and removed.

Before the article, ل replaces the alif: للعام is ل and العام.
"""

from collections.abc import Iterator
from functools import lru_cache

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import ARTICLE, FOR

# The article after ل.
_AFTER_FOR = ARTICLE[1:]

_ROWS = closed.table("proclitic")["rows"]
_CONJUNCTIONS = closed.letters("conjunction")
_ALL = tuple(row["form"] for row in _ROWS)
_BEFORE_ARTICLE = tuple(row["form"] for row in _ROWS if row.get("article"))
# The longer ones are tried first.
_BEFORE_NAME = tuple(sorted((row["form"] for row in _ROWS if row.get("name")), key=len, reverse=True))
# The same by their first letter.
_BY_FIRST = {
    letter: [letters for letters in _BEFORE_NAME if letters[0] == letter]
    for letter in {letters[0] for letters in _BEFORE_NAME}
}


def surfaces(word: str, proclitics: bool | str = True) -> Iterator[tuple[str, str]]:
    """Yield (letters attached, the whole written as one word) for a folded word, first without letters.

    proclitics: false for none, "conjunctions" for و and ف alone.
    """
    yield "", word
    if not proclitics:
        return
    if proclitics == "conjunctions":
        yield from ((letter, letter + word) for letter in _CONJUNCTIONS)
        return
    for letters in _BEFORE_ARTICLE if word.startswith(ARTICLE) else _ALL:
        yield letters, _attached(letters, word)


@lru_cache(maxsize=2**12)
def strip_proclitics(word: str) -> tuple[tuple[int, str], ...]:
    """Return (number of letters removed, the rest) for every way to remove proclitics from a name.

    At least two letters stay. للعراق has one letter before العراق.
    """
    return stripped(word)


def stripped(word: str) -> tuple[tuple[int, str], ...]:
    """Like `strip_proclitics`, for those who remember what they found."""
    splits: list[tuple[int, str]] = []
    for letters in _BY_FIRST.get(word[0], ()):
        if word.startswith(letters) and len(word) >= len(letters) + 2:
            rest = word[len(letters) :]
            splits.append((len(letters), rest))
            if letters.endswith(FOR) and rest.startswith(_AFTER_FOR):
                splits.append((len(letters), ARTICLE + rest[1:]))
    return tuple(splits)


def stem_prefixes() -> tuple[str, ...]:
    """Return what the light stemmer removes before a word, the longest first."""
    alone = [row["form"] for row in _ROWS if row.get("stem") == "alone"]
    with_article = [_attached(row["form"], ARTICLE) for row in _ROWS if row.get("stem")]
    return tuple(sorted((ARTICLE, *with_article, *alone), key=len, reverse=True))


def _attached(letters: str, word: str) -> str:
    drops_alif = letters.endswith(FOR) and word.startswith(ARTICLE)
    return letters + (word[1:] if drops_alif else word)
