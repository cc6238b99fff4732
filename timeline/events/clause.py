"""The clause around a date: what a reader would quote, not the whole sentence.

A sentence falls into stretches at commas, semicolons, colons and the marks of long quotations. The clause is
the stretch that holds the date, widened to the left while it leans on what stands before it or says too
little, then to the right; never over another date's stretch, never past MOST_WORDS.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from timeline.arabic import lexicon
from timeline.arabic.script import fold_word

# Words beside the date under which a stretch says too little to stand alone.
FEWEST_WORDS = 5
MOST_WORDS = 40
# Words taken in before a relative pronoun that a clause is cut at: محادثات أستانة التي جرت.
ANTECEDENT_WORDS = 3

Range = tuple[int, int]

_SEAM = re.compile(r"(?<!\d)[،,](?!\d)|[،,](?=\s)|[؛;:“”\"«»]")
# A few words in quotation marks are a name or a term, and no seam.
_SHORT_QUOTATION = re.compile('[“"«”][^“”"«»\n]{1,40}[”"»“]')
_WORD = re.compile(r"[^\W_]+")
_EDGE = ' \t\r\n،,؛;:.!?؟…“”"«»-–'


def clause(text: str, sentence: Range, date: Range, other_dates: Sequence[Range]) -> Range:
    """The (start, end) of the clause around `date`, within `sentence`; all in characters of `text`."""
    stretches = _stretches(text, sentence, date)
    at = next(index for index, (_, end) in enumerate(stretches) if end >= date[1])
    first = last = at
    others = [other for other in other_dates if other != date]

    def holds_other(index: int) -> bool:
        start, end = stretches[index]
        return any(start <= other[0] < end for other in others)

    while True:
        start, end = _without_others(text, (stretches[first][0], stretches[last][1]), date, others)
        words = _words(text, start, end) - _words(text, *date)
        whole = words >= FEWEST_WORDS and not _leans_back(text, start, date)
        if whole or words > MOST_WORDS:
            break
        if first > 0 and start == stretches[first][0] and not holds_other(first - 1):
            first -= 1
        elif last + 1 < len(stretches) and words < FEWEST_WORDS and not holds_other(last + 1):
            last += 1
        else:
            break
    return _trimmed(text, _shortened(text, (start, end), date), date)


def sentence_around(ends: Sequence[int], start: int) -> Range:
    """The (start, end) of the sentence that holds character `start`, given all sentence ends."""
    index = bisect_right(ends, start)
    return (ends[index - 1] if index else 0), ends[min(index, len(ends) - 1)]


def _stretches(text: str, sentence: Range, date: Range) -> list[Range]:
    """The sentence cut at its seams; a seam inside the date is none."""
    kept = [date, *(quotation.span() for quotation in _SHORT_QUOTATION.finditer(text, *sentence))]
    cuts = [
        seam.end()
        for seam in _SEAM.finditer(text, *sentence)
        if seam.end() < sentence[1] and not any(start <= seam.start() < end for start, end in kept)
    ]
    bounds = [sentence[0], *cuts, sentence[1]]
    return [(start, end) for start, end in pairwise(bounds) if start < end]


def _without_others(text: str, stretch: Range, date: Range, others: Sequence[Range]) -> Range:
    """Cut off another date of the same stretch, at the word between the two that opens a clause."""
    start, end = stretch
    for other in others:
        if start <= other[0] < date[0]:
            seams = _clause_openers(text, other[1], date[0])
            start = _with_antecedent(text, other[1], seams[-1]) if seams else start
        elif date[1] <= other[0] < end:
            seams = _clause_openers(text, date[1], other[0])
            end = seams[0] if seams else end
    return start, end


def _clause_openers(text: str, start: int, end: int) -> list[int]:
    known = lexicon.load()
    found = []
    for word in _WORD.finditer(text, start, end):
        form = known.words.get(fold_word(word.group()))
        if form and "opens_clause" in form.readings:
            found.append(word.start())
    return found


def _with_antecedent(text: str, start: int, opener: int) -> int:
    """Where a clause that opens with a relative pronoun starts: with what the pronoun stands for."""
    opening = _WORD.match(text, opener)
    form = lexicon.load().words.get(fold_word(opening.group())) if opening else None
    if form is None or "relative" not in form.readings or form.clitic:
        return opener
    before = [word.start() for word in _WORD.finditer(text, start, opener)]
    return before[-ANTECEDENT_WORDS:][0] if before else opener


def _leans_back(text: str, start: int, date: Range) -> bool:
    opening = _WORD.search(text, start)
    if opening and opening.start() >= date[0]:
        return True
    form = lexicon.load().words.get(fold_word(opening.group())) if opening else None
    return form is not None and "leans_back" in form.readings


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _shortened(text: str, stretch: Range, date: Range) -> Range:
    """At most MOST_WORDS words, two thirds of them before the date."""
    words = [word.span() for word in _WORD.finditer(text, *stretch)]
    if len(words) <= MOST_WORDS:
        return stretch
    before = [word for word in words if word[0] < date[0]]
    after = [word for word in words if word[0] >= date[1]]
    room = MOST_WORDS * 2 // 3
    start = before[-room][0] if len(before) > room else stretch[0]
    kept_after = MOST_WORDS - min(len(before), room)
    end = after[kept_after - 1][1] if len(after) > kept_after else stretch[1]
    return start, max(end, date[1])


def _trimmed(text: str, stretch: Range, date: Range) -> Range:
    """Without the marks at both ends and without an opening أن or إن; brackets keep their pairs."""
    start, end = stretch
    while start < date[0] and text[start] in _EDGE:
        start += 1
    while end > date[1] and text[end - 1] in _EDGE:
        end -= 1
    opening = _WORD.match(text, start)
    if opening and opening.end() < date[0]:
        form = lexicon.load().words.get(fold_word(opening.group()))
        if form and form.readings.get("complementiser") and form.clitic in ("", "و"):
            start = opening.end() + 1
    return start, end
