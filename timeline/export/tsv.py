"""Tab-separated values in UTF-8: a line is a row, a tab parts two cells, whatever the text holds.

A tab or a line break within a cell becomes a space. A cell with a quotation mark is quoted as in CSV, which
is what spreadsheets and pandas expect.
"""

import codecs
import csv
import re
from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.formats import Heading
from timeline.export.rows import Rows, rows
from timeline.query.details import EventDetails

_BREAK = re.compile("\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def write(
    entries: Iterable[EventDetails], out: BinaryIO, heading: Heading, *, rows_of: Rows = "events"
) -> None:
    """Write the names of the columns and a row an event, or a row a mention."""
    to = csv.writer(codecs.getwriter("utf-8")(out), dialect="excel-tab", lineterminator="\n")
    to.writerows([_BREAK.sub(" ", cell) for cell in row] for row in rows(entries, rows_of))
