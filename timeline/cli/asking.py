"""What before, after, between and on have in common: parse the dates, query, print."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import click
from sqlalchemy import Connection

from timeline.cli.bidi import say
from timeline.cli.folding import Folding
from timeline.cli.options import settings_of
from timeline.cli.output import print_json_list, terminal_safe
from timeline.cli.question_options import QuestionOptions
from timeline.cli.views import show
from timeline.db.engine import read_transaction, without_password
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.answer_json import answer_to_json, undated_to_json
from timeline.query.as_of import last_position, rules_note
from timeline.query.chronology import Answer, chronology, id_digits
from timeline.query.order import order_of
from timeline.query.question.question import Question
from timeline.query.question.resolved import ResolvedQuestion, parse_dates
from timeline.query.question.spelled import arguments, as_typed, dates_in_words, describe

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence


def answer(question: Question, options: QuestionOptions) -> None:
    """Answer a question and print the answer."""
    engine = open_store(settings_of(options.database).database)
    with read_transaction(engine) as connection:
        asked = _with_an_answer(connection, parse_dates(connection, question, date.today()))
        words = dates_in_words(asked.question)
        head = heading(connection, asked)
        answers, following = _page(connection, asked)
        # Undated sentences follow the last page.
        sentences = _sentences(connection, asked, not answers) if not following else ()
        # A page has as many lines as it was asked for.
        paged = asked.question.limit is not None
        if options.as_json:
            say(head, err=True)
            print_json_list(chain(map(answer_to_json, answers), map(undated_to_json, sentences)))
        else:
            folding = None if paged else _folding(asked)
            show(head, answers, sentences, words, asked.relation, asked.days, id_digits(connection), folding)
        if following:
            # Not reordered by --bidi, because it will be copied.
            typed = as_typed(next_page(following, options))
            click.echo(_("more: {command}").format(command=terminal_safe(typed)), err=options.as_json)
        if asked.question.relevant_to and not answers:
            _say_what_is_nearest(connection, asked, options)


def _say_what_is_nearest(connection: Connection, asked: ResolvedQuestion, options: QuestionOptions) -> None:
    """Print what the database does not have of a question without an answer, and what to ask instead."""
    # Imported here so that other questions start faster.
    from timeline.query.relevance.no_answer import no_answer

    found = no_answer(connection, asked)
    for unknown in found.unknown:
        line = _("no event mentions {name}").format(name=terminal_safe(unknown.text))
        if unknown.nearest:
            names = terminal_safe(_(", ").join(unknown.nearest))
            line = _("{line}; similar names: {names}").format(line=line, names=names)
        say(line, err=options.as_json)
    for question in found.nearest:
        # Not reordered by --bidi, because it will be copied.
        typed = terminal_safe(as_typed(next_page(question, options)))
        click.echo(_("nearest: {command}").format(command=typed), err=options.as_json)


def _with_an_answer(connection: Connection, asked: ResolvedQuestion) -> ResolvedQuestion:
    """The question itself, or, if no event has all of its words, by relevance to them."""
    question = asked.question
    if not question.about or question.relevant_to or question.after_id or question.undated:
        return asked
    first = replace(question, limit=1)
    if next(chronology(connection, replace(asked, question=first)), None):
        return asked
    relevant = replace(asked, question=replace(question, about="", relevant_to=question.about, limit=1))
    if not next(chronology(connection, relevant), None):
        return asked
    return replace(relevant, question=replace(relevant.question, limit=question.limit))


def heading(connection: Connection, asked: ResolvedQuestion) -> str:
    """Return the first line of an answer: the dates, what had to be assumed, the other conditions."""
    return dates_in_words(asked.question) + _notes(connection, asked)


def next_page(following: Question, options: QuestionOptions) -> list[str]:
    """Return the arguments for the next page, of the same database and in the same form."""
    form = ["--json"] if options.as_json else []
    database = ["--db", without_password(options.database)] if options.database else []
    return arguments(following, [*form, *database])


def _folding(asked: ResolvedQuestion) -> Folding:
    question = asked.question
    searched = question.about or question.relevant_to
    return Folding(
        None if question.precision else order_of(asked).close, asides=not (searched or question.precision)
    )


def _page(connection: Connection, asked: ResolvedQuestion) -> tuple[Iterable[Answer], Question | None]:
    """The answers, and the question for the next page, if there is one.

    That question has the parsed dates and the log position, so that all pages belong to the same answer.
    """
    limit = asked.question.limit
    if limit is None:
        found = chronology(connection, asked)
        # Those by relevance are in memory: whether there are any is said below them.
        return (list(found) if asked.question.relevant_to else found), None
    # One more than asked for shows whether there is another page.
    further = replace(asked, question=replace(asked.question, limit=limit + 1))
    answers = list(chronology(connection, further))
    if len(answers) <= limit:
        return answers, None
    at = last_position(connection) if asked.at is None else asked.at
    return answers[:limit], replace(asked.question, as_of=str(at), after_id=answers[limit - 1].id)


def _sentences(
    connection: Connection, asked: ResolvedQuestion, nothing_else: bool
) -> "Iterable[UndatedSentence]":
    if not asked.question.undated:
        return _instead(connection, asked) if nothing_else and asked.question.relevant_to else ()
    # Imported here so that a question without them starts faster.
    from timeline.query.undated import undated_sentences

    return undated_sentences(connection, asked)


def _instead(connection: Connection, asked: ResolvedQuestion) -> "Iterable[UndatedSentence]":
    """What has no date but all words of a question that no dated event answers."""
    # Imported here: a question with an answer starts up faster without it.
    from timeline.query.relevance.undated import relevant_sentences

    return relevant_sentences(connection, asked)


def _notes(connection: Connection, asked: ResolvedQuestion) -> str:
    """What follows the dates in the first line: assumptions, then filters; Arabic last."""
    notes: Sequence[str] = asked.notes
    if asked.at is not None:
        moment = _("as of log position {position}").format(position=asked.at)
        rules = rules_note(connection, asked.at)
        notes = [moment, *([rules] if rules else []), *notes]
    # The state is identified by its position; every page of an answer has the same first line.
    others = terminal_safe(describe(replace(asked.question, as_of="", limit=None, after_id="")))
    return (f"  ({'; '.join(notes)})" if notes else "") + (f"  {others}" if others else "")
