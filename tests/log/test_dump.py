"""A dump makes the same database anywhere."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from dumps import content, dumped, loaded
from sqlalchemy import Engine
from support import SEEDS, Databases

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import facts, head
from timeline.errors import LogAltered
from timeline.files import compressing, read_lines
from timeline.log import load as loading
from timeline.log.chain import BEGINNING
from timeline.log.dump import write_dump
from timeline.log.dump_lines import read_header
from timeline.log.load import load
from timeline.log.verify import verify_log
from timeline.projections.project import project
from timeline.projections.verify import verify_projections
from timeline.readers import read_path


def test_a_dump_begins_with_what_it_is_and_ends_with_its_head(seeded: Engine) -> None:
    lines = [json.loads(line) for line in dumped(seeded)]
    ((_, position, last),) = content(seeded)["head"]
    kept = len(content(seeded)["texts"])
    assert lines[0] == {
        "format": "timeline-log",
        "version": 1,
        "schema": lines[0]["schema"],
        "facts": position,
        "texts": kept,
        "head": last,
    }
    assert lines[-1] == {"end": {"position": position, "hash": last}}
    assert len(lines) == 2 + position + kept


def test_a_fact_is_dumped_with_every_column_as_it_is_stored(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        stored = [
            dict(row)
            for row in connection.execute(sa.select(facts).order_by(facts.c.position)).mappings().all()
        ]
    assert [row for row in map(json.loads, dumped(seeded)) if "payload" in row] == stored


def test_the_same_log_makes_the_same_bytes_compressed_too(seeded: Engine) -> None:
    def compressed() -> bytes:
        raw = io.BytesIO()
        with compressing("x.gz", raw) as out:
            out.writelines(dumped(seeded))
        return raw.getvalue()

    assert dumped(seeded) == dumped(seeded)
    assert compressed() == compressed()
    assert list(read_lines("x.gz", io.BytesIO(compressed()))) == dumped(seeded)


def test_a_loaded_dump_is_the_same_database_to_the_last_row(seeded: Engine, empty: Engine) -> None:
    end = loaded(empty, dumped(seeded))
    assert content(empty) == content(seeded)
    assert dumped(empty) == dumped(seeded)
    with read_transaction(empty) as connection:
        assert verify_log(connection).head == end
    verify_projections(empty)


def test_a_dump_moves_to_the_other_engine_and_back(
    seeded: Engine, databases: Databases, new_postgres: Callable[[bool], str], tmp_path: Path
) -> None:
    sqlite = f"sqlite:///{tmp_path / 'other.db'}"
    other = new_postgres(True) if databases.engine_name == "sqlite" else sqlite
    there = open_store(other, create=True)
    back = open_store(databases.new(True))
    assert loaded(there, dumped(seeded)) == loaded(back, dumped(there))
    assert content(there) == content(seeded)
    assert content(back) == content(seeded)
    there.dispose()
    back.dispose()


def test_facts_go_in_over_many_batches(
    seeded: Engine, empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_FACTS_AT_ONCE", 7)
    monkeypatch.setattr(loading, "_TEXTS_AT_ONCE", 2)
    heard: list[tuple[str, int, int | None]] = []
    lines = dumped(seeded)
    load(empty, read_header("it", lines[0]), iter(lines[1:]), project, lambda *step: heard.append(step))
    assert content(empty) == content(seeded)
    assert ("facts", 14, len(content(seeded)["facts"])) in heard


def test_an_ingest_goes_on_where_a_loaded_log_ends(seeded: Engine, empty: Engine) -> None:
    loaded(empty, dumped(seeded))
    summary = Summary()
    ingest(empty, read_path(SEEDS), Defaults(), options=IngestOptions("tester"), summary=summary)
    assert (summary.new, summary.known) == (0, 7)


def test_an_empty_log_is_dumped_and_loaded(engine: Engine, empty: Engine) -> None:
    assert loaded(empty, dumped(engine)) == BEGINNING


def test_a_log_that_does_not_hold_is_not_dumped(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.update(head).values(position=head.c.position + 1))
    with read_transaction(seeded) as connection, pytest.raises(LogAltered, match="tail was cut off"):
        write_dump(connection, io.BytesIO())


def test_a_dump_that_cannot_be_written_ends_with_the_reason(seeded: Engine) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            if self.tell() > 9000:
                raise OSError("no space left on device")
            return super().write(_)  # type: ignore[arg-type]

    with pytest.raises(OSError, match="no space"), read_transaction(seeded) as connection:
        write_dump(connection, Full())
