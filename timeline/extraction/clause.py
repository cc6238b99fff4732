"""The clause around a date: what a reader would quote, not the whole sentence.

A sentence is split into stretches at commas, semicolons, colons and the marks of long quotations. The clause
is the stretch that contains the date, widened to the left while it is syntactically dependent on the
preceding text or too short, then to the right; never over another date's stretch, never past MOST_WORDS.
What its verb still lacks after the date is added (clause_end.py).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from timeline.arabic.lexicon import closed
from timeline.arabic.verb_forms import is_bare_perfect
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, count_words, joined_by_and, opens_clause, words_of
from timeline.extraction.clause_end import completed
from timeline.extraction.finite_verbs import is_finite_verb
from timeline.extraction.model import Range

# A stretch with fewer words besides the date is too short to be a clause.
FEWEST_WORDS = 5
MOST_WORDS = 40
# Words from the opening of a clause to the comma before its date: how far to the left it is looked for.
AHEAD_WORDS = 28
# Words up to which a clause may still lack its object.
SHORT_OF_OBJECT = 8
# A stretch with this many words is a clause even if it opens with a preposition.
INDEPENDENT_WORDS = 12
# Words included before a relative pronoun at which a clause is cut: محادثات أستانة التي جرت.
ANTECEDENT_WORDS = 3

# A quotation mark separates where it closes: the words before an opening one lead into the quotation.
# One set of characters begins the pattern, so that it is searched for fast; then it says which of them count.
_SEAM = re.compile(
    r"[،,؛;—:”\"»–-]"
    r"(?:(?<=[،,])(?:(?<!\d.)(?!\d)|(?=\s))|(?<=[؛;—])|(?<=-)-|(?<=:)(?!\d|//)|(?<=[^\s،,][”\"»])|(?<=\s–)(?=\s))"
)
# A few words in quotation marks are a name or a term, in brackets an aside: they are not split.
_UNSPLIT = re.compile(r'[“"«”(](?:(?<=\()[^()\n]{1,60}\)|(?<!\()[^“”"«»\n]{1,40}[”"»“])')
_PREPOSITION_AND_ARTICLE = closed.shape("preposition_and_article")
# What comes before these is not part of the clause: a place of writing, an announcement.
_STRONG_SEAMS = "؛;:—-"
# These begin with و or ف but are not conjunctions.
_PREPOSITIONS = closed.words("joins_nothing")
_CONJUNCTIONS = closed.letters("conjunction")
_EDGE = ' \t\r\n،,؛;:.!?؟…“”"«»-–'


def clause(text: str, sentence: Range, date: Range, other_dates: Sequence[Range]) -> Range:
    """Return the (start, end) of the clause around `date` within `sentence`; all in characters of `text`."""
    stretches = _stretches(text, sentence, date)
    at = next(index for index, (_, end) in enumerate(stretches) if end >= date[1])
    others = [other for other in other_dates if other != date]
    free = [not any(start <= other[0] < end for other in others) for start, end in stretches]
    first, last = _around_bare_date(text, stretches, free, at, date)
    of_date = count_words(text, *date)
    while True:
        start, end = _without_others(text, (stretches[first][0], stretches[last][1]), date, others)
        words = count_words(text, start, end) - of_date
        dependent = _is_dependent(text, start, date) and (
            words < INDEPENDENT_WORDS or _opens_with_relative(text, start)
        )
        whole = words >= FEWEST_WORDS and not dependent
        if whole or words > MOST_WORDS:
            break
        relative = _opens_with_relative(text, start)
        further = first - 1
        if dependent and not relative:
            further = _where_clause_opens(text, stretches, free, first)
        left = first > 0 and start == stretches[first][0] and free[first - 1] and further < first
        right = last + 1 < len(stretches) and words < FEWEST_WORDS and free[last + 1]
        if right and (not left or _opens_clause_with_date(text, start, date)):
            last += 1
        elif left:
            first = further
        else:
            break
    if end == stretches[last][1]:
        short = words <= SHORT_OF_OBJECT and last == at
        end = completed(text, (start, end), date, stretches[last + 1 :], others, lacks_object=short)
    return trimmed(text, shortened(text, (start, end), date), date)


def _around_bare_date(
    text: str, stretches: Sequence[Range], free: Sequence[bool], at: int, date: Range
) -> tuple[int, int]:
    """The first and last stretch to start from: a date alone between two commas is inside its clause."""
    first = last = at
    own = words_of(text, stretches[at][0], date[0])
    if count_words(text, date[1], stretches[at][1]) or any("dependent" not in word.readings for word in own):
        return first, last
    if last + 1 < len(stretches):
        last += 1
    if _opens_clause_with_date(text, stretches[at][0], date):
        return first, last
    return _where_clause_opens(text, stretches, free, first), last


def _where_clause_opens(text: str, stretches: Sequence[Range], free: Sequence[bool], first: int) -> int:
    """The stretch to the left that opens the clause: the first of the sentence, or the nearest with و or ف.

    Titles, names and circumstances between commas are skipped, up to AHEAD_WORDS.
    """
    end, opener = stretches[first][0], first
    for index in range(first - 1, -1, -1):
        if not free[index] or count_words(text, stretches[index][0], end) > AHEAD_WORDS:
            break
        if text[stretches[index][1] - 1] in _STRONG_SEAMS:
            break
        opener = index
        opening = words_of(text, *stretches[index])
        if opening and "dependent" not in opening[0].readings and _opens_new_clause(text, opening):
            break
    return opener


def _opens_new_clause(text: str, words: Sequence[Word]) -> bool:
    """Whether a clause opens with the first of these words; not where و adds a noun: أكد علي، وسامر، أمس."""
    if not opens_clause(words[0]):
        return False
    return "opens_clause" in words[0].readings or any(is_finite_verb(text, word) for word in words)


def _opens_clause_with_date(text: str, start: int, date: Range) -> bool:
    """Whether و or ف opens a clause that begins with its date: وفي عام 2015، كشف التقرير."""
    own = words_of(text, start, date[1], 2)
    joined = bool(own) and own[0].folded[0] in _CONJUNCTIONS and own[0].folded not in _PREPOSITIONS
    return joined and (len(own) == 1 or own[1].end >= date[0])


def sentence_around(ends: Sequence[int], start: int) -> Range:
    """Return the (start, end) of the sentence that contains character `start`, given all sentence ends."""
    index = bisect_right(ends, start)
    return (ends[index - 1] if index else 0), ends[min(index, len(ends) - 1)]


def context_of(ends: Sequence[int], start: int, quote_end: int) -> Range:
    """Return the (start, end) of the sentence around character `start`, on to the end of its quote.

    A quote goes on past its sentence where a date has a line to itself (entries.py).
    """
    first, last = sentence_around(ends, start)
    return first, max(last, quote_end)


def _stretches(text: str, sentence: Range, date: Range) -> list[Range]:
    """The sentence split at its seams, except inside the date."""
    unsplit = [date, *(quotation.span() for quotation in _UNSPLIT.finditer(text, *sentence))]
    cuts = [
        seam.end()
        for seam in _SEAM.finditer(text, *sentence)
        if seam.end() < sentence[1] and not any(start <= seam.start() < end for start, end in unsplit)
    ]
    bounds = [sentence[0], *cuts, sentence[1]]
    return [(start, end) for start, end in pairwise(bounds) if start < end]


def _without_others(text: str, stretch: Range, date: Range, others: Sequence[Range]) -> Range:
    """Cut off another date of the same stretch at the word between the two that opens a clause."""
    start, end = stretch
    for other in others:
        if start <= other[0] < date[0]:
            seams = _clause_openers(text, other[1], date[0])
            start = _with_antecedent(text, (other[1], date[0]), seams[-1]) if seams else start
        elif date[1] <= other[0] < end:
            seams = _clause_openers(text, date[1], other[0])
            end = seams[0] if seams else end
    return start, end


def _clause_openers(text: str, start: int, end: int) -> list[int]:
    """Where other clauses open between two dates: with a word that opens one, or with و and a verb."""
    return [
        word.start
        for word in words_of(text, start, end)
        if "opens_clause" in word.readings or _joins_verb(text, word)
    ]


def _joins_verb(text: str, word: Word) -> bool:
    """Whether و joins a verb: واختتمت; not وصل."""
    return joined_by_and(word) and not is_bare_perfect(word.folded) and is_finite_verb(text, word)


def _with_antecedent(text: str, stretch: Range, opener: int) -> int:
    """Where a clause that opens with a relative pronoun starts: with the words that the pronoun refers to."""
    (opening,) = words_of(text, opener, stretch[1], 1)
    if "relative" not in opening.readings or opening.clitic:
        return opener
    before = words_of(text, stretch[0], opener)
    return before[-ANTECEDENT_WORDS:][0].start if before else opener


def _opens_with_relative(text: str, start: int) -> bool:
    """Whether a stretch opens with a relative pronoun, which refers to the stretch before it."""
    opening = words_of(text, start, len(text), 1)
    return bool(opening) and opening[0].folded in word_set("relative_pronoun")


def _is_dependent(text: str, start: int, date: Range) -> bool:
    if _opens_clause_with_date(text, start, date):
        return False
    opening = words_of(text, start, date[0], 2)
    if not opening:
        return True
    if any("factuality" in word.readings for word in opening):
        # ومن المتوقع أن يزداد.
        return False
    return bool(_PREPOSITION_AND_ARTICLE.match(opening[0].folded)) or "dependent" in opening[0].readings


def shortened(text: str, stretch: Range, date: Range) -> Range:
    """Return a stretch cut to MOST_WORDS words, two thirds of them before the date."""
    words = words_of(text, *stretch)
    if len(words) <= MOST_WORDS:
        return stretch
    before = [word for word in words if word.start < date[0]]
    after = [word for word in words if word.start >= date[1]]
    room = MOST_WORDS * 2 // 3
    start = before[-room].start if len(before) > room else stretch[0]
    kept_after = MOST_WORDS - min(len(before), room)
    end = after[kept_after - 1].end if len(after) > kept_after else stretch[1]
    return start, max(end, date[1])


def trimmed(text: str, stretch: Range, date: Range) -> Range:
    """Return a stretch without the marks at both ends and without an opening أن or إن."""
    start, end = stretch
    while start < date[0] and text[start] in _EDGE:
        start += 1
    while end > date[1] and text[end - 1] in _EDGE:
        end -= 1
    opening = words_of(text, start, date[0], 1)
    if opening and opening[0].start == start and opening[0].end < date[0]:
        start = _after_that(text, start, date)
    return start, end


def _after_that(text: str, start: int, date: Range) -> int:
    """Where the clause begins after an opening أن, إن, إلى أن."""
    opening = words_of(text, start, date[0], 2)
    for word in opening:
        if "complementiser" in word.readings:
            return word.end + 1 if word.end < date[0] else start
        if word.readings.get("dependent") != "preposition":
            break
    return start
