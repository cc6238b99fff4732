"""CSV (RFC 4180) in UTF-8; rows.py says what is in a cell."""

import codecs
import csv
from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.formats import Heading
from timeline.export.rows import Rows, rows
from timeline.query.details import EventDetails


def write(
    entries: Iterable[EventDetails],
    out: BinaryIO,
    heading: Heading,
    *,
    rows_of: Rows = "events",
    bom: bool = False,
) -> None:
    """Write the names of the columns and a row an event, or a row a mention. bom: a byte order mark first."""
    if bom:
        out.write(codecs.BOM_UTF8)
    csv.writer(codecs.getwriter("utf-8")(out)).writerows(rows(entries, rows_of))
