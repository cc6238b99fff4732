"""How long every export takes, and how large it is.

    python benchmarks/exports.py DATABASE [--runs 3]

Prints a Markdown table: bytes, the best time of the whole process in seconds, its peak memory in MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from timeline.export.formats import FORMATS

VARIANTS = [*([name] for name in FORMATS), ["csv", "--rows", "mentions"]]


def run(database: str, arguments: list[str], out: Path) -> tuple[float, float]:
    """The seconds that an export took, and the peak memory of its process in MB."""
    command = [sys.executable, "-m", "timeline", "--db", database, "export", *arguments, "-o", str(out)]
    begun = time.perf_counter()
    process = subprocess.Popen([*command, "--force"], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| format | bytes | seconds | MB |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        for arguments in VARIANTS:
            measured = [run(options.database, arguments, out) for _ in range(options.runs)]
            seconds, memory = min(one for one, _ in measured), max(one for _, one in measured)
            print(f"| {' '.join(arguments)} | {out.stat().st_size:,} | {seconds:.1f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
