"""Random damage to a database file: does `timeline verify` find every change that changes an answer?

    python benchmarks/damage.py [--changes 1000] [--seconds 110] [--seed 0] [--articles FOLDER]

Ingests a folder (by default seeds/news), and then again and again, in a copy of the file, flips one bit or
overwrites one page: with zeros, with another page of the file, or with noise. Where the public views, the
questions or the log then answer differently, or fail, `timeline verify` has to say so in one line. Prints the
counts, and each change that it missed or that it did not survive. Exit code 1 when there is one.
"""

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from timeline.api.timeline import Timeline
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.verify import verify
from timeline.db.public_views import VIEWS
from timeline.db.schema import open_existing, open_store
from timeline.errors import TimelineError
from timeline.readers import read_path

SEEDS = Path(__file__).parents[1] / "seeds" / "news"
PAGE = 4096
Change = Callable[[bytearray, random.Random], str]


def one_bit(data: bytearray, chance: random.Random) -> str:
    """Flip one bit."""
    at, bit = chance.randrange(len(data)), chance.randrange(8)
    data[at] ^= 1 << bit
    return f"bit {bit} of byte {at}"


def zeros(data: bytearray, chance: random.Random) -> str:
    """Overwrite a page with zeros."""
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return f"page {page + 1} zeroed"


def another(data: bytearray, chance: random.Random) -> str:
    """Overwrite a page with another one."""
    page, other = (chance.randrange(len(data) // PAGE) for _ in range(2))
    data[page * PAGE : (page + 1) * PAGE] = data[other * PAGE : (other + 1) * PAGE]
    return f"page {page + 1} overwritten with page {other + 1}"


def noise(data: bytearray, chance: random.Random) -> str:
    """Overwrite a page with random bytes."""
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    return f"page {page + 1} overwritten with noise"


# Bits are the harder case: a page is rarely missed.
CHANGES: tuple[Change, ...] = (one_bit, one_bit, one_bit, zeros, another, noise)


def filled(file: Path, folder: Path = SEEDS) -> bytes:
    """The bytes of a database of a folder of articles, with nothing left beside the file."""
    engine = open_store(f"sqlite:///{file}", create=True)
    ingest(engine, read_path(folder), Defaults(), options=IngestOptions("tester"), summary=Summary())
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.read_bytes()


def answers(file: Path) -> list[str]:
    """What the file answers: every public view, some questions, the log; an error as its kind."""
    found = []
    for view in VIEWS:
        try:
            with closing(sqlite3.connect(file)) as connection:
                found.append(repr(sorted(connection.execute(f"SELECT * FROM {view.name}"), key=repr)))
        except sqlite3.Error as error:
            found.append(type(error).__name__)
    engine = open_existing(f"sqlite:///{file}")
    try:
        asked = Timeline(engine, "tester")
        asks: tuple[Callable[[], Iterable[object]], ...] = (
            lambda: asked.between("..", ".."),
            lambda: asked.before("2017-07-10", about="الاتفاق"),
            lambda: asked.between("..", "..", about="اجتماع"),
            lambda: asked.on("2017-05", where="موسكو"),
            lambda: asked.as_of(40).between("..", ".."),
        )
        for ask in asks:
            try:
                found.append(repr(list(ask())))
            except Exception as error:
                found.append(type(error).__name__)
    finally:
        engine.dispose()
    return found


def verdict(file: Path) -> str | None:
    """What `timeline verify` says of a file; None when all is well. Raises what it should not."""
    engine = open_existing(f"sqlite:///{file}")
    try:
        verify(engine)
    except TimelineError as error:
        return str(error)
    finally:
        engine.dispose()
    return None


def damaged(whole: bytes, file: Path, number: int, seed: int = 0) -> str:
    """Write a copy with the change of a number; what was changed."""
    chance = random.Random(f"{seed} {number}")
    data = bytearray(whole)
    said = CHANGES[number % len(CHANGES)](data, chance)
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    file.write_bytes(data)
    return said


def main() -> None:
    """Run, within the bounds given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=110)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--articles", type=Path, default=SEEDS)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        whole = filled(Path(folder) / "whole.db", given.articles)
        file = Path(folder) / "damaged.db"
        file.write_bytes(whole)
        right = answers(file)
        assert verdict(file) is None
        ends = time.monotonic() + given.seconds
        for number in range(given.first, given.first + given.changes):
            if time.monotonic() > ends:
                break
            said = damaged(whole, file, number, given.seed)
            counts["changes"] += 1
            if answers(file) == right:
                continue
            counts["that change an answer"] += 1
            try:
                found = verdict(file)
            except Exception as error:
                counts["verify failed"] += 1
                print(f"{number}: {said}: verify raised {type(error).__name__}: {error}")
                if os.environ.get("TIMELINE_DEBUG"):
                    raise
                continue
            counts["found" if found else "missed"] += 1
            if found is None:
                print(f"{number}: {said}: missed")
    print(f"a file of {len(whole)} bytes:", ", ".join(f"{count} {what}" for what, count in counts.items()))
    sys.exit(1 if counts["missed"] or counts["verify failed"] else 0)


if __name__ == "__main__":
    main()
