"""The rows of the events that are relevant to a question, in order, a page or all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Certainty
from timeline.db.columns import holds
from timeline.db.tables import events
from timeline.errors import InvalidInput
from timeline.query.matching import rows_among
from timeline.query.order import order_of
from timeline.query.question.question import OrderName, Question
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import DaysAsked, days_asked
from timeline.query.relevance.candidates import are_more, candidates_of, events_with, is_usual
from timeline.query.relevance.retrieve import Relevance, Weighed, further_stems
from timeline.query.relevance.retrieve import weighed as weigh_all
from timeline.query.relevance.sought import Sought, sought

Rows = list[tuple[Certainty, RowMapping]]
Stems = frozenset[str]
# Events weighed at a time, and how often before all are weighed at once, which takes less for each.
_CHUNK, _CHUNKS = 250, 6
# So many mentions with the words of a question: finding them all takes longer than a walk through all events.
_MANY = 20_000


@dataclass(frozen=True, slots=True)
class RelevantRows:
    """The rows of a page, in order, and how relevant each event is, by its id."""

    rows: Rows
    relevance: Mapping[str, Relevance]


def relevant_rows(connection: Connection, asked: ResolvedQuestion) -> RelevantRows:
    """The events of a page: of each certainty those that match the whole question first, each in the order.

    Raises InvalidInput if the event that the page follows is no answer.
    """
    question = asked.question
    days = days_asked(asked.relation, asked.days)
    read = sought(connection, question.relevant_to, asked.at)
    usual = read.required is not None and is_usual(connection, read.required.stems, days, asked.at)
    if usual and (page := _walked(connection, asked, read, days)):
        return RelevantRows(page[0], page[1].answers())
    relevance = weigh_all(connection, read, days, asked.at, usual)
    found = list(rows_among(connection, asked, sorted(relevance)))
    if question.top:
        found = sorted(found, key=lambda item: -item[1]["importance"])[: question.top]
    listed = _ordered(found, asked, relevance)
    if question.after_id:
        listed = _following(listed, question.after_id)
    return RelevantRows(listed[: question.limit], relevance)


def _walked(
    connection: Connection, asked: ResolvedQuestion, read: Sought, days: DaysAsked
) -> tuple[Rows, Weighed] | None:
    """The page, weighed in the order of the answer until it is full; None if all have to be weighed.

    The page is full once enough events match the whole question and no other can change that: if none of the
    first ones has the whole question, hardly any other has.
    """
    question = asked.question
    assert read.required is not None
    if question.limit is None or question.top or question.order == "relevance":
        return None
    words = read.required.stems, further_stems(read, read.required)
    weighed = Weighed(read)
    listed: Rows = []
    taken: set[str] = set()
    for certainty, ids in islice(_in_order(connection, asked, days, *words), _CHUNKS):
        for candidate in candidates_of(connection, ids, *words, days, asked.at):
            weighed.add(candidate)
        if not weighed.is_settled:
            return None
        answers = weighed.answers()
        listed += rows_among(connection, asked, sorted(answers.keys() - taken))
        taken |= answers.keys()
        page = _page(_ordered(listed, asked, answers), certainty, answers, asked.question)
        if page is not None:
            return page, weighed
    return None


def _in_order(
    connection: Connection, asked: ResolvedQuestion, days: DaysAsked, rarest: Stems, others: Stems
) -> Iterator[tuple[Certainty, Sequence[str]]]:
    """The events that may be relevant, in the order of the answer, some at a time.

    They are found by the index or, with words that a great many have, are simply all events.
    """
    order, at = order_of(asked), asked.at
    many = are_more(connection, _MANY, rarest, others)
    for certainty in asked.certainties:
        for part in order.parts(days.ranges(certainty)):
            if many:
                query = sa.select(events.c.id).where(holds(events, at), *part).order_by(*order.columns)
                ids = iter(connection.execute(query.limit(_CHUNK * _CHUNKS)).scalars().all())
            else:
                ids = iter(events_with(connection, rarest, others, days, part, order.columns, at))
            while chunk := list(islice(ids, _CHUNK)):
                yield certainty, chunk


def _page(
    listed: Rows, walked: Certainty, answers: Mapping[str, Relevance], question: Question
) -> Rows | None:
    """The page, if what is weighed later follows it: of that walked, full matches go first."""
    assert question.limit is not None
    sure = [item for item in listed if item[0] is not walked or answers[item[1]["id"]].full]
    if question.after_id:
        if not any(row["id"].startswith(question.after_id) for _, row in sure):
            return None
        sure = _following(sure, question.after_id)
    return sure[: question.limit] if len(sure) >= question.limit else None


def _ordered(found: Rows, asked: ResolvedQuestion, relevance: Mapping[str, Relevance]) -> Rows:
    order: OrderName = asked.question.order
    question = replace(asked.question, order="time" if order == "relevance" else order)
    by_time = order_of(replace(asked, question=question))
    listed = by_time.sorted(found)
    certainties = list(Certainty)
    if order == "relevance":
        return sorted(listed, key=lambda item: _by_relevance(item, relevance))
    return sorted(listed, key=lambda item: (certainties.index(item[0]), not relevance[item[1]["id"]].full))


def _by_relevance(
    item: tuple[Certainty, RowMapping], relevance: Mapping[str, Relevance]
) -> tuple[bool, float, bool, bool, int]:
    """What the most relevant come first by: what they match; that they happened, on a day; support."""
    certainty, row = item
    of = relevance[row["id"]]
    one_day = row["earliest_day"] == row["latest_day"]
    return (
        certainty is Certainty.POSSIBLE,
        -of.order,
        row["factuality"] != "occurred",
        not one_day,
        -row["article_count"],
    )


def _following(listed: Rows, start: str) -> Rows:
    """What follows the event with this id, or the start of one."""
    places = [place for place, (_, row) in enumerate(listed) if row["id"].startswith(start)]
    if len(places) != 1:
        raise InvalidInput(
            "the event {id} is not an answer to this question: give the id of the last event printed",
            id=start,
        )
    return listed[places[0] + 1 :]
