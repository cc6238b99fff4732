"""Read stored articles again with the current normalizer; append only what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, RowMapping

from timeline.commands.append import append_facts
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, articles
from timeline.extraction.extract import extract
from timeline.extraction.model import Article, Mention, event_id
from timeline.grammar.conventions import Conventions
from timeline.grammar.expression import EventRelative
from timeline.grammar.period_table import PeriodTable
from timeline.log.append import lock_head
from timeline.log.article_reading import ArticleReading, StoredReading, article_reading
from timeline.log.facts import (
    ConventionsGiven,
    ExpressionsNoted,
    Fact,
    MentionRecorded,
    MentionReread,
    MentionRestored,
    MentionRetracted,
    Normalizer,
    Person,
    without_words,
)
from timeline.log.texts import load_texts
from timeline.normalizer import VERSION
from timeline.printed_json import headings_of, pages_of
from timeline.projections.current import current_article, mentions_of_article
from timeline.projections.given_periods import known_periods

_BATCH = 200


class Outcome(StrEnum):
    """How a mention changes in a second reading."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Reread:
    """A mention that is read differently. was, now: EDTF or status; None if the mention is not found."""

    outcome: Outcome
    article: str
    mention: str
    words: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said: conventions, which go before those said earlier; and why, which the log keeps."""

    conventions: Conventions
    why: str


def reread(
    engine: Engine, wanted: list[str], *, recorded_by: str, said: Said | None = None, dry_run: bool = False
) -> Iterator[Reread]:
    """Read articles again, or all if none is named; yield what changed, batch by batch.

    said: how they give their dates, None for what is stored.
    What a person dated, retracted or assigned stays; redacted and retracted articles are skipped. After an
    interruption, complete batches are stored. Raises NotFound for an unknown article, StoreError.
    """
    with read_transaction(engine) as connection:
        identities = wanted or list(_all_articles(connection))
        periods = known_periods(connection)
    for start in range(0, len(identities), _BATCH):
        batch = identities[start : start + _BATCH]
        with read_transaction(engine) if dry_run else write_transaction(engine) as connection:
            if not dry_run:
                lock_head(connection)
            changes = [pair for article in batch for pair in _changes(connection, article, periods, said)]
            facts = [fact for fact, _ in changes]
            if facts and not dry_run:
                append_facts(connection, facts, recorded_by)
        yield from (change for _, change in changes if change is not None)


def _all_articles(connection: Connection) -> Iterator[str]:
    current = articles.c.redacted.is_(False), articles.c.retracted.is_(False)
    query = sa.select(articles.c.id).where(articles.c.valid_until == FOREVER, *current)
    query = query.order_by(articles.c.position)
    yield from connection.execute(query).scalars()


def _changes(
    connection: Connection, identity: str, periods: PeriodTable, said: Said | None
) -> Iterator[tuple[Fact, Reread | None]]:
    """The facts that a second reading of an article adds, each with the change to report."""
    row = current_article(connection, identity)
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"])
    if text is None or row["retracted"]:
        return
    published = parse_edtf(row["published"]) if row["published"] else None
    stored = article_reading(connection, identity)
    conventions = said.conventions.over(stored.conventions) if said else stored.conventions
    if said and conventions != stored.conventions:
        yield ConventionsGiven(identity, conventions, Person(said.why)), None
    headings, pages = headings_of(row["headings"]), pages_of(row["pages"])
    article = Article(
        identity,
        text,
        published,
        row["title"],
        marked=stored.marked,
        headings=headings,
        pages=pages,
        conventions=conventions,
    )
    found = extract(article, periods)
    current = {row["id"]: row for row in mentions_of_article(connection, identity)}
    for mention in found.mentions:
        row_now = current.pop(mention.id, None)
        if change := _mention_change(mention, row_now, stored):
            yield change
    origin = Normalizer(VERSION)
    for gone in current.values():
        if not (gone["retracted"] or gone["date_is_manual"] or gone["event_is_manual"]):
            was = gone["edtf"] or gone["status"]
            change_of = Reread(Outcome.GONE, identity, gone["id"], gone["expression"], was, None)
            yield MentionRetracted(identity, gone["id"], origin), change_of
    noted = tuple(map(without_words, found.noted))
    if noted != stored.noted:
        yield ExpressionsNoted(identity, noted, origin), None


def _mention_change(
    mention: Mention, row: RowMapping | None, stored: ArticleReading
) -> tuple[Fact, Reread] | None:
    resolution, origin = mention.resolution, Normalizer(VERSION)
    days = resolution.edtf
    now = days or resolution.status.value

    def outcome(outcome: Outcome, was: str | None) -> Reread:
        return Reread(outcome, mention.article, mention.id, mention.expression.text, was, now)

    if row is None:
        recorded = MentionRecorded(
            mention.article,
            mention.id,
            mention.quote_start,
            mention.quote_end,
            without_words(mention.expression),
            resolution,
            origin,
            mention.clause_status,
        )
        return recorded, outcome(Outcome.NEW, None)
    if row["date_is_manual"]:
        return None
    if row["retracted"]:
        if not isinstance(stored.retractions.get(mention.id), Normalizer):
            return None
        event = event_id(mention.id, days) if days else None
        restored = MentionRestored(mention.article, mention.id, resolution, event, origin)
        return restored, outcome(Outcome.BACK, None)
    reading = MentionReread(
        mention.article,
        mention.id,
        mention.quote_start,
        mention.quote_end,
        without_words(mention.expression),
        resolution,
        origin,
        mention.clause_status,
    )
    # An event-anchored mention takes its days from its event, not from the reading.
    counts = isinstance(mention.expression.semantics, EventRelative)
    same_days = (resolution.status, days, resolution.timex) == (row["status"], row["edtf"], row["timex"])
    if (counts or same_days) and _same_clause(stored.readings.get(mention.id), reading):
        return None
    return reading, outcome(Outcome.CHANGED, row["edtf"] or row["status"])


def _same_clause(before: StoredReading | None, now: StoredReading) -> bool:
    """Whether two readings of a mention differ at most in its days."""
    return before is not None and all(
        getattr(before, name) == getattr(now, name)
        for name in ("quote_start", "quote_end", "expression", "clause_status")
    )
