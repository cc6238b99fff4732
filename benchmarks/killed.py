"""A parallel ingest that is killed at random moments and taken up again, against one that is left alone.

    python benchmarks/killed.py ARTICLES.jsonl[.gz]... [--articles 20000] [--workers 2] [--between 8 30]

Repeats the articles under other ids and addresses until there are enough. One database is filled by
`timeline ingest`, which gets SIGKILL after a random number of seconds again and again, each time followed by
`timeline ingest --resume`; another by the same command undisturbed. Prints how often it was killed and how
long both took, what `timeline verify` says of the first, and whether both answer a question for everything
with the same bytes. Exit code 1 when they do not.
"""

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from ingest import records

TIMELINE = [sys.executable, "-m", "timeline"]


def killed(path: Path, database: Path, workers: int, between: tuple[float, float]) -> int:
    """Fill a database in the face of SIGKILL; how often it came. between: seconds, enough to begin in.

    Exit code 1 is that of an ingest that refused some articles.
    """
    chance = random.Random(0)
    command = ["ingest", str(path), "--workers", str(workers), "--quiet", "--db", str(database)]
    kills = 0
    while True:
        process = subprocess.Popen([*TIMELINE, *command])
        try:
            process.wait(timeout=chance.uniform(*between))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            command = ["ingest", "--resume", "--quiet", "--db", str(database)]
            continue
        # 2: it was killed when all was stored, and there is nothing to resume.
        if process.returncode not in (0, 1) and not (kills and process.returncode == 2):
            raise SystemExit(process.returncode)
        return kills


def answer(database: Path) -> tuple[int, str]:
    """The length and the SHA-256 of everything that a database answers."""
    command = [*TIMELINE, "before", "9999-12-31", "--json", "--db", str(database)]
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    return len(printed), hashlib.sha256(printed).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--between", type=float, nargs=2, default=(8, 30), metavar="SECONDS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(islice(records(options.files), options.articles))
        disturbed, alone = Path(folder) / "killed.db", Path(folder) / "alone.db"
        start = time.perf_counter()
        kills = killed(path, disturbed, options.workers, tuple(options.between))
        print(f"killed {kills} times: {time.perf_counter() - start:.0f} s", flush=True)
        start = time.perf_counter()
        command = ["ingest", str(path), "--workers", str(options.workers), "--quiet", "--db", str(alone)]
        subprocess.run([*TIMELINE, *command])
        print(f"left alone: {time.perf_counter() - start:.0f} s", flush=True)
        verified = [*TIMELINE, "verify", "--db", str(disturbed)]
        print(subprocess.run(verified, capture_output=True, text=True).stdout.strip())
        one, other = answer(disturbed), answer(alone)
        print(f"{one[0]:,} bytes, SHA-256 {one[1]}\n{other[0]:,} bytes, SHA-256 {other[1]}")
        raise SystemExit(one != other)


if __name__ == "__main__":
    main()
