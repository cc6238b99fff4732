"""Link new mentions to each other and to those of the database, by linking/link.py."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.bulk import column_in
from timeline.db.tables import FOREVER, articles, links, mentions
from timeline.linking.blocking import MAX_CANDIDATES, blocking_keys, candidate_days
from timeline.linking.features import LONGEST_DAYS, LinkFeatures, without_date
from timeline.linking.link import COMPARED, link
from timeline.linking.score import Join
from timeline.log.facts import EventsLinked, EventsMerged, Match, MentionJoined
from timeline.projections.blocking_index import find_candidates, stretches
from timeline.projections.event_columns import is_lead
from timeline.projections.mention_columns import name_keys, name_terms

# Twice the mentions compared: some indexed ones span too many days, were redated, or are retracted.
_LOOKED_UP = 2 * MAX_CANDIDATES


def joined(
    connection: Connection, new: Sequence[LinkFeatures]
) -> list[MentionJoined | EventsMerged | EventsLinked]:
    """Return the joins of linkable mentions to each other and to stored ones, the mergers of events, and
    which events are possibly the same.
    """
    if not new:
        return []
    partners = _partners(connection, new)
    linked = link(
        new,
        partners,
        _members(connection, partners),
        _manually_linked_events(connection),
        _kept_apart(connection),
    )
    return [
        *(
            MentionJoined(
                article=join.mention.article,
                mention=join.mention.mention,
                event=join.partner.event,
                partner=join.partner.mention,
                shared=join.shared,
                match=_match(join),
            )
            for join in linked.joins
        ),
        *(
            EventsMerged(
                article=join.mention.article,
                mention=join.mention.mention,
                event=join.mention.event,
                merged=join.partner.event,
                partner=join.partner.mention,
                shared=join.shared,
                match=_match(join),
            )
            for join in linked.merged
        ),
        *(
            EventsLinked(
                article=one.closest.mention.article,
                mention=one.closest.mention.mention,
                partner=one.closest.partner.mention,
                score=round(100 * one.score),
                shared=one.closest.shared,
                match=_match(one.closest),
            )
            for one in linked.alike
        ),
    ]


def _match(join: Join) -> Match:
    points = {part.value: hundredths for part, value in join.parts if (hundredths := round(100 * value))}
    return Match(join.days, round(100 * join.share), points)


def _partners(connection: Connection, new: Sequence[LinkFeatures]) -> dict[str, list[LinkFeatures]]:
    """For each new mention, the stored ones that it may join, oldest first."""
    but = {item.mention for item in new}
    days = [candidate_days(item.first, item.last) for item in new]
    words = [blocking_keys(item.terms) for item in new]
    found = find_candidates(connection, list(zip(words, map(stretches, days), strict=True)), _LOOKED_UP)
    wanted = sorted({one for several in found for one in several} - but)
    peers = _load_current(connection, wanted)
    return {
        item.mention: _in_order(peers, sharing, those)
        for item, sharing, those in zip(new, found, days, strict=True)
    }


def _load_current(connection: Connection, wanted: Sequence[str]) -> dict[str, tuple[int, LinkFeatures]]:
    """Those of these mentions that are in an event and narrow enough to link, with their positions."""
    columns = (
        mentions.c.id, mentions.c.article, articles.c.publisher, mentions.c.event, mentions.c.earliest_day,
        mentions.c.latest_day, mentions.c.reporting, mentions.c.sentence, mentions.c.terms, mentions.c.quote,
        mentions.c.quote_start, mentions.c.expression_start, mentions.c.expression_end, mentions.c.position,
        mentions.c.acts, mentions.c.clause_terms, mentions.c.names, articles.c.topic, mentions.c.rule,
        mentions.c.date_is_manual,
    )  # fmt: skip
    query = (
        sa.select(*columns)
        .join(articles, sa.and_(articles.c.id == mentions.c.article, articles.c.valid_until == FOREVER))
        .where(
            column_in(connection, mentions.c.id, wanted),
            mentions.c.latest_day < mentions.c.earliest_day + LONGEST_DAYS,
            mentions.c.valid_until == FOREVER,
            mentions.c.event.is_not(None),
        )
    )
    return {
        row["id"]: (row["position"], link_features(row, row["event"], row["earliest_day"], row["latest_day"]))
        for row in connection.execute(query).mappings()
    }


def _in_order(
    peers: Mapping[str, tuple[int, LinkFeatures]], wanted: Iterable[str], days: Collection[int]
) -> list[LinkFeatures]:
    """The peers among these that begin on one of some days, by position; redated ones are left out."""
    found = sorted((peers[one] for one in wanted if one in peers), key=lambda pair: pair[0])
    return [peer for _, peer in found if peer.first in days]


def _members(
    connection: Connection, partners: Mapping[str, Sequence[LinkFeatures]]
) -> dict[str, list[LinkFeatures]]:
    """Of each event of the partners, the partners and some of its other mentions, none of them new.

    A mention that is linked again is no member of the event that it was in.
    """
    known = {peer.mention: peer for several in partners.values() for peer in several}
    events_of = sorted({peer.event for peer in known.values()})
    query = (
        sa.select(mentions.c.event, mentions.c.id)
        .where(column_in(connection, mentions.c.event, events_of), mentions.c.valid_until == FOREVER)
        .order_by(mentions.c.event, mentions.c.id)
    )
    ids: dict[str, list[str]] = {}
    for event, mention in connection.execute(query):
        if mention not in partners:
            ids.setdefault(event, []).append(mention)
    wanted = {one for several in ids.values() for one in several[:COMPARED]} - known.keys()
    features = known | {one: peer for one, (_, peer) in _load_current(connection, sorted(wanted)).items()}
    return {event: [features[one] for one in several if one in features] for event, several in ids.items()}


def _manually_linked_events(connection: Connection) -> frozenset[str]:
    """The events that a person merged or split."""
    query = sa.select(mentions.c.event).where(
        mentions.c.event_is_manual.is_(True), mentions.c.valid_until == FOREVER, mentions.c.event.is_not(None)
    )
    return frozenset(filter(None, connection.execute(query).scalars()))


def _kept_apart(connection: Connection) -> frozenset[tuple[str, str]]:
    """The pairs of events that a person kept apart, both ways round: nothing else ends a link.

    These links first, of which there are few: in one query, SQLite goes through all mentions.
    """
    ended = sa.select(links.c.mention, links.c.other).where(sa.text(f"links.valid_until < {FOREVER}"))
    pairs = [(row.mention, row.other) for row in connection.execute(ended)]
    if not pairs:
        return frozenset()
    query = sa.select(mentions.c.id, mentions.c.event).where(
        column_in(connection, mentions.c.id, sorted({one for pair in pairs for one in pair})),
        mentions.c.valid_until == FOREVER,
        mentions.c.event.is_not(None),
    )
    event = {row.id: row.event for row in connection.execute(query)}
    return frozenset((event[one], event[other]) for one, other in pairs if one in event and other in event)


def link_features(row: Mapping[Any, Any], event: str, first: int, last: int) -> LinkFeatures:
    """The features of a mention within an event, for the days first to last. row: with its `publisher`."""
    start, end = (row[side] - row["quote_start"] for side in ("expression_start", "expression_end"))
    return _features(
        row["id"], row["article"], row["publisher"], event, first, last, row["reporting"], row["sentence"],
        row["terms"], row["quote"], (start, end), row["acts"], row["clause_terms"], row["topic"],
        row["names"], is_lead(row),
    )  # fmt: skip


# One batch after another compares with the same mentions. By value, so that a changed one is made anew.
@lru_cache(maxsize=2**13)
def _features(
    mention: str,
    article: str,
    publisher: str | None,
    event: str,
    first: int,
    last: int,
    reporting: bool,
    sentence: int,
    terms: str,
    quote: str,
    date: tuple[int, int],
    acts: str,
    clause_terms: str,
    topic: str,
    names: str,
    lead: bool,
) -> LinkFeatures:
    """The features of the columns of a mention. date: where its expression is in its quote."""
    return LinkFeatures(
        mention=mention,
        article=article,
        publisher=publisher,
        event=event,
        first=first,
        last=last,
        reporting=reporting,
        sentence=sentence,
        terms=frozenset(terms.split()),
        quote=without_date(quote, (0, len(quote)), date),
        acts=frozenset(acts.split()),
        topic=_stems(topic),
        names=name_keys(names),
        name_terms=name_terms(names),
        lead=lead,
        clause_terms=frozenset(clause_terms.split()),
    )


@lru_cache(maxsize=2**10)
def _stems(column: str) -> frozenset[str]:
    """Stems from a column that several mentions of an article share."""
    return frozenset(column.split())
