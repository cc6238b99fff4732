"""How many inputs of each kind come out right: sentences that once failed, with the days they should give.

    python benchmarks/kinds.py FILE.jsonl [...] [--list]

Two forms of line are read. {"kind", "text", "published", "expression", "value"}: the expression must be found
with this TIMEX3 value; without an expression nothing may be found. {"kind", "input", "published", "wanted"}:
exactly these days must be found, in EDTF, several separated by "; " ("A or B" allows either); "nothing" means
no dated expression. {"kind", "text", "published", "expression", "value_or_interval"}: the expression must be
found with this value, each end within two days, as Hijri days are that no table knows; an old Christian day
may be as written or its Gregorian day. Other lines are counted as not asked. Prints a Markdown table, a row
for each kind; --list adds what was found for those that are wrong.
"""

import argparse
import json
import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from timeline import tag
from timeline.dates.calendars import CALENDARS
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.timex import parse_timex
from timeline.errors import InvalidDate
from timeline.normalizer.tagging import Timex

TOLERANCE = timedelta(days=2)
REFORM = date(1582, 10, 15)
DATED = ("DATE", "TIME")
_EDTF = re.compile(r"(?:\.\.|\d[\dX-]*)(?:/(?:\.\.|\d[\dX-]*))?")


def dated(timexes: list[Timex]) -> list[Timex]:
    return [one for one in timexes if one.expression.type in DATED and one.resolution.interval is not None]


def in_words(timexes: list[Timex]) -> str:
    return "; ".join(
        f"{one.expression.text} = {one.resolution.timex}"
        + (f" = {format_edtf(one.resolution.interval)}" if one.resolution.interval else "")
        for one in timexes
    )


def same_value(found: str, wanted: str) -> bool:
    if found == wanted:
        return True
    if "T" in wanted:
        return False
    try:
        return parse_timex(found) == parse_timex(wanted)
    except InvalidDate:
        return False


def near_value(found: str, wanted: str) -> bool:
    """Whether the ends of a TIMEX3 value are within two days of those wanted, or of these read as Julian."""
    if found == wanted:
        return True
    try:
        mine, given = parse_timex(found), parse_timex(wanted)
    except InvalidDate:
        return False
    ends = (mine.earliest, mine.latest), (given.earliest, given.latest)
    if None in (*ends[0], *ends[1]):
        return False
    apart = [one - other for one, other in zip(*ends, strict=True) if one and other]
    julian = [days(given.earliest), days(given.latest)]
    off = [one - other for one, other in zip(ends[0], julian, strict=True) if one and other]
    return any(all(abs(difference) <= TOLERANCE for difference in each) for each in (apart, off))


def days(written: date | None) -> date | None:
    """Return the Gregorian day of a day written in the Julian calendar."""
    if written is None or written >= REFORM:
        return written
    return CALENDARS["Julian"].day(written.year, written.month, written.day).earliest


def is_right(line: dict[str, Any], timexes: list[Timex]) -> bool | None:
    """None when the line asks for something that is not a date."""
    if "text" in line and "value" in line:
        if not line.get("expression"):
            return not timexes
        return any(
            one.expression.text == line["expression"] and same_value(one.resolution.timex, line["value"])
            for one in timexes
        )
    if "value_or_interval" in line:
        return any(
            one.expression.text == line["expression"]
            and near_value(one.resolution.timex, line["value_or_interval"])
            for one in timexes
        )
    wanted = line["wanted"]
    if not line.get("published"):
        return None
    if wanted == "nothing":
        return not dated(timexes)
    found = [format_edtf(one.resolution.interval) for one in dated(timexes) if one.resolution.interval]
    plain = re.sub(r"\(.*?\)", "", wanted)
    if "about" in plain or "alternative" in plain:
        year = int(re.findall(r"\d+", plain)[-1])
        return any(
            any(
                days.earliest and days.latest and days.earliest.year - 2 <= year <= days.latest.year + 2
                for days in (one.resolution.interval, *(a.interval for a in one.resolution.alternatives))
                if days
            )
            for one in dated(timexes)
        )
    return any(
        [format_edtf(parse_edtf(part)) for part in _EDTF.findall(choice)] == found
        for choice in re.split(" or |, not ", plain)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    for file in options.files:
        kinds: dict[str, list[bool]] = defaultdict(list)
        wrong = []
        for line in map(json.loads, file.open(encoding="utf-8")):
            text = line.get("text") or line.get("input", "")
            timexes = tag(text, line.get("published") or None)
            right = is_right(line, timexes)
            if right is None:
                continue
            kinds[line["kind"]].append(right)
            if not right:
                value = line.get("value") or line.get("value_or_interval")
                wanted = line.get("wanted") or f"{line.get('expression')} = {value}"
                wrong.append(f"{line['kind']}\n  {text}\n  wanted {wanted}\n  found  {in_words(timexes)}")
        print(f"| {file.name} | right | of |\n|---|---:|---:|")
        for kind, rights in kinds.items():
            print(f"| {kind} | {sum(rights)} | {len(rights)} |")
        print(f"| all | {sum(map(sum, kinds.values()))} | {sum(map(len, kinds.values()))} |\n")
        if options.list:
            print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
