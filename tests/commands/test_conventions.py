"""How an article gives its dates is kept with it, and a person may say it later."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.commands.ingest.article import Defaults
from timeline.commands.recording import date_again
from timeline.commands.reread import Said, reread
from timeline.dates.early_dates import EarlyDates
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, facts, mentions
from timeline.grammar.conventions import Conventions, Genre
from timeline.log.facts import Person
from timeline.readers.record import RawArticle

CONVERTED = Conventions(EarlyDates.CONVERTED)
TAKEN = RawArticle("a.txt", "دخل الجيش المدينة في 29 مايو 1453 بعد حصار طويل.", "1", published="2017-05-15")
FOUNDED = RawArticle("b.txt", "أنشئت المدرسة سنة 1210 بأمر الوالي.", "1", published="2017-05-15")


def days(engine: Engine) -> Any:
    query = sa.select(mentions.c.edtf).where(mentions.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        return connection.execute(query).scalar_one()


@pytest.mark.parametrize(("conventions", "edtf"), [(Conventions(), "1453-06-07"), (CONVERTED, "1453-05-29")])
def test_they_are_kept_with_the_article(engine: Engine, conventions: Conventions, edtf: str) -> None:
    take(engine, TAKEN, defaults=Defaults(conventions=conventions))
    assert days(engine) == edtf
    assert list(reread(engine, [], recorded_by="tester")) == []
    with write_transaction(engine) as connection:
        date_again(connection, "1", parse_edtf("2018-01-01"), Person("found"), "tester")
    assert days(engine) == edtf


def test_a_person_may_say_them_later(engine: Engine) -> None:
    take(engine, FOUNDED)
    assert days(engine) == "1210"
    said = Said(Conventions(calendar="Hijri"), "the preface")
    [change] = reread(engine, [], recorded_by="tester", said=said)
    assert (change.was, change.now) == ("1210", "[1795-07-16..1796-07-08]")
    assert days(engine) == change.now
    assert list(reread(engine, [], recorded_by="tester")) == []
    with write_transaction(engine) as connection:
        date_again(connection, "1", parse_edtf("2018-01-01"), Person("found"), "tester")
    assert days(engine) == change.now


def test_what_is_said_again_is_no_second_fact(engine: Engine) -> None:
    take(engine, FOUNDED)
    said = Said(Conventions(genre=Genre.NEWS), "it is one")
    counts = []
    for _ in range(2):
        list(reread(engine, [], recorded_by="tester", said=said))
        with read_transaction(engine) as connection:
            counts.append(connection.execute(sa.select(sa.func.count()).select_from(facts)).scalar_one())
    assert counts[0] == counts[1]
