"""Articles into the database: read, extract, link, append, in batches of one transaction each."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.dates.edtf import format_edtf
from timeline.errors import RecordRefused
from timeline.events.gazetteer import Spelling
from timeline.events.model import Article
from timeline.ingest.article import Defaults, to_article
from timeline.ingest.joining import joined
from timeline.ingest.reading import ArticleRead
from timeline.ingest.record import Item, RawArticle
from timeline.ingest.recording import date_again, recorded_facts
from timeline.ingest.standing import append_facts
from timeline.ingest.undated import GIVEN_LATER, came_with, dated_at_once, stands_worked_out
from timeline.ingest.versions import supersede
from timeline.ingest.workers import Readers, Result, reading_articles
from timeline.store.engine import reading, writing
from timeline.store.given_names import given_names
from timeline.store.log import lock_head
from timeline.store.tables import FOREVER, articles, texts
from timeline.store.texts import salted_hash, store_texts, text_row

# Articles and bytes of input that a transaction takes at most; one article may be longer.
BATCH = 200
BATCH_BYTES = 16 * 1024 * 1024
# Refusals that are kept to be shown at the end.
KEPT = 1000
_CHUNK = 500


@dataclass(slots=True)
class Summary:
    """What an ingest did: articles by outcome, and what was read in the new ones.

    superseded: older versions of a page that gave way. refused: the first KEPT refusals; refusals: how many
    there were.
    """

    new: int = 0
    known: int = 0
    dated: int = 0
    superseded: int = 0
    mentions: int = 0
    events: int = 0
    refusals: int = 0
    refused: list[RecordRefused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal and the record, None where none could be read."""

    why: RecordRefused
    record: RawArticle | None


