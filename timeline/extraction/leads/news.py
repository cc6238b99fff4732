"""Whether an article is a news report, as far as its kind and its title show.

Chronicles, diaries, lists and sections of printed works are none, nor is what has a title of an opinion, an
explanation, an interview, a rubric, a list or a table.
"""

import re
from collections.abc import Sequence
from functools import cache

from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms_of
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, words_of
from timeline.dates.interval import Interval
from timeline.extraction.model import Article
from timeline.grammar.conventions import Genre

_ASKS = re.compile(r"[?؟]|!")
# A paper in quotation marks and a colon: “The Herald”: what it says.
_QUOTED_SOURCE = re.compile(r'\s*["“”«][^"“”«»\n]{2,40}["“”»]\s*[:؛]')
# A number and what is listed: 5 أسباب. The list is of what follows, not of the dead.
_NUMBERED = re.compile(r"\s*\d{1,2}\s+(\w+)")
# The share of the lighter of title and sentence that both have, as a number of content terms.
_SHARED = 1


def may_be_news(article: Article) -> bool:
    """Whether an article may be a report of the news, by its kind and its publication."""
    genre = article.conventions.genre
    if article.work is not None or genre in (Genre.CHRONICLE, Genre.DIARY, Genre.LIST):
        return False
    return not _is_open(article.published)


def may_head_news(title: str | None) -> bool:
    """Whether a title may be that of a report of the news; true without one."""
    if not title:
        return True
    words = words_of(title, 0, len(title))
    if not words or _ASKS.search(title):
        return False
    if not word_set("no_news_title").isdisjoint(word.folded for word in words):
        return False
    numbered = _NUMBERED.match(title)
    first = fold_word(numbered.group(1)) if numbered else words[0].folded
    if first in word_set("opens_no_news_title"):
        return False
    padded = f" {' '.join(word.folded for word in words)} "
    return not any(phrase in padded for phrase in _phrases())


def reviews_press(title: str | None) -> bool:
    """Whether a title opens with the name of a source in quotation marks."""
    return title is not None and _QUOTED_SOURCE.match(title) is not None


def is_titled(title: str | None, sentence: Sequence[Word]) -> bool:
    """Whether a sentence is about what the title says: they share a content term. True without a title."""
    mine = terms_of(fold_word(title or "").split())
    return not mine or len(mine & terms_of(word.folded for word in sentence)) >= _SHARED


def _is_open(published: Interval | None) -> bool:
    """Whether the publication has an open end: that of a work of another time."""
    return published is not None and (published.earliest is None or published.latest is None)


@cache
def _phrases() -> tuple[str, ...]:
    """The phrases of a title that heads no news, folded, each between spaces."""
    return tuple(f" {fold_word(phrase)} " for phrase in closed.table("no_news_phrase")["phrases"])
