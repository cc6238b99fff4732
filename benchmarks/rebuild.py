"""How fast the tables are rebuilt from the log, and with how many statements.

    python benchmarks/rebuild.py ARTICLES.jsonl[.gz] [--articles N] [--dated-later] [--readers 1]

Ingests the articles into a new SQLite database, then rebuilds it. With --dated-later they come without their
dates first, so that the log also holds mentions resolved again. --readers: processes that read the mentions.
Prints facts a second, SQL statements a fact, and the time as a ratio to reading and decoding the same facts,
which no rebuild can do without.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.read_ahead import reading_ahead
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.log.read import read
from timeline.projections.project import rebuild
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="count", type=int, default=1000, help="how many of them (1000)")
    parser.add_argument(
        "--dated-later", action="store_true", help="ingest twice, without dates and with them"
    )
    parser.add_argument("--readers", type=int, default=1, help="processes that read the mentions (1)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{folder}/rebuild.db", create=True)
        for dated in (False, True) if given.dated_later else (True,):
            ingest(
                engine, _items(given.articles, given.count, dated), Defaults(),
                options=IngestOptions("benchmark"), summary=Summary(),
            )  # fmt: skip
        statements = 0

        @sa.event.listens_for(engine, "before_cursor_execute")
        def count(*_given: Any) -> None:
            nonlocal statements
            statements += 1

        with read_transaction(engine) as connection:
            start = time.perf_counter()
            facts = sum(1 for _ in read(connection))
            reading = time.perf_counter() - start
        statements = 0
        with reading_ahead(given.readers) as read_ahead, write_transaction(engine) as connection:
            start = time.perf_counter()
            rebuild(connection, read_ahead=read_ahead)
            took = time.perf_counter() - start
        print(
            f"{facts} facts: {facts / took:.0f} a second, {statements} statements "
            f"({statements / facts:.3f} a fact)"
        )
        print(
            f"{took:.2f} s, {took / reading:.1f} times reading and decoding the same facts ({reading:.2f} s)"
        )


def _items(path: Path, count: int, dated: bool) -> Iterator[Item]:
    for item in islice(read_path(path), count):
        if dated or not isinstance(item.record, RawArticle):
            yield item
        else:
            yield replace(item, record=replace(item.record, published=None))


if __name__ == "__main__":
    main()
