"""The headline of a mention: the title of its article if that says the same, otherwise its clause.

A clause is made a headline in three steps: the links to the text before go (opening.py), it ends at a seam
(ending.py), the speaker comes before what was said (speaker.py). It may open elsewhere than the quote, at
another seam of the sentence: earlier if it leans on what is before it, later if the date would be cut off.
Each thing that a reader would miss is a fault; of the possible openings the one with the fewest faults wins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.arabic.stems import terms_of
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says, words_of
from timeline.extraction.headline.ending import ELLIPSIS, LONGEST, ending, rendered, trimmed
from timeline.extraction.headline.faults import (
    BROKEN,
    CUT_OFF,
    ELSEWHERE,
    FEWEST_WORDS,
    NO_DATE,
    TOO_SHORT,
    faults,
)
from timeline.extraction.headline.opening import is_verb, opening, without_conjunction
from timeline.extraction.headline.speaker import named_speaker, speaker
from timeline.extraction.headline.title import title_for
from timeline.extraction.model import ClauseStatus, Range

# Characters before the quote within which a clause may open earlier.
_REACH = 160
# Openings that are tried, the quote's among them.
_TRIED = 7
# Words before a relative pronoun with which a headline opens: the noun that the pronoun refers to.
_ANTECEDENT = 4
# Words from a verb of saying to its أن.
_SAYING = 6
# Words after a comma among which is the verb of a new clause.
_VERB_AFTER_COMMA = 3
# A saying that ends with at most so many words after its أن, no verb among them, lacks what was said.
_UNSAID = 7
_COMMAS = frozenset("،,؛;")
_TITLE = 0


@dataclass(frozen=True, slots=True)
class Headline:
    """text: one line; rank: how little it says to a reader who sees nothing else, 0 for a fitting title."""

    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a headline may be made of: the words from before the quote to its end.

    first: the index of the first word of the quote. date: the indexes of the words of its expression.
    """

    text: str
    words: Sequence[Word]
    first: int
    date: range
    most: int


def headline(
    text: str, quote: Range, date: Range, sentence: Range, status: ClauseStatus, title: str | None = None
) -> Headline:
    """Return the headline of a mention, "" if its text was erased.

    quote, date, sentence: of its clause, its expression and the sentence around both, in characters of the
    text. title: of its article.
    """
    own = words_of(text, *quote)
    if not own:
        return Headline("", 0)
    end = max(quote[1], sentence[1]) if status.reporting and _lacks_said(own) else quote[1]
    if found := title_for(title, terms_of(word.folded for word in own)):
        return Headline(found, _TITLE)
    start = max(sentence[0], quote[0] - _REACH)
    words = words_of(text, start, end)
    if start > sentence[0]:
        words = words[1:]
    first = next(index for index, word in enumerate(words) if word.start >= own[0].start)
    expressed = [index for index, word in enumerate(words) if date[0] <= word.start < date[1]]
    dated = range(expressed[0], expressed[-1] + 1) if expressed else range(0)
    named = speaker(text, status, quote)
    prefix = f"{named}: " if named else ""
    clause = _Clause(text, words, first, dated, LONGEST - len(prefix))
    # Before the quote, the attribution is among the words.
    earlier = _Clause(text, words, first, dated, LONGEST)
    best: tuple[int, str] | None = None
    for number, index in enumerate(_openings(clause)):
        inside = index >= first
        line, missing = _made(clause if inside else earlier, index, status)
        line = prefix + line if inside else line
        missing += ELSEWHERE if number else 0
        if best is None or missing < best[0]:
            best = missing, line
        if not missing:
            break
    assert best is not None
    return Headline(best[1], 1 + best[0])


def _lacks_said(words: Sequence[Word]) -> bool:
    """Whether a quote ends before what was said: ذكرت وكالات أنباء الاثنين."""
    that = next((at for at, word in enumerate(words) if "complementiser" in word.readings), None)
    if that is None:
        return says(words[0]) and len(words) <= _SAYING
    said = words[that + 1 :]
    return len(said) <= _UNSAID and not any(map(is_verb, said))


def _openings(clause: _Clause) -> Iterator[int]:
    """Where a headline may open: at the quote, then at seams before it, then at seams inside it."""
    text, words = clause.text, clause.words
    yield clause.first
    tried = 1
    if clause.first and "relative" in words[clause.first].readings:
        yield _antecedent(words, 0, clause.first)
    for index in range(clause.first - 1, -1, -1):
        if index == 0 or not _COMMAS.isdisjoint(text[words[index - 1].end : words[index].start]):
            yield index
            tried += 1
            if tried > _TRIED // 2:
                break
    last = clause.date.start if clause.date else 0
    for index in range(last - 1, clause.first, -1):
        if tried > _TRIED:
            return
        word = words[index]
        if "relative" in word.readings and not word.clitic:
            yield _antecedent(words, clause.first, index)
        elif _opens_clause(text, words, index):
            yield index
        else:
            continue
        tried += 1


