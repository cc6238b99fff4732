"""The one model of a text and its words: folded, split and looked up in the lexicon once.

A word is a run of Arabic letters, a run of digits, or letters of another script with the digits among them:
17فيفري is two words, G20 is one. The grammar reads `Text.tokens`, in which a phrase of the lexicon is one
word; clauses, names and questions read `Text.words`, in which every word is separate.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate, compress, count
from operator import add

from timeline.arabic import lexicon
from timeline.arabic.lexicon import Form
from timeline.arabic.per_word import PerWord
from timeline.arabic.script import ARABIC_LETTERS, Folded, fold, with_dashes
from timeline.arabic.tokens import MARGIN, Tokens, number_form

# str.replace with one character is some ten times faster than a regular expression over Arabic text: common
# punctuation is replaced that way, and words with anything else left in them are split one by one.
_PUNCTUATION = '،.:؛؟!"“”«»()[]/-–\n'
_RUNS = re.compile(rf"[^{ARABIC_LETTERS}\W\d_][^{ARABIC_LETTERS}\W_]*|[{ARABIC_LETTERS}]+|\d+")
# A letter of another script right before or after an Arabic one.
_GLUED = re.compile(rf"[^{ARABIC_LETTERS}\W\d_](?:(?=[{ARABIC_LETTERS}])|(?<=[{ARABIC_LETTERS}].))")
# A text without any of these characters has no such letter, as is found in half the time.
_MAYBE_GLUED = re.compile(r"[^\u0600-\u06ff\0-@\[-`{-\x7f«»\u2000-\u206f]")
# An article is read several times, sentence by sentence; few articles are in progress at a time.
_TEXTS = 8


# By the index of its first word, a phrase of the lexicon: (index after its last word, its form).
Phrases = Mapping[int, tuple[int, Form]]


@dataclass(frozen=True)
class Text:
    """A folded text and its words. phrases: the longest phrase of the lexicon from each opening word."""

    words: Tokens
    phrases: Phrases

    @property
    def folded(self) -> Folded:
        """The folded text."""
        return self.words.folded

    @cached_property
    def tokens(self) -> Tokens:
        """The words, with each phrase of the lexicon as one word, the first of overlapping phrases."""
        return _merged(self.words, self.phrases)

    @cached_property
    def spans(self) -> tuple[Sequence[int], Sequence[int]]:
        """The starts and the ends of the words, in characters of the original text."""
        words = self.words
        return words.folded.spans(words.starts, list(map(add, words.starts, map(len, words.words))))


@lru_cache(maxsize=_TEXTS)
def read_text(text: str) -> Text:
    """Read a text into its words. Never raises."""
    dashed = with_dashes(text)
    folded = fold(dashed)
    if dashed != text:
        folded = replace(folded, original=text)
    parts, starts = split(folded.text)
    # A word that comes again is one object: what is known of it is found without comparing its letters.
    seen = list(map(_SEEN.__getitem__, parts))
    words = [word for word, _ in seen]
    forms = [form for _, form in seen]
    tokens = Tokens(folded, words, [*forms, *[None] * MARGIN], starts)
    return Text(tokens, find_phrases(words, tokens.joined))


def split(folded: str) -> tuple[list[str], list[int]]:
    """Return the words of a folded text, and the offset of each."""
    pieces = _blank(folded).split(" ")
    # Each piece starts one space after the last one ends; map and compress keep these loops in C.
    piece_starts = map(add, accumulate(map(len, pieces), initial=0), count())
    starts = list(compress(piece_starts, pieces))
    words = list(compress(pieces, pieces))
    mixed = [
        index
        for index in _where(map(str.isalpha, words), found=False)
        if not (words[index].isdigit() and words[index].isascii())
    ]
    if _MAYBE_GLUED.search(folded) and _GLUED.search(folded):
        glued = compress(count(), map(_GLUED.search, words))
        mixed = sorted({*mixed, *glued})
    return _split_mixed(words, starts, mixed) if mixed else (words, starts)


def forms_of(words: Sequence[str]) -> list[Form | None]:
    """Return the lexicon's form of each word, or None; numbers in digits have one too."""
    return [form for _, form in map(_SEEN.__getitem__, words)]


def _with_form(word: str) -> tuple[str, Form | None]:
    digits = word.isdigit() and word.isascii()
    return word, number_form(word) if digits else lexicon.load().words.get(word)


_SEEN = PerWord(_with_form)


def find_phrases(words: Sequence[str], joined: Callable[[int], bool]) -> Phrases:
    """Return the longest phrase of the lexicon from each word that opens one (كانون الثاني).

    joined: whether only spaces are between the word with an index and the next.
    """
    known = lexicon.load().phrases
    phrases: dict[int, tuple[int, Form]] = {}
    # Few words open a phrase: pairs are made of these alone.
    for index in _where(map(_opening_words().__contains__, words[:-1])):
        for rest, form in known.get((words[index], words[index + 1]), ()):
            stop = index + 2 + len(rest)
            if tuple(words[index + 2 : stop]) == rest and all(map(joined, range(index, stop - 1))):
                phrases[index] = stop, form
                break
    return phrases


@cache
def _opening_words() -> frozenset[str]:
    return frozenset(first for first, _ in lexicon.load().phrases)


def _where(flags: Iterable[bool], *, found: bool = True) -> Iterator[int]:
    """Yield the indexes of the flags that are `found`, which are few; bytes are searched for them fast."""
    marks = bytes(flags)
    index = marks.find(found)
    while index >= 0:
        yield index
        index = marks.find(found, index + 1)


def _blank(text: str) -> str:
    """The text with a space for every common punctuation mark; the length stays the same."""
    for mark in _PUNCTUATION:
        text = text.replace(mark, " ")
    return text


def _split_mixed(
    words: Sequence[str], starts: Sequence[int], mixed: Sequence[int]
) -> tuple[list[str], list[int]]:
    """Split the words with the indexes `mixed`, which are glued together or contain a rare mark."""
    split_words: list[str] = []
    split_starts: list[int] = []
    position = 0
    for index in mixed:
        split_words += words[position:index]
        split_starts += starts[position:index]
        position = index + 1
        for run in _RUNS.finditer(words[index]):
            split_words.append(run.group())
            split_starts.append(starts[index] + run.start())
    split_words += words[position:]
    split_starts += starts[position:]
    return split_words, split_starts


def _merged(tokens: Tokens, phrases: Phrases) -> Tokens:
    if not phrases:
        return tokens
    words: list[str] = []
    forms: list[Form | None] = []
    starts: list[int] = []
    position = 0
    for first, (stop, form) in phrases.items():
        if first < position:
            continue
        words += tokens.words[position:first]
        forms += tokens.forms[position:first]
        starts += tokens.starts[position:first]
        words.append(tokens.folded.text[tokens.starts[first] : tokens.end(stop - 1)])
        forms.append(form)
        starts.append(tokens.starts[first])
        position = stop
    words += tokens.words[position:]
    forms += tokens.forms[position:]
    starts += tokens.starts[position:]
    return Tokens(tokens.folded, words, forms, starts)
