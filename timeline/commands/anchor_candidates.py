"""The events of the database that a text may count from: what linking/event_reference.py chooses among."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Interval
from timeline.db.bulk import column_in
from timeline.db.columns import FIRST_DAY, LAST_DAY, interval_of
from timeline.db.tables import FOREVER, blocking_index, events, mentions
from timeline.extraction.model import Factuality
from timeline.grammar.expression import EventRelative
from timeline.linking.event_reference import SUPPORT, Candidate, EventDescription
from timeline.linking.features import LONGEST_DAYS, day_numbers

# How far from the publication an event may lie that a text counts from without saying when it was.
_HORIZON = timedelta(400)
# Reports looked at for one name.
_MOST = 300
_ANY_DAY = day_numbers(Interval(FIRST_DAY, LAST_DAY))
_NO_BOUNDS = {"first": _ANY_DAY[0], "last": _ANY_DAY[1]}


def reports_of(connection: Connection, listed: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The reports of events that may be counted from, of some articles, by article."""
    found: dict[str, list[RowMapping]] = {}
    query = _may_be_counted_from().where(column_in(connection, mentions.c.article, listed))
    for row in connection.execute(query, _NO_BOUNDS).mappings():
        found.setdefault(row["article"], []).append(row)
    return found


def anchor_candidates(
    connection: Connection,
    name: EventDescription,
    said: EventRelative,
    article: str,
    published: Interval | None,
    *,
    own: Iterable[RowMapping],
    but: str,
) -> Iterator[Candidate]:
    """The reports of events of one article, then those anywhere with the words that are searched for.

    own: the article's, as of `reports_of`; but: the mention that counts. Without bounds of the publication
    they alone are looked at. What a text counts forward from lies behind its publication and has occurred;
    what it counts back from may lie ahead.
    """
    ahead = (said.amount or 0) < 0
    window = _window(published, ahead)
    first, last = window or _ANY_DAY
    for row in own:
        within = first <= row["earliest_day"] and row["latest_day"] <= last
        if within and row["mention"] != but and {row["factuality"], row["told"]} <= _told(ahead):
            yield _candidate(row, article)
    if name.rarest_term and window:
        told = sorted(_told(ahead))
        named = _may_be_counted_from().where(
            mentions.c.id.in_(_indexed_under(name.rarest_term, first, last)),
            # Others are not meant (linking/event_reference.py), and there are more of them than an archive can read.
            sa.or_(events.c.source_count >= SUPPORT, mentions.c.date_is_manual),
            mentions.c.article != article,
            mentions.c.id != but,
            events.c.factuality.in_(told),
            mentions.c.factuality.in_(told),
        )
        bounds = {"first": first, "last": last}
        for row in connection.execute(named.limit(_MOST), bounds).mappings():
            yield _candidate(row, article)


def _indexed_under(word: str, first: int, last: int) -> sa.Select[str]:
    """The mentions filed under a word whose event may lie between two days: as many as there are near these
    days, however long the archive. A word that is too common to be filed under names no event."""
    days = blocking_index.c.earliest_day.between(first - LONGEST_DAYS, last + LONGEST_DAYS)
    return sa.select(blocking_index.c.mention).where(blocking_index.c.word == word, days)


def _told(ahead: bool) -> set[str]:
    """How an event may be meant that is counted from; ahead: as one may be that is counted back from."""
    return {Factuality.OCCURRED.value, Factuality.ANNOUNCED.value} if ahead else {Factuality.OCCURRED.value}


def _candidate(row: RowMapping, article: str) -> Candidate:
    own = row["article"] == article
    return Candidate(
        row["id"], interval_of(row), row["source_count"], row["quote"], own, bool(row["date_is_manual"])
    )


@cache
def _may_be_counted_from() -> sa.Select[Any]:
    """The reports, between the days `first` and `last`, of events that are dated by themselves, to a month
    at least; built once a process."""
    derived = mentions.alias()
    rests_on_another = sa.exists().where(
        derived.c.event == events.c.id,
        derived.c.valid_until == FOREVER,
        derived.c.counted_from.is_not(None),
    )
    of_mention = mentions.c.id.label("mention"), mentions.c.factuality.label("told")
    return (
        sa.select(events, mentions.c.article, mentions.c.quote, mentions.c.date_is_manual, *of_mention)
        .join(mentions, mentions.c.event == events.c.id)
        .where(
            mentions.c.valid_until == FOREVER,
            events.c.valid_until == FOREVER,
            mentions.c.reporting.is_(False),
            events.c.latest_day - events.c.earliest_day < LONGEST_DAYS,
            sa.not_(rests_on_another),
            events.c.earliest_day >= sa.bindparam("first"),
            events.c.latest_day <= sa.bindparam("last"),
        )
        .order_by(events.c.earliest_day.desc(), mentions.c.position)
    )


def _window(published: Interval | None, ahead: bool) -> tuple[int, int] | None:
    """The first and last day that an event may have, since 1970-01-01; None without bounds of publication."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    beyond = _HORIZON if ahead else timedelta(0)
    return day_numbers(Interval(published.earliest - _HORIZON, published.latest + beyond))
