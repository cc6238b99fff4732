"""What before, after, between and on have in common: read the dates, ask, print."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import click
from sqlalchemy import Connection

from timeline.cli.bidi import say
from timeline.cli.next_page import next_page
from timeline.cli.options import settings_of
from timeline.cli.output import print_json_list, safe
from timeline.cli.question_options import Asked
from timeline.cli.views import show
from timeline.messages import _
from timeline.query.answer_json import answer_to_json, undated_to_json
from timeline.query.as_of import last_position, position_as_of
from timeline.query.chronology import Answer, chronology
from timeline.query.filters import Filters
from timeline.query.relation import Question, Relation
from timeline.query.shown_ids import shown_digits
from timeline.query.understood import understand
from timeline.store.engine import reading
from timeline.store.schema import open_store

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence


def answer(name: str, relation: Relation, dates: tuple[str, ...], asked: Asked) -> None:
    """Answer a question about one date, or about the days from one date to another, as of then or now."""
    engine = open_store(settings_of(asked.database).database)
    with reading(engine) as connection:
        at = position_as_of(connection, asked.as_of) if asked.as_of is not None else None
        understood = understand(connection, relation, dates, date.today(), at)
        days = understood.days
        question = in_words(name, understood.dates)
        head = question + _told(understood.notes, at, asked.filters)
        limit = asked.page.limit
        # One more than asked for tells whether there is another page.
        page = replace(asked.page, limit=limit + 1) if limit else asked.page
        answers: Iterable[Answer] = chronology(connection, relation, days, at, asked.filters, page)
        following = None
        if limit:
            answers = list(answers)
            if len(answers) > limit:
                at = last_position(connection) if at is None else at
                following = next_page(name, understood.dates, asked, at, answers[limit - 1].id)
            answers = answers[:limit]
        # Sentences without a date stand behind the last page.
        sentences = _sentences(connection, Question(relation, days), at, asked) if not following else ()
        digits = shown_digits(connection)
        if asked.as_json:
            say(head, err=True)
            print_json_list(chain(map(answer_to_json, answers), map(undated_to_json, sentences)))
        else:
            show(head, answers, sentences, question, relation, days, digits)
        if following:
            # Not turned round by --bidi: it is to be copied.
            click.echo(_("more: {command}").format(command=safe(following)), err=asked.as_json)


def in_words(name: str, dates: Sequence[str]) -> str:
    """A question in words: before 2017-07-10."""
    first, last = dates[0], dates[-1]
    match name:
        case "before":
            return _("before {first}").format(first=first)
        case "after":
            return _("after {first}").format(first=first)
        case "on":
            return _("on {first}").format(first=first)
    return _("between {first} and {last}").format(first=first, last=last)


def _sentences(
    connection: Connection, question: Question, at: int | None, asked: Asked
) -> "Iterable[UndatedSentence]":
    if not asked.undated:
        return ()
    # Imported here: a question without them starts up faster.
    from timeline.query.undated import undated_sentences

    return undated_sentences(connection, question, at, asked.filters, asked.page.limit)


def _told(assumed: Sequence[str], at: int | None, filters: Filters) -> str:
    """What stands behind the question: what had to be assumed, and what else is asked; Arabic last."""
    asked = [_("as of position {position}").format(position=at)] if at is not None else []
    notes = "; ".join([*asked, *assumed])
    filtered = safe(filters.shown())
    return (f"  ({notes})" if notes else "") + (f"  {filtered}" if filtered else "")
