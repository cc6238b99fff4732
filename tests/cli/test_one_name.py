"""One name for one thing: the same events over SQL, JSON, CSV, Parquet and Python."""

import csv
import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import combinations
from typing import Any

import pytest
from pyarrow import dataset
from support import Run

import timeline
from timeline.db.public_views import VIEWS

# A view is joined with others, so its ids say whose they are.
SAME = [{"id", "event_id"}, {"mention", "mention_id"}, {"article", "article_id"}, {"event", "event_id"}]
# Of fewer different values, two columns may be alike by chance.
ENOUGH = 5
Columns = Mapping[str, Sequence[str]]


def plain(value: Any) -> str:
    """A value as every carrier could write it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return "; ".join(plain(one["event"] if isinstance(one, dict) else one) for one in value)
    text = str(value)
    # SQLite's timestamps are at midnight; a spreadsheet's texts may have an apostrophe in front.
    return text.removesuffix(" 00:00:00.000000").removeprefix("'")


def columns(rows: Sequence[Mapping[str, Any]], by: str) -> Columns:
    ordered = sorted(rows, key=lambda row: str(row[by]))
    return {name: [plain(row[name]) for row in ordered] for name in rows[0] if name != "sources"}


def sql(view: str, by: str) -> Columns:
    connection = sqlite3.connect("timeline.db")
    connection.row_factory = sqlite3.Row
    flags = [
        one.name for found in VIEWS if found.name == view for one in found.columns if one.kind == "boolean"
    ]
    rows = map(dict, connection.execute(f"SELECT * FROM {view} WHERE event_id <> ''"))
    return columns([{**row, **{name: bool(row[name]) for name in flags}} for row in rows], by)


@pytest.fixture
def events(seeded: Run) -> dict[str, Columns]:
    seeded("export", "parquet", "out")
    with timeline.open("timeline.db") as opened:
        of_python = opened.between("..", "..").rows()
    return {
        "SQL": sql("timeline_v1", "event_id"),
        "JSON": columns([json.loads(line) for line in seeded("export", "jsonl").out.splitlines()], "id"),
        "CSV": columns(list(csv.DictReader(StringIO(seeded("export", "csv").out))), "id"),
        "Parquet": columns(dataset.dataset("out/events").to_table().to_pylist(), "id"),
        "Python": columns(of_python, "id"),
    }


@pytest.fixture
def mentions(seeded: Run) -> dict[str, Columns]:
    seeded("export", "parquet", "out")
    of_parquet = [row for row in dataset.dataset("out/mentions").to_table().to_pylist() if row["event"]]
    of_csv = csv.DictReader(StringIO(seeded("export", "csv", "--rows", "mentions").out))
    of_json = [json.loads(line) for line in seeded("export", "jsonl").out.splitlines()]
    return {
        "SQL": sql("mentions_v1", "mention_id"),
        "JSON": columns([source for event in of_json for source in event["sources"]], "mention"),
        "CSV": columns(list(of_csv), "mention"),
        "Parquet": columns(of_parquet, "mention"),
    }


def misnamed(carriers: dict[str, Columns]) -> list[tuple[str, str, str, str]]:
    """Columns with the same values that two carriers call otherwise."""
    return [
        (one, name, other, another)
        for (one, own), (other, theirs) in combinations(carriers.items(), 2)
        for name, values in own.items()
        for another, others in theirs.items()
        if name not in theirs and another not in own and {name, another} not in SAME
        if values == others and len(set(values)) >= ENOUGH
    ]


def differing(
    carriers: dict[str, Columns], bounds: Sequence[str] = ("earliest", "latest")
) -> list[tuple[str, ...]]:
    """Columns of one name with other values. An open end, which SQL fills, is left out."""
    return [
        (name, one, other, mine, yours)
        for (one, own), (other, theirs) in combinations(carriers.items(), 2)
        for name in own.keys() & theirs.keys()
        for mine, yours in zip(own[name], theirs[name], strict=True)
        if mine != yours and not (name in bounds and "" in (mine, yours))
    ]


def test_an_event_has_the_same_columns_everywhere(events: dict[str, Columns]) -> None:
    assert {len(next(iter(found.values()))) for found in events.values()} == {len(events["SQL"]["event_id"])}
    assert misnamed(events) == []
    assert differing(events) == []
    shared = set.intersection(*(set(found) for found in events.values()))
    assert shared >= {
        "earliest", "latest", "time_kind", "edtf", "precision", "headline", "text", "factuality", "reporting",
        "disputed", "source_count", "article_count", "importance",
    }  # fmt: skip
    assert set(events["CSV"]) == set(events["Python"])


def test_a_mention_has_the_same_columns_everywhere(mentions: dict[str, Columns]) -> None:
    assert misnamed(mentions) == []
    assert differing(mentions) == []
    shared = set.intersection(*(set(found) for found in mentions.values()))
    assert shared >= {
        "earliest", "latest", "time_kind", "edtf", "title", "publisher", "published", "quote", "expression",
        "attribution", "factuality", "reporting", "volume", "page",
    }  # fmt: skip


def test_an_open_end_is_empty_where_sql_fills_it(events: dict[str, Columns]) -> None:
    ends = [value for name in ("earliest", "latest") for value in events["JSON"][name]]
    assert "" in ends and all(date.fromisoformat(one) for one in ends if one)
