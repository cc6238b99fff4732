"""Memory and open files of a long ingest, over time.

    python benchmarks/over_time.py ARTICLES.jsonl[.gz]... [--articles 20000] [--every 1000] [--workers 2]
                                   [--keep DATABASE]

Each text once, one of each file in turn; when all are used, again as those of an earlier year
(ingest.py). Prints, each time so many more articles are stored, the memory of all processes of the ingest
together (proportional set size) and of the appending one alone, how many files they have open, and the size
of the database, which --keep leaves under that name (for verifying.py).
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ingest import megabytes, records, tree


def lines(files: list[Path]) -> Iterator[str]:
    """The lines of the files without texts that came before in the same year."""
    seen: set[tuple[str, str]] = set()
    for line in records(files):
        record = json.loads(line)
        if record.get("text") and (key := (record["text"], str(record.get("published")))) not in seen:
            seen.add(key)
            yield line


def open_files(pid: int) -> int:
    """The open file descriptors of a process and all below it."""
    return sum(len(list(Path(f"/proc/{one}/fd").iterdir())) for one in tree(pid))


def main() -> None:
    """Ingest, and print."""
    from timeline.commands.ingest.article import Defaults
    from timeline.commands.ingest.options import IngestOptions, Summary
    from timeline.commands.ingest.pipeline import ingest
    from timeline.db.schema import open_store
    from timeline.readers import read_path

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--every", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    pid, summary, printed = os.getpid(), Summary(), 0
    with tempfile.TemporaryDirectory() as name:
        path, database = Path(name) / "articles.jsonl", given.keep or Path(name) / "news.db"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(islice(lines(given.files), given.articles))

        def progress(_size: int) -> None:
            nonlocal printed
            if summary.new - printed >= given.every:
                printed = summary.new
                own = Path(f"/proc/{pid}/smaps_rollup").read_text().split("Pss:")[1].split()[0]
                print(
                    f"| {summary.new:,} | {megabytes(pid):.0f} | {int(own) // 1024} | {open_files(pid)} "
                    f"| {database.stat().st_size // 2**20} |",
                    flush=True,
                )

        print("| articles | MB, all processes | MB, appending | open files | MB on disk |")
        print("|---:|---:|---:|---:|---:|")
        engine = open_store(f"sqlite:///{database}", create=True)
        options = IngestOptions("benchmark", workers=given.workers, progress=progress)
        ingest(engine, read_path(path), Defaults(), options=options, summary=summary)
        progress(0)
        engine.dispose()
    print(f"{summary.new:,} new, {summary.known:,} known, {summary.refusals:,} refused", file=sys.stderr)


if __name__ == "__main__":
    main()
