"""One article with very many dates: seconds of processor time and memory, at 1, 2, 4 and 8 times the size.

    python benchmarks/long_articles.py [--dates 12500 25000 50000 100000]

Ingests made articles, one sentence a date and one line a sentence, each by a process of its own into a file
in a temporary folder. Memory is the most that the process had beyond what an article of one sentence takes.
"""

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
    "تشرين الثاني", "كانون الأول",
)  # fmt: skip
TOWNS = ("حلب", "حمص", "درعا", "إدلب", "دمشق", "اللاذقية", "طرطوس", "الرقة")
DONE, WHO = ("افتتح", "زار", "أغلق", "تفقد"), ("المحافظ", "الوزير", "رئيس البلدية")
WHAT = ("المدرسة", "المصنع", "المستشفى", "الجسر", "المتحف")


def article(dates: int) -> str:
    """A text of so many dated sentences, their days spread over 78 years."""
    chance = random.Random(1)
    return "\n".join(
        f"{chance.choice(DONE)} {chance.choice(WHO)} يوم {chance.randint(1, 28)} {chance.choice(MONTHS)} "
        f"{chance.randint(1940, 2017)} {chance.choice(WHAT)} رقم {number} في مدينة {chance.choice(TOWNS)}."
        for number in range(dates)
    )


def child(dates: int) -> None:
    """Ingest one sentence, then the article; print what the second took as JSON."""
    from timeline.commands.ingest.article import Defaults
    from timeline.commands.ingest.options import IngestOptions, Summary
    from timeline.commands.ingest.pipeline import ingest
    from timeline.db.schema import open_store
    from timeline.readers import ReadingOptions, read_stream

    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{folder}/news.db", create=True)
        measured = []
        for count in (1, dates):
            line = json.dumps({"text": article(count), "published": "2018-01-01"}).encode()
            summary, began = Summary(), time.process_time()
            items = read_stream(io.BytesIO(line), ReadingOptions())
            ingest(engine, items, Defaults(), options=IngestOptions("benchmark", workers=1), summary=summary)
            taken = time.process_time() - began
            measured.append((taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
        size = Path(folder, "news.db").stat().st_size / 2**20
        engine.dispose()
    (_, before), (taken, most) = measured
    print(json.dumps([summary.mentions, taken, most - before, before, size]))


def main() -> None:
    """Print a line for each size."""
    if sys.argv[1:2] == ["--child"]:
        child(int(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dates", type=int, nargs="+", default=[12_500, 25_000, 50_000, 100_000])
    print("| dates | mentions | seconds | ms a date | MB more | kB a date | MB before | MB on disk |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for dates in parser.parse_args().dates:
        command = [sys.executable, __file__, "--child", str(dates)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        mentions, taken, more, before, size = json.loads(printed)
        print(
            f"| {dates:,} | {mentions:,} | {taken:.1f} | {1000 * taken / dates:.2f} | {more:.0f} "
            f"| {1024 * more / dates:.1f} | {before:.0f} | {size:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
