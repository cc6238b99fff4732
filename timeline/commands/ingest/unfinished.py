"""Ingests that were begun and not finished, for `timeline ingest --resume`."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import unfinished_ingest
from timeline.log.append import lock_head


@dataclass(frozen=True, slots=True)
class Begun:
    """The arguments of a command and its working directory."""

    arguments: tuple[str, ...]
    folder: str


def remember(connection: Connection, begun: Begun, now: datetime) -> None:
    """Remember an ingest that begins at `now` (UTC), until it is forgotten."""
    # Another process may begin the same ingest at this moment.
    lock_head(connection)
    forget(connection, begun)
    row = {
        "id": _id(begun),
        "arguments": _written(begun),
        "folder": begun.folder,
        "begun_at": now.isoformat(),
    }
    connection.execute(sa.insert(unfinished_ingest).values(row))


def forget(connection: Connection, begun: Begun) -> None:
    """Forget an ingest that is finished."""
    connection.execute(sa.delete(unfinished_ingest).where(unfinished_ingest.c.id == _id(begun)))


def unfinished(connection: Connection) -> Begun | None:
    """The unfinished ingest that was begun last; None if there is none."""
    query = sa.select(unfinished_ingest).order_by(unfinished_ingest.c.begun_at.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    return Begun(tuple(json.loads(row["arguments"])), row["folder"]) if row else None


def _written(begun: Begun) -> str:
    return json.dumps(begun.arguments, ensure_ascii=False)


def _id(begun: Begun) -> str:
    """The same for the same command; hashed because arguments may be longer than an index allows."""
    return hashlib.sha256(f"{begun.folder}\n{_written(begun)}".encode()).hexdigest()
