"""Tokens: the words of a text with their offsets and their readings in the lexicon, as rules use them."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.arabic.lexicon import Form, Value
from timeline.arabic.script import Folded
from timeline.arabic.sentences import ends_between

MARGIN = 8
_NUMBER = Form("", {"number": 0})
_YEAR_NUMBER = Form("", {"number": 0, "year_number": 0})
NUMBER_FORMS = (_NUMBER, _YEAR_NUMBER)
_NOTHING: Mapping[str, Value] = {}


@dataclass(frozen=True)
class Tokens:
    """Parallel lists, one item per word, over `folded.text`.

    `forms` is None for a word that the lexicon does not have, and for MARGIN items after the last word, so
    that a rule may look just outside the text (index -1 is one of them).
    """

    folded: Folded
    words: list[str]
    forms: list[Form | None]
    starts: list[int]
    # The words after which a line ends as an empty line would end it: what follows is an entry of a list.
    ends_entry: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def reading(self, index: int, kind: str) -> Value | None:
        """Return the reading of word `index` of the given kind, or None, also just outside the text."""
        form = self.forms[index]
        return None if form is None else form.readings.get(kind)

    def readings(self, index: int) -> Mapping[str, Value]:
        """Return all readings of word `index`, by kind."""
        form = self.forms[index]
        return form.readings if form else _NOTHING

    def nearest(self, kind: str, first: int, most: int) -> int | None:
        """Return the nearest of the `most` words before word `first` that has a reading of a kind."""
        forms = self.forms
        for index in range(first - 1, max(first - 1 - most, -1), -1):
            form = forms[index]
            if form is not None and kind in form.readings:
                return index
        return None

    def clitic(self, index: int) -> str:
        """Return the letters attached before word `index`."""
        form = self.forms[index]
        return form.clitic if form else ""

    def number(self, index: int) -> int | None:
        """Return the value of word `index` if it is written in digits (at most nine), otherwise None."""
        form = self.forms[index]
        if (form is not _NUMBER and form is not _YEAR_NUMBER) or len(self.words[index]) > 9:
            return None
        return int(self.words[index])

    def end(self, index: int) -> int:
        """Return the folded offset after word `index`."""
        return self.starts[index] + len(self.words[index])

    def span(self, first: int, last: int, skip: int = 0) -> tuple[int, int]:
        """Return the original (start, end) of words first to last, without the first `skip` letters."""
        return self.folded.span(self.starts[first] + skip, self.end(last))

    def between(self, index: int) -> str:
        """Return the folded text between word `index` and the next; NUL where one of them is missing."""
        if index < 0:
            return "\0"
        try:
            following = self.starts[index + 1]
        except IndexError:
            return "\0"
        return self.folded.text[self.starts[index] + len(self.words[index]) : following]

    def gap(self, index: int) -> str:
        """Like `between`, with white space that has no empty line as one space."""
        gap = self.between(index)
        if gap == " ":
            return gap
        # One line break is a wrapped line; an empty line separates paragraphs.
        return " " if gap.isspace() and gap.count("\n") <= 1 and index not in self.ends_entry else gap

    def joined(self, index: int) -> bool:
        """Whether only spaces, or one line break, are between word `index` and the next."""
        gap = self.between(index)
        if gap == " " or gap == "":
            return True
        return gap.isspace() and gap.count("\n") <= 1 and index not in self.ends_entry

    def opens_speech(self, index: int) -> bool:
        """Whether word `index` is أن or the like, after which reported speech begins."""
        form = self.forms[index]
        return form is not None and "complementiser" in form.readings

    def ends_sentence(self, index: int) -> bool:
        """Whether word `index` is the last of its sentence."""
        gap = self.between(index)
        if gap == " ":
            return False
        if index >= len(self.words) - 1:
            return True
        word, start = self.words[index], self.starts[index]
        return ends_between(word, gap, self.folded.text[max(start - 1, 0) : start])


def number_form(digits: str) -> Form:
    """Return the form of a word of ASCII digits."""
    return _YEAR_NUMBER if len(digits) == 4 and digits[:2] in ("19", "20") else _NUMBER
