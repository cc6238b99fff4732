"""TimelineJS 3 (timeline.knightlab.com): its JSON, texts escaped since it takes them as HTML.

A year before Christ is negative without a year 0, -44 for 44 BC: TimelineJS shows -44 as "44 BCE" (its
language files' `bc`), and places it one year early on the axis.

Its words are those of one language. A date within a text is isolated, so that the Arabic around it does not
turn it around.
"""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any, BinaryIO

import orjson

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty
from timeline.dates.time_kind import Time, TimeKind
from timeline.export.characters import one_line, shortened, web_address
from timeline.export.formats import Heading
from timeline.export.json import write_list
from timeline.export.story.edition import Chosen, Edition, Picture
from timeline.export.titles import title, words
from timeline.query.chronology import Answer
from timeline.query.details import EventDetails, MentionDetails
from timeline.wording.spoken_dates import spoken_days, spoken_time

# A slide sets its headline in large letters.
_LONGEST = 90


def write(
    entries: Iterable[EventDetails],
    out: BinaryIO,
    heading: Heading,
    language: str = "ar",
    edition: Edition | None = None,
) -> list[str]:
    """Write the timeline event by event, without the events that have no date.

    language: of its words; edition: the title, introduction and pictures of an editor, who has edited the
    entries too.
    """
    edition = edition or Edition("")
    out.write(b'{"scale":"human","title":' + orjson.dumps(_opening(heading, language, edition)))
    out.write(b',"events":')
    slides = (_slide(entry, language, edition.chosen.get(entry.answer.id)) for entry in entries)
    skipped = write_list(slides, out)
    out.write(b"}\n")
    inside = sum(not _is_of_the_web(one) for one in edition.pictures())
    counted = {"without a date": skipped, "pictures that are files: TimelineJS takes addresses": inside}
    return [f"left out: {count} {what}" for what, count in counted.items() if count]


def _opening(heading: Heading, language: str, edition: Edition) -> dict[str, Any]:
    """The title slide: the editor's title and introduction, or else what was asked."""
    asked = title(heading.question, language), heading.conditions.get(language, "")
    paragraphs = "".join(f'<p dir="auto">{escape(one_line(text))}</p>' for text in edition.introduction)
    text = {"headline": escape(edition.title or asked[0]), "text": paragraphs or escape(asked[1])}
    return {"text": {name: value for name, value in text.items() if value}}


def _is_of_the_web(picture: Picture) -> bool:
    return web_address(picture.address) is not None


def _slide(entry: EventDetails, language: str, chosen: Chosen | None) -> dict[str, Any] | None:
    answer = entry.answer
    first, last = _drawn(answer.time)
    if first is None:
        return None
    slide: dict[str, Any] = {
        "unique_id": f"event-{answer.id}",
        "start_date": _date(first),
        "display_date": spoken_time(answer.time, language),
        "text": {
            "headline": escape(shortened(_headline(answer, language), _LONGEST)),
            "text": _body(entry, language),
        },
    }
    if chosen and chosen.picture and _is_of_the_web(chosen.picture):
        slide["media"] = {"url": chosen.picture.address, "caption": escape(chosen.picture.caption)}
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


def _headline(answer: Answer, language: str) -> str:
    """The headline after marks in brackets: that it did not, or not simply, occur."""
    said = words(language)
    marks = [said[answer.certainty.value]] if answer.certainty is not Certainty.CERTAIN else []
    marks += [said[answer.factuality]] if answer.factuality != "occurred" else []
    marks += [said["disputedBadge"]] if answer.disputed else []
    before = f"[{said['comma'].join(marks)}] " if marks else ""
    return before + (one_line(answer.headline) or "…")


def _body(entry: EventDetails, language: str) -> str:
    return "".join(_report(report, language) for report in entry.reports)


def _report(report: MentionDetails, language: str) -> str:
    source = report.source
    quote = escape(one_line(source.quote))
    published = spoken_days(parse_edtf(source.published), language) if source.published else ""
    day = f"<bdi>{escape(published)}</bdi>" if published else ""
    parts = (escape(one_line(part)) for part in (source.publisher, source.title) if part)
    named = words(language)["comma"].join(filter(None, (*parts, day)))
    address = web_address(report.url)
    linked = f'<a href="{escape(address)}">{named or escape(address)}</a>' if address else named
    return f'<p dir="auto">{f"«{quote}»<br>" if quote else ""}{linked}</p>'
