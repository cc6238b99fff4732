"""The projections say what the log says, now and at any position."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from support import take_seeds

from timeline.commands.recording import date_again
from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.columns import bounds, time_of
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, PROJECTIONS, articles, events, mentions
from timeline.log.facts import Person
from timeline.projections.project import rebuild


def dump(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
        for table in PROJECTIONS
    }


def undated_article(connection: Connection) -> str:
    query = sa.select(articles.c.id).where(articles.c.published.is_(None))
    return str(connection.execute(query).scalar_one())


def test_a_rebuild_gives_the_same_rows_to_the_last_byte(engine: Engine) -> None:
    take_seeds(engine)
    with write_transaction(engine) as connection:
        date_again(
            connection, undated_article(connection), parse_edtf("2017-07-12"), Person("given"), "tester"
        )
    with read_transaction(engine) as connection:
        before = dump(connection)
    with write_transaction(engine) as connection:
        rebuild(connection)
    with read_transaction(engine) as connection:
        assert dump(connection) == before


def test_every_dated_mention_is_in_an_event_whose_days_one_of_its_mentions_gives(engine: Engine) -> None:
    take_seeds(engine)
    query = sa.select(mentions.c.edtf, mentions.c.status, mentions.c.event, events.c.edtf.label("of_event"))
    query = query.outerjoin(events, sa.and_(events.c.id == mentions.c.event, events.c.valid_until == FOREVER))
    given: dict[tuple[str, str], set[str]] = {}
    with read_transaction(engine) as connection:
        for row in connection.execute(query.where(mentions.c.valid_until == FOREVER)):
            assert (row.event is None) == (row.status == "unresolved")
            if row.event:
                given.setdefault((row.event, row.of_event), set()).add(row.edtf)
    assert len({event for event, _ in given}) == len(given)
    assert all(days in told for (_, days), told in given.items())


def test_the_counts_of_an_event_are_those_of_its_mentions(engine: Engine) -> None:
    take_seeds(engine)
    with read_transaction(engine) as connection:
        for event in connection.execute(sa.select(events).where(events.c.valid_until == FOREVER)).all():
            query = sa.select(mentions.c.article).where(
                mentions.c.event == event.id, mentions.c.valid_until == FOREVER
            )
            members = connection.execute(query).scalars().all()
            assert (event.mention_count, event.article_count) == (len(members), len(set(members)))


def test_the_past_state_stays_in_the_table(engine: Engine) -> None:
    take_seeds(engine)
    with read_transaction(engine) as connection:
        article = undated_article(connection)
        position = connection.execute(sa.text("SELECT position FROM head")).scalar_one()
        query = sa.select(mentions.c.id, mentions.c.edtf).where(
            mentions.c.article == article,
            mentions.c.valid_from <= position,
            mentions.c.valid_until > position,
        )
        before = set(map(tuple, connection.execute(query)))
    with write_transaction(engine) as connection:
        changed = date_again(connection, article, parse_edtf("2017-07-12"), Person("given"), "tester")
    with read_transaction(engine) as connection:
        assert set(map(tuple, connection.execute(query))) == before
        current = sa.select(mentions.c.status).where(mentions.c.valid_until == FOREVER)
        now = connection.execute(current.where(mentions.c.article == article)).scalars()
        assert changed > 0 and set(now) == {"resolved"}


@pytest.mark.parametrize("value", ["2017-05-04", "2017-05", "../2017", "2017/..", "0001", "9999"])
@pytest.mark.parametrize("kind", TimeKind)
def test_a_time_survives_its_columns(value: str, kind: TimeKind) -> None:
    time = Time(parse_edtf(value), kind)
    assert time_of(bounds(time)) == time


def test_a_public_date_that_is_no_midnight_is_refused(engine: Engine) -> None:
    take_seeds(engine)
    value = "'2017-05-04'" if engine.dialect.name == "sqlite" else "TIMESTAMP '2017-05-04 12:00'"
    with pytest.raises(DBAPIError, match="midnight"), engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"UPDATE events SET earliest = {value}")
