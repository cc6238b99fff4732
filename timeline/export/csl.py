"""CSL-JSON: the articles that report the events, for Zotero, pandoc and other citation programs."""

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from timeline.dates.interval import Interval, Precision
from timeline.export.bibliography import Cited, cited
from timeline.export.formats import Heading
from timeline.export.json import write_list
from timeline.query.details import EventDetails

# How many of year, month and day name a period.
_PARTS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write a list with one item per article."""
    write_list(map(_item, cited(entries)), out)


def _item(article: Cited) -> dict[str, Any]:
    item = {
        "id": article.key,
        "type": "book" if article.is_book else "article-newspaper",
        "title": article.title,
        "author": [{"literal": article.publisher}] if article.is_book and article.publisher else None,
        "container-title": None if article.is_book else article.publisher,
        "volume": article.section.volume if article.section else None,
        "page": article.section.page if article.section else None,
        "URL": article.url,
        "issued": _issued(article.published, article.edtf),
        "language": "ar",
    }
    return {name: value for name, value in item.items() if value is not None}


def _issued(when: Interval | None, edtf: str | None) -> dict[str, Any] | None:
    """A CSL date: a day, a month or a year; other periods as a range that is marked uncertain (circa).

    An interval with an open end, for which CSL has no form, is given literally, in EDTF.
    """
    if when is None:
        return None
    if when.earliest is None or when.latest is None:
        return {"literal": edtf}
    if count := _PARTS.get(when.precision):
        return {"date-parts": [_parts(when.earliest)[:count]]}
    return {"date-parts": [_parts(when.earliest), _parts(when.latest)], "circa": True}


def _parts(value: date) -> list[int]:
    return [value.year, value.month, value.day]
