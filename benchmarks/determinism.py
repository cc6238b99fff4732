"""Whether the same articles give the same database under other hash seeds, readers and batches.

    python benchmarks/determinism.py ARTICLES.jsonl[.gz]... [--articles 5000]

Ingests the articles several times, with other hash seeds, numbers of readers and sizes of batches, with a
clock and salts that are always the same. Seeds and readers have to give the same dump to the byte. Batches of
another size give the log another order, so that the facts of each stream are compared, and the current rows
of every table without their positions in the log; tables that differ are named, with how many rows do.
"""

import argparse
import hashlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

# Hash seed, readers, articles of a batch: the first is what the others are compared with.
_WAYS = ((1, 1, 1000), (2, 1, 1000), (1, 2, 1000), (2, 2, 1000), (1, 1, 100))


class _Clock(datetime):
    """Always the same time."""

    @classmethod
    def now(cls, tz: Any = None) -> "_Clock":
        return cls(2026, 1, 1, tzinfo=UTC)


def child(readers: int, batch: int, database: str, dump: str, count: int, files: list[Path]) -> None:
    """One ingest, and the dump of its log."""
    from growth import distinct

    from timeline.commands import append
    from timeline.commands.ingest import pipeline
    from timeline.commands.ingest.article import Defaults
    from timeline.commands.ingest.options import IngestOptions, Summary
    from timeline.db.engine import read_transaction
    from timeline.db.schema import open_store
    from timeline.log import texts
    from timeline.log.dump import write_dump
    from timeline.readers import read_path

    salts = itertools.count()
    append.datetime = _Clock
    texts.secrets.token_hex = lambda _size: f"{next(salts):032x}"
    pipeline.BATCH = batch
    engine = open_store(f"sqlite:///{database}", create=True)
    turns = zip_longest(*(read_path(path) for path in files))
    items = islice(distinct((item for turn in turns for item in turn if item is not None), count), count)
    pipeline.ingest(
        engine, items, Defaults(), options=IngestOptions("benchmark", workers=readers), summary=Summary()
    )
    with read_transaction(engine) as connection, Path(dump).open("wb") as out:
        write_dump(connection, out)


def in_streams(dump: Path) -> str:
    """A digest of the facts of each stream in its order, with the texts in place of their salted hashes."""
    texts: dict[str, str] = {}
    streams: dict[str, list[str]] = {}
    with dump.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "text" in row:
                texts[row["text"]["hash"]] = row["text"]["text"]
            elif "payload" in row:
                payload = {
                    name: texts.get(str(value), value) for name, value in json.loads(row["payload"]).items()
                }
                streams.setdefault(row["stream"], []).append(f"{row['version']} {row['type']} {payload}")
    digest = hashlib.sha256()
    for stream, facts in sorted(streams.items()):
        digest.update(f"{stream} {facts}".encode())
    return digest.hexdigest()


# What the order of the log, and the salts of the texts, decide.
_OF_THE_LOG = ("position", "valid_from", "valid_until", "text_hash", "headings_hash", "extra_hash")


def in_tables(database: Path) -> dict[str, Counter[str]]:
    """The current rows of each table that is made of the log, without what its order decides."""
    import sqlalchemy as sa

    from timeline.db.engine import read_transaction
    from timeline.db.schema import open_store
    from timeline.db.tables import FOREVER, PROJECTIONS, blocking_index, days

    engine = open_store(f"sqlite:///{database}")
    found: dict[str, Counter[str]] = {}
    with read_transaction(engine) as connection:
        for table in (*PROJECTIONS, blocking_index, days):
            columns = [one for one in table.columns if one.name not in _OF_THE_LOG]
            query = sa.select(*columns)
            if "valid_until" in table.columns:
                query = query.where(table.c.valid_until == FOREVER)
            found[table.name] = Counter(repr(tuple(row)) for row in connection.execute(query))
    engine.dispose()
    return found


def apart(one: dict[str, Counter[str]], other: dict[str, Counter[str]]) -> str:
    """Which tables differ."""
    rows = {name: ((one[name] - other[name]) + (other[name] - one[name])).total() for name in one}
    named = ", ".join(f"{count} ROWS OF {name}" for name, count in rows.items() if count)
    return named or f"the same {sum(counter.total() for counter in one.values()):,} rows"


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        readers, batch, database, dump, count, *files = sys.argv[2:]
        child(int(readers), int(batch), database, dump, int(count), list(map(Path, files)))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        first: tuple[str, str] | None = None
        tables: dict[str, Counter[str]] | None = None
        for seed, readers, batch in _WAYS:
            dump = Path(folder) / "dump.jsonl"
            database = Path(folder) / f"{seed}-{readers}-{batch}.db"
            subprocess.run(
                [sys.executable, __file__, "--child", str(readers), str(batch), database, dump,
                 str(options.articles), *options.files],
                env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True,
            )  # fmt: skip
            found = hashlib.sha256(dump.read_bytes()).hexdigest(), in_streams(dump)
            first = first or found
            same = "the same bytes" if found[0] == first[0] else "other bytes"
            facts = "the same facts" if found[1] == first[1] else "OTHER FACTS"
            rows = in_tables(database)
            tables = tables or rows
            print(
                f"seed {seed}, {readers} readers, batches of {batch}: {same}, {facts}, {apart(tables, rows)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
