"""`timeline serve`."""

import webbrowser

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import terminal_safe
from timeline.db.engine import database_label
from timeline.db.schema import open_store
from timeline.messages import _


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; the default accepts only this machine.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="The port; 0 takes any free one.",
)
@click.option(
    "--allow-host",
    "also",
    multiple=True,
    metavar="NAME",
    help="Another name under which it is reached, e.g. that of a proxy; repeat for several.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page in the default browser.")
@database_option
def command(host: str, port: int, also: tuple[str, ...], open_it: bool, database: str | None) -> None:
    """Browse the public views in a web browser, read-only, with Datasette; Ctrl-C stops the server.

    An SQLite file is shown live, including articles that are ingested meanwhile. From PostgreSQL, a copy of
    the views made at the start is shown. There is no password: anyone who can reach the address can read.
    Requests for another name than --host, those of this machine and --allow-host are refused, so that no page
    of another site can read it through a browser.

    \b
    Example:
      timeline serve --open
      timeline serve --port 0 --db postgresql+psycopg://me@localhost/news
    """
    from timeline.web.server import browser_over, ended_like_interrupted, listening, serve, served_file
    from timeline.web.statement_process import statement_process

    engine = open_store(settings_of(database).database)
    try:
        with (
            ended_like_interrupted(),
            listening(host, port) as listener,
            served_file(engine, _say) as file,
            browser_over(engine, file) as browser,
            statement_process(engine, file) as statements,
        ):
            shown_host = f"[{host}]" if ":" in host else host
            address = f"http://{shown_host}:{listener.getsockname()[1]}/"
            line = _("serving {database} at {address} (Ctrl-C stops)")
            say(line.format(database=terminal_safe(database_label(engine)), address=address))
            if open_it:
                webbrowser.open(address)
            serve(browser, statements, listener, file, (host, *also))
    finally:
        engine.dispose()


def _say(view: str, rows: int) -> None:
    say(_("copied {view}: {rows} rows").format(view=view, rows=rows), err=True)
