"""Start-up time, as a ratio to `python -c "import sqlalchemy"` measured beside it.

    python benchmarks/startup.py [--runs 15] [--processor] [--db DATABASE --ask QUESTION ...]

Prints the median of whole-process times, or of their processor times. The database is made from seeds/news/
in a temporary folder, unless one is named, with questions to ask it.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMELINE = [sys.executable, "-m", "timeline"]


def seconds(command: list[str], processor: bool) -> float:
    start = _clock(processor)
    subprocess.run(command, check=True, capture_output=True)
    return _clock(processor) - start


def _clock(processor: bool) -> float:
    if not processor:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _about(database: str, questions: list[str]) -> dict[str, list[str]]:
    asked = {f"ask {question}": [*TIMELINE, "--db", database, "ask", question] for question in questions}
    before = [*TIMELINE, "--db", database, "before", "2030", "--limit", "20"]
    return {"timeline before 2030 --limit 20": before, **asked}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--db")
    parser.add_argument("--ask", nargs="+", default=[])
    options = parser.parse_args()
    runs = options.runs
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
        if options.db:
            commands = dict([next(iter(commands.items()))]) | _about(options.db, options.ask)
        # Interleaved, so that a slow moment of the machine falls on all of them.
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, options.processor))
    base = statistics.median(next(iter(times.values())))
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<34} {median * 1000:6.0f} ms  {median / base:5.2f}")


if __name__ == "__main__":
    main()
