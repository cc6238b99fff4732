"""The sentences that may be the lead: the first of a text that are no caption, byline or dateline.

What is before the report within its sentence is left out: the place, the agency, the reporter
(المدينة - وكالة: ...).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, count_words, words_of
from timeline.extraction.leads.head_verb import is_finite
from timeline.extraction.model import Range

# Sentences at the head of a text that are looked at, and words that a lead has at least.
_SENTENCES, FEWEST_WORDS = 4, 5
# Characters and words of a dateline at most.
_REACH, _DATELINE_WORDS = 70, 9
# What ends a dateline; a colon does so after an agency, a reporter or a place.
_ENDS_DATELINE = re.compile(r"[—–:/|-]+\s*")
_EDGE = " \t\r\n،,؛;:.!?؟…-–—|*•"


def opening_sentences(text: str, ends: Sequence[int]) -> Iterator[Range]:
    """Yield the ranges of the first sentences of a text that may be its lead, without their dateline.

    ends: the sentence ends of the text.
    """
    start = 0
    for end in islice(ends, _SENTENCES * 2):
        sentence, start = (start, end), end
        if count_words(text, *sentence) < FEWEST_WORDS:
            continue
        yield after_dateline(text, sentence)


def after_dateline(text: str, sentence: Range) -> Range:
    """Return a sentence without its dateline and the marks at its ends, in characters of the text."""
    start, end = sentence
    reach = min(end, start + _REACH)
    for mark in _ENDS_DATELINE.finditer(text, start, reach):
        before = words_of(text, start, mark.start())
        if len(before) > _DATELINE_WORDS or any(map(_is_verb, before)):
            break
        if before and count_words(text, mark.end(), end) >= FEWEST_WORDS:
            start = mark.end()
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _is_verb(word: Word) -> bool:
    return is_finite(word) and word.folded not in word_set("dateline_name")
