"""The same articles give the same facts under every hash seed of Python and in batches of every size."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from joining_articles import joining_articles
from support import ROOT

ARTICLES = 500
# The ingest of a file, in batches of a size, and the dump of its log.
PROGRAM = """
import sys
from pathlib import Path
from timeline.commands.ingest import pipeline
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.readers import read_path
from timeline.log.dump import write_dump
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store

_, batch, database, articles, dump = sys.argv
pipeline.BATCH = int(batch)
engine = open_store(f"sqlite:///{database}", create=True)
pipeline.ingest(engine, read_path(Path(articles)), Defaults(), options=IngestOptions("tester"),
                summary=Summary())
with read_transaction(engine) as connection, open(dump, "wb") as out:
    write_dump(connection, out)
"""

Fact = dict[str, Any]


def logs(articles: Path, *ways: tuple[int, int]) -> list[list[Fact]]:
    """The facts of ingests in processes of their own, at the same time.

    ways: of each process, the hash seed and the articles of a batch.
    """
    dumps = [articles.with_name(f"{seed}-{batch}.jsonl") for seed, batch in ways]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(batch), str(dump.with_suffix(".db")), articles, dump],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
        )
        for (seed, batch), dump in zip(ways, dumps, strict=True)
    ]
    assert [process.wait() for process in processes] == [0 for _ in processes]
    return [_facts(dump) for dump in dumps]


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
    one, other = logs(made_articles(tmp_path, counting=True), (1, 200), (2, 200))
    assert sum(fact["type"] == "MentionJoined" for fact in one) > ARTICLES / 2
    assert sum(fact["type"] == "MentionDerived" for fact in one) > 5
    assert one == other


def test_two_batch_sizes_give_the_same_facts(tmp_path: Path) -> None:
    # Without texts that count days from events: what they took from one that changed again within a batch is
    # no fact.
    one, other = logs(made_articles(tmp_path, counting=False), (1, 200), (1, 30))
    assert sum(fact["type"] == "EventsMerged" for fact in one) > 5
    assert sum(fact["type"] == "ArticleRetracted" for fact in one) > 5
    assert in_streams(one) == in_streams(other)


def test_real_articles_give_the_same_facts_under_other_seeds_and_batches(
    tmp_path: Path, shared: Path
) -> None:
    one, other = logs(real_articles(tmp_path, shared), (1, 200), (2, 60))
    assert in_streams(one) == in_streams(other)
