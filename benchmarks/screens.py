"""Pictures of the page, for people to look at: languages, themes, widths, views, and as it is printed.

    timeline export html -o page.html
    python benchmarks/screens.py page.html FOLDER [--only ar-light-1400]

Each is named by its language, theme, width and view: ar-dark-390-opening.png. The day and the month are those
of the most events. print.pdf is how Chromium prints the page.
"""

import argparse
import sys
import tempfile
from base64 import b64decode
from itertools import product
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from chromium import chromium

_SIZES = {1400: 900, 390: 844}
# The day and the month with the most closely dated events, as ISO codes.
_BUSIEST = """
const days = new Map(), months = new Map();
for (const event of JSON.parse(document.getElementById("events-data").textContent)) {
  if (event.day === undefined) continue;
  const iso = new Date(event.day * 864e5).toISOString();
  for (const [counts, code] of [[days, iso.slice(0, 10)], [months, iso.slice(0, 7)]])
    counts.set(code, (counts.get(code) ?? 0) + 1);
}
return [days, months].map((counts) => [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]);
"""


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="the beginning of the names of the pictures to take")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile, chromium(Path(profile)) as driver:
        address = given.page.resolve().as_uri()
        open_page(driver, address)
        day, month = driver.execute_script(_BUSIEST)
        views = {
            "opening": "",
            "day": f"#from={day}&to={day}",
            "month": f"#from={month}&to={month}&order=important",
            "places": "#lanes=place", "people-month": f"#from={month}&to={month}&lanes=person",
            "event": "event",
        }  # fmt: skip
        for language, theme, width, view in product(("ar", "en"), ("light", "dark"), _SIZES, views):
            name = f"{language}-{theme}-{width}-{view}"
            if name.startswith(given.only):
                prepare(driver, address, language, theme, width)
                open_page(driver, address + (views[view] if view != "event" else ""))
                if view == "event":
                    driver.execute_script("document.querySelector('#events button[data-event]').click()")
                take(driver, given.folder / f"{name}.png")
        if not given.only:
            prepare(driver, address, "ar", "light", 1400)
            open_page(driver, address)
            printed = driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
            (given.folder / "print.pdf").write_bytes(b64decode(printed["data"]))


def prepare(driver: Any, address: str, language: str, theme: str, width: int) -> None:
    """Choose what the page remembers, and the size of the window."""
    metrics = {"width": width, "height": _SIZES[width], "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    open_page(driver, address)
    driver.execute_script("localStorage.clear()")
    open_page(driver, address)
    if driver.execute_script("return document.documentElement.lang") != language:
        driver.execute_script("document.getElementById('language').click()")
    pressed = driver.execute_script("return document.getElementById('theme').getAttribute('aria-pressed')")
    if pressed != str(theme == "dark").lower():
        driver.execute_script("document.getElementById('theme').click()")


def open_page(driver: Any, address: str) -> None:
    """Open the page and wait until it has drawn."""
    from selenium.webdriver.support.wait import WebDriverWait

    driver.get("about:blank")
    driver.get(address)
    WebDriverWait(driver, 30).until(
        lambda _: driver.execute_script("return document.documentElement.dataset.ready")
    )
    driver.execute_async_script("setTimeout(arguments[0], 700)")


def take(driver: Any, file: Path) -> None:
    """Write what the window shows."""
    file.write_bytes(b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]))
    print(file.name, flush=True)


if __name__ == "__main__":
    main()
