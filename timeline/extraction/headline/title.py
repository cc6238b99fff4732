"""Whether the title of an article says what one of its clauses reports."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms, weight
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.extraction.headline.ending import LONGEST

# A title may be a little longer than a clause that is cut: it was written to be read alone.
_LONGEST_TITLE = LONGEST + 20
_FEWEST_WORDS = 3
# Stems that a title and a clause must share, and their share of the weight of the title.
_FEWEST_STEMS, _SHARE = 2, 0.5
# The name of the publisher at the end, a rubric at the beginning.
_PUBLISHER = re.compile(r"\s+[|–—]\s+[^|–—]{2,30}$|\s+-\s+[A-Za-z .]{2,30}$")
_RUBRIC = re.compile(r"^(\w+)\s*(?:[:|/.…!-]+)\s*")
_QUESTION = frozenset("؟?")


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    terms: frozenset[str]
    weight: float


def title_for(title: str | None, clause: frozenset[str]) -> str | None:
    """Return the title of an article if it is a headline of a clause with these content terms."""
    known = _read(title) if title else None
    if known is None:
        return None
    shared = known.terms & clause
    fits = len(shared) >= _FEWEST_STEMS and weight(shared) >= _SHARE * known.weight
    return known.text if fits else None


@lru_cache(maxsize=8)
def _read(title: str) -> _Title | None:
    """A title without rubric and publisher; None for a question, without an act, or of no fitting length."""
    line = _PUBLISHER.sub("", " ".join(unescape(title).split()))
    while (rubric := _RUBRIC.match(line)) and fold_word(rubric[1]) in word_set("rubric_of_title"):
        line = line[rubric.end() :]
    if not _QUESTION.isdisjoint(line) or len(line) > _LONGEST_TITLE or len(line.split()) < _FEWEST_WORDS:
        return None
    found = terms(line)
    if not any(map(_is_act, fold_word(line).split())):
        return None
    return _Title(line, found, weight(found)) if len(found) >= _FEWEST_STEMS else None


def _is_act(word: str) -> bool:
    return is_perfect(word) or is_imperfect(word) or is_future(word) or names_an_act(word)
