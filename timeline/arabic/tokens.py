"""Tokens: the words of a folded text, each looked up once in the lexicon."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, count
from operator import add

from timeline.arabic import lexicon
from timeline.arabic.lexicon import Form, Lexicon, Value
from timeline.arabic.script import Folded
from timeline.arabic.sentences import sentence_ends

# str.replace with one character is some ten times faster than a regular expression over Arabic text: the
# common punctuation goes that way, and a text that holds anything rarer takes the slower, general one.
_PUNCTUATION = "،.,؛;:!?؟\"'“”‘’«»()[]{}/\\-–—…_*%\n"
_RARE = re.compile(f"[^\\w {re.escape(_PUNCTUATION)}]")
_NOT_A_WORD = re.compile(r"[\W_]")
_DIGITS = re.compile(r"[0-9]+")
_RUNS = re.compile(r"[0-9]+|[^0-9]+")

MARGIN = 8
_NUMBER = Form("", {"number": 0})
_NOTHING: Mapping[str, Value] = {}


@dataclass(frozen=True)
class Tokens:
    """Parallel lists, one place per word, over `folded.text`.

    `forms` is None where a word means no time, and for MARGIN places behind the last word, so that a rule may
    look just outside the text (place -1 is one of them).
    """

    folded: Folded
    words: list[str]
    forms: list[Form | None]
    starts: list[int]
    ends: list[int]

    @cached_property
    def sentence_ends(self) -> list[int]:
        """The ends of the sentences, found when they are first asked for."""
        return sentence_ends(self.folded.text)

    def __len__(self) -> int:
        return len(self.words)

    def reading(self, index: int, kind: str) -> Value | None:
        """What word `index` means as a `kind`, or None; the places just outside the text mean nothing."""
        form = self.forms[index]
        return form.readings.get(kind) if form else None

    def readings(self, index: int) -> Mapping[str, Value]:
        """Everything that word `index` can mean, by kind."""
        form = self.forms[index]
        return form.readings if form else _NOTHING

    def clitic(self, index: int) -> str:
        """The letters attached before word `index`."""
        form = self.forms[index]
        return form.clitic if form else ""

    def number(self, index: int) -> int | None:
        """The value of word `index` when it is written in digits (at most nine of them)."""
        if self.forms[index] is not _NUMBER or len(self.words[index]) > 9:
            return None
        return int(self.words[index])

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next, in the folded text; NUL beyond the last word.

        White space without an empty line is one space.
        """
        if not 0 <= index < len(self.words) - 1:
            return "\0"
        gap = self.folded.text[self.ends[index] : self.starts[index + 1]]
        # One line break is a wrapped line; an empty line parts.
        return " " if gap.isspace() and gap.count("\n") <= 1 else gap

    def joined(self, index: int) -> bool:
        """Whether nothing but spaces, or one line break, stands between word `index` and the next."""
        return self.gap(index).strip(" ") == ""

    def sentence(self, index: int) -> tuple[int, int]:
        """The (start, end) of the sentence around word `index`, in the folded text."""
        at = bisect_right(self.sentence_ends, self.starts[index])
        return (self.sentence_ends[at - 1] if at else 0), self.sentence_ends[at]


def tokenize(folded: Folded) -> Tokens:
    """Split a folded text into words and look them up."""
    known = lexicon.load()
    blanked = _blank(folded.text)
    pieces = blanked.split(" ")
    # Each piece starts one space behind the end of the last; C loops all the way, and empty pieces left out.
    piece_starts = map(add, accumulate(map(len, pieces), initial=0), count())
    starts = list(compress(piece_starts, pieces))
    words = list(compress(pieces, pieces))
    forms: list[Form | None] = list(map(known.words.get, words))
    words, forms, starts = _split_digits(blanked, words, forms, starts, known)
    tokens = Tokens(folded, words, forms, starts, list(map(add, starts, map(len, words))))
    tokens = _merge_phrases(tokens, known)
    tokens.forms.extend([None] * MARGIN)
    return tokens


def _blank(text: str) -> str:
    """The text with a space for every character that is no letter or digit; the length stays."""
    if _RARE.search(text):
        return _NOT_A_WORD.sub(" ", text)
    for mark in _PUNCTUATION:
        text = text.replace(mark, " ")
    return text


def _split_digits(
    text: str, words: list[str], forms: list[Form | None], starts: list[int], known: Lexicon
) -> tuple[list[str], list[Form | None], list[int]]:
    """Mark numbers, and part those glued to letters: 17فيفري is two words."""
    glued: set[int] = set()
    for found in _DIGITS.finditer(text):
        index = bisect_right(starts, found.start()) - 1
        if len(words[index]) == found.end() - found.start():
            forms[index] = _NUMBER
        else:
            glued.add(index)
    if not glued:
        return words, forms, starts
    new_words: list[str] = []
    new_forms: list[Form | None] = []
    new_starts: list[int] = []
    for index, word in enumerate(words):
        if index not in glued:
            new_words.append(word)
            new_forms.append(forms[index])
            new_starts.append(starts[index])
            continue
        for run in _RUNS.finditer(word):
            new_words.append(run.group())
            new_forms.append(_NUMBER if run.group()[0] in "0123456789" else known.words.get(run.group()))
            new_starts.append(starts[index] + run.start())
    return new_words, new_forms, new_starts


def _merge_phrases(tokens: Tokens, known: Lexicon) -> Tokens:
    """Make one token of every phrase of the lexicon (كانون الثاني), from left to right, longest first."""
    words, openers = tokens.words, known.openers
    found: list[tuple[int, int, Form]] = []
    behind = 0
    for opener in [index for index, word in enumerate(words[:-1]) if word in openers]:
        tails = known.phrases.get((words[opener], words[opener + 1]))
        if tails is None or opener < behind:
            continue
        for rest, form in tails:
            stop = opener + 2 + len(rest)
            if tuple(words[opener + 2 : stop]) == rest and all(
                tokens.joined(between) for between in range(opener, stop - 1)
            ):
                found.append((opener, stop, form))
                behind = stop
                break
    if not found:
        return tokens
    merged = Tokens(tokens.folded, [], [], [], [])
    position = 0
    for opener, stop, form in [*found, (len(tokens), len(tokens), _NUMBER)]:
        merged.words.extend(tokens.words[position:opener])
        merged.forms.extend(tokens.forms[position:opener])
        merged.starts.extend(tokens.starts[position:opener])
        merged.ends.extend(tokens.ends[position:opener])
        if opener < stop:
            merged.words.append(tokens.folded.text[tokens.starts[opener] : tokens.ends[stop - 1]])
            merged.forms.append(form)
            merged.starts.append(tokens.starts[opener])
            merged.ends.append(tokens.ends[stop - 1])
        position = stop
    return merged
