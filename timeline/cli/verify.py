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
@click.option("--log-only", is_flag=True, help="Check only the log, not the tables.")
@click.option("--head", "head_alone", is_flag=True, help="Only print the head, as POSITION HASH.")
@click.option("--since", metavar="HASH", help="Check that the log extends a head noted earlier.")
@click.option(
    "--checkpoint",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Store the position up to which the chain was verified, and continue from there next time.",
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
    """Check that the log has not been altered and that the tables match it.

    Every hash is computed again, from the first fact to the head, and so are the hashes of the texts. Then
    the tables are rebuilt from the log and compared, in a transaction that is rolled back; writers wait
    meanwhile. The first position, text or row that does not match is reported, and the exit code is 1.

    A chain that was cut off at its end, or rewritten as a whole, is still intact in itself. To detect that,
    keep the head elsewhere (print it, mail it, archive it) and pass it to --since later. With --checkpoint,
    facts that were verified before are not read again.

    \b
    Example:
      timeline verify
      timeline verify --head > head.txt
      timeline verify --since "$(cat head.txt)"
      timeline verify --log-only --checkpoint verified.json
    """
    if head_alone and (log_only or since or checkpoint):
        raise click.UsageError(_("--head checks nothing: use it alone"))
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
            verified = verify_log(connection, after, reached=reached, progress=progress)
            extends = locate(connection, noted) if noted else None
        if not log_only:
            verify_projections(engine, progress)
    if as_json:
        print_json(
            {
                "facts": verified.head.position,
                "head": verified.head.hash,
                "facts_read": verified.read,
                "texts": verified.texts,
                "extends": extends,
                "projections": None if log_only else "equal",
            }
        )
        return
    line = _("{facts} facts, head {head}: the chain is intact")
    if after != BEGINNING:
        line = _("{facts} facts, head {head}: the chain is intact from position {position} on")
    parts = [line.format(facts=verified.head.position, head=verified.head.hash, position=after.position)]
    if extends is not None:
        parts.append(_("it extends the head at position {position}").format(position=extends))
    if not log_only:
        parts.append(_("the tables match the log"))
    say("; ".join(parts))


def _noted(since: str) -> str:
    """Return the hash from what was noted: the hash alone, or the whole line of --head."""
    *_, last = since.split() or [""]
    if not _HASH.fullmatch(last):
        raise InvalidInput("not a head: {since!r}; give the 64-digit hash that --head printed", since=since)
    return last.lower()


def _print_head(head: Head, as_json: bool) -> None:
    if as_json:
        print_json({"position": head.position, "hash": head.hash})
    else:
        say(f"{head.position} {head.hash}")
