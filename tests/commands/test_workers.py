"""Articles read by other processes: the same as here, and what happens when one is ended."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import SEEDS, Databases

from timeline.commands import append
from timeline.commands.ingest import pipeline, workers
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.ingest.workers import extracting_articles
from timeline.commands.names import give_names
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import PROJECTIONS
from timeline.errors import TimelineError
from timeline.extraction.model import Article
from timeline.extraction.names.gazetteer import Spelling
from timeline.projections.mention_columns import unpacked
from timeline.projections.verify import verify_projections
from timeline.readers import read_path
from timeline.readers.record import RawArticle

TEXT = "وصل الوفد إلى العاصمة يوم 4 أيار 2017 ووقع المذكرة في قاعة الاجتماعات الكبرى."


@pytest.fixture(autouse=True)
def processes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(workers, "_PORTION", 2)


def articles(count: int) -> list[Article]:
    return [Article(str(number), TEXT, parse_edtf("2017-05-10")) for number in range(count)]


def tables(engine: Engine) -> dict[str, Sequence[object]]:
    """What stands in the projections, but for the salted hashes of the texts."""
    with read_transaction(engine) as connection:
        return {
            table.name: connection.execute(
                sa.select(*(column for column in table.c if column.name != "text_hash")).order_by(
                    *table.primary_key
                )
            ).all()
            for table in PROJECTIONS
        }


def test_several_processes_make_the_same_database_as_one(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 3)
    made = []
    for count in (1, 2):
        engine = open_store(databases.new(True))
        summary = Summary()
        ingest(
            engine,
            read_path(SEEDS),
            Defaults(),
            options=IngestOptions("tester", workers=count),
            summary=summary,
        )
        made.append((summary, tables(engine)))
        verify_projections(engine)
        engine.dispose()
    assert made[0] == made[1]
    assert made[0][0].new == 7


def test_facts_that_are_appended_in_portions_make_the_same_database(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for portion in (append.PORTION, 7):
        monkeypatch.setattr(append, "PORTION", portion)
        engine = open_store(databases.new(True))
        summary = Summary()
        options = IngestOptions("tester", workers=1)
        ingest(engine, read_path(SEEDS), Defaults(), options=options, summary=summary)
        made.append((summary, tables(engine)))
        verify_projections(engine)
        engine.dispose()
    assert made[0] == made[1]


def test_they_know_the_names_that_a_person_gave() -> None:
    own = [Spelling("قاعة الاجتماعات", "hall", "place")]
    with extracting_articles(own, 2) as readers:
        (read,) = readers.submit(articles(1))()
    (row,) = read.rows.values()
    assert "hall" in unpacked(row)["places"]


def test_a_list_of_names_that_came_meanwhile_is_read_by(engine: Engine) -> None:
    own = [Spelling("قاعة الاجتماعات", "hall", "place")]
    engine_of_another = engine

    def give_then_tell() -> bool:
        with write_transaction(engine_of_another) as connection:
            give_names(connection, own, "another")
        return False

    item = next(iter(read_path(SEEDS)))
    raw = RawArticle("x", TEXT, id="x", published="2017-05-10")
    options = IngestOptions("tester", workers=2, stopped=give_then_tell)
    ingest(engine, [type(item)(raw, 1)], Defaults(), options=options, summary=Summary())
    with read_transaction(engine) as connection:
        assert "hall" in connection.execute(sa.text("SELECT places FROM mentions")).scalar_one()


def test_a_process_that_is_ended_from_outside_stops_the_ingest_with_what_to_do() -> None:
    with extracting_articles((), 2) as readers:
        result = readers.submit(articles(40))
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
        with pytest.raises(TimelineError, match="the same command again"):
            result()


def test_processes_end_with_the_one_that_started_them() -> None:
    code = (
        "import multiprocessing, time\n"
        "from timeline.extraction.model import Article\n"
        "from timeline.commands.ingest import workers\n"
        "if __name__ == '__main__':\n"
        "    workers.WORTH_A_PROCESS = 1\n"
        "    with workers.extracting_articles((), 2) as readers:\n"
        "        readers.submit([Article('1', 'x', None)] * 40)()\n"
        "        print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "        time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert children
    deadline = time.monotonic() + 30
    while any(map(_runs, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, children))


def _runs(pid: int) -> bool:
    with suppress(ProcessLookupError, FileNotFoundError):
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    return False
