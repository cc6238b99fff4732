"""What the pages of the reading room show of a question: a page of its answer, its periods, one event."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from timeline.dates.interval import Certainty, day, month
from timeline.query.chronology import Answer, answer_of, chronology
from timeline.query.details import one_event_details
from timeline.query.inspect import find_event
from timeline.query.overview import overview
from timeline.query.periods import unit_for
from timeline.query.question.question import Question
from timeline.query.question.resolved import parse_dates
from timeline.query.question.spelled import arguments, as_typed
from timeline.web.room.asking import Asked, read_question
from timeline.web.room.event import shown
from timeline.web.room.lines import line_of, parts_of
from timeline.web.room.words import Words, question_words
from timeline.wording.spoken_dates import spoken_days

# Events of a page, and of the start page.
PAGE = 50
_NEWEST = 12
# So many times as many are looked at, because some are told in passing.
_SPARE = 5
# Events that are listed as possibly the same as one.
_SIMILAR = 20


def page_of_answer(connection: Connection, form: Mapping[str, str], say: Words) -> dict[str, Any]:
    """A page of the answer, and the event that the next one follows. Raises TimelineError."""
    after = form.get("after_id", "").strip()
    # One more than the page has shows whether there is a next one.
    asked = read_question(connection, form, date.today(), limit=PAGE + 1, after_id=after)
    found = list(chronology(connection, asked.resolved))
    return {
        **_of_question(asked, say),
        "parts": list(parts_of(found[:PAGE], say.language)),
        "next": found[PAGE - 1].id if len(found) > PAGE else None,
    }


def periods_of_answer(connection: Connection, form: Mapping[str, str], say: Words) -> dict[str, Any]:
    """The most important events of each period of the answer. Raises TimelineError."""
    asked = read_question(connection, form, date.today())
    resolved = asked.resolved
    found = overview(connection, resolved, unit_for(resolved.days))
    periods = [
        {
            "name": spoken_days(period.days, say.language),
            "first": period.days.earliest,
            "last": period.days.latest,
            "count": period.count,
            "lines": [line_of(answer, say.language) for answer in period.best],
        }
        for period in found.periods
    ]
    if resolved.question.newest_first:
        periods.reverse()
    return {**_of_question(asked, say), "periods": periods, "outside": found.outside}


def newest_events(connection: Connection, say: Words) -> dict[str, Any]:
    """The start page: the newest events that happened on a known day, as far as the database has any."""
    tomorrow = str(date.today() + timedelta(1))
    question = Question(
        "before", (tomorrow,), newest_first=True, precision="day", factualities=("occurred",),
        certainties=(Certainty.CERTAIN.value,), limit=_NEWEST * _SPARE,
    )  # fmt: skip
    found = list(chronology(connection, parse_dates(connection, question, date.today())))
    # What is told in passing, or too briefly, only where there is no news.
    news = [answer for answer in found if not (answer.in_passing or answer.fragment)]
    found = (news or found)[:_NEWEST]
    return {"newest": list(parts_of(found, say.language)), "examples": _examples(found[:1], say)}


def _examples(newest: Sequence[Answer], say: Words) -> list[str]:
    """Questions that the database has answers to: about the day and the month of its newest event."""
    days = [answer.when.earliest for answer in newest if answer.when.earliest]
    return [
        text
        for one in days
        for text in (
            say.plain("beforeExample", spoken_days(day(one), say.language)),
            say.plain("monthExample", spoken_days(month(one.year, one.month), say.language)),
        )
    ]


def whole_event(connection: Connection, identity: str, say: Words) -> dict[str, Any]:
    """One event in full. Raises NotFound, AmbiguousId."""
    entry = one_event_details(connection, identity)
    linked = (link.event for link in entry.answer.possibly_same[:_SIMILAR])
    return {
        "heading": entry.answer.headline,
        "one": shown(entry, say.language),
        "similar": [
            line_of(answer_of(connection, find_event(connection, one)), say.language) for one in linked
        ],
    }


def _of_question(asked: Asked, say: Words) -> dict[str, Any]:
    question = asked.resolved.question
    return {
        "heading": question_words(question, say),
        "command": as_typed(arguments(_without_page(asked))),
        "notes": asked.notes,
    }


def _without_page(asked: Asked) -> Question:
    return replace(asked.resolved.question, limit=None, after_id="")
