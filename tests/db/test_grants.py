"""The roles on PostgreSQL: each may do its part, and is refused everything else by the database itself."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from support import take_seeds

from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.grants import READER, WRITER, WRITER_COLUMNS, WRITER_FUNCTIONS, Granted, grant, quoted
from timeline.db.public_views import VIEWS
from timeline.db.schema import open_store
from timeline.db.tables import metadata
from timeline.errors import DatabaseUnavailable, InvalidInput, SchemaMismatch
from timeline.projections.project import rebuild

PASSWORD = "pass"
ALL_TABLES = (*metadata.tables, "alembic_version", *(view.name for view in VIEWS))
numbers = count()


class Server:
    """A database with its owner, the roles made for it and their logins; `close` leaves nothing behind."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.owner = open_store(url)
        self.made: list[str] = []
        self.engines = [self.owner]

    def name(self, like: str) -> str:
        """A name for a role. Roles belong to the whole server, which others may be using."""
        self.made.append(f"{like} {os.getpid()} {next(numbers)}")
        return self.made[-1]

    def granted(self, statement_timeout: str = "30s") -> tuple[str, str]:
        """A writer and a reader."""
        writer, reader = self.name('news "Writer"'), self.name("reader")
        grant(self.owner, writer, reader, statement_timeout=statement_timeout)
        return writer, reader

    def login(self, name: str, url: str | None = None) -> Engine:
        """An engine of a role, which may log in from now on."""
        run(self.owner, f"ALTER ROLE {quoted(name)} LOGIN PASSWORD '{PASSWORD}'")
        parsed = sa.make_url(url or self.url).set(username=name, password=PASSWORD)
        self.engines.append(connect(parsed.render_as_string(hide_password=False)))
        return self.engines[-1]

    def close(self) -> None:
        for name in self.made:
            if exists(self.owner, name):
                run(self.owner, f"REASSIGN OWNED BY {quoted(name)} TO CURRENT_USER")
                run(self.owner, f"DROP OWNED BY {quoted(name)}")
        for name in self.made:
            run(self.owner, f"DROP ROLE IF EXISTS {quoted(name)}")
        for engine in self.engines:
            engine.dispose()


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text(statement.replace(":", "\\:")))


def exists(engine: Engine, role: str) -> bool:
    with read_transaction(engine) as connection:
        query = sa.text("SELECT count(*) FROM pg_roles WHERE rolname = :name")
        return bool(connection.execute(query, {"name": role}).scalar_one())


def privileges(engine: Engine, role: str) -> set[tuple[str, str]]:
    query = (
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = :role"
    )
    with read_transaction(engine) as connection:
        return {(row[0], row[1]) for row in connection.execute(sa.text(query), {"role": role})}


def changeable(engine: Engine, role: str) -> dict[str, set[str]]:
    """By table, the columns that a role may change."""
    query = (
        "SELECT table_name, column_name FROM information_schema.role_column_grants "
        "WHERE grantee = :role AND privilege_type = 'UPDATE'"
    )
    found: dict[str, set[str]] = {}
    with read_transaction(engine) as connection:
        for table, column in connection.execute(sa.text(query), {"role": role}):
            found.setdefault(table, set()).add(column)
    return found


