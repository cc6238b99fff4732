"""Start-up time, as a ratio to `python -c "import sqlalchemy"` measured beside it.

    python benchmarks/startup.py [--runs 15]

Prints the median of whole-process times. The database is made from seeds/news/ in a temporary folder.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMELINE = [sys.executable, "-m", "timeline"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "demo.db")
        subprocess.run(
            [*TIMELINE, "--db", database, "ingest", str(ROOT / "seeds" / "news")],
            check=True,
            capture_output=True,
        )
        commands = {
            'python -c "import sqlalchemy"': [sys.executable, "-c", "import sqlalchemy"],
            "timeline --help": [*TIMELINE, "--help"],
            "timeline explain": [*TIMELINE, "explain", "يوم الأربعاء", "--published", "2017-05-15"],
            "timeline before 2017-07-10": [*TIMELINE, "--db", database, "before", "2017-07-10"],
            'timeline before "10 تموز 2017"': [*TIMELINE, "--db", database, "before", "10 تموز 2017"],
            'timeline before "10 July 2017"': [*TIMELINE, "--db", database, "before", "10 July 2017"],
            "timeline ask, when": [*TIMELINE, "--db", database, "ask", "متى التقى ترامب وبوتين؟"],
            "timeline ask, before a date": [*TIMELINE, "--db", database, "ask", "ماذا حدث قبل 10 تموز؟"],
            "timeline ask, before an event": [*TIMELINE, "--db", database, "ask", "قبل توقيع المذكرة"],
        }
        # Interleaved, so that a slow moment of the machine falls on all of them.
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command))
    base = statistics.median(next(iter(times.values())))
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<34} {median * 1000:6.0f} ms  {median / base:5.2f}")


if __name__ == "__main__":
    main()
