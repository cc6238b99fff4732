"""Read stored articles again with today's normalizer; only what changed is appended."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, RowMapping

from timeline.arabic.expression import FromEvent
from timeline.arabic.expression_json import expression_to_json
from timeline.dates.edtf import parse_edtf
from timeline.events.extract import extract
from timeline.events.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    Fact,
    MentionRecorded,
    MentionReread,
    MentionRestored,
    MentionRetracted,
)
from timeline.events.marked import marks_from_json
from timeline.events.model import Article, Mention, event_id
from timeline.events.report import report_to_json
from timeline.ingest.standing import append_facts, mentions_of, standing_article
from timeline.normalizer import VERSION
from timeline.normalizer.resolution import resolution_to_json
from timeline.store.engine import reading, writing
from timeline.store.log import lock_head, read
from timeline.store.tables import FOREVER, articles
from timeline.store.texts import load_texts

_BATCH = 200
# The reason of a retraction that the normalizer makes; a person's retraction has another.
NO_LONGER_READ = "the normalizer no longer reads it"


class Outcome(StrEnum):
    """What a second reading makes of a mention."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Reread:
    """A mention that is read otherwise. was, now: EDTF or status, None where it is not read."""

    outcome: Outcome
    article: str
    mention: str
    words: str
    was: str | None
    now: str | None


def reread(engine: Engine, wanted: list[str], *, recorded_by: str, dry_run: bool = False) -> Iterator[Reread]:
    """Read articles again, all of them when none is named; yields what changed, batch by batch.

    What a person dated, retracted or placed stays so; redacted and retracted articles are not read. An
    interruption leaves the batches before it whole. Raises NotFound for an unknown article, StoreError.
    """
    with reading(engine) as connection:
        identities = wanted or list(_all_articles(connection))
    for start in range(0, len(identities), _BATCH):
        batch = identities[start : start + _BATCH]
        with reading(engine) if dry_run else writing(engine) as connection:
            if not dry_run:
                lock_head(connection)
            changes = [pair for article in batch for pair in _changes(connection, article)]
            facts = [fact for fact, _ in changes]
            if facts and not dry_run:
                append_facts(connection, facts, recorded_by)
        yield from (change for _, change in changes if change is not None)


def _all_articles(connection: Connection) -> Iterator[str]:
    standing = articles.c.redacted.is_(False), articles.c.retracted.is_(False)
    query = sa.select(articles.c.id).where(articles.c.valid_until == FOREVER, *standing)
    query = query.order_by(articles.c.position)
    yield from connection.execute(query).scalars()


def _changes(connection: Connection, identity: str) -> Iterator[tuple[Fact, Reread | None]]:
    """The facts that a second reading of an article adds, each with what to tell of it."""
    row = standing_article(connection, identity)
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"])
    if text is None or row["retracted"]:
        return
    published = parse_edtf(row["published"]) if row["published"] else None
    stored = _last_readings(connection, identity)
    found = extract(Article(identity, text, published, marked=stored.get("marked", ())))
    standing = {row["id"]: row for row in mentions_of(connection, identity)}
    for mention in found.mentions:
        row_now = standing.pop(mention.id, None)
        if change := _mention_change(mention, row_now, stored.get(mention.id)):
            yield change
    for gone in standing.values():
        if not (gone["retracted"] or gone["redated"] or gone["placed"]):
            told = Reread(
                Outcome.GONE, identity, gone["id"], gone["expression"], gone["edtf"] or gone["status"], None
            )
            yield MentionRetracted(identity, gone["id"], NO_LONGER_READ), told
    noted = tuple(expression_to_json(expression) for expression in found.noted)
    if noted != stored.get("noted", ()):
        yield ExpressionsNoted(identity, noted, VERSION), None


def _mention_change(
    mention: Mention, row: RowMapping | None, stored: dict[str, Any] | None
) -> tuple[Fact, Reread] | None:
    value = _reading(mention)
    resolution = value["resolution"]
    now = resolution["edtf"] or resolution["status"]
    words = mention.expression.text
    if row is None:
        told = Reread(Outcome.NEW, mention.article, mention.id, words, None, now)
        return MentionRecorded(mention.article, mention.id, **value, normalizer=VERSION), told
    if row["redated"] or (row["retracted"] and row["why"] != NO_LONGER_READ):
        return None
    if row["retracted"]:
        days = resolution["edtf"]
        event = event_id(mention.id, days) if days else None
        told = Reread(Outcome.BACK, mention.article, mention.id, words, None, now)
        fact = MentionRestored(mention.article, mention.id, resolution, event, False, False, "read again")
        return fact, told
    standing = resolution["status"], resolution["edtf"], resolution["timex"]
    same_place = stored is not None and all(
        stored[name] == value[name] for name in ("quote_start", "quote_end", "expression", "report")
    )
    # The days of a mention that counts from an event are the timeline's, not the reading's.
    counts = isinstance(mention.expression.said, FromEvent)
    if same_place and (counts or standing == (row["status"], row["edtf"], row["timex"])):
        return None
    was = row["edtf"] or row["status"]
    told = Reread(Outcome.CHANGED, mention.article, mention.id, words, was, now)
    return MentionReread(mention.article, mention.id, **value, normalizer=VERSION), told


def _reading(mention: Mention) -> dict[str, Any]:
    return {
        "quote_start": mention.quote_start,
        "quote_end": mention.quote_end,
        "expression": expression_to_json(mention.expression),
        "resolution": resolution_to_json(mention.resolution),
        "report": report_to_json(mention.report),
    }


def _last_readings(connection: Connection, article: str) -> dict[str, Any]:
    """The last reading of each mention of an article, and of its other expressions under `noted`,
    its marked dates under `marked`.
    """
    found: dict[str, Any] = {}
    for item in read(connection, stream_name=f"article:{article}"):
        fact = item.fact
        if isinstance(fact, MentionRecorded | MentionReread):
            found[fact.mention] = {
                "quote_start": fact.quote_start,
                "quote_end": fact.quote_end,
                "expression": fact.expression,
                "report": fact.report,
            }
        elif isinstance(fact, ExpressionsNoted):
            found["noted"] = fact.expressions
        elif isinstance(fact, ArticleRecorded):
            found["marked"] = marks_from_json(fact.marked)
    return found
