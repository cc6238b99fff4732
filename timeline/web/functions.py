"""What Datasette's connections know: our reading of dates and words, as SQL functions."""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from datasette import hookimpl
from markupsafe import Markup
from sqlalchemy import Engine

from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.errors import TimelineError
from timeline.projections.search import folded, mentions_with_words, search_words
from timeline.query.answer_json import answer_to_json, undated_to_json
from timeline.query.chronology import chronology
from timeline.query.question.question import DATES, Command, Question
from timeline.query.question.resolved import parse_dates
from timeline.query.question.spelled import from_form
from timeline.query.undated import undated_sentences
from timeline.web.bounds import Authorizer
from timeline.web.limits import bound
from timeline.web.metadata import COLUMNS, DATABASE, MOST_ROWS


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
        statement = bound(conn)
        for name, count, function in (
            (
                "answers",
                2,
                lambda command, form: json.dumps(_answers(self.engine, command, form)),
            ),
            ("first_day", 1, lambda text: _stored(_days(self.engine, text).earliest)),
            ("last_day", 1, lambda text: _stored(_days(self.engine, text).latest)),
            ("about", 1, lambda words: json.dumps(_mentions(self.engine, words))),
            ("folded", 1, lambda text: folded(text) if text else ""),
        ):
            # Deterministic, so that SQLite asks once for a whole statement.
            conn.create_function(name, count, statement.in_time(function), deterministic=True)
        conn.set_authorizer(self.authorizer)

    @hookimpl  # type: ignore[untyped-decorator]
    def render_cell(self, value: Any, column: str, database: str) -> Markup | None:
        """Link an event to its sources."""
        if column != "event_id" or database != DATABASE or not value:
            return None
        address = f"/{DATABASE}/event?{urlencode({'event_id': value})}"
        return Markup('<a href="{}">{}</a>').format(address, value)


def _answers(engine: Engine, command: Command, given: str) -> list[dict[str, Any]]:
    """The answers to a form, a row each with COLUMNS; none to one whose dates are empty.

    given: its parameters by name, in JSON. What cannot be asked is a row that says so: of what a function
    raises, SQLite does not show the reason.
    """
    form: dict[str, str] = json.loads(given)
    if not any(form.get(name, "").strip() for name in DATES[command]):
        return []
    try:
        question = from_form(command, form)
        # More rows than Datasette shows are not worth their sources.
        question = replace(question, limit=min(question.limit or MOST_ROWS, MOST_ROWS))
        with read_transaction(engine) as connection:
            asked = parse_dates(connection, question, date.today())
            found = [{**answer_to_json(one), "event_id": one.id} for one in chronology(connection, asked)]
            if question.undated:
                found += map(undated_to_json, undated_sentences(connection, asked))
            return [{name: row.get(name) for name in COLUMNS} for row in found]
    except TimelineError as error:
        return [{"certainty": str(error)}]


def _days(engine: Engine, text: str | None) -> Interval:
    """The days of a date as a person wrote it; two open ends when it cannot be read."""
    if not text or not text.strip():
        return Interval(None, None)
    try:
        with read_transaction(engine) as connection:
            return parse_dates(connection, Question("on", (text,)), date.today()).days
    except TimelineError:
        return Interval(None, None)


def _mentions(engine: Engine, text: str | None) -> list[str]:
    words = search_words(text or "")
    if not words:
        return []
    with read_transaction(engine) as connection:
        return list(connection.execute(mentions_with_words(connection, words)).scalars())


def _stored(day: date | None) -> str | None:
    """A day as the views hold it on SQLite; nothing for an open end."""
    return f"{day} 00:00:00.000000" if day else None
