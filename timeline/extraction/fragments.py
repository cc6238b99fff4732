"""Clauses that are cut too short to say what happened (وفي 1994), and dates that report nothing.

A fragment takes the whole sentence. Where that says nothing either, the date is the furniture of a page, such
as the day of publication in a line of its own, and no mention.
"""

import re
from collections.abc import Sequence

from timeline.arabic.acts import noun_acts, verb_acts
from timeline.arabic.stems import terms_of
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, count_words, says, words_of
from timeline.extraction.clause import shortened, trimmed
from timeline.extraction.model import Range

# Content words besides the dates with which a clause says what happened; one fewer with a verb of an act.
_ENOUGH = 3
# A quote with so many words says enough, whatever they are.
_SURELY_ENOUGH = 8
# Words of a line that gives the day of publication: تاريخ النشر.
_HEAD_WORDS = 2
# Words besides its date that a line may have that only heads a page: the place, the agency, who wrote it.
_HEADING = 6
# How words are read that say when a page was made: نشر, آخر تحديث.
_PAGE = frozenset({"publication_head", "before_clock"})
_FIGURES = re.compile(r"\d+[-/.:]\d+")
_SAID, _AFTER = re.compile(r"\S"), re.compile(r"[ \t.]*+\s*+\S")


def whole_clause(
    text: str, sentence: Range, quote: Range, date: Range, dates: Sequence[Range]
) -> Range | None:
    """Return the quote of a date, the sentence if the quote is a fragment, None if neither says anything.

    dates: those of the sentence, `date` among them; all in characters of the text.
    """
    if count_words(text, *quote) - count_words(text, *date) >= _SURELY_ENOUGH:
        return quote
    if _says_enough(_content(text, quote, dates)):
        return quote
    around = _content(text, sentence, dates)
    if len(around) > len(_content(text, quote, dates)):
        return trimmed(text, shortened(text, sentence, date), date)
    reports = len(around) > 1 or any(_is_act(word) for word in around)
    return quote if reports else None


def heads_a_page(text: str, sentence: Range, quote: Range, dates: Sequence[Range]) -> bool:
    """Whether a line that has the day of publication only heads a page: رام الله 12-7-2012 وفا.

    It is a line of its own with a text around it, of few words, names no act, and has the form of a stamp: a
    day in figures, a clock, an agency, a word for the update, or its date at an end.
    """
    start, end = min(sentence[0], quote[0]), max(sentence[1], quote[1])
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if not _is_line(text, start, end) or not _is_in_a_text(text, start, end):
        return False
    words = words_of(text, start, end)
    around = [
        word for word in words if not any(first < word.end and word.start < last for first, last in dates)
    ]
    figures = any(_FIGURES.search(text[first:last]) for first, last in dates)
    agency = any(word.folded in word_set("agency") for word in around)
    # What looks like an imperfect beside an agency is who wrote it: وفا- يزن حداد.
    named = figures and agency
    if len(around) > _HEADING or any(_may_be_act(word, named=named) for word in around):
        return False
    stamped = agency or any(_PAGE & word.readings.keys() for word in around)
    at_an_end = any(first <= start or last >= end for first, last in dates)
    return stamped or figures or at_an_end


def _may_be_act(word: Word, *, named: bool = False) -> bool:
    if _PAGE & word.readings.keys():
        return False
    folded = word.folded
    if is_imperfect(folded):
        return not named
    return says(word) or _is_act(word) or bool(verb_acts(folded) or noun_acts(folded))


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a line of its own, but for blanks and full stops. No copy: a text may be long."""
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t.":
        end += 1
    return (not start or text[start - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n")


def _is_in_a_text(text: str, start: int, end: int) -> bool:
    """Whether anything but blanks, and full stops after it, is around a stretch."""
    return bool(_AFTER.match(text, end) or _SAID.search(text, 0, start))


def _says_enough(words: Sequence[Word]) -> bool:
    if len(words) >= _ENOUGH:
        return True
    return len(words) == _ENOUGH - 1 and any(_is_act(word) and not says(word) for word in words)


def _is_act(word: Word) -> bool:
    return is_perfect(word.folded) or is_future(word.folded) or names_an_act(word.folded)


def _content(text: str, stretch: Range, dates: Sequence[Range]) -> list[Word]:
    """The content words of a stretch outside its dates."""
    found: list[Word] = []
    head = 0
    for word in words_of(text, *stretch):
        if "publication_head" in word.readings:
            head = _HEAD_WORDS
        if head:
            head -= 1
            continue
        if any(start < word.end and word.start < end for start, end in dates):
            continue
        if says(word) or _is_act(word) or terms_of([word.folded]):
            found.append(word)
    return found
