"""Tokens: the words of a folded text, each looked up once in the lexicon."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

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

_NUMBER = Form("", {"number": 0})
_NOTHING: Mapping[str, Value] = {}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one place per word, over `folded.text`; `forms` is None where a word means no time."""

    folded: Folded
    words: list[str]
    forms: list[Form | None]
    starts: list[int]
    ends: list[int]
    sentence_ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def reading(self, index: int, kind: str) -> Value | None:
        """What word `index` means as a `kind`, or None; indices outside the text mean nothing."""
        if not 0 <= index < len(self.words):
            return None
        form = self.forms[index]
        return form.readings.get(kind) if form else None

    def readings(self, index: int) -> Mapping[str, Value]:
        """Everything that word `index` can mean, by kind."""
        form = self.forms[index] if 0 <= index < len(self.words) else None
        return form.readings if form else _NOTHING

    def clitic(self, index: int) -> str:
        """The letters attached before word `index`."""
        form = self.forms[index] if 0 <= index < len(self.words) else None
        return form.clitic if form else ""

    def number(self, index: int) -> int | None:
        """The value of word `index` when it is written in digits (at most nine of them)."""
        if self.reading(index, "number") is None or len(self.words[index]) > 9:
            return None
        return int(self.words[index])

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next, in the folded text; NUL beyond the last word."""
        if not 0 <= index < len(self.words) - 1:
            return "\0"
        return self.folded.text[self.ends[index] : self.starts[index + 1]]

    def joined(self, index: int) -> bool:
        """Whether nothing but spaces stands between word `index` and the next."""
        gap = self.gap(index)
        return gap == " " or gap.strip(" ") == ""

    def sentence(self, index: int) -> tuple[int, int]:
        """The (start, end) of the sentence around word `index`, in the folded text."""
        at = bisect_right(self.sentence_ends, self.starts[index])
        return (self.sentence_ends[at - 1] if at else 0), self.sentence_ends[at]


def tokenize(folded: Folded) -> Tokens:
    """Split a folded text into words and look them up."""
    known = lexicon.load()
    words = _blank(folded.text).split(" ")
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    forms: list[Form | None] = list(map(known.words.get, words))
    words, forms, starts = _split_digits(folded.text, words, forms, starts, known)
    kept = [index for index, word in enumerate(words) if word]
    tokens = Tokens(
        folded,
        [words[index] for index in kept],
        [forms[index] for index in kept],
        [starts[index] for index in kept],
        [starts[index] + len(words[index]) for index in kept],
        sentence_ends(folded.text),
    )
    _merge_phrases(tokens, known)
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


def _merge_phrases(tokens: Tokens, known: Lexicon) -> None:
    """Make one token of every phrase of the lexicon (كانون الثاني, أول من أمس); longest phrase first."""
    openers = [index for index, word in enumerate(tokens.words) if word in known.phrases]
    for index in reversed(openers):
        for rest, form in known.phrases[tokens.words[index]]:
            last = index + len(rest)
            if tuple(tokens.words[index + 1 : last + 1]) != rest:
                continue
            if not all(tokens.joined(between) for between in range(index, last)):
                continue
            tokens.words[index : last + 1] = [tokens.folded.text[tokens.starts[index] : tokens.ends[last]]]
            tokens.forms[index : last + 1] = [form]
            del tokens.starts[index + 1 : last + 1]
            tokens.ends[index : last + 1] = [tokens.ends[last]]
            break
