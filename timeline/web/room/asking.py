"""What an address asks: a question in words, the fields of a question, or both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sqlalchemy import Connection

from timeline.projections.given_periods import known_periods
from timeline.query.as_of import position_as_of
from timeline.query.ask.parse import parse_question
from timeline.query.named_event import find_named_event
from timeline.query.question.question import DATES, FIELDS, OPEN, Command, Question, question_of
from timeline.query.question.resolved import ResolvedQuestion, parse_dates
from timeline.query.question.spelled import from_form
from timeline.query.question.suggested_year import suggested_year

# The parameter that holds a question in words, and that which says how its days bound the answer.
WORDS, RELATION = "q", "when"
COMMANDS: tuple[Command, ...] = get_args(Command)
# Not asked here: a page follows another by its own parameter, and has its own length.
_OF_PAGES = ("limit", "after_id", "undated")
ASKED = tuple(one for one in FIELDS if one.name not in _OF_PAGES)
# Every parameter that is part of a question.
PARAMETERS = (WORDS, RELATION, "date", "last", *(one.parameter for one in ASKED))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was understood. notes: what had to be assumed."""

    resolved: ResolvedQuestion
    notes: tuple[str, ...] = ()


def is_asked(form: Mapping[str, str]) -> bool:
    """Whether an address asks anything."""
    return any(form.get(name, "").strip() for name in PARAMETERS)


def read_question(connection: Connection, form: Mapping[str, str], today: date, **page: Any) -> Asked:
    """The question of an address. What its fields say goes before what its words say.

    page: fields of the question that the page itself sets. Raises InvalidInput, InvalidDate.
    """
    from_words, notes = _in_words(connection, form, today)
    command, dates = _dates_of(form) or (from_words.command, from_words.dates)
    named = {"first": dates[0], "last": dates[-1], "date": dates[0]}
    fields = {one.parameter: form.get(one.parameter, "") for one in ASKED}
    given = from_form(command, {**fields, **named}).given()
    question = question_of(command, dates, {**from_words.given(), **given, **page})
    resolved = parse_dates(connection, question, today)
    return Asked(resolved, tuple(dict.fromkeys((*notes, *resolved.notes))))


def _in_words(
    connection: Connection, form: Mapping[str, str], today: date
) -> tuple[Question, tuple[str, ...]]:
    text = form.get(WORDS, "").strip()
    if not text:
        return Question(), ()
    moment = form.get("as_of", "").strip()
    at = position_as_of(connection, moment) if moment else None
    parsed = parse_question(
        text,
        today,
        lambda in_year: suggested_year(connection, today, in_year, at),
        lambda: known_periods(connection),
        lambda name: find_named_event(connection, name, at),
    )
    return parsed.question, parsed.notes


def _dates_of(form: Mapping[str, str]) -> tuple[Command, tuple[str, ...]] | None:
    """The command and the dates of the fields; None if they are left empty. A date alone is that day."""
    first, last = (form.get(name, "").strip() for name in ("date", "last"))
    relation = form.get(RELATION, "").strip()
    if not first and not (last and relation == "between"):
        return None
    command: Command = next((one for one in COMMANDS if one == relation), "on")
    dates = (first or OPEN, last or OPEN) if command == "between" else (first,)
    assert len(dates) == len(DATES[command])
    return command, dates
