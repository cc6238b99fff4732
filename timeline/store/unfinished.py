"""The ingest that was begun last and is not finished: what `timeline ingest --resume` goes on with."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.store.tables import unfinished_ingest


@dataclass(frozen=True, slots=True)
class Begun:
    """The arguments of a command, and the folder in which it was given."""

    arguments: tuple[str, ...]
    folder: str


def remember(connection: Connection, arguments: Sequence[str], folder: str) -> None:
    """Keep the arguments of an ingest that begins, in the place of an older one's."""
    forget(connection)
    row = {"id": 1, "arguments": json.dumps(list(arguments), ensure_ascii=False), "folder": folder}
    connection.execute(sa.insert(unfinished_ingest).values(row))


def forget(connection: Connection) -> None:
    """The ingest is finished."""
    connection.execute(sa.delete(unfinished_ingest))


def unfinished(connection: Connection) -> Begun | None:
    """The ingest to go on with, None when the last one was finished."""
    row = connection.execute(sa.select(unfinished_ingest)).mappings().one_or_none()
    return Begun(tuple(json.loads(row["arguments"])), row["folder"]) if row else None