def pairs(by_table: Mapping[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(table, verb) for table, verbs in by_table.items() for verb in verbs}


def timeline(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from timeline.cli.app import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)


@pytest.fixture
def server(new_postgres: Callable[[bool], str]) -> Iterator[Server]:
    """A fresh database."""
    server = Server(new_postgres(True))
    yield server
    server.close()


@dataclass(frozen=True)
class Roles:
    """A database that holds the seeds, its owner, and one login for each role."""

    owner: Engine
    writer: Engine
    reader: Engine


@pytest.fixture(scope="module")
def roles(new_postgres: Callable[[bool], str]) -> Iterator[Roles]:
    """The writer is a login that is a member of the role; the reader logs in as the role itself."""
    server = Server(new_postgres(True))
    take_seeds(server.owner)
    writer, reader = server.granted("300ms")
    member = server.name("clerk")
    run(server.owner, f"CREATE ROLE {quoted(member)} IN ROLE {quoted(writer)}")
    yield Roles(server.owner, server.login(member), server.login(reader))
    server.close()


def test_the_writer_ingests_articles_from_end_to_end(server: Server) -> None:
    engine = server.login(server.granted()[0])
    first, again = take_seeds(engine), take_seeds(engine)
    assert (first.new, again.known, first.refused) == (7, 7, [])


def test_a_member_of_the_writer_ingests_too(roles: Roles) -> None:
    assert take_seeds(roles.writer).known == 7


def test_the_writer_asks_what_happened_before_a_day(roles: Roles) -> None:
    asked = timeline("before", "2017-07-10", "--db", roles.writer.url.render_as_string(hide_password=False))
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "\n+ " in asked.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE facts SET payload = '{}'",
        "UPDATE facts SET recorded_by = 'somebody' WHERE position = 1",
        "DELETE FROM facts",
        "TRUNCATE facts",
        "ALTER TABLE facts DISABLE TRIGGER ALL",
        "ALTER TABLE facts DISABLE TRIGGER facts_no_change",
        "ALTER TABLE facts DROP COLUMN hash",
        "DROP TRIGGER facts_no_change ON facts",
        "CREATE TRIGGER mine BEFORE INSERT ON facts FOR EACH ROW EXECUTE FUNCTION facts_refuse()",
        "ALTER FUNCTION facts_refuse() RENAME TO refuse",
        "DROP TABLE facts",
        "SET session_replication_role = replica",
        "UPDATE texts SET text = ''",
        "DELETE FROM texts",
        "DELETE FROM head",
        "INSERT INTO head VALUES (2, 0, '')",
        "UPDATE head SET position = 0, hash = repeat('0', 64)",
        "INSERT INTO facts SELECT * FROM facts",
        "INSERT INTO texts VALUES ('x', 'y', 'z')",
        "SELECT * FROM head FOR UPDATE",
        "SELECT * FROM facts FOR SHARE",
        "LOCK TABLE facts IN ACCESS EXCLUSIVE MODE",
        "LOCK TABLE mentions IN SHARE MODE",
        "LOCK TABLE events IN ACCESS EXCLUSIVE MODE",
        "UPDATE events SET text = ''",
        "UPDATE mentions SET earliest_day = 0",
        "CREATE TEMP TABLE mine (id integer)",
        "CREATE TABLE mine (id integer)",
        "CREATE SCHEMA mine",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "ALTER FUNCTION timeline_lock_head() RESET ALL",
        "DELETE FROM events",
        "TRUNCATE mentions",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
)
def test_the_writer_is_refused(roles: Roles, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        run(roles.writer, statement)


def test_rebuilding_is_the_owners(roles: Roles) -> None:
    with (
        pytest.raises(DatabaseUnavailable, match="permission denied"),
        write_transaction(roles.writer) as connection,
    ):
        rebuild(connection)
    with write_transaction(roles.owner) as connection:
        assert rebuild(connection) > 0


@pytest.mark.parametrize("table", ["articles", "mentions", "events", "expressions"])
def test_the_reader_reads_a_public_table(roles: Roles, table: str) -> None:
    with read_transaction(roles.reader) as connection:
        assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() > 0


@pytest.mark.parametrize("table", ["facts", "texts", "head", "alembic_version"])
def test_the_reader_cannot_read_anything_else(roles: Roles, table: str) -> None:
    with pytest.raises(DBAPIError, match="permission denied"):
        run(roles.reader, f"SELECT * FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO facts SELECT * FROM facts",
        "UPDATE events SET text = ''",
        "DELETE FROM mentions",
        "INSERT INTO expressions SELECT * FROM expressions",
        "TRUNCATE articles",
        "ALTER TABLE events ADD COLUMN mine TEXT",
    ],
)
def test_the_reader_is_refused_even_without_its_read_only_default(roles: Roles, statement: str) -> None:
    with roles.reader.connect() as connection:
        connection.exec_driver_sql("SET default_transaction_read_only = off")
        connection.commit()
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            connection.exec_driver_sql(statement)


def test_the_readers_transactions_are_read_only(roles: Roles) -> None:
    run(roles.owner, "CREATE TABLE scratch (id INTEGER); GRANT INSERT ON scratch TO PUBLIC")
    # A connection that has served `reading` before says itself what its transactions are.
    roles.reader.dispose()
    with pytest.raises(DBAPIError, match="read-only transaction"):
        run(roles.reader, "INSERT INTO scratch VALUES (1)")


def test_a_statement_of_the_reader_is_cancelled_when_its_time_is_over(roles: Roles) -> None:
    with pytest.raises(DBAPIError, match="statement timeout"):
        run(roles.reader, "SELECT pg_sleep(60)")


def test_the_readers_limits_hold_in_this_database_alone(
    server: Server, new_postgres: Callable[[bool], str]
) -> None:
    elsewhere = server.login(server.granted()[1], new_postgres(False))
    with elsewhere.connect() as connection:
        assert connection.exec_driver_sql("SHOW default_transaction_read_only").scalar() == "off"


def test_everybody_else_is_refused(server: Server) -> None:
    stranger = server.name("stranger")
    run(server.owner, f"CREATE ROLE {quoted(stranger)}")
    run(server.owner, "GRANT SELECT ON facts, events TO PUBLIC")
    server.granted()
    engine = server.login(stranger)
    for table in ALL_TABLES:
        with pytest.raises(DBAPIError, match="permission denied"):
            run(engine, f"SELECT * FROM {table}")


def test_granting_again_changes_nothing_and_takes_back_what_is_too_much(server: Server) -> None:
    writer, reader = server.name("writer"), server.name("reader")
    assert grant(server.owner, writer, reader).created == (writer, reader)
    run(server.owner, f"GRANT ALL ON facts, texts TO {quoted(writer)}")
    run(server.owner, f"GRANT UPDATE (text, headline) ON events TO {quoted(writer)}")
    run(server.owner, f"GRANT SELECT ON facts TO {quoted(reader)}")
    assert grant(server.owner, writer, reader) == Granted((), ())
    assert privileges(server.owner, writer) == pairs(WRITER)
    assert privileges(server.owner, reader) == pairs(READER)
    assert changeable(server.owner, writer) == {table: set(names) for table, names in WRITER_COLUMNS.items()}
    assert changeable(server.owner, reader) == {}


