"""The words of a stretch of a text, with their offsets and readings, and what kinds of words they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple, Protocol, cast

from timeline.arabic import lexicon
from timeline.arabic.lexicon import Form, Value
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.script import fold_word
from timeline.arabic.text import Phrases, Text, find_phrases, forms_of, read_text

_NOTHING: Mapping[str, Value] = {}
# The reading of an abbreviation that is spelled out in letters.
_SPELLED_OUT = "spelled_out"


class Word(NamedTuple):
    """A folded word, its span in the text, and its readings by kind.

    A phrase of the lexicon gives its readings to its first word. clitic: the letters attached before the word
    that the lexicon has.
    """

    folded: str
    start: int
    end: int
    readings: Mapping[str, Value]
    clitic: str


# A Word of its five parts: a third of the time of a call of the class, for every word of every text.
_word = cast("Callable[[Iterable[object]], Word]", partial(tuple.__new__, Word))


def says(word: Word) -> bool:
    """Whether a word is a verb of saying: قال, أعلن, مؤكدا."""
    readings = word.readings
    # Most words have none.
    return bool(readings) and ("saying" in readings or readings.get("tense_hint") == "report")


def joined_by_and(word: Word) -> bool:
    """Whether و joins a word, and the clause that it opens, to the preceding text."""
    return word.folded[0] == AND and "not_conjunction" not in word.readings


def opens_clause(word: Word) -> bool:
    """Whether a new clause of a sentence can open with a word."""
    return joined_by_and(word) or "opens_clause" in word.readings


def count_words(text: str, start: int, end: int) -> int:
    """Return the number of words in text[start:end], counting a partial word as one."""
    if start >= end:
        return 0
    starts, ends = read_text(text).spans
    return bisect_left(starts, end) - bisect_right(ends, start)


def words_of(text: str, start: int, end: int, most: int | None = None) -> Sequence[Word]:
    """Return the words of text[start:end] in order, at most the first `most`.

    A text is split into words once for all its stretches, so ask for those of one article together. Where a
    stretch begins or ends within a word, the part inside counts as a word.
    """
    whole = _all_words(text)
    starts, ends = whole.text.spans
    first, stop = bisect_right(ends, start), bisect_left(starts, end)
    if first >= stop or start >= end:
        return []
    if most is not None and starts[first] >= start and first + most + lexicon.load().longest <= stop:
        # What the end of the stretch cuts, a word or a phrase, is after the words that are wanted.
        return whole.words[first : first + most]
    if starts[first] < start or ends[stop - 1] > end or whole.phrase_across(first, stop):
        return whole.alone(first, stop, start, end)[:most]
    return whole.words[first:stop] if most is None else whole.words[first : min(stop, first + most)]


class WordRow(Protocol):
    """Words in a row, by index."""

    def ends_sentence(self, index: int) -> bool:
        """Whether a word is the last of its sentence."""

    def opens_speech(self, index: int) -> bool:
        """Whether reported speech begins after a word."""


def words_before(row: WordRow, first: int, most: int) -> Iterator[tuple[int, bool]]:
    """Yield the indexes of the words before word `first` in its sentence, the nearest first, at most `most`.

    With each, whether reported speech begins between the two, so that a verb of saying is not what a date at
    `first` belongs to. Plain pairs: this is called for most words of a text.
    """
    reported = False
    for index in range(first - 1, max(first - 1 - most, -1), -1):
        if row.ends_sentence(index):
            return
        reported = reported or row.opens_speech(index)
        yield index, reported


@dataclass(frozen=True, slots=True)
class _TextWords:
    """The words of a whole text, and its phrases. inside_phrases: the words of phrases after their first."""

    text: Text
    words: Sequence[Word]
    inside_phrases: frozenset[int]

    def phrase_across(self, first: int, stop: int) -> bool:
        """Whether a phrase that begins among the words from `first` to before `stop` extends past them."""
        if stop not in self.inside_phrases:
            return False
        phrases = self.text.phrases
        nearest = range(max(first, stop + 1 - lexicon.load().longest), stop)
        return any(index in phrases and phrases[index][0] > stop for index in nearest)

    def alone(self, first: int, stop: int, start: int, end: int) -> list[Word]:
        """The words of characters start to end, which are in words first to before stop, on their own.

        What the ends cut is at most a word, and a phrase of the lexicon: the words between are as they are.
        """
        reach = lexicon.load().longest
        if stop - first <= 2 * reach:
            return self._cut(first, stop, start, end)
        if self.words[first].start >= start:
            opening = [self.words[first]]
        else:
            # A vowel sign alone is no word.
            alone = self._cut(first, first + 1, start, end)
            opening = self._cut(first, first + reach, start, end)[: len(alone)]
        last = stop - reach
        return [*opening, *self.words[first + 1 : last], *self._cut(last, stop, start, end)]

    def _cut(self, first: int, stop: int, start: int, end: int) -> list[Word]:
        parts = [word[:3] for word in self.words[first:stop]]
        original = self.text.folded.original
        for edge in {0, len(parts) - 1}:
            _, part_start, part_end = parts[edge]
            if part_start < start or part_end > end:
                inside = max(part_start, start), min(part_end, end)
                parts[edge] = fold_word(original[slice(*inside)]), *inside
        if not parts[-1][0]:
            parts.pop()
        # A vowel sign alone folds to nothing.
        if parts and not parts[0][0]:
            del parts[0]
            first += 1
        folded = [part[0] for part in parts]
        joined = self.text.words.joined
        return _with_readings(
            parts, forms_of(folded), find_phrases(folded, lambda index: joined(first + index))
        )


def forget_texts() -> None:
    """Let go of the words of the texts read last, which are kept for who asks for them again."""
    _all_words.cache_clear()
    read_text.cache_clear()


# An article and the short texts that are read beside it: its title, names of events.
@lru_cache(maxsize=8)
def _all_words(text: str) -> _TextWords:
    read = read_text(text)
    parts = list(zip(read.words.words, *read.spans, strict=True))
    words = _with_readings(parts, read.words.forms, read.phrases)
    inside = (index for first, (stop, _) in read.phrases.items() for index in range(first + 1, stop))
    return _TextWords(read, words, frozenset(inside))


def _with_readings(
    parts: Sequence[tuple[str, int, int]], forms: Sequence[Form | None], phrases: Phrases
) -> list[Word]:
    """Folded words and their spans, with their readings."""
    words = [
        _word(
            (folded, start, end, form.readings, form.clitic) if form else (folded, start, end, _NOTHING, "")
        )
        for (folded, start, end), form in zip(parts, forms, strict=False)
    ]
    for first, (_, phrase) in phrases.items():
        # شبكة إن بي سي: what its first letters are alone, they are not in a name.
        own = {} if _SPELLED_OUT in phrase.readings else words[first].readings
        words[first] = words[first]._replace(readings={**own, **phrase.readings})
    return words
