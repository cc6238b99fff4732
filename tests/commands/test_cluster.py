"""Articles read by a real Dask cluster: a scheduler and workers, processes of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from support import SEEDS, Databases

from timeline.commands.ingest import cluster, pipeline
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.cluster import extracting_on_cluster
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput, TimelineError
from timeline.log.read import read
from timeline.readers import read_path
from timeline.readers.record import RawArticle

COPIES = 12
# Small batches, so that a worker is lost while others are under way.
COMMAND = (
    "from timeline.commands.ingest import pipeline, workers; pipeline.BATCH = 20; workers._PORTION = 2\n"
    "from timeline.cli.app import main; main()"
)

# Each process imports everything: on a machine with other work, more than the two minutes of others.
pytestmark = pytest.mark.timeout(600)


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def ended(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        process.kill()
    for process in processes:
        process.wait()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A scheduler without workers: its file and its address."""
    file = tmp_path / "scheduler.json"
    process = started(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
    )
    deadline = time.monotonic() + 60
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    yield str(file), json.loads(file.read_text())["address"]
    ended([process])


@pytest.fixture
def workers(scheduler: tuple[str, str], tmp_path: Path) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Two workers of it, each one process without a nanny that would start it again."""
    file, _ = scheduler
    processes = [
        started(
            "worker", "--scheduler-file", file, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--local-directory", str(tmp_path / f"worker{number}"),
        )
        for number in range(2)
    ]  # fmt: skip
    yield processes
    ended(processes)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The paragraphs of the sample articles, several times under other ids."""
    records = [item.record for item in read_path(SEEDS) if isinstance(item.record, RawArticle)]
    paragraphs = [text for record in records for text in record.text.split("\n") if text.strip()]
    path = tmp_path / "corpus.jsonl"
    lines = [
        {"id": f"{copy}-{number}", "text": text, "published": f"2017-{copy + 1:02}-15"}
        for copy in range(COPIES)
        for number, text in enumerate(paragraphs)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def logged(url: str) -> list[tuple[str, int, str]]:
    """What a log holds, but for times, salts and the hashes of both."""
    engine = open_store(url)
    with read_transaction(engine) as connection:
        found = [(item.stream, item.version, type(item.fact).__name__) for item in read(connection)]
    engine.dispose()
    return found


def position(url: str) -> int:
    return len(logged(url))


def test_a_cluster_that_loses_a_worker_makes_what_one_process_makes(
    databases: Databases,
    scheduler: tuple[str, str],
    workers: list["subprocess.Popen[bytes]"],
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 20)
    here, there = databases.new(True), databases.new(True)
    engine = open_store(here)
    ingest(engine, read_path(corpus), Defaults(), options=IngestOptions("tester"), summary=Summary())
    engine.dispose()
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "--db", there, "ingest", str(corpus), "--cluster", scheduler[1]],
        env={**os.environ, "TIMELINE_RECORDED_BY": "tester"},
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None and position(there) == 0:
        time.sleep(0.02)
    workers[0].send_signal(signal.SIGKILL)
    assert process.poll() is None, "it was faster than the test"
    assert process.wait(400) == 0
    assert logged(there) == logged(here)
    again = Summary()
    engine = open_store(there)
    ingest(
        engine,
        read_path(corpus),
        Defaults(),
        options=IngestOptions("tester", cluster=scheduler[1]),
        summary=again,
    )
    engine.dispose()
    assert again.new == 0
    assert logged(there) == logged(here)


def test_a_scheduler_without_workers_and_none_at_all_are_told(
    scheduler: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(TimelineError, match="has no worker"), extracting_on_cluster((), scheduler[1]):
        pass
    with (
        pytest.raises(TimelineError, match="no Dask scheduler answers"),
        extracting_on_cluster((), "tcp://127.0.0.1:9"),
    ):
        pass


@pytest.mark.usefixtures("workers")
def test_workers_of_another_version_are_refused(
    scheduler: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "VERSION", -1)
    with pytest.raises(InvalidInput, match="another version"), extracting_on_cluster((), scheduler[1]):
        pass


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(InvalidInput, match=r"timeline-ar\[cluster\]"),
        extracting_on_cluster((), "tcp://127.0.0.1:9"),
    ):
        pass
