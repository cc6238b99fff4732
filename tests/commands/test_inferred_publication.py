"""Articles that come without a date, on every engine: dated by their words until somebody gives the date."""

import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import Databases

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.recording import date_again
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, articles, mentions
from timeline.log.facts import (
    ArticleRecorded,
    Given,
    Inferred,
    Origin,
    Person,
    PublicationDated,
    Reingested,
    payload,
)
from timeline.log.publication import publication_origin
from timeline.log.read import read
from timeline.readers.record import Item, RawArticle

TEXT = "قال الوزير اليوم الاثنين 15 أيار 2017 إن الوفد وصل يوم الأربعاء الماضي."
SINCE = "البلدة محاصرة منذ أيلول 2015. ووصل الوفد إليها يوم الأربعاء."
RAW = RawArticle("x.txt", TEXT, id="a")


def run(engine: Engine, *raw: RawArticle, defaults: Defaults = Defaults()) -> Summary:  # noqa: B008
    summary = Summary()
    items = [Item(record, 1) for record in raw]
    ingest(engine, items, defaults, options=IngestOptions("tester"), summary=summary)
    return summary


def log(engine: Engine) -> list[object]:
    with read_transaction(engine) as connection:
        return [item.fact for item in read(connection)]


def published(engine: Engine) -> str | None:
    with read_transaction(engine) as connection:
        query = sa.select(articles.c.published).where(articles.c.valid_until == FOREVER)
        return connection.execute(query).scalar_one()


