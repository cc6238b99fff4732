"""The mentions of a log read again by worker processes."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.commands.ingest import workers
from timeline.commands.read_ahead import reading_ahead
from timeline.commands.verify import verify
from timeline.db.engine import write_transaction
from timeline.db.tables import PROJECTIONS, blocking_index
from timeline.projections import mentions, project
from timeline.projections.project import rebuild


@pytest.fixture(autouse=True)
def processes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(workers, "_PORTION", 2)


def content(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    tables = (*PROJECTIONS, blocking_index)
    return {
        table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr) for table in tables
    }


def test_a_rebuild_with_two_readers_makes_the_same_tables_and_reads_no_mention_itself(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "clause_columns", lambda *given: 1 / 0)
    with reading_ahead(2) as read_ahead, write_transaction(seeded) as connection:
        before = content(connection)
        rebuild(connection, read_ahead=read_ahead)
        assert content(connection) == before


def test_articles_that_two_batches_share_are_read_by_the_projectors(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "_BATCH", 7)
    with reading_ahead(2) as read_ahead, write_transaction(seeded) as connection:
        before = content(connection)
        rebuild(connection, read_ahead=read_ahead)
        assert content(connection) == before


def test_a_verification_with_two_readers_finds_the_tables_right(seeded: Engine) -> None:
    assert verify(seeded, workers=2).log.head.position > 0
