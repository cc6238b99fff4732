"""Whether the title of an article says what one of its clauses reports."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from html import unescape

from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms, weight
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.extraction.headline.ending import LONGEST
from timeline.grammar.expression import Lead, Semantics
from timeline.normalizer.resolution import Resolution

# A title may be a little longer than a clause that is cut: it was written to be read alone.
_LONGEST_TITLE = LONGEST + 20
_FEWEST_WORDS = 3
# Stems that a title and a clause must share, and their share of the weight of the title.
_FEWEST_STEMS, _SHARE = 2, 0.5
# The share below the first sentence, which may tell an older day of the same matter: of five titles that
# shared less, read one by one, each was of another day.
_SHARE_BELOW = 0.75
# The name of the publisher at the end, a rubric at the beginning.
_PUBLISHER = re.compile(r"\s+[|–—]\s+[^|–—]{2,30}$|\s+-\s+[A-Za-z .]{2,30}$")
# When a page was last changed, glued to its title.
_STAMP = closed.shape("stamp_of_page")
_RUBRIC = re.compile(r"^(\w+)\s*(?:[:|/.…!-]+)\s*")
# Days of the news before and after the publication, those of a span that holds it, and the sentences in which
# a full date is of the news. Of 45 events with a title, read one by one, all with farther dates were wrong.
_BEFORE, _AFTER, _LONGEST_SPAN, _FIRST_SENTENCES = timedelta(3), timedelta(2), 366, 3
_QUESTION = frozenset("؟?")


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    terms: frozenset[str]
    weight: float


def is_of_the_news(semantics: Semantics, resolution: Resolution, sentence: int) -> bool:
    """Whether a clause is of days near the publication, so that the title of its article may say the same.

    semantics, resolution: of its date; sentence: how many sentences of the text are before it. The anchor of
    a date that is counted from the publication shows how far it is; a full date is near in the first
    sentences.
    """
    when, anchor = resolution.interval, resolution.anchor
    if isinstance(semantics, Lead):
        return True
    if when is None or when.earliest is None or when.latest is None:
        return False
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return when.is_day and sentence < _FIRST_SENTENCES
    if when.earliest <= anchor.latest and anchor.earliest <= when.latest:
        return (when.latest - when.earliest).days <= _LONGEST_SPAN
    near = anchor.earliest - _BEFORE <= when.latest and when.earliest <= anchor.latest + _AFTER
    return near and when.is_day


def title_for(
    title: str | None, clause: frozenset[str], *, of_lead: bool = False, at_head: bool = True
) -> str | None:
    """Return the title of an article if it is a headline of a clause with these content terms.

    of_lead: whether the clause is the undated news of the article, which its title tells in other words;
    at_head: whether it is in the first sentence.
    """
    known = _read(title) if title else None
    if known is None:
        return None
    shared = known.terms & clause
    if of_lead:
        return known.text if shared else None
    share = _SHARE if at_head else _SHARE_BELOW
    fits = len(shared) >= _FEWEST_STEMS and weight(shared) >= share * known.weight
    return known.text if fits else None


@lru_cache(maxsize=8)
def _read(title: str) -> _Title | None:
    """A title without rubric and publisher; None for a question, without an act, or of no fitting length."""
    line = _PUBLISHER.sub("", _STAMP.sub("", " ".join(unescape(title).split())))
    while (rubric := _RUBRIC.match(line)) and fold_word(rubric[1]) in word_set("rubric_of_title"):
        line = line[rubric.end() :]
    if not _QUESTION.isdisjoint(line) or len(line) > _LONGEST_TITLE or len(line.split()) < _FEWEST_WORDS:
        return None
    found = terms(line)
    words = fold_word(line).split()
    if not any(map(_is_act, words)):
        return None
    if words[0] in word_set("opens_phrase") and not any(map(_is_finite, words)):
        # بعد زيارة قصيرة لبيروت.
        return None
    return _Title(line, found, weight(found)) if len(found) >= _FEWEST_STEMS else None


def _is_act(word: str) -> bool:
    return _is_finite(word) or names_an_act(word)


def _is_finite(word: str) -> bool:
    return is_perfect(word) or is_imperfect(word) or is_future(word)
