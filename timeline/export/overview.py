"""An overview as JSON and as a table, as documented in docs/json.md."""

import csv
from typing import Any, TextIO

from timeline.dates.interval import Interval
from timeline.export.tables import harmless
from timeline.query.answer_json import answer_to_json
from timeline.query.chronology import Answer
from timeline.query.groups import Groups
from timeline.query.overview import Overview

_HEAD = (
    "period_earliest", "period_latest", "event_count", "id", "certainty", "earliest", "latest", "edtf",
    "text", "factuality", "reporting", "disputed", "source_count", "article_count", "importance",
)  # fmt: skip

_OF_PERIOD = 3


def overview_to_json(overview: Overview) -> dict[str, Any]:
    """An overview; periods without events are left out."""
    return {
        **_ends(overview.days),
        "by": overview.unit,
        "event_count": overview.count,
        "outside_count": overview.outside,
        "periods": [
            {
                **_ends(period.days),
                "event_count": period.count,
                "events": [answer_to_json(answer) for answer in period.best],
            }
            for period in overview.periods
        ],
    }


def groups_to_json(groups: Groups) -> dict[str, Any]:
    """An answer by a field of its articles; the value is null for articles without the field."""
    return {
        "group": groups.field,
        "groups": [
            {
                "value": group.value,
                "event_count": group.count,
                "events": [answer_to_json(answer) for answer in group.best],
            }
            for group in groups.groups
        ],
    }


def write_csv_groups(groups: Groups, out: TextIO) -> None:
    """Write the column names and one row per listed event, with its group; harmless in spreadsheets."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("value", "event_count", *_HEAD[_OF_PERIOD:]))
    for group in groups.groups:
        for answer in group.best:
            cells = (group.value or "", str(group.count), *_cells(answer))
            writer.writerow([harmless(cell) for cell in cells])


def write_csv_overview(overview: Overview, out: TextIO) -> None:
    """Write the column names and one row per listed event, with its period; harmless in spreadsheets."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEAD)
    for period in overview.periods:
        own = (*_days(period.days), str(period.count))
        for answer in period.best:
            writer.writerow([harmless(cell) for cell in (*own, *_cells(answer))])


def _cells(answer: Answer) -> tuple[str, ...]:
    flags = ("true" if value else "false" for value in (answer.reporting, answer.disputed))
    counts = map(str, (answer.source_count, answer.article_count, answer.importance))
    about = (answer.id, answer.certainty.value, *_days(answer.when), answer.edtf, answer.text)
    return (*about, answer.factuality, *flags, *counts)


def _days(when: Interval) -> tuple[str, ...]:
    return tuple(end or "" for end in _ends(when).values())


def _ends(when: Interval) -> dict[str, str | None]:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
