"""How well `timeline infer-dates` dates articles by shared events: a part of the dates is hidden.

    python benchmarks/dated_by_events.py ARTICLES.jsonl[.gz] [--hidden 0.2] [--seed 1] [--min-sources 2]

Takes the articles into a new database, a part of them without their dates, and prints how many of these get
bounds from events, and in how many the true date lies inside; with --list each of them.
"""

import argparse
import gzip
import json
import random
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from timeline.commands.date_by_events import DatedByEvents, dated_by_events
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Certainty, day, during
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.readers.record import Item, RawArticle


def loaded(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        return [json.loads(line) for line in file]


def found(rows: list[dict[str, Any]], hidden: set[int], support: int) -> list[DatedByEvents]:
    articles = [
        RawArticle(
            location=str(number), id=str(number), text=row["text"], publisher=row.get("source"),
            title=row.get("title"), published=None if number in hidden else row["published"],
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'hidden.db'}", create=True)
        ingest(
            engine,
            [Item(article, 1) for article in articles],
            Defaults(),
            options=IngestOptions("benchmark"),
            summary=Summary(),
        )
        with read_transaction(engine) as connection:
            every = list(dated_by_events(connection, support))
        engine.dispose()
    return every


def true_date(row: dict[str, Any]) -> date | None:
    when = parse_edtf(row["published"]) if row.get("published") else None
    return when.earliest if when and when.is_day else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--hidden", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--min-sources", type=int, default=2)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    rows = [row for row in loaded(options.file) if true_date(row)]
    hidden = set(random.Random(options.seed).sample(range(len(rows)), int(len(rows) * options.hidden)))
    dated = [one for one in found(rows, hidden, options.min_sources) if int(one.article) in hidden]
    inside = 0
    for one in dated:
        value = true_date(rows[int(one.article)])
        right = value is not None and during(day(value), one.days) is Certainty.CERTAIN
        inside += right
        if options.list:
            print("inside" if right else "OUTSIDE", value, format_edtf(one.days), one.before or "-", one.why)
    closed = sum(one.days.latest is not None for one in dated)
    print(
        f"{len(rows)} articles, {len(hidden)} without their date: {len(dated)} dated by events, "
        f"{inside} of these right; {closed} closed at both ends"
    )


if __name__ == "__main__":
    main()