def test_every_table_has_its_place_in_the_writers_part() -> None:
    assert set(WRITER) == set(ALL_TABLES)


@pytest.mark.parametrize(
    "like", ['Two Words "quoted"', "UPPER", "محرر", "100%s :x", "x'; DROP TABLE facts; --", "back\\slash"]
)
def test_any_name_is_a_name(server: Server, like: str) -> None:
    writer, reader = server.name(like), server.name(like)
    assert grant(server.owner, writer, reader).created == (writer, reader)
    assert privileges(server.owner, writer) == pairs(WRITER)


@pytest.mark.parametrize(
    ("writer", "reader", "timeout", "reason"),
    [
        ("", "r", "30s", "name is empty"),
        ("w", " ", "30s", "name is empty"),
        ("same", "same", "30s", "give two roles"),
        ("w" * 64, "r", "30s", "63 bytes"),
        ("ك" * 32, "r", "30s", "63 bytes"),
        ("public", "r", "30s", "reserved by PostgreSQL"),
        ("w", "pg_monitor", "30s", "reserved by PostgreSQL"),
        ("w", "r", "30", "30s, 5min or 1h"),
        ("w", "r", "0s", "30s, 5min or 1h"),
        ("w", "r", "597h", "at most 24 days"),
        ("w", "r", "1s'; DROP TABLE facts; --", "30s, 5min or 1h"),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_done(
    roles: Roles, writer: str, reader: str, timeout: str, reason: str
) -> None:
    with pytest.raises(InvalidInput, match=reason):
        grant(roles.owner, writer, reader, statement_timeout=timeout)


def test_a_role_that_no_privilege_binds_is_refused_and_nothing_is_left_behind(server: Server) -> None:
    superuser, other = server.name("boss"), server.name("other")
    run(server.owner, f"CREATE ROLE {quoted(superuser)} SUPERUSER")
    for writer, reader in ((superuser, other), (other, superuser)):
        with pytest.raises(InvalidInput, match="privileges do not restrict it"):
            grant(server.owner, writer, reader)
    assert not exists(server.owner, other)


def own_tables(server: Server, attributes: str) -> Engine:
    """Someone who owns the tables and is no superuser."""
    name = server.name("owner")
    run(server.owner, f"CREATE ROLE {quoted(name)} {attributes}")
    for table in ALL_TABLES:
        run(server.owner, f"ALTER TABLE {table} OWNER TO {quoted(name)}")
    for function in WRITER_FUNCTIONS:
        run(server.owner, f"ALTER FUNCTION {function} OWNER TO {quoted(name)}")
    return server.login(name)


def test_an_owner_who_is_no_superuser_can_grant(server: Server) -> None:
    engine = own_tables(server, "CREATEROLE")
    writer, reader = server.name("writer"), server.name("reader")
    assert grant(engine, writer, reader) == Granted((writer, reader), ("TEMPORARY", "LARGE OBJECTS"))
    assert take_seeds(server.login(writer)).new == 7


def test_an_owner_who_may_not_create_roles_is_told_what_is_missing(server: Server) -> None:
    engine = own_tables(server, "")
    with pytest.raises(DatabaseUnavailable, match=r"permission denied to create role.*with CREATEROLE"):
        grant(engine, server.name("writer"), server.name("reader"))


def test_one_who_does_not_own_the_tables_is_told_who_does(server: Server) -> None:
    name = server.name("manager")
    run(server.owner, f"CREATE ROLE {quoted(name)} CREATEROLE")
    with pytest.raises(DatabaseUnavailable, match=r"the tables belong to .*; connect as"):
        grant(server.login(name), server.name("writer"), server.name("reader"))


def test_an_empty_database_is_to_be_upgraded_first(new_postgres: Callable[[bool], str]) -> None:
    engine = connect(new_postgres(False))
    with pytest.raises(SchemaMismatch, match="timeline db upgrade"):
        grant(engine, "w", "r")
    engine.dispose()


def test_sqlite_has_no_roles(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'x.db'}")
    with pytest.raises(InvalidInput, match="file permissions"):
        grant(engine, "w", "r")
    assert not (tmp_path / "x.db").exists()


def test_the_command_says_what_it_did_and_what_comes_next(server: Server) -> None:
    writer, reader = server.name("writer"), server.name("reader")
    ran = timeline("db", "grant", "--writer", writer, "--reader", reader, "--db", server.url)
    assert ran.returncode == 0
    assert f'writer "{writer}": created without LOGIN' in ran.stdout
    assert f'GRANT "{writer}" TO a_login' in ran.stdout
    assert f"ALTER ROLE \"{reader}\" LOGIN PASSWORD '...'; the time limit of 30s" in ran.stdout


def test_the_commands_help_has_an_example() -> None:
    printed = timeline("db", "grant", "--help").stdout
    assert "Example:" in printed and "timeline db grant --writer" in printed
