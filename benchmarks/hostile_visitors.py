"""`timeline serve` under hostile statements: how long ordinary pages take beside them, and its memory.

    python benchmarks/hostile_visitors.py DATABASE [--hostile 100] [--ordinary 20]

Serves the database on a free port of this machine and asks for ordinary pages; then sends hostile statements
at once (endless, of endless results, of huge values, of slow functions, of one long call), and meanwhile the
same pages. Prints the median and the longest wait for an ordinary page of both, what became of the
statements, and the most memory that the process of the pages took. Exit code 1 when an ordinary page failed,
or took more than a second.
"""

import argparse
import asyncio
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

import httpx

_ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n"
STATEMENTS = (
    f"{_ENDLESS}) select sum(x) from n",
    f"{_ENDLESS}) select group_concat(printf('%.*c', 100000, 'x')) from n",
    f"{_ENDLESS} limit 2000) select zeroblob(8000000) from n",
    f"{_ENDLESS}) select max(first_day('10 July ' || x)) from n",
    # One call, which nothing interrupts.
    "select instr(hex(zeroblob(4000000)), hex(zeroblob(2000000)) || '1')",
)
PAGES = ("/timeline/before?date=2017-07-10", "/timeline/timeline_v1", "/timeline/log_v1")
_PATIENCE = 40


async def attack(base: str, hostile: int, ordinary: int) -> tuple[list[float], list[float], Counter[str]]:
    """Seconds for each ordinary page, alone and beside the statements; how often which status came."""
    limits = httpx.Limits(max_connections=hostile + ordinary)
    async with httpx.AsyncClient(base_url=base, timeout=_PATIENCE, limits=limits) as client:
        for page in PAGES:
            await client.get(page)

        async def statement(number: int) -> str:
            try:
                sql = STATEMENTS[number % len(STATEMENTS)]
                return str((await client.get("/timeline.json", params={"sql": sql})).status_code)
            except httpx.HTTPError as error:
                return type(error).__name__

        async def page(number: int) -> float:
            await asyncio.sleep(0.3 + number * 0.4)
            begun = time.monotonic()
            (await client.get(PAGES[number % len(PAGES)])).raise_for_status()
            return time.monotonic() - begun

        alone = await asyncio.gather(*map(page, range(ordinary)))
        statements = [asyncio.create_task(statement(number)) for number in range(hostile)]
        waits = await asyncio.gather(*map(page, range(ordinary)))
        return alone, waits, Counter(await asyncio.gather(*statements))


def main() -> None:
    """Serve, attack, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--hostile", type=int, default=100)
    parser.add_argument("--ordinary", type=int, default=20)
    given = parser.parse_args()
    command = [sys.executable, "-m", "timeline", "--db", given.database, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            found = re.search(r"http://\S+/", server.stdout.readline() if server.stdout else "")
            if found is None:
                sys.exit("it does not serve")
            alone, waits, became = asyncio.run(attack(found[0], given.hostile, given.ordinary))
            peak = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{server.pid}/status").read_text())
        finally:
            server.terminate()
    for name, seconds in (("alone", alone), ("beside the statements", waits)):
        print(f"ordinary pages {name}: median {median(seconds):.2f} s, longest {max(seconds):.2f} s")
    print(f"statements: {dict(became)}")
    print(f"most memory: {int(peak[1]) // 1024 if peak else '?'} MB")
    sys.exit(max(waits) > 1)


if __name__ == "__main__":
    main()
