"""Tokens: the words of a folded text, each looked up once in the lexicon."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise
from operator import add, not_

from timeline.arabic import lexicon
from timeline.arabic.lexicon import Form, Lexicon, Value
from timeline.arabic.script import Folded
from timeline.arabic.sentences import ends_between

# str.replace with one character is some ten times faster than a regular expression over Arabic text: the
# common punctuation goes that way, and words that anything else is left in are looked at one by one.
_PUNCTUATION = '،.:؛؟!"“”«»()[]/-–\n'
_RUNS = re.compile(r"[0-9]+|[^\W0-9_]+")

MARGIN = 8
_NUMBER = Form("", {"number": 0})
_YEAR_NUMBER = Form("", {"number": 0, "year_number": 0})
NUMBER_FORMS = (_NUMBER, _YEAR_NUMBER)
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

    def __len__(self) -> int:
        return len(self.words)

    def reading(self, index: int, kind: str) -> Value | None:
        """What word `index` means as a `kind`, or None; the places just outside the text mean nothing."""
        form = self.forms[index]
        return None if form is None else form.readings.get(kind)

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
        form = self.forms[index]
        if (form is not _NUMBER and form is not _YEAR_NUMBER) or len(self.words[index]) > 9:
            return None
        return int(self.words[index])

    def end(self, index: int) -> int:
        """The folded offset behind word `index`."""
        return self.starts[index] + len(self.words[index])

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next, in the folded text; NUL beyond the last word.

        White space without an empty line is one space.
        """
        if not 0 <= index < len(self.words) - 1:
            return "\0"
        gap = self.folded.text[self.starts[index] + len(self.words[index]) : self.starts[index + 1]]
        if gap == " ":
            return gap
        # One line break is a wrapped line; an empty line parts.
        return " " if gap.isspace() and gap.count("\n") <= 1 else gap

    def joined(self, index: int) -> bool:
        """Whether nothing but spaces, or one line break, stands between word `index` and the next."""
        gap = self.gap(index)
        return gap == " " or gap.strip(" ") == ""

    def ends_sentence(self, index: int) -> bool:
        """Whether word `index` is the last of its sentence."""
        if index >= len(self.words) - 1:
            return True
        gap = self.folded.text[self.starts[index] + len(self.words[index]) : self.starts[index + 1]]
        return ends_between(self.words[index], gap)


def tokenize(folded: Folded) -> Tokens:
    """Split a folded text into words and look them up."""
    known = lexicon.load()
    pieces = _blank(folded.text).split(" ")
    # Each piece starts one space behind the end of the last; C loops all the way, and empty pieces left out.
    piece_starts = map(add, accumulate(map(len, pieces), initial=0), count())
    starts = list(compress(piece_starts, pieces))
    words = list(compress(pieces, pieces))
    forms: list[Form | None] = list(map(known.words.get, words))
    tokens = _merge_phrases(_split_mixed(Tokens(folded, words, forms, starts), known), known)
    tokens.forms.extend([None] * MARGIN)
    return tokens


def _blank(text: str) -> str:
    """The text with a space for every common mark of punctuation; the length stays."""
    for mark in _PUNCTUATION:
        text = text.replace(mark, " ")
    return text


def _split_mixed(tokens: Tokens, known: Lexicon) -> Tokens:
    """Mark numbers; part what is glued to letters (17فيفري is two words) or holds a rare mark."""
    words, forms = tokens.words, tokens.forms
    mixed: list[int] = []
    for index in list(compress(count(), map(not_, map(str.isalpha, words)))):
        word = words[index]
        if word.isdigit() and word.isascii():
            forms[index] = _number_form(word)
        else:
            mixed.append(index)
    if not mixed:
        return tokens
    parted = Tokens(tokens.folded, [], [], [])
    position = 0
    for index in [*mixed, len(words)]:
        _extend(parted, tokens, position, index)
        position = index + 1
        for run in _RUNS.finditer(words[index]) if index < len(words) else ():
            word = run.group()
            parted.words.append(word)
            parted.forms.append(_number_form(word) if word[0] in "0123456789" else known.words.get(word))
            parted.starts.append(tokens.starts[index] + run.start())
    return parted


def _extend(tokens: Tokens, source: Tokens, start: int, stop: int) -> None:
    tokens.words.extend(source.words[start:stop])
    tokens.forms.extend(source.forms[start:stop])
    tokens.starts.extend(source.starts[start:stop])


def _number_form(digits: str) -> Form:
    return _YEAR_NUMBER if len(digits) == 4 and digits[:2] in ("19", "20") else _NUMBER


def _merge_phrases(tokens: Tokens, known: Lexicon) -> Tokens:
    """Make one token of every phrase of the lexicon (كانون الثاني), from left to right, longest first."""
    words, phrases = tokens.words, known.phrases
    found: list[tuple[int, int, Form]] = []
    behind = 0
    for opener in compress(count(), map(phrases.__contains__, pairwise(words))):
        if opener < behind:
            continue
        for rest, form in phrases[words[opener], words[opener + 1]]:
            stop = opener + 2 + len(rest)
            if tuple(words[opener + 2 : stop]) == rest and all(
                tokens.joined(between) for between in range(opener, stop - 1)
            ):
                found.append((opener, stop, form))
                behind = stop
                break
    if not found:
        return tokens
    merged = Tokens(tokens.folded, [], [], [])
    position = 0
    for opener, stop, form in found:
        _extend(merged, tokens, position, opener)
        merged.words.append(tokens.folded.text[tokens.starts[opener] : tokens.end(stop - 1)])
        merged.forms.append(form)
        merged.starts.append(tokens.starts[opener])
        position = stop
    _extend(merged, tokens, position, len(words))
    return merged
