"""`timeline ingest` killed at any moment: whole articles or nothing, and a rerun ends where one run does."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from support import SEEDS, Databases

from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, PROJECTIONS, facts, head, texts
from timeline.log.chain import row_hash
from timeline.readers import read_path
from timeline.readers.record import RawArticle

SEED = 20170510
KILLS = 8
COPIES = 8
# Small batches: more commits to be killed between, and in.
COMMAND = (
    "from timeline.commands.ingest import pipeline; pipeline.BATCH = 8; "
    "from timeline.cli.app import main; main()"
)
# Batches that are worth a process, and two of those.
IN_PARALLEL = f"from timeline.commands.ingest import workers; workers.WORTH_A_PROCESS = 4; {COMMAND}"
GENESIS = "0" * 64
SAME_IN_EVERY_RUN = [
    column.name for column in facts.c if column.name not in ("recorded_at", "hash", "payload")
]

Row = dict[str, Any]

# They start a dozen programs each: on a machine that has other work, more than the two minutes of others.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few hundred articles: the paragraphs of the seeds under other ids, a month later in each copy."""
    records = [item.record for item in read_path(SEEDS) if isinstance(item.record, RawArticle)]
    paragraphs = [text for record in records for text in record.text.split("\n") if text.strip()]
    path = tmp_path_factory.mktemp("crash") / "corpus.jsonl"
    lines = [
        {
            "id": f"{copy}-{number}",
            "text": text,
            "title": text[:40] if number % 3 else None,
            "published": f"2017-{copy + 1:02}-15" if number % 5 else None,
        }
        for copy in range(COPIES)
        for number, text in enumerate(paragraphs)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(corpus: Path) -> "State":
    """What a run that nothing interrupts gives, on either engine."""
    url = f"sqlite:///{corpus.parent / 'whole.db'}"
    assert started(url, corpus).wait() == 0
    return state(url)


def started(url: str, corpus: Path, command: str = COMMAND) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", command, "--db", url, "ingest", str(corpus)],
        env={**os.environ, "TIMELINE_RECORDED_BY": "tester"},
        stdout=subprocess.DEVNULL,
    )