def days(engine: Engine) -> list[str | None]:
    query = sa.select(mentions.c.edtf).where(mentions.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        return list(connection.execute(query.order_by(mentions.c.expression_start)).scalars())


def datings(engine: Engine) -> list[tuple[str, Origin]]:
    return [
        (format_edtf(fact.published), fact.origin)
        for fact in log(engine)
        if isinstance(fact, PublicationDated)
    ]


def test_an_undated_article_is_dated_by_its_words_and_read_against_that(engine: Engine) -> None:
    assert run(engine, RAW).new == 1
    first, second, *_ = log(engine)
    assert isinstance(first, ArticleRecorded) and first.published is None
    assert isinstance(second, PublicationDated) and second.published == parse_edtf("2017-05-15")
    assert published(engine) == "2017-05-15"
    assert days(engine) == ["2017-05-15", "2017-05-10"]


def test_relative_dates_come_to_intervals_where_the_date_is_one(engine: Engine) -> None:
    run(engine, replace(RAW, text=SINCE))
    assert published(engine) == "2015-09-01/.."
    assert days(engine) == ["2015-09/..", "2015-08-26/.."]


def test_the_reasons_in_the_log_hold_no_word_of_the_article(engine: Engine) -> None:
    run(engine, RAW)
    (fact,) = (fact for fact in log(engine) if isinstance(fact, PublicationDated))
    assert not re.search("[\u0600-\u06ff]", payload(fact))


@pytest.mark.parametrize("defaults", [Defaults(), Defaults(parse_edtf("2017-05-16"))])
def test_an_article_with_a_date_is_not_dated_by_its_words(engine: Engine, defaults: Defaults) -> None:
    run(engine, RAW if defaults.published else replace(RAW, published="2017-05-16"), defaults=defaults)
    assert (published(engine), datings(engine)) == ("2017-05-16", [])


def test_the_same_undated_article_again_changes_nothing(engine: Engine) -> None:
    run(engine, RAW)
    before = log(engine)
    summary = run(engine, RAW)
    assert (summary.new, summary.known, summary.dated) == (0, 1, 0)
    assert log(engine) == before


def test_a_date_given_later_wins_and_is_taken_once(engine: Engine) -> None:
    run(engine, RAW)
    given = replace(RAW, published="2017-05-16")
    assert run(engine, given).dated == 1
    assert (published(engine), days(engine)) == ("2017-05-16", ["2017-05-15", "2017-05-10"])
    before = log(engine)
    for again in (given, RAW):
        summary = run(engine, again)
        assert (summary.known, summary.dated) == (1, 0)
    assert log(engine) == before


def test_the_date_that_was_worked_out_is_still_taken_when_it_is_given(engine: Engine) -> None:
    run(engine, RAW)
    given = replace(RAW, published="2017-05-15")
    assert [run(engine, given).dated, run(engine, given).dated] == [1, 0]
    (refusal,) = run(engine, replace(RAW, published="2017-05-20")).refused
    assert "published 2017-05-15, not 2017-05-20" in refusal.reason


def test_a_date_that_a_person_gave_is_not_taken_for_one_that_was_worked_out(engine: Engine) -> None:
    run(engine, RAW)
    with write_transaction(engine) as connection:
        date_again(connection, "a", parse_edtf("2017-05-15"), Person("stamp on the page"), "reader")
    assert [origin for _, origin in datings(engine)][1:] == [Person("stamp on the page")]
    assert len(run(engine, replace(RAW, published="2017-05-20")).refused) == 1
    assert published(engine) == "2017-05-15"


def test_a_persons_reason_is_never_taken_for_the_programs_own(engine: Engine) -> None:
    run(engine, RAW)
    with write_transaction(engine) as connection:
        why = Person("worked out from the text: of another paper")
        date_again(connection, "a", parse_edtf("2017-05-14"), why, "reader")
    summary = run(engine, replace(RAW, published="2017-05-20"))
    assert (summary.dated, len(summary.refused)) == (0, 1)
    assert published(engine) == "2017-05-14"


def test_the_origin_of_a_date_is_that_of_the_last_one(engine: Engine) -> None:
    run(engine, RAW, replace(RAW, id="b", published="2017-05-16"))
    run(engine, replace(RAW, published="2017-05-16"))
    with read_transaction(engine) as connection:
        first = next(item.position for item in read(connection) if isinstance(item.fact, PublicationDated))
        assert isinstance(publication_origin(connection, "a", first), Inferred)
        assert publication_origin(connection, "a", first - 1) is None
        assert publication_origin(connection, "a") == Reingested()
        assert publication_origin(connection, "b") == Given()


def test_a_date_that_came_and_was_corrected_since_is_known_when_it_comes_again(engine: Engine) -> None:
    given = replace(RAW, published="2017-05-16")
    run(engine, RAW)
    run(engine, given)
    with write_transaction(engine) as connection:
        date_again(connection, "a", parse_edtf("2017-05-17"), Person("stamp on the page"), "reader")
    summary = run(engine, given)
    assert (summary.known, summary.refused) == (1, [])
    assert published(engine) == "2017-05-17"


def test_a_date_that_comes_in_the_same_batch_leaves_nothing_to_work_out(engine: Engine) -> None:
    run(engine, RAW, replace(RAW, published="2017-05-16"))
    assert (published(engine), datings(engine)) == ("2017-05-16", [])


def test_a_date_given_later_tells_what_lies_ahead_as_if_it_had_come_at_once(
    engine: Engine, databases: Databases
) -> None:
    text = "جرت المباراة الأولى يوم 4 أيار 2017. وهو موعد مباراة الفريق يوم 7 حزيران 2017 على ملعبه."
    dated = RawArticle("x.txt", text, id="a", published="2017-05-15")
    run(engine, replace(dated, published=None))
    assert run(engine, dated).dated == 1
    at_once = open_store(databases.new(True))
    run(at_once, dated)
    columns = mentions.c.edtf, mentions.c.factuality, mentions.c.cue, mentions.c.reporting, mentions.c.quote
    query = sa.select(*columns).where(mentions.c.valid_until == FOREVER).order_by(mentions.c.expression_start)
    with read_transaction(engine) as later, read_transaction(at_once) as first:
        found = later.execute(query).all()
        assert found == first.execute(query).all()
    at_once.dispose()
    assert [row.factuality for row in found] == ["occurred", "announced"]
