"""What a database holds, in numbers."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.store.tables import FOREVER, articles, events, head, mentions


def database_status(connection: Connection) -> dict[str, Any]:
    """The log's head and how many articles, mentions and events stand now."""
    last = connection.execute(sa.select(head.c.position, head.c.hash)).one()
    counts = {
        table.name: connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.valid_until == FOREVER)
        ).scalar_one()
        for table in (articles, mentions, events)
    }
    return {"facts": last.position, "head": last.hash, **counts}
