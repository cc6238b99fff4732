"""What Datasette's connections know: our reading of dates and words, as SQL functions."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from datasette import hookimpl
from markupsafe import Markup
from sqlalchemy import Engine

from timeline.dates.interval import Interval
from timeline.errors import TimelineError
from timeline.projections.search import folded, mentions_with_words, search_words
from timeline.query.relation import Relation
from timeline.query.understood import understand
from timeline.store.engine import reading
from timeline.web.bounds import Authorizer
from timeline.web.metadata import DATABASE


@dataclass(frozen=True, slots=True)
class Plugin:
    """Datasette's hooks (https://docs.datasette.io/en/stable/plugin_hooks.html).

    engine: the database that questions are put to; authorizer: what SQL may read of the file.
    """

    engine: Engine
    authorizer: Authorizer

    # Datasette lists its plugins, by the names of modules.
    __name__ = "timeline"

    @hookimpl  # type: ignore[untyped-decorator]
    def prepare_connection(self, conn: sqlite3.Connection, database: str) -> None:
        """Give a connection its functions and its bounds."""
        if database != DATABASE:
            return
        for name, function in (
            ("first_day", lambda text: _stored(_days(self.engine, text)[0].earliest)),
            ("last_day", lambda text: _stored(_days(self.engine, text)[0].latest)),
            ("not_read", lambda text: _days(self.engine, text)[1]),
            ("about", lambda words: json.dumps(_mentions(self.engine, words))),
            ("folded", lambda text: folded(text) if text else ""),
        ):
            # Deterministic, so that SQLite asks once for a whole statement.
            conn.create_function(name, 1, function, deterministic=True)
        conn.set_authorizer(self.authorizer)

    @hookimpl  # type: ignore[untyped-decorator]
    def render_cell(self, value: Any, column: str, database: str) -> Markup | None:
        """Link an event to its sources."""
        if column != "event_id" or database != DATABASE or not value:
            return None
        address = f"/{DATABASE}/event?{urlencode({'event_id': value})}"
        return Markup('<a href="{}">{}</a>').format(address, value)


def _days(engine: Engine, text: str | None) -> tuple[Interval, str | None]:
    """The days of a date as a person wrote it, or two open ends and why it cannot be read.

    What a function raises, SQLite prints, and tells the reader nothing.
    """
    if not text or not text.strip():
        return Interval(None, None), None
    try:
        with reading(engine) as connection:
            return understand(connection, Relation.DURING, (text,), date.today()).days, None
    except TimelineError as error:
        return Interval(None, None), str(error)


def _mentions(engine: Engine, text: str | None) -> list[str]:
    words = search_words(text or "")
    if not words:
        return []
    with reading(engine) as connection:
        return list(connection.execute(mentions_with_words(connection, words)).scalars())


def _stored(day: date | None) -> str | None:
    """A day as the views hold it on SQLite; nothing for an open end."""
    return f"{day} 00:00:00.000000" if day else None
