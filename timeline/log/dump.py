"""The log as JSON Lines, to keep elsewhere or to move to another engine.

The first line says what it is and where the log ends; then every text; then every fact with all its columns
as they are stored; the last line says again where the log ends, so that a file that was cut off shows it.
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
    """What a dump holds. head: where its log ends, which is how many facts there are."""

    head: Head
    texts: int


def write_dump(connection: Connection, out: IO[bytes], progress: Progress = no_progress) -> Dumped:
    """Write the log and its texts, in the reading transaction that is given; little is in memory at a time.

    The same log makes the same bytes. Raises LogAltered where the log does not hold: a dump of it could not
    be loaded.
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
    """A row under the names of its columns; SQLAlchemy's own are a kind of str that JSON does not take."""
    return {str(name): value for name, value in row.items()}
