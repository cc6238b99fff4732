"""Dump the log as JSON Lines, to archive it or to move it to another engine.

The first line is a header with the head of the log. Then come every text and every fact, with all columns as
stored. The last line repeats the head, so that a truncated file is detected.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import IO, Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.canonical_json import canonical_bytes
from timeline.db.schema import REVISIONS
from timeline.db.tables import texts
from timeline.log.chain import BEGINNING, Head, Progress, no_progress
from timeline.log.verify import require_head
from timeline.log.walk import iter_verified, iter_verified_texts, read_head

FORMAT, VERSION = "timeline-log", 1
_OFTEN = 1000


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a dump contains. head: the end of its log; its position is the number of facts."""

    head: Head
    texts: int


def write_dump(connection: Connection, out: IO[bytes], progress: Progress = no_progress) -> Dumped:
    """Write the log and its texts, a few rows in memory at a time; `connection` is in a read transaction.

    The same log gives the same bytes. Raises LogAltered if the log was altered: its dump could not be loaded.
    """
    head = read_head(connection)
    total = connection.execute(sa.select(sa.func.count()).select_from(texts)).scalar_one()
    header = {
        "format": FORMAT,
        "version": VERSION,
        "schema": REVISIONS[-1],
        "facts": head.position,
        "texts": total,
        "head": head.hash,
    }
    out.write(_line(header))
    with closing(iter_verified_texts(connection)) as kept:
        for number, row in enumerate(kept, start=1):
            out.write(_line({"text": _plain(row)}))
            if number % _OFTEN == 0:
                progress("texts", number, total)
    end = BEGINNING
    with closing(iter_verified(connection)) as recorded:
        for row in recorded:
            out.write(_line(_plain(row)))
            end = Head(row["position"], row["hash"])
            if end.position % _OFTEN == 0:
                progress("facts", end.position, head.position)
    require_head(head, end)
    out.write(_line({"end": {"position": end.position, "hash": end.hash}}))
    return Dumped(end, total)


def _line(value: Mapping[str, Any]) -> bytes:
    return canonical_bytes(value) + b"\n"


def _plain(row: RowMapping) -> dict[str, Any]:
    """A row by plain column names; SQLAlchemy's are a subclass of str that JSON does not accept."""
    return {str(name): value for name, value in row.items()}
