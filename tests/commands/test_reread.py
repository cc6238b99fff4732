"""Articles read again, and articles whose words are erased, on every engine."""

import sqlalchemy as sa
from current_rows import a_mention, answers, last, mention, rows
from sqlalchemy import Engine
from support import SEEDS

from timeline.commands import correct as corrections
from timeline.commands.append import append_facts
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.redact import redact
from timeline.commands.reread import reread
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import (
    PROJECTIONS,
    articles,
    facts,
    mentions,
    texts,
)
from timeline.errors import RecordRefused
from timeline.log.facts import MentionRetracted, Normalizer
from timeline.normalizer import VERSION
from timeline.readers import read_path

WHY, BY = "the annex says so", "reader"
ONE_DAY = parse_time("2017-05-05")


def test_reading_again_with_the_same_normalizer_changes_nothing(seeded: Engine) -> None:
    before = last(seeded)
    assert list(reread(seeded, [], recorded_by=BY)) == []
    assert last(seeded) == before


def test_a_mention_that_an_older_normalizer_read_otherwise_is_read_again(seeded: Engine) -> None:
    before = answers(seeded)
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        gone = MentionRetracted(found.article, found.id, Normalizer(VERSION - 1))
        append_facts(connection, [gone], "normalizer")
    assert [change.mention for change in reread(seeded, [], recorded_by=BY, dry_run=True)] == [found.id]
    assert [change.mention for change in reread(seeded, [], recorded_by=BY)] == [found.id]
    assert list(reread(seeded, [], recorded_by=BY)) == []
    assert len(answers(seeded)) == len(before)


def test_reading_again_leaves_what_a_person_decided(seeded: Engine) -> None:
    first, second = (a_mention(seeded), None)
    with read_transaction(seeded) as connection:
        second = rows(connection, mentions, mentions.c.event.is_not(None))[1]
    with write_transaction(seeded) as connection:
        corrections.retract(connection, first.id, WHY, BY)
        corrections.redate(connection, second.id, ONE_DAY, WHY, BY)
    assert list(reread(seeded, [], recorded_by=BY)) == []


def test_a_persons_reason_is_never_taken_for_the_normalizers(seeded: Engine) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.retract(connection, found.id, "the normalizer no longer reads it", BY)
    assert list(reread(seeded, [], recorded_by=BY)) == []
    with read_transaction(seeded) as connection:
        assert mention(connection, found.id).retracted


def test_a_redacted_article_leaves_its_dates_and_none_of_its_words(seeded: Engine) -> None:
    found = a_mention(seeded)
    with read_transaction(seeded) as connection:
        (article,) = rows(connection, articles, articles.c.id == found.article)
        title, quote = article.title, found.quote
    with write_transaction(seeded) as connection:
        assert redact(connection, found.article, WHY, BY)
        assert not redact(connection, found.article, WHY, BY)
    with read_transaction(seeded) as connection:
        everything = [
            str(row) for table in (*PROJECTIONS, facts, texts) for row in connection.execute(sa.select(table))
        ]
        assert mention(connection, found.id).edtf == found.edtf
    assert not [row for row in everything if title in row or quote in row]


def test_a_redacted_article_is_not_taken_in_again(seeded: Engine) -> None:
    article = a_mention(seeded).article
    with write_transaction(seeded) as connection:
        redact(connection, article, WHY, BY)
    summary = Summary()
    ingest(seeded, read_path(SEEDS), Defaults(), options=IngestOptions("tester"), summary=summary)
    assert (summary.new, summary.known) == (0, 6)
    assert [type(refusal) for refusal in summary.refused] == [RecordRefused]
