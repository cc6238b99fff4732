"""`timeline export parquet`."""

from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.question_options import as_of_option
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.as_of import position_as_of


@click.command("parquet")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@as_of_option
@database_option
def command(folder: Path, as_of: str | None, database: str | None) -> None:
    """Events and mentions as Parquet, a folder each, partitioned by year (DuckDB, Spark, warehouses).

    \b
    Example:
      timeline export parquet news-parquet/
      duckdb -c "SELECT * FROM 'news-parquet/events/*/*.parquet' WHERE latest < DATE '2017-07-10'"
    """
    from timeline.export.parquet import write_parquet

    with read_transaction(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        written = write_parquet(connection, folder, at)
    told = _("{events} events, {mentions} mentions: in {where}")
    say(told.format(events=written.events, mentions=written.mentions, where=folder))
