"""Other programs reach the database by the addresses that are printed."""

import sqlite3

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from timeline.db.addresses import addresses, reader_of
from timeline.db.engine import read_transaction
from timeline.db.grants import grant
from timeline.errors import InvalidInput, NotFound

COUNT = "SELECT count(*) FROM timeline_v1"


def test_sqlalchemy_reads_by_its_address_and_writes_nothing_into_a_file(seeded: Engine) -> None:
    address = addresses(seeded.url)["sqlalchemy"]
    if seeded.dialect.name == "postgresql":
        address = make_url(address).set(password=seeded.url.password).render_as_string(hide_password=False)
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(COUNT).scalar_one() > 0
        if seeded.dialect.name == "sqlite":
            with pytest.raises(sa.exc.OperationalError, match="readonly"):
                connection.exec_driver_sql("DELETE FROM unfinished_ingest")
    engine.dispose()


def test_a_file_with_blanks_and_signs_in_its_name_is_reached(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("أخبار 50%") / "my news?.db"
    sqlite3.connect(path).close()
    with sa.create_engine(
        addresses(sa.URL.create("sqlite", database=str(path)))["sqlalchemy"]
    ).connect() as one:
        assert one.exec_driver_sql("SELECT 1").scalar_one() == 1


def test_no_address_holds_the_password() -> None:
    url = make_url("postgresql+psycopg://me:secret@db.example:6543/news")
    found = addresses(url)
    assert not any("secret" in address for address in found.values())
    assert found["jdbc"] == "jdbc:postgresql://db.example:6543/news?user=me"
    assert found["libpq"] == "postgresql://me@db.example:6543/news"
    odbc = "Driver=PostgreSQL Unicode;Server=db.example;Port=6543;Database=news;UID=me;BoolsAsChar=0"
    assert found["odbc"] == odbc


def test_the_role_that_only_reads_is_found(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        if engine.dialect.name == "sqlite":
            with pytest.raises(InvalidInput, match="SQLite has no roles"):
                reader_of(connection)
            return
        with pytest.raises(NotFound, match="timeline db grant"):
            reader_of(connection)
    name = f"reader of {engine.url.database}"
    try:
        grant(engine, f"writer of {engine.url.database}", name)
        with read_transaction(engine) as connection:
            assert reader_of(connection) == name
    finally:
        with engine.begin() as connection:
            for role in (f"writer of {engine.url.database}", name):
                connection.exec_driver_sql(f'DROP OWNED BY "{role}"')
                connection.exec_driver_sql(f'DROP ROLE "{role}"')
