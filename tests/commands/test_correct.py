"""Corrections, on every engine: each a fact, undone by another, lost by no rebuild and no past question."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from current_rows import a_mention, answers, mention, rows
from sqlalchemy import Engine
from support import SEEDS

from timeline.commands import correct as corrections
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.recording import date_again
from timeline.commands.restore import restore, restore_article
from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import (
    FOREVER,
    articles,
    events,
    expressions,
    mentions,
    texts,
)
from timeline.errors import InvalidInput, NotFound
from timeline.log.append import append
from timeline.log.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    Normalizer,
    Person,
    PublicationDated,
    origin_from_json,
)
from timeline.log.read import read
from timeline.projections.project import project, rebuild
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle

WHY, BY = "the annex says so", "reader"
NOW = datetime(2026, 1, 2, tzinfo=UTC)
ONE_DAY = parse_time("2017-05-05")


def test_a_mention_dated_by_hand_moves_to_its_day(seeded: Engine) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        assert corrections.redate(connection, found.id, ONE_DAY, WHY, BY) == 1
        now = mention(connection, found.id)
    assert (now.edtf, now.date_is_manual, origin_from_json(now.why)) == ("2017-05-05", True, Person(WHY))
    assert now.event != found.event


def test_a_mention_dated_by_hand_keeps_its_day_when_the_publication_changes(seeded: Engine) -> None:
    found = a_mention(seeded, mentions.c.anchor.is_not(None))
    with write_transaction(seeded) as connection:
        corrections.redate(connection, found.id, ONE_DAY, WHY, BY)
        date_again(connection, found.article, parse_edtf("2016-01-01"), Person("given"), BY)
        assert mention(connection, found.id).edtf == "2017-05-05"


def test_restoring_a_redated_mention_gives_it_back_what_its_text_says(seeded: Engine) -> None:
    before = answers(seeded)
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.redate(connection, found.id, ONE_DAY, WHY, BY)
        restore(connection, found.id, WHY, BY)
    assert answers(seeded) == before


def test_a_retracted_mention_is_in_no_answer_and_its_restoration_brings_it_back(seeded: Engine) -> None:
    before = answers(seeded)
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.retract(connection, found.id, WHY, BY)
    assert not any(found.id in sources for _, _, sources in answers(seeded))
    with write_transaction(seeded) as connection:
        restore(connection, found.id, WHY, BY)
    assert answers(seeded) == before


def test_a_retracted_article_takes_its_mentions_along_and_brings_them_back(seeded: Engine) -> None:
    before = answers(seeded)
    article = a_mention(seeded).article
    with write_transaction(seeded) as connection:
        corrections.retract_article(connection, article, WHY, BY)
        assert all(row.retracted for row in rows(connection, mentions, mentions.c.article == article))
    assert answers(seeded) != before
    with write_transaction(seeded) as connection:
        restore_article(connection, article, WHY, BY)
    assert answers(seeded) == before


def test_a_mention_retracted_before_its_article_stays_retracted_when_the_article_returns(
    seeded: Engine,
) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.retract(connection, found.id, WHY, BY)
        corrections.retract_article(connection, found.article, WHY, BY)
        restore_article(connection, found.article, WHY, BY)
        assert mention(connection, found.id).retracted


def test_two_events_joined_are_one_with_the_mentions_of_both(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        one, other = rows(connection, events)[:2]
    with write_transaction(seeded) as connection:
        corrections.merge(connection, one.id, other.id, WHY, BY)
        assert rows(connection, events, events.c.id == one.id) == []
        (joined,) = rows(connection, events, events.c.id == other.id)
    assert joined.mention_count == one.mention_count + other.mention_count


def test_a_joined_mention_stays_in_its_event_when_its_own_days_change(seeded: Engine) -> None:
    relative = a_mention(seeded, mentions.c.anchor.is_not(None))
    with read_transaction(seeded) as connection:
        other = rows(connection, events, events.c.id != relative.event)[0]
    with write_transaction(seeded) as connection:
        corrections.merge(connection, relative.event, other.id, WHY, BY)
        date_again(connection, relative.article, parse_edtf("2015-01-01"), Person("given"), BY)
        now = mention(connection, relative.id)
    assert now.edtf != relative.edtf
    assert now.event == other.id


def test_a_parted_mention_has_an_event_of_its_own(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        event = rows(connection, events, events.c.mention_count > 1)[0]
        founder = rows(connection, mentions, mentions.c.event == event.id)[0]
    with write_transaction(seeded) as connection:
        corrections.split(connection, founder.id, WHY, BY)
        parted = mention(connection, founder.id)
        (left,) = rows(connection, events, events.c.id == event.id)
        (own,) = rows(connection, events, events.c.id == parted.event)
    assert parted.event != event.id
    assert (left.mention_count, own.mention_count) == (event.mention_count - 1, 1)


@pytest.mark.parametrize("act", ["redate", "part", "join"])
def test_what_cannot_be_corrected_is_refused_with_advice(seeded: Engine, act: str) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        if act == "redate":
            corrections.retract(connection, found.id, WHY, BY)
            with pytest.raises(InvalidInput, match="timeline restore"):
                corrections.redate(connection, found.id, ONE_DAY, WHY, BY)
        elif act == "part":
            lone = rows(connection, events, events.c.mention_count == 1)[0]
            (member,) = rows(connection, mentions, mentions.c.event == lone.id)
            with pytest.raises(InvalidInput, match="is alone in its event"):
                corrections.split(connection, member.id, WHY, BY)
        else:
            with pytest.raises(NotFound, match="the event nothing"):
                corrections.merge(connection, found.event, "nothing", WHY, BY)


@pytest.mark.parametrize("act", ["retract", "redate", "restore"])
def test_a_correction_made_twice_is_one_fact(seeded: Engine, act: str) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        if act == "restore":
            assert restore(connection, found.id, WHY, BY) == 0
        elif act == "retract":
            counts = [corrections.retract(connection, found.id, WHY, BY) for _ in range(2)]
            assert counts == [1, 0]
        else:
            counts = [corrections.redate(connection, found.id, ONE_DAY, WHY, BY) for _ in range(2)]
            assert counts == [1, 0]


def test_the_log_says_who_corrected_and_why(seeded: Engine) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.retract(connection, found.id, WHY, BY)
    with read_transaction(seeded) as connection:
        *_, item = read(connection)
    assert (item.recorded_by, item.fact.origin) == (BY, Person(WHY))  # type: ignore[union-attr]


def test_an_article_may_come_again_with_the_date_that_a_person_corrected(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        article = rows(connection, articles, articles.c.published.is_not(None))[0]
    with write_transaction(seeded) as connection:
        date_again(connection, article.id, parse_edtf("2016-01-01"), Person(WHY), BY)
    summary = Summary()
    ingest(seeded, read_path(SEEDS), Defaults(), options=IngestOptions("tester"), summary=summary)
    assert (summary.known, summary.refused) == (7, [])


def test_a_restored_mention_keeps_the_date_that_a_person_gave_it(seeded: Engine) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.redate(connection, found.id, ONE_DAY, WHY, BY)
        corrections.retract_article(connection, found.article, WHY, BY)
        restore_article(connection, found.article, WHY, BY)
        now = mention(connection, found.id)
        assert (now.edtf, now.date_is_manual, now.retracted) == ("2017-05-05", True, False)
        assert restore(connection, found.id, WHY, BY) == 1
        assert mention(connection, found.id).edtf == found.edtf


def test_a_restored_article_brings_its_mentions_back_though_it_was_redated_meanwhile(seeded: Engine) -> None:
    article = a_mention(seeded).article
    with write_transaction(seeded) as connection:
        before = len(rows(connection, mentions, mentions.c.article == article))
        corrections.retract_article(connection, article, WHY, BY)
        date_again(connection, article, parse_edtf("2017-02-01"), Person(WHY), BY)
        restore_article(connection, article, WHY, BY)
        back = rows(connection, mentions, mentions.c.article == article, mentions.c.retracted.is_(False))
    assert len(back) == before


def test_a_mention_of_a_retracted_article_is_not_restored_alone(seeded: Engine) -> None:
    found = a_mention(seeded)
    with write_transaction(seeded) as connection:
        corrections.retract_article(connection, found.article, WHY, BY)
        with pytest.raises(InvalidInput, match=f"timeline restore {found.article}"):
            restore(connection, found.id, WHY, BY)


def test_a_parted_mention_stays_parted_when_it_is_retracted_and_restored(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        event = rows(connection, events, events.c.mention_count > 1)[0]
        founder = rows(connection, mentions, mentions.c.event == event.id)[0]
    with write_transaction(seeded) as connection:
        corrections.split(connection, founder.id, WHY, BY)
        own = mention(connection, founder.id).event
        corrections.retract(connection, founder.id, WHY, BY)
        restore(connection, founder.id, WHY, BY)
        now = mention(connection, founder.id)
    assert (now.event, now.event_is_manual) == (own, True)


def test_restoring_the_days_of_a_placed_mention_leaves_it_in_its_place(seeded: Engine) -> None:
    found = a_mention(seeded)
    with read_transaction(seeded) as connection:
        other = rows(connection, events, events.c.id != found.event)[0]
    with write_transaction(seeded) as connection:
        corrections.redate(connection, found.id, ONE_DAY, WHY, BY)
        corrections.merge(connection, mention(connection, found.id).event, other.id, WHY, BY)
        restore(connection, found.id, WHY, BY)
        now = mention(connection, found.id)
    assert (now.event, now.edtf) == (other.id, found.edtf)


def test_the_first_mention_speaks_for_a_joined_event_from_the_join_on(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        early, late = rows(connection, events)[0], rows(connection, events)[-1]
    with write_transaction(seeded) as connection:
        corrections.merge(connection, early.id, late.id, WHY, BY)
        (joined,) = rows(connection, events, events.c.id == late.id)
    assert (joined.edtf, joined.text, joined.position) == (early.edtf, early.text, early.position)


def test_a_new_mention_does_not_join_a_retracted_one(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        copied = rows(connection, articles, articles.c.published.is_not(None))[0]
        text = connection.execute(
            sa.select(texts.c.text).where(texts.c.hash == copied.text_hash)
        ).scalar_one()
    with write_transaction(seeded) as connection:
        corrections.retract_article(connection, copied.id, WHY, BY)
    copy = RawArticle("copy.txt", text, published=copied.published, publisher="another paper")
    ingest(seeded, [Item(copy, 1)], Defaults(), options=IngestOptions("tester"), summary=Summary())
    with read_transaction(seeded) as connection:
        lost = rows(
            connection,
            mentions,
            mentions.c.edtf.is_not(None),
            mentions.c.event.is_(None),
            mentions.c.retracted.is_(False),
        )
    assert lost == []


def test_a_second_reading_of_the_other_expressions_closes_the_first_in_a_rebuild_too(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        article = connection.execute(sa.select(expressions.c.article)).scalars().first() or ""
        fact = ExpressionsNoted(article, (), Normalizer(99))
        project(connection, append(connection, [fact], recorded_by=BY, now=NOW))
        rebuild(connection)
        current = sa.select(expressions).where(
            expressions.c.article == article, expressions.c.valid_until == FOREVER
        )
        assert connection.execute(current).all() == []


@pytest.mark.parametrize("other", ["x:2", "x"])
def test_a_correction_is_never_taken_for_the_recording_of_an_article(other: str) -> None:
    correction = PublicationDated("x", parse_edtf("2017"), Person(WHY))
    recording = ArticleRecorded(other, "f" * 64, 1)
    assert correction.key(2, "") != recording.key(1, "")
