"""Stems of words, and how much they weigh.

Light stemming removes the article, attached letters and inflections, so that أستانا matches أستانة. After the
light stemmers of Larkey, Ballesteros and Connell (2002): prefixes and suffixes from a short list, nothing
inside the word. Rare stems weigh more than those that occur in every other article.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import fsum, log

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import stem_prefixes
from timeline.arabic.per_word import PerWord
from timeline.arabic.script import fold_word
from timeline.arabic.text import split

_PREFIXES = stem_prefixes()
_SUFFIXES = closed.letters("stem_ending")
_SHORTEST = 3
# A run of more letters is no word, and PostgreSQL's indexes of words take none much longer.
LONGEST_WORD = 100
# Stems found in fewer than 5 of 1,000 articles are not in the table and count as the rarest in it.
_RAREST = 5
_WEIGHT_OF_RAREST = log(1000 / _RAREST)
# Readings of words that name a time, which say when and not what, and of those that every text has.
_NOT_CONTENT = frozenset({
    "month", "weak_month", "weekday", "shift", "direction", "day_head", "unit", "common", "dependent",
    "opens_clause", "complementiser",
})  # fmt: skip


def stem(word: str) -> str:
    """Return the stem of one folded word, at least three letters long unless the word is shorter."""
    if word.startswith(_PREFIXES):
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
                word = word[len(prefix) :]
                break
    if word.endswith(_SUFFIXES):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
                return word[: -len(suffix)]
    return word


def terms(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text: no dates, no common words, no short ones."""
    return terms_of(split(fold_word(text))[0])


def terms_of(words: Iterable[str]) -> frozenset[str]:
    """Like `terms`, for the folded words of a text."""
    return frozenset(filter(None, map(_TERMS.__getitem__, words)))


def _term(word: str) -> str | None:
    """The stem of a content word, otherwise None."""
    if not _SHORTEST <= len(word) <= LONGEST_WORD or word.isdigit():
        return None
    form = lexicon.load().words.get(word)
    return None if form and not _NOT_CONTENT.isdisjoint(form.readings) else stem(word)


_TERMS = PerWord(_term)


def weight(stems: Iterable[str]) -> float:
    """Return the sum of the inverse document frequencies of stems, in natural logarithms.

    After Spärck Jones (1972). Rounded once: the same stems weigh the same in whatever order a set gives them.
    """
    known = _weights()
    return fsum([known.get(stem, _WEIGHT_OF_RAREST) for stem in stems])


def heaviest(stems: Iterable[str], count: int) -> list[str]:
    """Return the `count` stems that weigh most; equal ones in the order of their code points."""
    known = _weights()
    return sorted(stems, key=lambda stem: (-known.get(stem, _WEIGHT_OF_RAREST), stem))[:count]


@cache
def _weights() -> Mapping[str, float]:
    """The stems of stem_frequency.tsv, whose header names its source. Read once; never changed."""
    lines = (files("timeline.arabic") / "stem_frequency.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {stem: log(1000 / int(count)) for stem, count in rows}
