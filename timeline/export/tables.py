"""CSV (RFC 4180) and tab-separated values in UTF-8: events or mentions as the rows of a table.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins
with an apostrophe: removing one leading apostrophe gives the text back. The characters are those of OWASP,
"CSV Injection".
"""

import codecs
import csv
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Literal

from timeline.dates.time_kind import Time
from timeline.export.formats import Heading
from timeline.query.chronology import Answer
from timeline.query.details import EventDetails, MentionDetails
from timeline.query.printed_names import Named

Rows = Literal["events", "mentions"]
Row = tuple[str, ...]

_BREAK = re.compile("\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_FORMULA = re.compile("[-=+@\t\r\n＝＋－＠']")
_SHARED = ("id", "certainty")
_DAYS = ("earliest", "latest", "time_kind", "edtf")
_EVENT = (
    *_SHARED, *_DAYS, "precision", "headline", "text", "factuality", "reporting", "disputed", "source_count",
    "article_count", "importance", "publishers", "title", "url", "names", "places", "possibly_same",
)  # fmt: skip
_MENTION = (
    "event", "certainty", *_DAYS, "mention", "article", "title", "publisher", "url", "published", "quote",
    "attribution", "expression", "factuality", "reporting", "volume", "page", "names", "places",
)  # fmt: skip


def write_csv(
    entries: Iterable[EventDetails],
    out: BinaryIO,
    heading: Heading,
    *,
    rows_of: Rows = "events",
    bom: bool = False,
) -> None:
    """Write the column names and one row per event, or per mention. bom: begin with a byte order mark."""
    if bom:
        out.write(codecs.BOM_UTF8)
    csv.writer(codecs.getwriter("utf-8")(out)).writerows(_rows(entries, rows_of))


def write_tsv(
    entries: Iterable[EventDetails], out: BinaryIO, heading: Heading, *, rows_of: Rows = "events"
) -> None:
    """Write the same as tab-separated values, one line per row whatever the text contains.

    A tab or a line break within a cell becomes a space. A cell with a quotation mark is quoted as in CSV,
    which is what spreadsheets and pandas expect.
    """
    to = csv.writer(codecs.getwriter("utf-8")(out), dialect="excel-tab", lineterminator="\n")
    to.writerows([_BREAK.sub(" ", cell) for cell in row] for row in _rows(entries, rows_of))


def _rows(entries: Iterable[EventDetails], kind: Rows) -> Iterator[Row]:
    """The column names, then one row per event or per mention, its cells made harmless."""
    yield _EVENT if kind == "events" else _MENTION
    of_entry: Callable[[EventDetails], Iterable[Row]] = _event if kind == "events" else _mentions
    for entry in entries:
        for row in of_entry(entry):
            yield tuple(map(harmless, row))


def _event(entry: EventDetails) -> Iterator[Row]:
    """One row; its title and address are those of the first report that has them."""
    answer, reports = entry.answer, entry.reports
    yield (
        *_shared(answer), *_days(answer.time), answer.precision, answer.headline, answer.text,
        answer.factuality, _flag(answer.reporting), _flag(answer.disputed), str(answer.source_count),
        str(answer.article_count), str(answer.importance), "; ".join(answer.publishers),
        next((report.source.title for report in reports if report.source.title), ""),
        next((report.url for report in reports if report.url), ""),
        _listed(report.names for report in reports), _listed(report.places for report in reports),
        "; ".join(link.event for link in answer.possibly_same),
    )  # fmt: skip


def _mentions(entry: EventDetails) -> Iterator[Row]:
    return (_mention(entry.answer, report) for report in entry.reports)


def _mention(answer: Answer, report: MentionDetails) -> Row:
    source = report.source
    return (
        *_shared(answer), *_days(source.time), source.mention, source.article, source.title or "",
        source.publisher or "",
        report.url or "", source.published or "", source.quote, source.attribution or "", source.expression,
        source.factuality, _flag(source.reporting),
        (source.place.volume or "") if source.place else "", source.place.page if source.place else "",
        _listed([report.names]), _listed([report.places]),
    )  # fmt: skip


def _listed(named: Iterable[Iterable[Named]]) -> str:
    """Names as they are printed, each once."""
    return "; ".join({one.key: one.words for several in named for one in several}.values())


def _shared(answer: Answer) -> Row:
    return (answer.id, answer.certainty.value)


def _days(time: Time) -> Row:
    ends = (end.isoformat() if end else "" for end in (time.days.earliest, time.days.latest))
    return (*ends, time.kind.value, time.edtf)


def _flag(value: bool) -> str:
    return "true" if value else "false"


def harmless(cell: str) -> str:
    """Return a cell as a spreadsheet takes it for text."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
