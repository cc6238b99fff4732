"""Ingest articles: check, extract, link and append, in batches of one transaction each."""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.commands.append import append_facts
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.article_revisions import revised, revision
from timeline.commands.ingest.extract_article import ExtractedArticle
from timeline.commands.ingest.garbage import collecting_seldom
from timeline.commands.ingest.options import KEPT, IngestOptions, Refused, Summary
from timeline.commands.ingest.reconcile_duplicate import (
    dated_as,
    reconcile_duplicate,
    same_publication,
    stored_articles,
)
from timeline.commands.ingest.supersede import runs, supersede
from timeline.commands.ingest.workers import ExtractionPool, Result, extracting_articles
from timeline.commands.link import joined
from timeline.commands.recording import recorded_facts
from timeline.dates.edtf import format_edtf
from timeline.db.dialects import dialect_of
from timeline.db.engine import read_transaction, write_transaction
from timeline.errors import RecordNoted, RecordRefused
from timeline.extraction.model import Article
from timeline.extraction.names.gazetteer import Spelling
from timeline.linking.near_duplicate import are_versions
from timeline.log.append import lock_head
from timeline.log.texts import text_row
from timeline.printed_json import to_text
from timeline.projections.batch import ColumnsRead
from timeline.projections.given_names import given_names
from timeline.projections.given_periods import given_periods
from timeline.readers.record import Item, RawArticle

# The most articles, bytes of input and characters of one transaction; a single article may be longer.
BATCH = 1000
BATCH_BYTES = 16 * 1024 * 1024
BATCH_CHARACTERS = 1_000_000
# The first batch has so many articles, and each later one so many more: appending begins early, and large
# batches cost a fifth less an article.
_GROWTH = 200
# Seconds of waiting for other writers after which the next batch is half as large, and the smallest one: who
# waits for a batch of 50 waits for a third of a second or so.
_LONG_WAIT = 0.5
_SMALLEST = 50


