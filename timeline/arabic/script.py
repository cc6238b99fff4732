"""Folding: one spelling for the many that a word has in Arabic text, with exact offsets back.

Replaced, one character by one: the hamza on its carrier (أ إ آ ٱ by ا, ؤ by و, ئ by ي), final ى by ي and ة
by ه, Persian letters, ڤ by ف, Arabic-Indic and Persian digits, and unusual spaces. Removed: tashkeel,
tatweel, zero-width and bidirectional controls. Presentation forms become the letters that they represent.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_REPLACED = tuple(
    zip(
        "أإآٱىیةۃؤئکھڤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u00a0\u202f\u2009\t\r",
        "ااااييههويكهف01234567890123456789     ",
        strict=True,
    )
)
# The same for a short string, for which a table is faster.
_FOLDED = {ord(old): new for old, new in _REPLACED}
# Tashkeel and Quranic signs (Unicode block Arabic, category Mn), tatweel, and format controls (category Cf).
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_REMOVED_CHARACTERS = f"{_MARKS}\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_REMOVED = re.compile(f"[{_REMOVED_CHARACTERS}]")
TATWEEL = "\u0640"
# A tatweel that lengthens no letter. The article before digits (الـ10) and هـ are not concerned. It is looked
# for first, then what is before it: a pattern that begins with a character is searched for much faster.
_DASH = re.compile(r"\u0640(?<=[\s\d]\u0640)(?=[\s\d])")
# The same drawn longer: 1885 ــ 1950.
_LONG_DASH = re.compile(r"(?<=[\s\d])\u0640{2,}(?=[\s\d])")
# What may follow the last letter of a word and belong to it: marks, and the tatweel of هـ.
_MARK = re.compile(f"[{_MARKS}\u0640]")
# Folded to ي.
ALIF_MAQSURA = "\u0649"
# The letters of the Unicode blocks of Arabic (categories Lo and Lm, without the tatweel and the presentation
# forms), for use in a character class.
ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
_PRESENTATION_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
_PRESENTATION = re.compile(f"[{_PRESENTATION_FORMS}]")
# One search for both takes half the time of two.
_REMOVED_OR_PRESENTATION = re.compile(f"[{_REMOVED_CHARACTERS}{_PRESENTATION_FORMS}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its folded form. Offsets count Python characters."""

    original: str
    text: str
    # From folded offset `_starts[k]` on, the original offset is `_shifts[k]` greater.
    _starts: Sequence[int]
    _shifts: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original (start, end) of a non-empty stretch of the folded text.

        Marks on the last letter are included.
        """
        last = self._original(end - 1) + 1
        while last < len(self.original) and _MARK.match(self.original, last):
            last += 1
        return self._original(start), last

    def spans(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return the original starts and ends of many non-empty stretches in ascending order."""
        if not self._starts:
            return starts, ends
        firsts: list[int] = []
        lasts: list[int] = []
        done = 0
        # From one removed character to the next, all are moved alike; what has one inside is read by itself.
        for removed, shift in zip([*self._starts, len(self.text) + 1], [0, *self._shifts], strict=True):
            stop = bisect_left(ends, removed, done)
            firsts += [start + shift for start in starts[done:stop]]
            lasts += [end + shift for end in ends[done:stop]]
            done = stop
            while done < len(starts) and starts[done] < removed:
                first, last = self.span(starts[done], ends[done])
                firsts.append(first)
                lasts.append(last)
                done += 1
        return firsts, lasts

    def _original(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        return position + self._shifts[index] if index >= 0 else position


def fold(text: str) -> Folded:
    """Fold a text, in time linear in its length. Never raises."""
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    position = 0
    for removed, match in enumerate(_REMOVED_OR_PRESENTATION.finditer(text), start=1):
        if _PRESENTATION.match(match.group()):
            return _fold_presentation_forms(text)
        kept.append(text[position : match.start()])
        position = match.end()
        starts.append(position - removed)
        shifts.append(removed)
    kept.append(text[position:])
    return Folded(text, fold_letters("".join(kept)), starts, shifts)


def with_dashes(text: str) -> str:
    """A text with a dash for each tatweel between numbers or by itself (3 ـ 9); the length stays the same."""
    if TATWEEL not in text:
        return text
    if TATWEEL * 2 in text:
        text = _LONG_DASH.sub(lambda dash: "-".ljust(len(dash.group())), text)
    return _DASH.sub("-", text)


def fold_word(word: str) -> str:
    """Fold a short string whose offsets are not needed."""
    return fold(word).text if _REMOVED_OR_PRESENTATION.search(word) else word.translate(_FOLDED)


def without_marks(text: str) -> str:
    """Return a text without vowel marks, tatweel and invisible characters, its letters as written."""
    return _REMOVED.sub("", text)


def fold_letters(text: str) -> str:
    """Replace letters, digits and spaces one for one; the length stays the same."""
    for old, new in _REPLACED:
        text = text.replace(old, new)
    return text


def _fold_presentation_forms(text: str) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    folded = 0
    for position, character in enumerate(text):
        piece = unicodedata.normalize("NFKC", character) if _PRESENTATION.match(character) else character
        # Isolated forms of marks decompose into a space and the mark.
        piece = _REMOVED.sub("", piece.lstrip(" ") if piece != " " else piece)
        for part in range(len(piece)):
            shift = position - folded - part
            if shift != (shifts[-1] if shifts else 0):
                starts.append(folded + part)
                shifts.append(shift)
        pieces.append(piece)
        folded += len(piece)
    if len(text) - folded != (shifts[-1] if shifts else 0):
        # Marks at the end of the text.
        starts.append(folded)
        shifts.append(len(text) - folded)
    return Folded(text, fold_letters("".join(pieces)), starts, shifts)
