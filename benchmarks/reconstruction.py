"""What joining and counting from events give over a pile of articles, to be judged by reading.

    python benchmarks/reconstruction.py ARTICLES.jsonl[.gz] [--articles 3000] [--seed 1] [--top 10]

Takes so many random articles into a new SQLite database and prints: how many events have how many independent
sources, the best supported ones with their reports, and every mention that took its days from another event.
"""

import argparse
import gzip
import random
import tempfile
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.canonical_json import parsed
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, articles, events, mentions
from timeline.extraction.event_anchored import RULE
from timeline.readers import read_path


def sample(path: Path, into: Path, count: int, seed: int) -> None:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        lines = file.readlines()
    into.write_bytes(b"".join(random.Random(seed).sample(lines, min(count, len(lines)))))


def reports(connection: Connection, event: str) -> list[str]:
    """The reports of an event, a line each, in the order of the log."""
    query = (
        sa.select(mentions, articles.c.publisher)
        .join(articles, articles.c.id == mentions.c.article)
        .where(
            mentions.c.event == event, mentions.c.valid_until == FOREVER, articles.c.valid_until == FOREVER
        )
        .order_by(mentions.c.position)
    )
    return [
        f"    {row['publisher']}  {row['edtf']}  {row['factuality']}  {row['quote']}"
        for row in connection.execute(query).mappings()
    ]


def print_support(connection: Connection, top: int) -> None:
    standing = events.c.valid_until == FOREVER
    count = sa.func.count()
    numbers = (
        sa.select(events.c.source_count, count)
        .where(standing)
        .group_by(events.c.source_count)
        .order_by(events.c.source_count)
    )
    print("independent sources: events")
    for sources, many in connection.execute(numbers):
        print(f"{sources:>19}: {many:,}")
    counts = (events.c.source_count, events.c.article_count, events.c.mention_count)
    best = (*(column.desc() for column in counts), events.c.id)
    for row in connection.execute(sa.select(events).where(standing).order_by(*best).limit(top)).mappings():
        disputed = ", disputed" if row["disputed"] else ""
        support = f"{row['source_count']} sources, {row['article_count']} articles"
        print(f"\n{row['id']}  {row['edtf']}  {support}{disputed}")
        print("\n".join(reports(connection, row["id"])))


def print_counted(connection: Connection) -> None:
    query = sa.select(mentions).where(mentions.c.rule == RULE, mentions.c.valid_until == FOREVER)
    rows = connection.execute(query.order_by(mentions.c.position)).mappings().all()
    found = [row for row in rows if row["counted_from"]]
    print(f"\ncounted from events: {len(rows)} mentions, {len(found)} with an event, the others wait")
    for row in found:
        print(f"\n{row['id']}  {row['edtf']}  {row['quote']}\n  words   {row['expression']}")
        print("\n".join(f"  because {reason}" for reason in parsed(row["reasons"])))
        print("\n".join(reports(connection, row["counted_from"])))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--top", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "articles.jsonl"
        sample(asked.path, chosen, asked.articles, asked.seed)
        engine = open_store(f"sqlite:///{folder}/timeline.db", create=True)
        summary = Summary()
        ingest(engine, read_path(chosen), Defaults(), options=IngestOptions("benchmark"), summary=summary)
        print(f"articles: {summary.new}, mentions: {summary.mentions}, events: {summary.events}")
        with read_transaction(engine) as connection:
            print_support(connection, asked.top)
            print_counted(connection)
        engine.dispose()


if __name__ == "__main__":
    main()