def _opens_clause(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a clause may open with a word: after a comma, with و and a verb, after أن of what was said."""
    if not _COMMAS.isdisjoint(text[words[index - 1].end : words[index].start]):
        return any(is_verb(word) for word in words[index : index + _VERB_AFTER_COMMA])
    if without_conjunction(words[index]) != words[index].folded and is_verb(words[index]):
        return True
    return "complementiser" in words[index - 1].readings and _follows_saying(words, index - 1)


def _antecedent(words: Sequence[Word], first: int, relative: int) -> int:
    """The first word of the noun that a relative pronoun refers to, without a preposition or أن before it."""
    start = max(first, relative - _ANTECEDENT)
    inside = [at for at in range(start, relative) if _leads_to_a_noun(words[at])]
    return inside[-1] + 1 if inside and inside[-1] + 1 < relative else start


def _leads_to_a_noun(word: Word) -> bool:
    return word.readings.get("dependent") == "preposition" or "complementiser" in word.readings


def _follows_saying(words: Sequence[Word], that: int) -> bool:
    """Whether أن introduces what is said: not من المقرر أن, which would be lost."""
    return any(says(word) for word in words[max(0, that - _SAYING) : that])


def _made(clause: _Clause, index: int, status: ClauseStatus) -> tuple[str, int]:
    """The headline that opens at a word, and its faults."""
    text, words = clause.text, clause.words
    said = ""
    if index == clause.first and status.reporting and says(words[index]):
        index, said = _after_saying(clause, index, status)
    first, joined, left_out = opening(text, words, index)
    opened = first
    first, dated = _after_date(words, first, clause.date)
    if first >= len(words):
        return trimmed(rendered(text, words[index:])), TOO_SHORT + CUT_OFF
    kept = list(words[first:])
    if joined and first == opened:
        kept[0] = _without_letter(kept[0])
    skipped = {number - first for number in left_out} | _date_between_commas(clause, first)
    prefix = f"{said}: " if said else ""
    least = clause.date.stop - first + 1 if says(kept[0]) and clause.date else 0
    count, broken = ending(text, kept, skipped, clause.most - len(prefix), least)
    line = trimmed(rendered(text, kept[:count], skipped)) + (ELLIPSIS if broken else "")
    missing = faults(kept[:count], said or not status.reporting)
    dated = dated or not clause.date or clause.date.start < first + count
    return prefix + line, missing + (0 if dated else NO_DATE) + (BROKEN if broken else 0)


def _without_letter(word: Word) -> Word:
    """A word without the conjunction attached to it."""
    return word._replace(folded=without_conjunction(word), start=word.start + 1)


def _after_saying(clause: _Clause, index: int, status: ClauseStatus) -> tuple[int, str]:
    """The first word of what is said, and who says so; (index, "") if the clause is better read as it is.

    It is where the verb has no subject (وأضاف الخميس أن), or the whole is too long for one line.
    """
    text, words = clause.text, clause.words
    that = next((at for at in range(index + 1, len(words)) if "complementiser" in words[at].readings), None)
    if that is None or that + FEWEST_WORDS >= len(words):
        return index, ""
    if all(at in clause.date for at in range(index + 1, that)):
        named = named_speaker(text, words_of(text, *status.antecedent)) if status.antecedent else ""
    elif len(rendered(text, words[index:])) > clause.most:
        named = named_speaker(text, words[index:that])
    else:
        named = ""
    return (that + 1, named) if named else (index, "")


def _after_date(words: Sequence[Word], first: int, date: range) -> tuple[int, bool]:
    """The word after a date that opens the clause, which is printed apart, and whether there is one."""
    if not date or not first <= date.start <= first + 2 or len(words) - date.stop < FEWEST_WORDS:
        return first, False
    before = words[first : date.start]
    if all(word.folded in word_set("opens_phrase") or "dependent" in word.readings for word in before):
        return date.stop, True
    return first, False


def _date_between_commas(clause: _Clause, first: int) -> set[int]:
    """The words of a date that commas enclose, counted from the first word of the headline."""
    text, words, date = clause.text, clause.words, clause.date
    if not date or date.start <= first or date.stop >= len(words):
        return set()
    before = text[words[date.start - 1].end : words[date.start].start]
    after = text[words[date.stop - 1].end : words[date.stop].start]
    if _COMMAS.isdisjoint(before) or _COMMAS.isdisjoint(after):
        return set()
    return {index - first for index in date}
