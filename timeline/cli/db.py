"""`timeline db`: the schema of the database."""

from typing import Any

import click
import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.cli.bidi import say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json, terminal_safe
from timeline.db.engine import connect, database_label, read_transaction
from timeline.db.schema import REVISIONS, current_revision
from timeline.db.schema import upgrade as upgrade_schema
from timeline.db.tables import FOREVER, articles, events, head, mentions
from timeline.messages import _


@click.group("db")
def command() -> None:
    """Manage the database: upgrade its schema, show its state, grant access.

    \b
    Example:
      timeline db upgrade --db postgresql+psycopg://me@localhost/news
      timeline db status
    """


@command.command("upgrade")
@database_option
def upgrade(database: str | None) -> None:
    """Create the schema, or upgrade it to this program's version. All data are kept.

    \b
    Example:
      timeline db upgrade --db postgresql+psycopg://me@localhost/news
    """
    engine = connect(settings_of(database).database)
    upgrade_schema(engine)
    say(_("{database}: schema {schema}").format(database=database_label(engine), schema=REVISIONS[-1]))


@command.command("status")
@database_option
@json_option
def status(database: str | None, as_json: bool) -> None:
    """Print the schema version, the head of the log and the number of articles, mentions and events.

    \b
    Example:
      timeline db status --json
    """
    from timeline.db.schema import open_existing

    engine = open_existing(settings_of(database).database)
    with read_transaction(engine) as connection:
        revision = current_revision(connection)
        values = {"database": database_label(engine), "schema": revision, "newest": REVISIONS[-1]}
        if revision == REVISIONS[-1]:
            values |= _contents(connection)
    if as_json:
        print_json(values)
        return
    for name, value in values.items():
        # The names are those of the JSON.
        printed = _("none") if value is None else value
        say(f"{name:<10} {printed}")


@command.command("url")
@click.option(
    "--reader",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="PostgreSQL: for the read-only role, or for the role with this name.",
)
@database_option
@json_option
def url(reader: str | None, database: str | None, as_json: bool) -> None:
    """Print the database's address for SQLAlchemy, JDBC, ODBC and psql, without the password.

    Other programs should read the views whose names end in _v1, which docs/sql.md describes.

    \b
    Example:
      timeline db url
      timeline db url --reader --db postgresql+psycopg://me@localhost/news
    """
    from timeline.db.addresses import addresses, reader_of
    from timeline.db.schema import open_store

    engine = open_store(settings_of(database).database)
    address = engine.url
    if reader is not None:
        if not reader:
            with read_transaction(engine) as connection:
                reader = reader_of(connection)
        address = address.set(username=reader)
    if as_json:
        print_json(addresses(address))
        return
    for name, value in addresses(address).items():
        click.echo(f"{name:<10} {terminal_safe(value)}")


@command.command("grant")
@click.option("--writer", required=True, metavar="NAME", help="The role that ingests articles.")
@click.option("--reader", required=True, metavar="NAME", help="The role that may only read the public views.")
@click.option(
    "--statement-timeout",
    default="30s",
    show_default=True,
    metavar="TIME",
    help="The longest that a statement of the reader may run: 500ms, 30s, 5min, 1h.",
)
@database_option
def grant(writer: str, reader: str, statement_timeout: str, database: str | None) -> None:
    """Grant write access to one PostgreSQL role and read access to another, creating them if necessary.

    The writer may ask any question and append facts, by functions that check that they follow the last one,
    but not change or remove them. The reader is for SQL and
    dashboards: it sees the views whose names end in _v1 and their tables, but of the log only log_v1, and
    neither the texts nor the schema version, so `timeline before` does not work for it.

    Run this as the owner of the tables, or as a superuser, who can take temporary tables and large objects
    from everybody as well, and again after every `timeline db upgrade`. Only the owner may upgrade, load a
    dump, run `timeline rebuild` or redact an article. SQLite has no roles: use file permissions.

    \b
    Example:
      timeline db grant --writer news_writer --reader news_reader
      timeline db grant --writer news_writer --reader dashboards --statement-timeout 5s
    """
    from timeline.db.grants import grant as grant_roles
    from timeline.db.grants import quoted

    engine = connect(settings_of(database).database)
    granted = grant_roles(engine, writer, reader, statement_timeout=statement_timeout)
    for part, role in (("writer", writer), ("reader", reader)):
        made = _("{part} {role}: created without LOGIN, granted on {database}")
        there = _("{part} {role}: already exists, granted on {database}")
        line = made if role in granted.created else there
        say(line.format(part=part, role=terminal_safe(quoted(role)), database=database_label(engine)))
    if granted.kept:
        kept = ", ".join(granted.kept)
        say(_("left to everybody, as only a superuser can take it back: {kept}").format(kept=kept))
    grant = f"GRANT {terminal_safe(quoted(writer))} TO a_login"
    say(_("next, for the writer: {statement}").format(statement=grant))
    # The settings of a role apply to logins as that role; its members do not inherit them.
    alter = f"ALTER ROLE {terminal_safe(quoted(reader))} LOGIN PASSWORD '...'"
    line = _(
        "next, for the reader: {statement}; the time limit of {limit} applies to this login, not "
        "to members of the role"
    )
    say(line.format(statement=alter, limit=statement_timeout))


@command.command("end-overdue")
@click.option("--role", required=True, metavar="NAME", help="The role, with all of its members.")
@click.option(
    "--longest",
    required=True,
    metavar="TIME",
    help="The longest that a transaction of it may last: 500ms, 30s, 5min, 1h.",
)
@database_option
def end_overdue(role: str, longest: str, database: str | None) -> None:
    """End the connections of a PostgreSQL role whose transaction has lasted too long, idle or not.

    A role can lift the statement_timeout that it was given, but not this. Run it every minute (cron, a
    systemd timer), as a superuser or as an owner of the tables who is in pg_signal_backend. Superusers and
    the owner are left alone.

    \b
    Example:
      timeline db end-overdue --role news_reader --longest 30s
    """
    from timeline.db.overdue import end_overdue as end

    engine = connect(settings_of(database).database)
    for login in end(engine, role, longest):
        say(_("ended a connection of {login}").format(login=terminal_safe(login)))


def _contents(connection: Connection) -> dict[str, Any]:
    """The head of the log, and how many articles, mentions and events there are now."""
    last = connection.execute(sa.select(head.c.position, head.c.hash)).one()
    counts = {
        table.name: connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.valid_until == FOREVER)
        ).scalar_one()
        for table in (articles, mentions, events)
    }
    return {"facts": last.position, "head": last.hash, **counts}