@dataclass(frozen=True, slots=True)
class How:
    """How to take articles in.

    recorded_by: who does. workers: processes that read; 1: this one alone. cluster: the address of a Dask
    scheduler whose workers read instead. strict: stop at the first refusal. refused: is told of every refusal
    once its batch is stored. progress: gets the bytes of each batch that is stored. stopped: asked behind
    each batch whether to stop there.
    """

    recorded_by: str
    workers: int = 1
    cluster: str | None = None
    strict: bool = False
    refused: Callable[[Refused], None] = lambda refused: None
    progress: Callable[[int], None] = lambda size: None
    stopped: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that the database holds; salt: None when its text was erased.

    worked_out: whether its date was worked out when it came in.
    """

    published: str | None
    text_hash: str
    salt: str | None
    worked_out: bool


@dataclass(frozen=True, slots=True)
class _Batch:
    """Records on their way.

    wanted: the articles by id, each with its record; repeated: how many came twice.
    """

    wanted: dict[str, tuple[RawArticle, Article]]
    refused: list[Refused]
    repeated: int
    size: int


def ingest(engine: Engine, items: Iterable[Item], defaults: Defaults, *, how: How, summary: Summary) -> None:
    """Take records in; `summary` counts what is stored.

    A batch is stored whole or not at all, and the same call again goes on where the last one stopped. Raises
    StoreError; TimelineError when a worker was ended from outside; with `strict` the first RecordRefused,
    which otherwise stops nothing.
    """
    with reading(engine) as connection:
        given = given_names(connection)
    under_way: deque[tuple[_Batch, list[Article], Result]] = deque()
    with _readers(how, given) as readers:
        for raw in _batches(items):
            batch = _checked(raw, defaults, how.strict)
            unknown = _unknown(engine, batch)
            under_way.append((batch, unknown, readers.submit(unknown)))
            while len(under_way) > readers.ahead:
                _store(engine, *under_way.popleft(), given, how, summary)
            if how.stopped() or (how.strict and batch.refused):
                break
        while under_way:
            _store(engine, *under_way.popleft(), given, how, summary)


def _readers(how: How, given: Sequence[Spelling]) -> AbstractContextManager[Readers]:
    if how.cluster is None:
        return reading_articles(given, how.workers)
    # Imported here: it needs a package of its own.
    from timeline.ingest.cluster import reading_on_cluster

    return reading_on_cluster(given, how.cluster)


def _checked(raw: Sequence[Item], defaults: Defaults, strict: bool) -> _Batch:
    """The articles of some records; with `strict` those before the first refusal."""
    wanted: dict[str, tuple[RawArticle, Article]] = {}
    refused: list[Refused] = []
    repeated = size = 0
    for item in raw:
        size += item.size
        record = None if isinstance(item.record, RecordRefused) else item.record
        try:
            if isinstance(item.record, RecordRefused):
                raise item.record
            article = to_article(item.record, defaults)
            earlier = wanted.setdefault(article.id, (item.record, article))[1]
            if earlier is not article:
                wanted[article.id] = item.record, _united(earlier, article, item.record.where)
                repeated += 1
        except RecordRefused as refusal:
            refused.append(Refused(refusal, record))
            if strict:
                break
    return _Batch(wanted, refused, repeated, size)


def _unknown(engine: Engine, batch: _Batch) -> list[Article]:
    with reading(engine) as connection:
        known = _known_articles(connection, list(batch.wanted))
    return [article for _, article in batch.wanted.values() if article.id not in known]


def _store(
    engine: Engine,
    batch: _Batch,
    unknown: Sequence[Article],
    result: Result,
    given: Sequence[Spelling],
    how: How,
    summary: Summary,
) -> None:
    """Append what was read of a batch, and count it."""
    read = dict(zip((article.id for article in unknown), result(), strict=True))
    stored = Summary()
    refused = list(batch.refused)
    with writing(engine) as connection:
        # Other processes may have taken some of them in since: asked again behind the lock, nothing can.
        lock_head(connection)
        known = _known_articles(connection, list(batch.wanted))
        fresh = [article for _, article in batch.wanted.values() if article.id not in known]
        # Rows that were read by another list of names are read again.
        rows_hold = given_names(connection) == given
        _append_new(connection, fresh, read, rows_hold, how.recorded_by, stored)
        for raw, article in batch.wanted.values():
            if article.id in known:
                try:
                    _meet_again(connection, raw.where, article, known[article.id], how.recorded_by, stored)
                except RecordRefused as refusal:
                    refused.append(Refused(refusal, raw))
    summary.new += stored.new
    summary.known += stored.known + batch.repeated
    summary.dated += stored.dated
    summary.superseded += stored.superseded
    summary.mentions += stored.mentions
    summary.events += stored.events
    summary.refusals += len(refused)
    summary.refused += [one.why for one in refused[: KEPT - len(summary.refused)]]
    for one in refused:
        how.refused(one)
    how.progress(batch.size)
    if how.strict and refused:
        raise refused[0].why


def _united(earlier: Article, article: Article, where: str) -> Article:
    """Two records of one article in a batch: the second may bring the date that the first lacks."""
    if earlier.text != article.text:
        raise RecordRefused(where, f"another text has the id {article.id!r} already")
    if earlier.published is None or article.published is None:
        return replace(earlier, published=earlier.published or article.published)
    if earlier.published != article.published:
        first, second = format_edtf(earlier.published), format_edtf(article.published)
        raise RecordRefused(
            where, f"the article {article.id!r} came with another date before: {first}, not {second}"
        )
    return earlier


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.size
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _append_new(
    connection: Connection,
    fresh: Sequence[Article],
    read: Mapping[str, ArticleRead],
    rows_hold: bool,
    recorded_by: str,
    stored: Summary,
) -> None:
    if not fresh:
        return
    kept = [text_row(article.text) for article in fresh]
    titles = [text_row(article.title) if article.title else None for article in fresh]
    store_texts(connection, [*kept, *filter(None, titles)])
    facts = [
        fact
        for article, row, title in zip(fresh, kept, titles, strict=True)
        for fact in recorded_facts(article, row["hash"], title["hash"] if title else None, read[article.id])
    ]
    joins = joined(connection, [one for article in fresh for one in read[article.id].linkable])
    rows = {mention: row for article in fresh for mention, row in read[article.id].rows.items()}
    appended = append_facts(connection, [*facts, *joins], recorded_by, rows if rows_hold else {})
    stored.superseded = supersede(connection, fresh, recorded_by)
    stored.new = len(fresh)
    stored.mentions = len(rows)
    stored.events = appended.events


def _meet_again(
    connection: Connection, where: str, article: Article, known: _Known, recorded_by: str, outcome: Summary
) -> None:
    """An article that is in the database already: its text must be the same; a date it lacked is taken.

    A date that was worked out gives way to the first that comes, even to the same. Raises RecordRefused.
    """
    if known.salt is None:
        raise RecordRefused(where, f"the article {article.id!r} was redacted: its text is not taken in again")
    if salted_hash(known.salt, article.text) != known.text_hash:
        reason = f"another text is stored under the id {article.id!r}; give this one an id of its own"
        raise RecordRefused(where, reason)
    published = format_edtf(article.published) if article.published else None
    worked_out = known.worked_out and published is not None and stands_worked_out(connection, article.id)
    if published is None or (published == known.published and not worked_out):
        outcome.known += 1
    elif known.published is None or worked_out:
        date_again(connection, article.id, published, GIVEN_LATER, recorded_by)
        outcome.dated += 1
    elif published in came_with(connection, article.id):
        # Corrected since, and it comes as it came before.
        outcome.known += 1
    else:
        raise RecordRefused(
            where,
            f"it is stored as published {known.published}, not {published}; to correct it: "
            f"timeline publication {article.id} {published}",
        )


def _known_articles(connection: Connection, identities: Sequence[str]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for start in range(0, len(identities), _CHUNK):
        wanted = identities[start : start + _CHUNK]
        query = (
            sa.select(articles.c.id, articles.c.published, articles.c.text_hash, texts.c.salt)
            .outerjoin(texts, texts.c.hash == articles.c.text_hash)
            .where(articles.c.id.in_(wanted), articles.c.valid_until == FOREVER)
        )
        worked_out = dated_at_once(connection, wanted)
        for row in connection.execute(query):
            found[row.id] = _Known(row.published, row.text_hash, row.salt, row.id in worked_out)
    return found
