"""TimelineJS 3 (timeline.knightlab.com): its JSON, texts escaped since it takes them as HTML.

A year before Christ is negative without a year 0, -44 for 44 BC: TimelineJS shows -44 as "44 BCE" (its
language files' `bc`), and places it one year early on the axis.
"""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any, BinaryIO

import orjson

from timeline.dates.time_kind import Time, TimeKind
from timeline.export.characters import one_line, shortened, web_address
from timeline.export.formats import Heading
from timeline.export.json import write_list
from timeline.export.words import days_shown, headline, source_line, uncertainty
from timeline.query.details import EventDetails, MentionDetails

# A slide sets its headline in large letters.
_LONGEST = 90


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> list[str]:
    """Write the timeline event by event, without the events that have no date."""
    title = {"text": {"headline": escape(heading.question)}}
    out.write(b'{"scale":"human","title":' + orjson.dumps(title) + b',"events":')
    skipped = write_list(map(_slide, entries), out)
    out.write(b"}\n")
    return [f"left out: {skipped} without a date"] if skipped else []


def _slide(entry: EventDetails) -> dict[str, Any] | None:
    answer = entry.answer
    first, last = _drawn(answer.time)
    if first is None:
        return None
    slide: dict[str, Any] = {
        "unique_id": f"event-{answer.id}",
        "start_date": _date(first),
        "display_date": days_shown(answer.time),
        "text": {"headline": escape(shortened(headline(answer), _LONGEST)), "text": _body(entry)},
    }
    if last:
        slide["end_date"] = _date(last)
    return slide


def _drawn(time: Time) -> tuple[date | None, date | None]:
    """The day where it is drawn, and the last one of a bar. An end that is not known has no bar up to it."""
    first, last = time.days.earliest, time.days.latest
    match time.kind:
        case TimeKind.SINCE:
            return first, None
        case TimeKind.UNTIL:
            return last, None
    return first or last, last if first and last and first < last else None


def _date(value: date) -> dict[str, int]:
    return {"year": value.year if value.year > 0 else value.year - 1, "month": value.month, "day": value.day}


def _body(entry: EventDetails) -> str:
    note = uncertainty(entry.answer.time)
    return (f"<p>{note}</p>" if note else "") + "".join(map(_report, entry.reports))


def _report(report: MentionDetails) -> str:
    quote, named = escape(one_line(report.source.quote)), escape(source_line(report.source))
    address = web_address(report.url)
    linked = f'<a href="{escape(address)}">{named or escape(address)}</a>' if address else named
    return f'<p dir="auto">{f"«{quote}»<br>" if quote else ""}{linked}</p>'
