"""`timeline verify`."""

import re
from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json
from timeline.cli.progress import progress_bar
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.log.chain import BEGINNING, Head
from timeline.log.verify import locate, read_checkpoint, verify_log, write_checkpoint
from timeline.log.walk import read_head
from timeline.messages import _
from timeline.projections.verify import verify_projections

_HASH = re.compile("[0-9a-fA-F]{64}")


@click.command("verify")
@click.option("--log-only", is_flag=True, help="Leave out the rebuild.")
@click.option("--head", "head_alone", is_flag=True, help="Check nothing; print POSITION HASH of the head.")
@click.option("--since", metavar="HASH", help="Show that the log goes on from a head that was noted earlier.")
@click.option(
    "--checkpoint",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Note there how far the chain was followed, and go on from there the next time.",
)
@database_option
@json_option
def command(
    log_only: bool,
    head_alone: bool,
    since: str | None,
    checkpoint: Path | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Show that the log is what was recorded, and that the tables say what it says.

    Every hash is computed again, from the first fact to the head; so are those of the texts. Then the tables
    are remade from the log and compared, in a transaction that is undone; writers wait meanwhile. The first
    position, text or row that does not fit is named, and the exit code is 1.

    A chain holds also when its last facts were cut off, or when all of it was written anew. Keep the head
    elsewhere (print it, mail it, archive it), and give it to --since later. With --checkpoint, facts that
    were followed before are not read again.

    \b
    Example:
      timeline verify
      timeline verify --head > head.txt
      timeline verify --since "$(cat head.txt)"
      timeline verify --log-only --checkpoint verified.json
    """
    if head_alone and (log_only or since or checkpoint):
        raise click.UsageError(_("--head checks nothing: give it alone"))
    noted = _noted(since) if since is not None else None
    after = read_checkpoint(checkpoint) if checkpoint else BEGINNING
    engine = open_store(settings_of(database).database)
    if head_alone:
        with read_transaction(engine) as connection:
            _print_head(read_head(connection), as_json)
        return

    def reached(head: Head) -> None:
        if checkpoint:
            write_checkpoint(checkpoint, head)

    with progress_bar() as progress:
        with read_transaction(engine) as connection:
            found = verify_log(connection, after, reached=reached, progress=progress)
            extends = locate(connection, noted) if noted else None
        if not log_only:
            verify_projections(engine, progress)
    if as_json:
        print_json(
            {
                "facts": found.head.position,
                "head": found.head.hash,
                "facts_read": found.read,
                "texts": found.texts,
                "extends": extends,
                "projections": None if log_only else "equal",
            }
        )
        return
    holds = _("{facts} facts, head {head}: the chain holds")
    if after != BEGINNING:
        holds = _("{facts} facts, head {head}: the chain holds from position {position} on")
    told = [holds.format(facts=found.head.position, head=found.head.hash, position=after.position)]
    if extends is not None:
        told.append(_("it extends the head at position {position}").format(position=extends))
    if not log_only:
        told.append(_("the projections equal a rebuild"))
    say("; ".join(told))


def _noted(since: str) -> str:
    """The hash in what was noted: the hash alone, or the whole line of --head."""
    *_, last = since.split() or [""]
    if not _HASH.fullmatch(last):
        raise InvalidInput(
            "not a head: {since!r}; give the hash of 64 digits that --head printed", since=since
        )
    return last.lower()


def _print_head(head: Head, as_json: bool) -> None:
    if as_json:
        print_json({"position": head.position, "hash": head.hash})
    else:
        say(f"{head.position} {head.hash}")
