"""Hijri dates in Latin letters, as our own grammar reads them in Arabic: 15 Ramadan 1438, 1327 AH."""

import re
from functools import cache

from timeline.arabic.lexicon import closed
from timeline.query.question_words import of_kind, plain

_ERA = r"\s?(?:a\.?\s?h\.?|h\.?)(?![\w.])"
# As written: the tatweel shows that it is an abbreviation.
_YEAR, _HIJRI = (closed.table("particle")[name] for name in ("year", "hijri"))
_SIGNS = "['’ʿʻʾ`]?"


def shape() -> str:
    """The pattern of a Hijri date in `plain` letters, without named groups."""
    month = rf"(?:\d{{1,2}}\s+(?:(?:of|de)\s+)?)?(?:{'|'.join(_months())}),?\s+\d{{3,4}}(?!\d)(?:{_ERA})?"
    return rf"{month}|\d{{3,4}}{_ERA}"


def in_arabic(text: str) -> str | None:
    """A date in Arabic words: 15 رمضان 1438 هـ; None for what is no Hijri date."""
    written = plain(text.strip())
    if not re.fullmatch(shape(), written):
        return None
    numbers = re.findall(r"\d+", written)
    month = next((name for form, name in _months().items() if re.search(form, written)), None)
    if month is None:
        return f"{_YEAR} {numbers[0]} {_HIJRI}"
    day = f"{numbers[0]} " if len(numbers) > 1 else ""
    return f"{day}{month} {numbers[-1]} {_HIJRI}"


@cache
def _months() -> dict[str, str]:
    """Patterns of the months' names and their Arabic names, the longest first: Rabi II is no Rabi I."""
    forms = sorted(of_kind("hijri_month"), key=lambda pair: -len(pair[0]))
    return {"".join(map(_letter, form)): row.reads for form, row in forms}


def _letter(letter: str) -> str:
    """A letter of a name, with any sign that may follow it; blanks and hyphens are alike."""
    return r"[\s-]+" if letter in " -" else re.escape(letter) + _SIGNS
