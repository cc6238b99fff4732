"""Letters that Arabic writes as one with the next word, put before it and taken off again.

Before the article, ل swallows its alif: للعام is ل and العام.
"""

from collections.abc import Iterator
from functools import lru_cache

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import ARTICLE, FOR

# The article behind ل.
_SWALLOWED = ARTICLE[1:]

_ROWS = closed.table("proclitic")["rows"]
_ALL = tuple(row["form"] for row in _ROWS)
_BEFORE_ARTICLE = tuple(row["form"] for row in _ROWS if row.get("article"))
# The longer ones are tried first.
_BEFORE_NAME = tuple(sorted((row["form"] for row in _ROWS if row.get("name")), key=len, reverse=True))
_FIRST_LETTERS = frozenset(letters[0] for letters in _BEFORE_NAME)


def surfaces(word: str) -> Iterator[tuple[str, str]]:
    """How a folded word is written: (letters attached before it, all as one word), without any first."""
    yield "", word
    for letters in _BEFORE_ARTICLE if word.startswith(ARTICLE) else _ALL:
        yield letters, _attached(letters, word)


@lru_cache(maxsize=2**14)
def strip_proclitics(word: str) -> tuple[tuple[int, str], ...]:
    """(letters attached, word without them) for every way to take letters off a name, at least two staying.

    Of للعراق one letter counts as attached, before العراق.
    """
    found: list[tuple[int, str]] = []
    if word[0] not in _FIRST_LETTERS:
        return ()
    for letters in _BEFORE_NAME:
        if word.startswith(letters) and len(word) >= len(letters) + 2:
            rest = word[len(letters) :]
            found.append((len(letters), rest))
            if letters.endswith(FOR) and rest.startswith(_SWALLOWED):
                found.append((len(letters), ARTICLE + rest[1:]))
    return tuple(found)


def stem_prefixes() -> tuple[str, ...]:
    """What the light stemmer takes off before a word, the longer ones first."""
    alone = [row["form"] for row in _ROWS if row.get("stem") == "alone"]
    with_article = [_attached(row["form"], ARTICLE) for row in _ROWS if row.get("stem")]
    return tuple(sorted((ARTICLE, *with_article, *alone), key=len, reverse=True))


def _attached(letters: str, word: str) -> str:
    swallows = letters.endswith(FOR) and word.startswith(ARTICLE)
    return letters + (word[1:] if swallows else word)
