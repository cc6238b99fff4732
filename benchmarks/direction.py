r"""How often a date without a year, or a bare weekday, goes in the right direction: past or coming.

    python benchmarks/direction.py ARTICLES.jsonl.gz [...] [--articles 400] [--list] [--draw 100]

The truth is taken from the articles themselves. A day with its year, at most 330 days from the publication,
loses the year ("12 May 2017" becomes "12 May"); a weekday next to a day with its month, at most six days from
the publication, loses everything else. What the shortened text resolves to is compared with what was written.
Prints a Markdown table, a row for each hint (future, past, none). --list adds, for those that are wrong, the
article, the words, the days and the word that gave the hint. --draw prints that many random decisions by each
hint in the unchanged articles, for reading: the article and offset, the words, the day, the hint word.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate, Expression
from timeline.grammar.parse import parse
from timeline.normalizer.tagging import tag

_YEAR = re.compile(r"\s*(?:من\s+)?(?:عام|سنة|العام)?\s*[،,]?\s*(?:20\d\d|[٠-٩]{4})\s*م?$")
_WEEKDAY = re.compile(r"^(?:(?:يوم|مساء|صباح|فجر|ليلة)\s+)?\w+")
_NEAR, _YEAR_AWAY = 6, 330
# As much of an article around a date as can matter to it, in characters.
_AROUND = 1200


@dataclass(frozen=True, slots=True)
class Tried:
    """A date that lost a part: the article, what stayed, the day that is true, and what was found."""

    article: str
    words: str
    kind: str
    true: date
    found: Interval | None
    hint: str
    cue: str


def articles(path: Path, count: int) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rb") as file:
        yield from islice((item for item in map(json.loads, file) if item.get("published")), count)


def tried(item: dict[str, Any], published: date) -> Iterator[Tried]:
    text = item["text"]
    for expression in parse(text):
        kind, kept = shortened(expression)
        if not kept:
            continue
        start = max(expression.start - _AROUND, 0)
        end = expression.start + len(kept)
        cut = text[start:end] + text[expression.end : expression.end + _AROUND]
        true = true_day(expression, published)
        if true is None or abs((true - published).days) > (_NEAR if kind == "weekday" else _YEAR_AWAY):
            continue
        # Nothing named before may give away the year.
        alone = _without_other_years(cut, expression.start - start, len(kept))
        for timex in tag(alone[0], str(published)):
            if timex.expression.start <= alone[1] < timex.expression.end:
                one = timex.expression
                cue = alone[0][slice(*one.hint_word)] if one.hint_word else ""
                yield Tried(
                    item["id"], kept, kind, true, timex.resolution.interval, one.tense_hint or "none", cue
                )


def _without_other_years(text: str, start: int, length: int) -> tuple[str, int]:
    """The text with the years of four digits elsewhere in it blanked, and where the date now starts."""

    def blank(part: str) -> str:
        return re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)", "", part)

    before, kept, rest = text[:start], text[start : start + length], text[start + length :]
    before = blank(before)
    return before + kept + blank(rest), len(before) + length - 1


def names(found: Interval, true: date) -> bool:
    """Whether an interval is the day, or begins or ends at it: since, until, before or after that day."""
    return true in (found.earliest, found.latest) or any(
        abs((bound - true).days) == 1
        for bound, other in ((found.earliest, found.latest), (found.latest, found.earliest))
        if bound and not other
    )


def shortened(expression: Expression) -> tuple[str, str]:
    """The kind of a date and the words that stay of it, none for another expression."""
    semantics = expression.semantics
    if not isinstance(semantics, CalendarDate) or semantics.month is None or semantics.day is None:
        return "", ""
    if not semantics.in_civil_calendar or semantics.shift is not None:
        return "", ""
    if semantics.weekday is not None:
        found = _WEEKDAY.match(expression.text)
        return "weekday", found.group() if found else ""
    if semantics.year is None:
        return "", ""
    kept = _YEAR.sub("", expression.text)
    return ("day and month", kept) if kept != expression.text and not re.search(r"[-/]", kept) else ("", "")


def true_day(expression: Expression, published: date) -> date | None:
    semantics = expression.semantics
    assert isinstance(semantics, CalendarDate) and semantics.month and semantics.day
    years = [semantics.year] if semantics.year else [published.year + more for more in (-1, 0, 1)]
    days = []
    for year in years:
        try:
            days.append(date(year, semantics.month, semantics.day))
        except ValueError:
            continue
    if semantics.weekday is not None:
        days = [one for one in days if one.isoweekday() == semantics.weekday]
    return min(days, key=lambda one: abs((one - published).days), default=None)


def drawn(paths: list[Path], count: int, number: int) -> Iterator[str]:
    """Random decisions by each hint, for reading."""
    decisions: dict[str, list[str]] = {"future": [], "past": []}
    for path in paths:
        for item in articles(path, count):
            text = item["text"]
            for timex in tag(text, item["published"]):
                one = timex.expression
                if one.tense_hint and one.hint_word and timex.resolution.interval:
                    cue = text[slice(*one.hint_word)]
                    decisions[one.tense_hint].append(
                        f"{item['id']} {one.start} {one.text} = {timex.resolution.timex} ({cue})"
                    )
    for hint, lines in decisions.items():
        yield f"{hint}: {number} of {len(lines)}"
        yield from random.Random(1).sample(lines, min(number, len(lines)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=400, help="articles read of each file")
    parser.add_argument("--list", action="store_true", help="print what is wrong")
    parser.add_argument("--draw", type=int, default=0, metavar="N", help="print N decisions by each hint")
    options = parser.parse_args()
    if options.draw:
        print(*drawn(options.files, options.articles, options.draw), sep="\n")
        return
    counts: Counter[tuple[str, str, bool]] = Counter()
    for path in options.files:
        for item in articles(path, options.articles):
            for one in tried(item, date.fromisoformat(item["published"][:10])):
                right = one.found is not None and names(one.found, one.true)
                counts[one.kind, one.hint, right] += 1
                if options.list and not right:
                    found = one.found and one.found.earliest
                    print(f"{one.article}: {one.words} = {found}, not {one.true} ({one.hint}: {one.cue})")
    print("| date | hint | right | of | share |\n|---|---|---:|---:|---:|")
    for kind in ("day and month", "weekday"):
        for hint in ("future", "past", "none"):
            right = counts[kind, hint, True]
            total = right + counts[kind, hint, False]
            print(f"| {kind} | {hint} | {right} | {total} | {right / total if total else 0:.3f} |")


if __name__ == "__main__":
    main()
