"""What before, after, between and on have in common: read the dates, ask, print."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import click
from sqlalchemy import Connection

from timeline.cli.next_page import next_page
from timeline.cli.options import settings_of
from timeline.cli.output import print_json_list, safe
from timeline.cli.question_options import Asked
from timeline.cli.render import answer_to_json, undated_to_json
from timeline.cli.views import show
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.query.as_of import last_position, position_as_of
from timeline.query.chronology import Answer, chronology, suggested_year
from timeline.query.filters import Filters
from timeline.query.inspect import shown_digits
from timeline.query.relation import Question, Relation
from timeline.query.when import When, parse_when
from timeline.store.engine import reading
from timeline.store.schema import open_store

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence


def answer(name: str, relation: Relation, dates: tuple[str, ...], asked: Asked) -> None:
    """Answer a question about one date, or about the days from one date to another, as of then or now."""
    engine = open_store(settings_of(asked.database).database)
    with reading(engine) as connection:
        at = position_as_of(connection, asked.as_of) if asked.as_of is not None else None
        read = [_when(connection, text, at) for text in dates]
        days = read[0].interval if len(read) == 1 else _from_to(read[0].interval, read[1].interval)
        _require_edge(days, relation)
        shown = _shown(read, relation)
        understood = f"{name} {' and '.join(shown)}"
        head = understood + _told(read, at, asked.filters)
        limit = asked.page.limit
        # One more than asked for tells whether there is another page.
        page = replace(asked.page, limit=limit + 1) if limit else asked.page
        answers: Iterable[Answer] = chronology(connection, relation, days, at, asked.filters, page)
        following = None
        if limit:
            answers = list(answers)
            if len(answers) > limit:
                at = last_position(connection) if at is None else at
                following = next_page(name, shown, asked, at, answers[limit - 1].id)
            answers = answers[:limit]
        # Sentences without a date stand behind the last page.
        sentences = _sentences(connection, Question(relation, days), at, asked) if not following else ()
        digits = shown_digits(connection)
        if asked.as_json:
            click.echo(head, err=True)
            print_json_list(chain(map(answer_to_json, answers), map(undated_to_json, sentences)))
        else:
            show(head, answers, sentences, understood, relation, days, digits)
        if following:
            click.echo(f"more: {safe(following)}", err=asked.as_json)


def _sentences(
    connection: Connection, question: Question, at: int | None, asked: Asked
) -> "Iterable[UndatedSentence]":
    if not asked.undated:
        return ()
    # Imported here: a question without them starts up faster.
    from timeline.query.undated import undated_sentences

    return undated_sentences(connection, question, at, asked.filters, asked.page.limit)


def _told(read: list[When], at: int | None, filters: Filters) -> str:
    """What stands behind the question: what had to be assumed, and what else is asked; Arabic last."""
    asked = [f"as of position {at}"] if at is not None else []
    notes = "; ".join(dict.fromkeys([*asked, *(item.note for item in read if item.note)]))
    return (f"  ({notes})" if notes else "") + (f"  {safe(filters.shown())}" if filters.shown() else "")


def _when(connection: Connection, text: str, at: int | None) -> When:
    today = date.today()
    return parse_when(text, today, lambda: suggested_year(connection, today, at))


def _require_edge(days: Interval, relation: Relation) -> None:
    """Before needs a first day and after a last one: an open interval has none."""
    if relation is Relation.BEFORE and days.earliest is None:
        raise InvalidDate(f"{format_edtf(days)} has no first day that anything could lie before")
    if relation is Relation.AFTER and days.latest is None:
        raise InvalidDate(f"{format_edtf(days)} has no last day that anything could lie after")


def _from_to(first: Interval, last: Interval) -> Interval:
    if first.earliest and last.latest and first.earliest > last.latest:
        raise InvalidDate(f"{format_edtf(first)} lies after {format_edtf(last)}: give the earlier date first")
    return Interval(first.earliest, last.latest)


def _shown(read: list[When], relation: Relation) -> list[str]:
    """The dates as understood: before a month is before its first day, after it is after its last."""
    if len(read) == 2:
        return [format_edtf(item.interval).replace("../..", "..") for item in read]
    days = read[0].interval
    edge = {Relation.BEFORE: days.earliest, Relation.AFTER: days.latest}.get(relation)
    return [edge.isoformat() if edge else format_edtf(days)]
