"""`timeline db`: the schema of the database."""

import click

from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json
from timeline.store.engine import connect, reading, shown
from timeline.store.schema import REVISIONS, current_revision
from timeline.store.schema import upgrade as upgrade_schema


@click.group("db")
def command() -> None:
    """The database's schema: bring it up to date, or see its state.

    \b
    Example:
      timeline db upgrade --db postgresql+psycopg://me@localhost/news
      timeline db status
    """


@command.command("upgrade")
@database_option
def upgrade(database: str | None) -> None:
    """Create the schema, or bring it to this program's version. Data stay.

    \b
    Example:
      timeline db upgrade --db postgresql+psycopg://me@localhost/news
    """
    engine = connect(settings_of(database).database)
    upgrade_schema(engine)
    click.echo(f"{shown(engine)}: schema {REVISIONS[-1]}")


@command.command("status")
@database_option
@json_option
def status(database: str | None, as_json: bool) -> None:
    """Print the schema's version, the log's head and what the database holds.

    \b
    Example:
      timeline db status --json
    """
    from timeline.query.status import database_status
    from timeline.store.schema import open_existing

    engine = open_existing(settings_of(database).database)
    with reading(engine) as connection:
        revision = current_revision(connection)
        values = {"database": shown(engine), "schema": revision, "newest": REVISIONS[-1]}
        if revision == REVISIONS[-1]:
            values |= database_status(connection)
    if as_json:
        print_json(values)
        return
    for name, value in values.items():
        click.echo(f"{name:<10} {'none' if value is None else value}")
