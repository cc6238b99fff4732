"""Names that several test files use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.db.tables import facts, head
from timeline.log.chain import GENESIS, row_hash
from timeline.query.question.question import OPEN, Command, question_of
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import Relation
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds" / "news"


@dataclass(frozen=True)
class Databases:
    """Makes databases of one engine; `new` gives a URL, True for a database with the schema."""

    engine_name: str
    new: Callable[[bool], str]


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def engine_for_reading(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A fresh database of the engine that is the fixture's parameter, for a whole file of tests."""
    if request.param == "postgresql":
        url = request.getfixturevalue("new_postgres")(True)
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('shared') / 'test.db'}"
    engine = open_store(url, create=True)
    yield engine
    engine.dispose()


def take_seeds(engine: Engine) -> Summary:
    """Take the sample articles in."""
    summary = Summary()
    ingest(engine, read_path(SEEDS), Defaults(), options=IngestOptions("tester"), summary=summary)
    return summary


def take(engine: Engine, *raw: RawArticle, defaults: Defaults = Defaults()) -> Summary:  # noqa: B008
    """Take records in, as one input."""
    summary = Summary()
    ingest(
        engine,
        [Item(record, 1) for record in raw],
        defaults,
        options=IngestOptions("tester"),
        summary=summary,
    )
    return summary


# A value for each field of a question that changes what it finds in the sample articles.
FIELD_VALUES: dict[str, Any] = {
    "about": "اتفاق",
    "relevant_to": "توقيع مذكرة",
    "who": "لافروف",
    "where": "Astana",
    "publishers": ("صحيفة النموذج", "مجلة الدفتر الافتراضي"),
    "published_before": "2017-06-01",
    "published_after": "2017-06-01",
    "factualities": ("announced", "denied"),
    "certainties": ("possible",),
    "min_sources": 2,
    "min_articles": 2,
    "precision": "day",
    "disputed": True,
    "statements": False,
    "undated": True,
    "top": 2,
    "order": "importance",
    "newest_first": True,
    "limit": 3,
    "after_id": "bd37fd82f2811c2c",
    "as_of": "20",
}

_COMMANDS: dict[Relation, Command] = {
    Relation.BEFORE: "before",
    Relation.AFTER: "after",
    Relation.DURING: "between",
}


def asked(relation: Relation, days: Interval, at: int | None = None, **fields: Any) -> ResolvedQuestion:
    """A question about some days, with further fields of a Question."""
    ends = [format_edtf(Interval(end, end)) if end else OPEN for end in (days.earliest, days.latest)]
    dates = ends if relation is Relation.DURING else [format_edtf(days)]
    return ResolvedQuestion(question_of(_COMMANDS[relation], dates, fields), days, at)


def assert_chain_holds(engine: Engine) -> None:
    """Every fact fits the one before it, and the head is the last."""
    with read_transaction(engine) as connection:
        position, previous = 0, GENESIS
        for row in connection.execute(sa.select(facts).order_by(facts.c.position)).mappings():
            position, previous = position + 1, row_hash(previous, row)
            assert (row["position"], row["hash"]) == (position, previous)
        assert connection.execute(sa.select(head.c.position, head.c.hash)).one() == (position, previous)
