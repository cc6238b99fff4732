"""What Datasette is told about the public views: titles, columns, facets, questions, what stays closed."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline.store.views_v1 import VIEWS

# The name of the database in addresses: /timeline/timeline_v1.
DATABASE = "timeline"
STATIC = Path(__file__).parent / "static"

_FACETS = {
    "timeline_v1": ["precision", "modality", "disputed"],
    "mentions_v1": ["source", "modality"],
    "articles_v1": ["source"],
    "log_v1": ["type", "recorded_by"],
}
# Not mentions_v1, which no index brings into an order.
_SORT = {
    "timeline_v1": "earliest",
    "articles_v1": "published_earliest",
    "sources_v1": "source",
    "disagreements_v1": "event_id",
    "log_v1": "position",
    "days_v1": "day",
}


def metadata(title: str, internal: Iterable[str]) -> dict[str, Any]:
    """Datasette's metadata (https://docs.datasette.io/en/stable/metadata.html).

    title: what is served; internal: the tables of the file that nobody is to see.
    """
    closed = {name: {"allow": False} for name in sorted(internal)}
    return {
        "title": title,
        "description": "What happened, and when, by the reports of the articles. Read-only.",
        "extra_css_urls": ["/static-timeline/serve.css"],
        "databases": {
            DATABASE: {
                "tables": {**closed, **{view.name: _of_view(view.name) for view in VIEWS}},
                "queries": questions(),
            }
        },
    }


def questions() -> dict[str, dict[str, Any]]:
    """The questions to start from, by name: title, description and sql of questions.toml."""
    text = (Path(__file__).parent / "questions.toml").read_text(encoding="utf-8")
    return {name: {**question, "hide_sql": True} for name, question in tomllib.loads(text).items()}


def _of_view(name: str) -> dict[str, Any]:
    view = next(view for view in VIEWS if view.name == name)
    told: dict[str, Any] = {
        "description": view.about,
        "columns": {column.name: column.about for column in view.columns},
        "sortable_columns": [column.name for column in view.columns],
    }
    if name in _FACETS:
        told["facets"] = _FACETS[name]
    if name in _SORT:
        told["sort"] = _SORT[name]
    return told