@dataclass(slots=True)
class _Pace:
    """How many articles the next batch has at most: fewer while other writers wait, as they then do for this
    one. Where nobody waits, it is the same however many batches are read ahead.
    """

    most: int = _GROWTH
    _is_held_up: bool = False

    def made(self) -> None:
        """Note that a batch was made."""
        if not self._is_held_up:
            self.most = min(self.most + _GROWTH, BATCH)

    def waited(self, seconds: float) -> None:
        """Note how long a batch waited for its turn to be stored."""
        self._is_held_up = seconds > _LONG_WAIT
        if self._is_held_up:
            self.most = min(max(_SMALLEST, self.most // 2), BATCH)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Records being ingested. wanted: articles by id, each with its record; repeated: how many came twice."""

    wanted: dict[str, tuple[RawArticle, Article]]
    refused: list[Refused]
    noted: list[RecordNoted]
    repeated: int
    size: int


def ingest(
    engine: Engine, items: Iterable[Item], defaults: Defaults, *, options: IngestOptions, summary: Summary
) -> None:
    """Ingest records; `summary` counts what is stored.

    A batch is stored whole or not at all, and the same call again continues where the last one stopped.
    Raises StoreError; TimelineError if a worker was killed; with `strict`, the first RecordRefused.
    """
    with read_transaction(engine) as connection:
        given, periods = given_names(connection), given_periods(connection)
    in_progress: deque[tuple[_Batch, list[Article], Result]] = deque()
    refreshed_at = 0
    pace = _Pace(min(_GROWTH, BATCH))
    with collecting_seldom(), _extraction_pool(options, given, periods) as pool:
        for raw in _batches(items, pace):
            batch = _checked(raw, defaults, options.strict)
            unknown = _unknown(engine, batch)
            in_progress.append((batch, unknown, pool.submit(unknown)))
            while len(in_progress) > pool.ahead:
                pace.waited(_store(engine, *in_progress.popleft(), given, options, summary))
                refreshed_at = _refreshed(engine, summary.new, refreshed_at)
            if options.stopped() or (options.strict and batch.refused):
                break
        while in_progress:
            _store(engine, *in_progress.popleft(), given, options, summary)


def _refreshed(engine: Engine, new: int, before: int) -> int:
    """Refresh the planner's statistics once there are four times as many new articles as the last time.

    Returns the number at the last refresh.
    """
    if new < max(_GROWTH, 4 * before):
        return before
    with write_transaction(engine) as connection:
        dialect_of(engine).refresh_statistics(connection)
    return new


def _extraction_pool(
    options: IngestOptions, given: Sequence[Spelling], periods: Sequence[GivenPeriod]
) -> AbstractContextManager[ExtractionPool]:
    if options.cluster is None:
        return extracting_articles(given, options.workers, periods)
    # Imported here: it needs a package of its own.
    from timeline.commands.ingest.cluster import extracting_on_cluster

    return extracting_on_cluster(given, options.cluster, periods)


def _checked(raw: Sequence[Item], defaults: Defaults, strict: bool) -> _Batch:
    """Check records; with `strict`, up to the first refusal."""
    wanted: dict[str, tuple[RawArticle, Article]] = {}
    refused: list[Refused] = []
    noted: list[RecordNoted] = []
    repeated = size = 0
    for item in raw:
        size += item.size
        record = None if isinstance(item.record, RecordRefused) else item.record
        try:
            if isinstance(item.record, RecordRefused):
                raise item.record
            article = to_article(item.record, defaults, noted.append)
            earlier = wanted.setdefault(article.id, (item.record, article))[1]
            if earlier.text != article.text and are_versions(earlier.text, article.text):
                version = revision(dated_as(article, earlier.published, earlier.published_at))
                wanted[version.id] = item.record, version
            elif earlier is not article:
                wanted[article.id] = item.record, _merged(earlier, article, item.record.location)
                repeated += 1
        except RecordRefused as refusal:
            refused.append(Refused(refusal, record))
            if strict:
                break
    return _Batch(wanted, refused, noted, repeated, size)


def _unknown(engine: Engine, batch: _Batch) -> list[Article]:
    """The articles of a batch that are not stored. Revisions get their own id in the batch."""
    with read_transaction(engine) as connection:
        known = stored_articles(connection, list(batch.wanted))
        versions = revised(connection, [article for _, article in batch.wanted.values()], known)
        for identity, version in versions.items():
            record, _ = batch.wanted.pop(identity)
            batch.wanted[version.id] = record, version
        known |= stored_articles(connection, [version.id for version in versions.values()])
    return [article for _, article in batch.wanted.values() if article.id not in known]


def _store(
    engine: Engine,
    batch: _Batch,
    unknown: Sequence[Article],
    result: Result,
    given: Sequence[Spelling],
    options: IngestOptions,
    summary: Summary,
) -> float:
    """Append what was extracted from a batch, and count it; return how many seconds other writers took."""
    extracted = dict(zip((article.id for article in unknown), result(), strict=True))
    stored = Summary()
    refused = list(batch.refused)
    began = time.monotonic()
    with write_transaction(engine) as connection:
        # Other processes may have ingested some of them since; under the lock, none can any more.
        lock_head(connection)
        waited = time.monotonic() - began
        known = stored_articles(connection, list(batch.wanted))
        fresh = [article for _, article in batch.wanted.values() if article.id not in known]
        # Columns that were computed with another list of names are computed again.
        rows_hold = given_names(connection) == given
        for run in runs(connection, fresh):
            _append_new(connection, run, extracted, rows_hold, options.recorded_by, stored)
        for raw, article in batch.wanted.values():
            if article.id in known:
                try:
                    reconcile_duplicate(
                        connection, raw.location, article, known[article.id], options.recorded_by, stored
                    )
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
    summary.notes += len(batch.noted)
    summary.noted += batch.noted[: KEPT - len(summary.noted)]
    for one in refused:
        options.refused(one)
    options.progress(batch.size)
    if options.strict and refused:
        raise refused[0].why
    return waited


def _merged(earlier: Article, article: Article, location: str) -> Article:
    """Merge two records of one article in a batch: the second may have the date that the first lacks."""
    if earlier.text != article.text:
        raise RecordRefused(
            location,
            "a quite different text already has the id {id!r}: give one of them another id",
            id=article.id,
        )
    if earlier.published is None or article.published is None:
        return dated_as(earlier, article.published, article.published_at)
    if not same_publication(earlier, article):
        first, second = format_edtf(earlier.published), format_edtf(article.published)
        raise RecordRefused(
            location,
            "the article {id!r} occurs earlier in the input with another date: {first}, not {second}; "
            "correct it with timeline set-published {id} {second}",
            id=article.id,
            first=first,
            second=second,
        )
    return earlier


def _batches(items: Iterable[Item], pace: _Pace) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = characters = 0
    for item in items:
        batch.append(item)
        size += item.size
        # The sections of a book come with no bytes of their own.
        characters += 0 if isinstance(item.record, RecordRefused) else len(item.record.text)
        if len(batch) >= pace.most or size >= BATCH_BYTES or characters >= BATCH_CHARACTERS:
            pace.made()
            yield batch
            batch, size, characters = [], 0, 0
    if batch:
        yield batch


def _append_new(
    connection: Connection,
    fresh: Sequence[Article],
    extracted: Mapping[str, ExtractedArticle],
    rows_hold: bool,
    recorded_by: str,
    stored: Summary,
) -> None:
    kept = [text_row(article.text) for article in fresh]
    titles = [text_row(article.title) if article.title else None for article in fresh]
    headings = [text_row(to_text(one.headings)) if one.headings else None for one in fresh]
    extras = [text_row(one.extra) if one.extra else None for one in fresh]
    facts = [
        fact
        for article, row, title, above, extra in zip(fresh, kept, titles, headings, extras, strict=True)
        for fact in recorded_facts(
            article,
            row.hash,
            title.hash if title else None,
            above.hash if above else None,
            extra.hash if extra else None,
            extracted[article.id],
        )
    ]
    joins = joined(connection, [one for article in fresh for one in extracted[article.id].link_features])
    rows = {mention: row for article in fresh for mention, row in extracted[article.id].rows.items()}
    read = ColumnsRead(rows if rows_hold else {}, {one.id: extracted[one.id].topic for one in fresh})
    texts = [*kept, *filter(None, [*titles, *headings, *extras])]
    appended = append_facts(connection, [*facts, *joins], recorded_by, read, texts)
    stored.superseded += supersede(connection, fresh, recorded_by)
    stored.new += len(fresh)
    stored.mentions += len(rows)
    stored.events += appended.events