class State:
    """What a database holds, but for what differs from run to run: times, salts and the hashes of both."""

    def __init__(self, connection: Connection) -> None:
        kept = {row.hash: row.text for row in connection.execute(sa.select(texts))}
        rows = list(connection.execute(sa.select(facts).order_by(facts.c.position)).mappings())
        previous = GENESIS
        for row in rows:
            previous = row_hash(previous, row)
            assert row["hash"] == previous
        self.position: int = connection.execute(sa.select(head.c.position)).scalar_one()
        assert connection.execute(sa.select(head.c.hash)).scalar_one() == previous
        assert [row["position"] for row in rows] == list(range(1, self.position + 1))
        self.facts = [
            {name: row[name] for name in SAME_IN_EVERY_RUN}
            | {"payload": with_texts(json.loads(row["payload"]), "text", kept)}
            for row in rows
        ]
        self.tables = {
            table.name: [
                with_texts(row, "text_hash", kept)
                for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in PROJECTIONS
        }
        self.texts = sorted(kept.values())

    def streams(self) -> dict[str, int]:
        """How many facts each article has."""
        found: dict[str, int] = {}
        for row in self.facts:
            found[row["stream"]] = found.get(row["stream"], 0) + 1
        return found

    def as_of(self, position: int) -> dict[str, list[Row]]:
        """The projections as they were when the log ended at a position."""
        return {
            name: [
                {**row, "valid_until": row["valid_until"] if row["valid_until"] <= position else FOREVER}
                for row in rows
                if row["valid_from"] <= position
            ]
            for name, rows in self.tables.items()
        }


def with_texts(row: Mapping[str, Any], name: str, kept: Mapping[str, str]) -> Row:
    """A row with texts in the place of their hashes; one that is missing fails here."""
    return {
        key: kept[value] if key in (name, "title_text") and value else value for key, value in row.items()
    }


def state(url: str) -> State:
    engine = open_store(url)
    with read_transaction(engine) as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        found = State(connection)
    engine.dispose()
    return found


def assert_whole_articles(found: State, whole: State) -> None:
    """Nothing is half there: facts, texts and every table are those of the whole run when it was as far."""
    assert found.facts == whole.facts[: found.position]
    everything = whole.streams()
    assert all(everything[stream] == count for stream, count in found.streams().items())
    assert found.tables == whole.as_of(found.position)
    assert len(found.texts) == sum(
        1 + ("title_text" in row["payload"]) for row in found.facts if row["type"] == "ArticleRecorded"
    )


def position_of(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(sa.select(head.c.position)).scalar_one())


def wait_for_progress(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Until the process has committed a batch, or ended. Leaves no connection: the killed one is the last."""
    engine = open_store(url)
    before = position_of(engine)
    while process.poll() is None and position_of(engine) == before:
        time.sleep(0.002)
    engine.dispose()


def kill(process: "subprocess.Popen[bytes]") -> bool:
    """Kill it; whether it was still running."""
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def test_a_killed_ingest_leaves_whole_articles_and_a_rerun_completes_them(
    databases: Databases, corpus: Path, whole: State
) -> None:
    moments = random.Random(SEED)
    url, kills, unfinished = databases.new(True), 0, 0
    while kills < KILLS:
        process = started(url, corpus)
        if kills % 4:
            wait_for_progress(url, process)
        # From the middle of one batch to that of the next; or, from the start, before and at the first.
        time.sleep(moments.uniform(0, 0.08 if kills % 4 else 1.2))
        if not kill(process):
            # It was faster: what it made is whole, and the next one starts anew.
            assert state(url).position == whole.position
            url = databases.new(True)
            continue
        kills += 1
        found = state(url)
        assert_whole_articles(found, whole)
        unfinished += 0 < found.position < whole.position
    assert unfinished
    assert started(url, corpus).wait() == 0
    completed = state(url)
    assert completed.facts == whole.facts
    assert completed.tables == whole.tables
    assert completed.texts == whole.texts


def test_a_killed_ingest_of_several_processes_is_completed_by_a_rerun(
    databases: Databases, corpus: Path, whole: State
) -> None:
    moments = random.Random(SEED)
    url, unfinished = databases.new(True), 0
    for _ in range(3):
        process = started(url, corpus, IN_PARALLEL)
        wait_for_progress(url, process)
        time.sleep(moments.uniform(0, 0.1))
        kill(process)
        found = state(url)
        assert_whole_articles(found, whole)
        unfinished += 0 < found.position < whole.position
    assert unfinished
    assert started(url, corpus, IN_PARALLEL).wait() == 0
    assert (state(url).facts, state(url).tables) == (whole.facts, whole.tables)


def test_ctrl_c_stops_behind_a_batch_and_resume_goes_on(
    databases: Databases, corpus: Path, whole: State
) -> None:
    url = databases.new(True)
    process = started(url, corpus)
    wait_for_progress(url, process)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 1
    found = state(url)
    assert_whole_articles(found, whole)
    assert 0 < found.position < whole.position
    resumed = subprocess.run(
        [sys.executable, "-c", COMMAND, "--db", url, "ingest", "--resume"],
        env={**os.environ, "TIMELINE_RECORDED_BY": "tester"}, stdout=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert resumed.returncode == 0
    assert (state(url).facts, state(url).tables) == (whole.facts, whole.tables)


def test_an_ingest_killed_while_it_makes_its_sqlite_file_can_be_run_again(
    corpus: Path, tmp_path: Path
) -> None:
    moments = random.Random(SEED)
    for number in range(5):
        path = tmp_path / f"{number}.db"
        process = started(f"sqlite:///{path}", corpus)
        while process.poll() is None and not path.exists():
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.15))
        kill(process)
        engine = open_store(f"sqlite:///{path}", create=True)
        assert position_of(engine) >= 0
        engine.dispose()
