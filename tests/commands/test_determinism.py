"""The same articles give the same database under every hash seed of Python and with any number of readers.

In batches of every size they give the same facts.
"""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from dumps import content
from joining_articles import joining_articles
from support import ROOT

from timeline.db.schema import open_store

ARTICLES = 500
# The ingest of a file, in batches of a size, and the dump of its log.
PROGRAM = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from timeline.commands import append
from timeline.commands.ingest import pipeline
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.readers import read_path
from timeline.log import texts
from timeline.log.dump import write_dump
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store

class Clock(datetime):
    "Always the same time: what else differs between two dumps is the program's doing."
    @classmethod
    def now(cls, zone=None):
        return datetime(2026, 1, 1, tzinfo=UTC)

_, batch, readers, database, articles, dump = sys.argv
append.datetime, salts = Clock, itertools.count()
texts.secrets.token_hex = lambda size: f"{next(salts):032x}"
pipeline.BATCH = int(batch)
engine = open_store(f"sqlite:///{database}", create=True)
pipeline.ingest(engine, read_path(Path(articles)), Defaults(),
                options=IngestOptions("tester", workers=int(readers)), summary=Summary())
with read_transaction(engine) as connection, open(dump, "wb") as out:
    write_dump(connection, out)
"""

Fact = dict[str, Any]


class Way(NamedTuple):
    """How articles are ingested: Python's hash seed, the articles of a batch, processes that read."""

    seed: int
    batch: int
    readers: int = 1


def dumps(articles: Path, *ways: Way) -> list[Path]:
    """The dumps of ingests in processes of their own, at the same time; beside each its database."""
    paths = [articles.with_name("-".join(map(str, way)) + ".jsonl") for way in ways]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *map(str, way[1:]), path.with_suffix(".db"), articles, path],
            env={**os.environ, "PYTHONHASHSEED": str(way.seed), "PYTHONPATH": str(ROOT)},
        )
        for way, path in zip(ways, paths, strict=True)
    ]
    assert [process.wait() for process in processes] == [0 for _ in processes]
    return paths


def logs(articles: Path, *ways: Way) -> list[list[Fact]]:
    """The facts of such ingests."""
    return list(map(_facts, dumps(articles, *ways)))


def tables(dump: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the database of a dump."""
    engine = open_store(f"sqlite:///{dump.with_suffix('.db')}")
    try:
        return content(engine)
    finally:
        engine.dispose()


def _facts(dump: Path) -> list[Fact]:
    """The facts of a dump, with the texts in place of their salted hashes."""
    _, *lines, _ = map(json.loads, dump.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    texts = {line["text"]["hash"]: line["text"]["text"] for line in lines if "text" in line}
    return [_comparable(line, texts) for line in lines if "text" not in line]


def _comparable(fact: Fact, texts: dict[str, str]) -> Fact:
    """A fact without its time, and without what the salts of the texts decide."""
    payload = json.loads(fact["payload"])
    for name in {"text", "title_text", "headings_text", "extra_text"} & payload.keys():
        payload[name] = texts.get(payload[name])
    kept = {name: value for name, value in fact.items() if name not in ("hash", "recorded_at")}
    return {**kept, "payload": payload}


def in_streams(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of each stream in its order; where they are in the log depends on the batches."""
    without = ({name: value for name, value in fact.items() if name != "position"} for fact in facts)
    return sorted(without, key=lambda fact: (fact["stream"], fact["version"]))


def made_articles(folder: Path, counting: bool) -> Path:
    path = folder / "articles.jsonl"
    lines = (json.dumps(one) + "\n" for one in joining_articles(ARTICLES, counting=counting))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def real_articles(folder: Path, shared: Path) -> Path:
    """Articles of several publishers on the same days, where they are at hand."""
    corpus = shared / "corpora" / "ant_multisource.jsonl.gz"
    if not corpus.is_file():
        pytest.skip(f"needs real articles, which are not in the project: {corpus} is absent")
    path = folder / "articles.jsonl"
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        path.write_text("".join(islice(lines, ARTICLES)), encoding="utf-8")
    return path


def test_two_hash_seeds_give_the_same_log(tmp_path: Path) -> None:
    one, other = logs(made_articles(tmp_path, counting=True), Way(1, 200), Way(2, 200))
    assert sum(fact["type"] == "MentionJoined" for fact in one) > ARTICLES / 2
    assert sum(fact["type"] == "MentionDerived" for fact in one) > 5
    assert one == other


def test_seeds_and_readers_give_the_same_database_to_the_byte(tmp_path: Path) -> None:
    first, *others = dumps(
        made_articles(tmp_path, counting=True), Way(1, 1000), Way(2, 1000), Way(2, 1000, 2)
    )
    assert [other.read_bytes() == first.read_bytes() for other in others] == [True, True]
    assert [tables(other) == tables(first) for other in others] == [True, True]


def test_two_batch_sizes_give_the_same_facts(tmp_path: Path) -> None:
    # Without texts that count days from events: what they took from one that changed again within a batch is
    # no fact.
    one, other = logs(made_articles(tmp_path, counting=False), Way(1, 200), Way(1, 30))
    assert sum(fact["type"] == "EventsMerged" for fact in one) > 5
    assert sum(fact["type"] == "ArticleRetracted" for fact in one) > 5
    assert in_streams(one) == in_streams(other)


def test_real_articles_give_the_same_facts_under_other_seeds_and_batches(
    tmp_path: Path, shared: Path
) -> None:
    one, other = logs(real_articles(tmp_path, shared), Way(1, 200), Way(2, 60))
    assert in_streams(one) == in_streams(other)
