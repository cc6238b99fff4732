"""How large the page of `timeline export html` is, how fast it loads, and how smoothly it zooms and moves.

    python benchmarks/page.py [--events 20000] [--keep FILE] [--page FILE]

Needs the extras html-page and browser, and Chromium (`make test-all` installs them). The events are made up.
Frame times are those between two frames that Chromium draws, without a graphics card, while the wheel turns
and the mouse drags.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from page_events import made_up

from timeline.export.formats import Heading
from timeline.export.page import write

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from chromium import chromium

_STEPS = 60
_RECORD = """
window.frames = []; let last = performance.now();
window.recording = true;
const step = (now) => {
  window.frames.push(now - last);
  last = now;
  if (window.recording) requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""
_SEARCH = """
const field = document.getElementById("words"); const done = arguments[arguments.length - 1];
const list = document.getElementById("events"); const started = performance.now();
new MutationObserver((_, observer) => { observer.disconnect(); done(performance.now() - started); })
  .observe(list, {childList: true});
field.value = arguments[0]; field.dispatchEvent(new Event("input", {bubbles: true}));
"""


def main() -> None:
    """Make the page, look at it, print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="where to leave the page")
    parser.add_argument("--page", type=Path, help="a page of your own instead of a made-up one")
    given = parser.parse_args()
    if given.page:
        with tempfile.TemporaryDirectory() as profile, chromium(Path(profile)) as driver:
            _measure(driver, given.page)
        return
    with tempfile.TemporaryDirectory() as folder:
        page = given.keep or Path(folder) / "page.html"
        started = time.perf_counter()
        with page.open("wb") as out:
            write(made_up(given.events), out, Heading("everything", given.events), "en")
        seconds = time.perf_counter() - started
        print(f"{given.events} events: {page.stat().st_size / 1e6:.1f} MB, written in {seconds:.1f} s")
        profile = Path(folder) / "profile"
        profile.mkdir()
        with chromium(profile) as driver:
            _measure(driver, page)


def _measure(driver: Any, page: Path) -> None:
    started = time.perf_counter()
    driver.get(page.resolve().as_uri())
    while not driver.execute_script("return document.documentElement.dataset.ready"):
        time.sleep(0.02)
    print(f"loaded and drawn in {time.perf_counter() - started:.1f} s")
    box = driver.find_element("id", "timeline").rect
    x, y = box["x"] + box["width"] / 2, box["y"] + 150

    def wheel(towards: int) -> Callable[[int], None]:
        return lambda _: _mouse(driver, "mouseWheel", x, y, deltaX=0, deltaY=towards)

    def drag(index: int) -> None:
        _mouse(driver, "mouseMoved", x + (index % 30 - 15) * 12, y, buttons=1)

    _frames(driver, "zoom in, from all to months", wheel(-40))
    _mouse(driver, "mousePressed", x, y, button="left", buttons=1, clickCount=1)
    _frames(driver, "pan, each by itself", drag)
    _mouse(driver, "mouseReleased", x, y, button="left", clickCount=1)
    _frames(driver, "zoom out, to all", wheel(45))
    _mouse(driver, "mousePressed", x, y, button="left", buttons=1, clickCount=1)
    _frames(driver, "pan, in columns", drag)
    _mouse(driver, "mouseReleased", x, y, button="left", clickCount=1)
    for search in ("first", "second"):
        seconds = driver.execute_async_script(_SEARCH, "المبعوث 77" if search == "first" else "مذكره 88")
        print(f"{search} search, typing pause of 150 ms included: {seconds:.0f} ms")


def _frames(driver: Any, name: str, act: Callable[[int], None]) -> None:
    driver.execute_script(_RECORD)
    for index in range(_STEPS):
        act(index)
    frames = sorted(driver.execute_script("window.recording = false; return window.frames.slice(1)"))
    high = frames[int(len(frames) * 0.95)]
    print(
        f"{name:<28} {len(frames):4} frames, median {statistics.median(frames):4.0f} ms, "
        f"95th percentile {high:4.0f} ms, longest {frames[-1]:4.0f} ms"
    )
    time.sleep(0.4)
    print(f"  {driver.find_element('id', 'view').text}")


def _mouse(driver: Any, kind: str, x: float, y: float, **more: Any) -> None:
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more})


if __name__ == "__main__":
    main()
