"""The events of the database that may anchor an expression: linking/event_reference.py chooses among them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Interval
from timeline.dates.time_kind import TimeKind
from timeline.db.bulk import column_in
from timeline.db.columns import FIRST_DAY, LAST_DAY, interval_of
from timeline.db.tables import FOREVER, blocking_index, events, mentions
from timeline.extraction.model import Factuality
from timeline.grammar.expression import EventRelative
from timeline.linking.event_reference import SUPPORT, Candidate, EventDescription
from timeline.linking.features import LONGEST_DAYS, day_numbers

# How far from the publication an anchor event may be, if the text does not say when it was.
_HORIZON = timedelta(400)
# Candidates fetched for one description.
_MOST = 300
_ANY_DAY = day_numbers(Interval(FIRST_DAY, LAST_DAY))
_NO_BOUNDS = {"first": _ANY_DAY[0], "last": _ANY_DAY[1]}


def anchors_in(connection: Connection, listed: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The mentions of possible anchor events in some articles, by article."""
    found: dict[str, list[RowMapping]] = {}
    query = _possible_anchors().where(column_in(connection, mentions.c.article, listed))
    for row in connection.execute(query, _NO_BOUNDS).mappings():
        found.setdefault(row["article"], []).append(row)
    return found


def anchor_candidates(
    connection: Connection,
    description: EventDescription,
    semantics: EventRelative,
    article: str,
    published: Interval | None,
    *,
    own: Iterable[RowMapping],
    but: str,
) -> Iterator[Candidate]:
    """The candidates in the article itself, then those in other articles that contain the rarest search term.

    own: the article's, see `anchors_in`; but: the mention to resolve. Without bounds of the publication, only
    `own` is searched. What a text counts forward from is in the past and has occurred; what it counts back
    from may be in the future.
    """
    ahead = (semantics.amount or 0) < 0
    allowed = _factualities(ahead)
    window = _window(published, ahead)
    first, last = window or _ANY_DAY
    for row in own:
        within = first <= row["earliest_day"] and row["latest_day"] <= last
        if within and row["mention"] != but and {row["factuality"], row["mention_factuality"]} <= allowed:
            yield _candidate(row, article)
    if description.rarest_term and window:
        elsewhere = _possible_anchors().where(
            mentions.c.id.in_(_indexed_under(description.rarest_term, first, last)),
            # No other event is meant (linking/event_reference.py), and a large archive has too many to read.
            sa.or_(events.c.source_count >= SUPPORT, mentions.c.date_is_manual),
            mentions.c.article != article,
            mentions.c.id != but,
            events.c.factuality.in_(sorted(allowed)),
            mentions.c.factuality.in_(sorted(allowed)),
        )
        bounds = {"first": first, "last": last}
        for row in connection.execute(elsewhere.limit(_MOST), bounds).mappings():
            yield _candidate(row, article)


def _indexed_under(word: str, first: int, last: int) -> sa.Select[str]:
    """The mentions indexed under a word whose days may be between two days. Their number depends on these
    days, not on the size of the archive. A word too common to be indexed names no event."""
    days = blocking_index.c.earliest_day.between(first - LONGEST_DAYS, last + LONGEST_DAYS)
    return sa.select(blocking_index.c.mention).where(blocking_index.c.word == word, days)


def _factualities(ahead: bool) -> set[str]:
    """The factualities that an anchor event may have. ahead: whether it may be in the future."""
    return {Factuality.OCCURRED.value, Factuality.ANNOUNCED.value} if ahead else {Factuality.OCCURRED.value}


def _candidate(row: RowMapping, article: str) -> Candidate:
    own = row["article"] == article
    return Candidate(
        row["id"], interval_of(row), row["source_count"], row["quote"], own, bool(row["date_is_manual"])
    )


@cache
def _possible_anchors() -> sa.Select[Any]:
    """The mentions of events between the days `first` and `last` that do not depend on another event and are
    dated to a month or better, not about a day. Built once per process."""
    derived = mentions.alias()
    rests_on_another = sa.exists().where(
        derived.c.event == events.c.id,
        derived.c.valid_until == FOREVER,
        derived.c.counted_from.is_not(None),
    )
    of_mention = mentions.c.id.label("mention"), mentions.c.factuality.label("mention_factuality")
    return (
        sa.select(events, mentions.c.article, mentions.c.quote, mentions.c.date_is_manual, *of_mention)
        .join(mentions, mentions.c.event == events.c.id)
        .where(
            mentions.c.valid_until == FOREVER,
            events.c.valid_until == FOREVER,
            mentions.c.reporting.is_(False),
            events.c.latest_day - events.c.earliest_day < LONGEST_DAYS,
            sa.not_(rests_on_another),
            # An event about a day, such as that of a lead, gives no day to count from.
            events.c.time_kind != TimeKind.ABOUT.value,
            events.c.earliest_day >= sa.bindparam("first"),
            events.c.latest_day <= sa.bindparam("last"),
        )
        .order_by(events.c.earliest_day.desc(), mentions.c.position)
    )


def _window(published: Interval | None, ahead: bool) -> tuple[int, int] | None:
    """The first and last day of a possible anchor, as day numbers; None without bounds of the publication."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    beyond = _HORIZON if ahead else timedelta(0)
    return day_numbers(Interval(published.earliest - _HORIZON, published.latest + beyond))
