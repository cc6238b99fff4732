"""Light stemming: the article, attached letters and inflections off, so that أستانا meets أستانة.

After the light stemmers of Larkey, Ballesteros and Connell (2002): prefixes and suffixes by a short list,
nothing inside the word.
"""

from collections.abc import Iterable
from functools import lru_cache

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import stem_prefixes
from timeline.arabic.script import fold_word
from timeline.arabic.text import split

_PREFIXES = stem_prefixes()
_SUFFIXES = closed.letters("stem_ending")
_SHORTEST = 3
# Readings of words that name a time, which say when and not what, and of those that every text has.
_TELLS_NOTHING = frozenset({
    "month", "weak_month", "weekday", "shift", "direction", "day_head", "unit", "common", "leans_back",
    "opens_clause", "complementiser",
})  # fmt: skip


def stem(word: str) -> str:
    """The stem of one folded word; at least three letters stay."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


def terms(text: str) -> frozenset[str]:
    """The stems of the words that tell what a text is about: no dates, no common words, no short ones."""
    return terms_of(split(fold_word(text))[0])


def terms_of(words: Iterable[str]) -> frozenset[str]:
    """The same for a text's folded words."""
    return frozenset(filter(None, map(_term, words)))


@lru_cache(maxsize=2**14)
def _term(word: str) -> str | None:
    """The stem of a word that tells what a text is about, None of any other; texts repeat their words."""
    if len(word) < _SHORTEST or word.isdigit():
        return None
    form = lexicon.load().words.get(word)
    return None if form and not _TELLS_NOTHING.isdisjoint(form.readings) else stem(word)
