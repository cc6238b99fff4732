"""The rows of the events that are relevant to a question, in order, a page or all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Certainty
from timeline.errors import InvalidInput
from timeline.query.matching import rows_among
from timeline.query.order import order_of
from timeline.query.question.question import OrderName
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import days_asked
from timeline.query.relevance.retrieve import Relevance, relevant_events

Rows = list[tuple[Certainty, RowMapping]]


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
    relevance = relevant_events(connection, question.relevant_to, days, asked.at)
    found = list(rows_among(connection, asked, sorted(relevance)))
    if question.top:
        found = sorted(found, key=lambda item: -item[1]["importance"])[: question.top]
    listed = _ordered(found, asked, relevance)
    if question.after_id:
        listed = _following(listed, question.after_id)
    return RelevantRows(listed[: question.limit], relevance)


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
