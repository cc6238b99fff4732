"""Further fields of an input: shown, in the public views, and erased with the article."""

import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.commands.redact import redact
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import texts
from timeline.readers.record import RawArticle

RAW = RawArticle(
    "x",
    "وصل الوفد إلى صنعاء يوم 17 رمضان 1438 هـ.",
    id="a",
    published="2017-06-13",
    extra='{"section":"محليات"}',
)


def of_article(engine: Engine, columns: str) -> tuple[object, ...]:
    with read_transaction(engine) as connection:
        row = connection.execute(sa.text(f"SELECT {columns} FROM articles_v1")).one()
        return tuple(row)


def test_the_view_has_the_further_fields_and_the_day_of_publication(engine: Engine) -> None:
    take(engine, RAW)
    assert of_article(engine, "extra, published_day") == ('{"section":"محليات"}', 17330)


def test_redaction_erases_the_further_fields(engine: Engine) -> None:
    take(engine, RAW)
    with write_transaction(engine) as connection:
        redact(connection, "a", "court order", "tester")
    assert of_article(engine, "extra, redacted") == (None, True)
    with read_transaction(engine) as connection:
        assert not connection.execute(sa.select(texts.c.text)).all()


def test_a_mention_has_its_calendar_and_the_date_as_written(engine: Engine) -> None:
    take(engine, RAW)
    with read_transaction(engine) as connection:
        row = connection.execute(sa.text("SELECT calendar, written, edtf FROM mentions_v1")).one()
    assert tuple(row) == ("Hijri", "1438-09-17", "2017-06-12")
