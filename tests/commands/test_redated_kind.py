"""A date set by hand keeps what its days mean, whatever becomes of the database, on every engine."""

import pytest
import sqlalchemy as sa
from dumps import dumped, loaded
from sqlalchemy import Connection, Engine
from support import Databases, asked, take

from timeline.commands.correct import redate, retract
from timeline.commands.restore import restore
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty
from timeline.dates.time_kind import TimeKind, parse_time
from timeline.db.columns import time_of
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, events, mentions
from timeline.projections.project import rebuild
from timeline.query.chronology import chronology
from timeline.query.relation import Relation
from timeline.readers.record import RawArticle

WHY, BY = "the yearbook says so", "reader"
TERM = parse_time("1920/1947")


def mention(connection: Connection) -> str:
    return connection.execute(sa.select(mentions.c.id).where(mentions.c.valid_until == FOREVER)).scalar_one()


def assert_is_term(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        for table in (mentions, events):
            (row,) = connection.execute(sa.select(table).where(table.c.valid_until == FOREVER)).mappings()
            assert (time_of(row), row["edtf"]) == (TERM, "1920/1947")
        (answer,) = chronology(connection, asked(Relation.DURING, parse_edtf("1930")))
        assert (answer.kind, answer.certainty) == (TimeKind.THROUGHOUT, Certainty.CERTAIN)


@pytest.fixture
def redated(engine: Engine) -> Engine:
    """A database with one mention, whose date a person set."""
    take(engine, RawArticle(location="1", text="تولى المهندس إدارة المرفأ عام 1920.", published="1960-05-15"))
    with write_transaction(engine) as connection:
        redate(connection, mention(connection), TERM, WHY, BY)
    return engine


def test_it_stays_when_the_tables_are_made_again(redated: Engine) -> None:
    assert_is_term(redated)
    with write_transaction(redated) as connection:
        rebuild(connection)
    assert_is_term(redated)


def test_it_comes_back_with_the_mention(redated: Engine) -> None:
    with write_transaction(redated) as connection:
        retract(connection, mention(connection), WHY, BY)
        restore(connection, mention(connection), WHY, BY)
    assert_is_term(redated)


def test_it_is_in_a_dump(redated: Engine, databases: Databases) -> None:
    other = open_store(databases.new(True), create=True)
    loaded(other, dumped(redated))
    assert_is_term(other)
    other.dispose()


def test_setting_the_same_days_with_another_meaning_is_a_correction(redated: Engine) -> None:
    with write_transaction(redated) as connection:
        assert redate(connection, mention(connection), TERM, WHY, BY) == 0
        assert redate(connection, mention(connection), parse_time("[1920..1947]"), WHY, BY) > 0
    with read_transaction(redated) as connection:
        (answer,) = chronology(connection, asked(Relation.DURING, parse_edtf("1930")))
    assert (answer.edtf, answer.certainty) == ("[1920..1947]", Certainty.POSSIBLE)
