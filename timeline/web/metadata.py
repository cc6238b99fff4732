"""Datasette's metadata for the public views: titles, columns, facets, questions, hidden tables."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from timeline.db.public_views import VIEWS
from timeline.query.question.question import DATES, FIELDS, Command
from timeline.query.question.spelled import SEPARATOR

# The name of the database in addresses: /timeline/timeline_v1.
DATABASE = "timeline"
# What a form's answer says of an event, and of an undated sentence.
COLUMNS = (
    "certainty", "edtf", "source_count", "importance", "disputed", "factuality", "headline", "event_id",
)  # fmt: skip
# Rows that a page has at most.
MOST_ROWS = 2_000
STATIC = Path(__file__).parent / "static"

_FACETS = {
    "timeline_v1": ["precision", "factuality", "disputed"],
    "mentions_v1": ["publisher", "factuality"],
    "articles_v1": ["publisher"],
    "log_v1": ["type", "recorded_by"],
}
_WRITTEN = "A date is written 2017-07-10, 10 July 2017, 10 juillet 2017 or 10 تموز 2017."
_OTHERS = f"Leave a field empty to ignore it; flags are yes or no, and {SEPARATOR} separates several values."
# Title and description of the form of each command.
_COMMANDS: Mapping[Command, tuple[str, str]] = {
    "before": (
        "What happened before a date?",
        f"Certain: the whole date range is before it. Possible: only part of it is. {_WRITTEN}",
    ),
    "after": (
        "What happened after a date?",
        "Certain: the whole date range is after it. Possible: only part of it is.",
    ),
    "on": (
        "What happened on a day, in a month or in a year?",
        "Certain: the whole date range is within it. Possible: only part of it is. A date is written "
        "2017-05-04, May 2017, أيار 2017 or 2017.",
    ),
    "between": (
        "What happened between two dates?",
        "Both dates are included; either may be .. for an open end.",
    ),
}
# Not mentions_v1, for which no index gives an order.
_SORT = {
    "timeline_v1": "earliest_day",
    "articles_v1": "published_earliest",
    "publishers_v1": "publisher",
    "disagreements_v1": "event_id",
    "log_v1": "position",
    "days_v1": "day",
}


def metadata(title: str, internal: Iterable[str]) -> dict[str, Any]:
    """Datasette's metadata (https://docs.datasette.io/en/stable/metadata.html).

    title: of the site; internal: the tables of the file that must stay hidden.
    """
    closed = {name: {"allow": False} for name in sorted(internal)}
    return {
        "title": title,
        "description": "What happened and when, according to the articles. Read-only.",
        "extra_css_urls": ["/static-timeline/serve.css"],
        "databases": {
            DATABASE: {
                "tables": {**closed, **{view.name: _of_view(view.name) for view in VIEWS}},
                "queries": questions(),
            }
        },
    }


def questions() -> dict[str, dict[str, Any]]:
    """Return the stored questions by name: title, description and sql."""
    text = (Path(__file__).parent / "questions.toml").read_text(encoding="utf-8")
    written = tomllib.loads(text)
    generated: dict[str, dict[str, Any]] = {
        name: _of_command(name, *about) for name, about in _COMMANDS.items()
    }
    return {name: {**question, "hide_sql": True} for name, question in (generated | written).items()}


def _of_command(command: Command, title: str, description: str) -> dict[str, Any]:
    """The form of a command: its dates, then every field of a question."""
    parameters = [*DATES[command], *(one.parameter for one in FIELDS)]
    values = ", ".join(f"'{name}', :{name}" for name in parameters)
    columns = ", ".join(f"json_extract(found.value, '$.{name}') AS {name}" for name in COLUMNS)
    sql = f"SELECT {columns}\nFROM json_each(answers('{command}', json_object({values}))) AS found"
    return {"title": title, "description": f"{description} {_OTHERS}", "sql": sql}


def _of_view(name: str) -> dict[str, Any]:
    view = next(view for view in VIEWS if view.name == name)
    about: dict[str, Any] = {
        "description": view.about,
        "columns": {column.name: column.about for column in view.columns},
        "sortable_columns": [column.name for column in view.columns],
    }
    if name in _FACETS:
        about["facets"] = _FACETS[name]
    if name in _SORT:
        about["sort"] = _SORT[name]
    return about
