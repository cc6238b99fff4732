"""How long the pages of the reading room take, over a database of your own.

    python benchmarks/room.py FILE.db [--times 10]

Each address is asked so many times after the first one; the pages come without a network.
"""

import argparse
import asyncio
import statistics
import time
from pathlib import Path
from urllib.parse import urlencode

from timeline.db.schema import open_store
from timeline.web.server import browser_over, served_file

_ADDRESSES = {
    "the question bar": ("/", {}),
    "before, newest first": ("/", {"q": "what happened before 10 July 2022, newest first"}),
    "the same by fields": ("/", {"when": "before", "date": "10 July 2022", "newest_first": "yes"}),
    "its possible ones": (
        "/", {"when": "before", "date": "10 July 2022", "newest_first": "yes", "certainty": "possible"},
    ),
    "a month": ("/", {"when": "on", "date": "May 2017"}),
    "a month by days": ("/overview", {"when": "on", "date": "May 2017"}),
    "a word": ("/", {"about": "انتخابات", "newest_first": "yes"}),
    "a place": ("/", {"where": "غزة", "newest_first": "yes"}),
    "a subject in words": ("/", {"q": "الانتخابات في تونس"}),
    "a usual subject in words": ("/", {"q": "قصف غزة"}),
}  # fmt: skip


def main() -> None:
    """Print the median and the longest time of each address, in seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args()
    engine = open_store(f"sqlite:///{given.file.resolve()}")
    with served_file(engine, lambda view, rows: None) as file, browser_over(engine, file) as browser:

        async def ask() -> None:
            for name, (path, fields) in _ADDRESSES.items():
                address = f"{path}?{urlencode(fields)}"
                await browser.client.get(address)
                taken = []
                for _ in range(given.times):
                    started = time.perf_counter()
                    answer = await browser.client.get(address)
                    taken.append(time.perf_counter() - started)
                print(f"{name}: median {statistics.median(taken):.3f}, longest {max(taken):.3f}"
                      f" ({answer.status_code})")  # fmt: skip

        asyncio.run(ask())
    engine.dispose()


if __name__ == "__main__":
    main()
