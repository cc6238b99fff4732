r"""What the program makes of a whole work: sections, dates, and what reading it costs beside a plain scan.

    python benchmarks/chronicles.py WORK [--years FIRST-LAST] [--runs 3]
    python benchmarks/chronicles.py WORK --draw 50 [--seed 1] [--before 200]

WORK is a file of OpenITI; it is ingested into a new SQLite database by one process. Prints how many mentions
have days, how many are certain to the day (stated as one day, not about it, without an alternative) and how
many lie within the years that the author writes of; processor seconds and peak memory of the whole process,
and the same of one that only unpacks the file and finds its words (`\w+`). The processes take turns; medians
are printed. --draw prints instead mentions drawn at random, to be read by a person: section, volume and page,
days, kind and certainty, the words before the quote, and the quote with the expression in ‹ ›.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import RowMapping

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Certainty
from timeline.dates.time_kind import TimeKind
from timeline.db.columns import holds, interval_of
from timeline.db.engine import connect, read_transaction
from timeline.db.tables import mentions
from timeline.query.inspect import alternatives_of
from timeline.readers.openiti.reader import read_work

SCAN = r"""
import gzip, pathlib, re, sys
data = pathlib.Path(sys.argv[1]).read_bytes()
print(len(re.findall(r"\w+", (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode())))
"""
STATED = (TimeKind.WITHIN.value, TimeKind.THROUGHOUT.value)


def cost(command: Sequence[str]) -> tuple[float, float]:
    """The processor seconds of a process, and its peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def ingest(work: Path, database: Path) -> tuple[float, float]:
    database.unlink(missing_ok=True)
    return cost(
        [sys.executable, "-m", "timeline", "--db", str(database), "ingest", "--workers", "1", str(work)]
    )


def rows(database: Path) -> Sequence[RowMapping]:
    """The mentions of a database, in the order of the text."""
    query = sa.select(mentions).where(mentions.c.retracted.is_(False), holds(mentions, None))
    with read_transaction(connect(f"sqlite:///{database}")) as connection:
        ordered = query.order_by(mentions.c.article, mentions.c.expression_start)
        return connection.execute(ordered).mappings().all()


def certainty(row: RowMapping) -> Certainty:
    if alternatives_of(row):
        return Certainty.POSSIBLE
    return Certainty.LIKELY if row["time_kind"] == TimeKind.ABOUT.value else Certainty.CERTAIN


def is_certain_day(row: RowMapping) -> bool:
    return row["time_kind"] in STATED and interval_of(row).is_day and certainty(row) is Certainty.CERTAIN


def lies_within(row: RowMapping, years: tuple[int, int]) -> bool:
    days = interval_of(row)
    return bool(
        days.earliest and days.latest and years[0] <= days.earliest.year <= days.latest.year <= years[1]
    )


def counts(work: Path, database: Path, years: tuple[int, int] | None) -> Iterator[tuple[str, str]]:
    read = read_work(work)
    found = rows(database)
    dated = [row for row in found if row["time_kind"]]
    certain = [row for row in dated if is_certain_day(row)]
    yield "characters", f"{len(read.body.text):,}"
    yield "sections", f"{len(list(read.articles())):,}"
    yield "mentions", f"{len(found):,}"
    yield "with days", f"{len(dated):,}"
    yield "certain to the day", f"{len(certain):,}"
    if years:
        span = f"within {years[0]}–{years[1]}"
        yield f"with days, {span}", f"{sum(lies_within(row, years) for row in dated):,}"
        yield f"certain to the day, {span}", f"{sum(lies_within(row, years) for row in certain):,}"


def measure(work: Path, database: Path, years: tuple[int, int] | None, runs: int) -> None:
    scan = [sys.executable, "-c", SCAN, str(work)]
    turns = [(*ingest(work, database), *cost(scan)) for _ in range(runs)]
    seconds, memory, bare, floor = map(statistics.median, zip(*turns, strict=True))
    print(f"| {work.name} | |\n|---|---:|")
    for name, figure in counts(work, database, years):
        print(f"| {name} | {figure} |")
    print(f"| processor seconds | {seconds:.1f}, {seconds / bare:.0f} times a scan ({bare:.2f}) |")
    print(f"| memory | {memory:.0f} MB, {memory / floor:.1f} times a scan ({floor:.0f} MB) |")


def entry(row: RowMapping, text: str, before: int) -> str:
    start, first, last, end = (
        row[column] for column in ("quote_start", "expression_start", "expression_end", "quote_end")
    )
    quote = f"«{text[start:first]}‹{text[first:last]}›{text[last:end]}»"
    left = text[max(0, start - before) : start].replace("\n", " ¶ ")
    place = f"volume {row['volume'] or '-'}, page {row['page'] or '-'}"
    others = "".join(f"  or {format_edtf(other.interval)}" for other in alternatives_of(row))
    days = f"{row['edtf']}  {row['time_kind']}  {certainty(row)}" if row["time_kind"] else row["status"]
    return f"{row['article']}  {place}\n  {days}{others}\n  {left}{quote.replace(chr(10), ' ¶ ')}"


def draw(work: Path, database: Path, count: int, seed: int, before: int) -> None:
    ingest(work, database)
    texts = {article.id: article.text for article in read_work(work).articles()}
    found = rows(database)
    drawn = sorted(random.Random(seed).sample(range(len(found)), min(count, len(found))))
    for number, index in enumerate(drawn, start=1):
        row = found[index]
        print(f"[{number}] {entry(row, texts[row['article']], before)}\n")


def span(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--years", type=span, metavar="FIRST-LAST", help="that the author writes of")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--draw", type=int, metavar="N", help="print N mentions instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--before", type=int, default=200, help="characters shown before the quote")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "work.db"
        if options.draw:
            draw(options.work, database, options.draw, options.seed, options.before)
        else:
            measure(options.work, database, options.years, options.runs)


if __name__ == "__main__":
    main()
