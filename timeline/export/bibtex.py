"""BibTeX: the articles that report the events, in UTF-8."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from timeline.dates.interval import Precision
from timeline.export.bibliography import Cited, cited
from timeline.export.formats import Heading
from timeline.query.details import EventDetails

# The special characters of TeX. A brace would unbalance the entry, even after a backslash.
_TEX = str.maketrans({
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "&%$#_"},
})  # fmt: skip
# Pairs that TeX sets as one character, such as two hyphens as a dash.
_LIGATURE, _PARTED = re.compile(r"([-`',<>])(?=\1)|([?!])(?=`)"), r"\g<0>{}"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write one entry per article."""
    for article in cited(entries):
        out.write(_entry(article).encode())


def _entry(article: Cited) -> str:
    section = article.section
    fields = {
        "title": _braced(article.title),
        # The double braces keep a name whole.
        "author": f"{{{_braced(article.publisher)}}}" if article.is_book and article.publisher else None,
        "journal": None if article.is_book else _braced(article.publisher),
        "volume": _braced(section.volume) if section else None,
        "pages": _braced(section.page.replace("-", "\u2013")) if section else None,
        # An address cannot contain a brace, and biblatex and Zotero read it verbatim.
        "url": f"{{{article.url}}}" if article.url else None,
        **_dates(article),
        "language": "{arabic}",
    }
    kind = "book" if article.is_book else "article" if article.publisher else "misc"
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value is not None)
    return f"@{kind}{{{article.key},\n{lines}}}\n\n"


def _dates(article: Cited) -> dict[str, str | None]:
    """The year, month and biblatex date of a whole unit; any other interval as a note, in EDTF."""
    when = article.published
    if when is None:
        return {}
    if when.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR) or not when.earliest:
        return {"note": _braced(f"published {article.edtf} (EDTF)")}
    month = None if when.precision is Precision.YEAR else _MONTHS[when.earliest.month - 1]
    return {"date": f"{{{article.edtf}}}", "year": f"{{{when.earliest.year}}}", "month": month}


def _braced(text: str | None) -> str | None:
    return f"{{{_LIGATURE.sub(_PARTED, text.translate(_TEX))}}}" if text else None
