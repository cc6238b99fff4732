"""Tokens: words in a row, each with its place and what the lexicon knows of it, as rules read them."""

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

    def span(self, first: int, last: int, skip: int = 0) -> tuple[int, int]:
        """The (start, end) in the original text of words first to last, without the first `skip` letters."""
        return self.folded.span(self.starts[first] + skip, self.end(last))

    def between(self, index: int) -> str:
        """The folded text between word `index` and the next; NUL where one of the two is none."""
        if not 0 <= index < len(self.words) - 1:
            return "\0"
        return self.folded.text[self.starts[index] + len(self.words[index]) : self.starts[index + 1]]

    def gap(self, index: int) -> str:
        """The same, white space without an empty line as one space."""
        gap = self.between(index)
        if gap == " ":
            return gap
        # One line break is a wrapped line; an empty line parts.
        return " " if gap.isspace() and gap.count("\n") <= 1 else gap

    def joined(self, index: int) -> bool:
        """Whether nothing but spaces, or one line break, stands between word `index` and the next."""
        gap = self.gap(index)
        return gap == " " or gap.strip(" ") == ""

    def opens_speech(self, index: int) -> bool:
        """Whether word `index` is أن or its like: other people's words begin after it."""
        return self.reading(index, "complementiser") is not None

    def ends_sentence(self, index: int) -> bool:
        """Whether word `index` is the last of its sentence."""
        if index >= len(self.words) - 1:
            return True
        return ends_between(self.words[index], self.between(index))


def number_form(digits: str) -> Form:
    """What a word of ASCII digits means."""
    return _YEAR_NUMBER if len(digits) == 4 and digits[:2] in ("19", "20") else _NUMBER
