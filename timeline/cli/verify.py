"""`timeline verify`."""

import re
from pathlib import Path
from typing import TextIO

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json, terminal_safe
from timeline.cli.progress import progress_bar
from timeline.commands.ingest.workers import cores
from timeline.commands.verify import Depth, Sound, verify
from timeline.db.engine import read_transaction
from timeline.db.integrity import damage_named, require_schema
from timeline.db.schema import open_existing
from timeline.errors import InvalidInput
from timeline.log.chain import BEGINNING, Head
from timeline.log.signing import check_signed, sign_head
from timeline.log.verify import read_checkpoint, write_checkpoint
from timeline.log.walk import read_head
from timeline.messages import _

_HASH = re.compile("[0-9a-fA-F]{64}")


@click.command("verify")
@click.option("--log-only", is_flag=True, help="Check only the log, not the tables.")
@click.option("--quick", is_flag=True, help="Check the file, the definitions and the chain: for every day.")
@click.option("--head", "head_alone", is_flag=True, help="Only print the head, as POSITION HASH.")
@click.option("--since", metavar="HASH", help="Check that the log extends a head noted earlier.")
@click.option(
    "--checkpoint",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Store the position up to which the chain was verified, and continue from there next time.",
)
@click.option(
    "--sign",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="When all holds, print the head signed with this SSH key, and what was checked to standard error.",
)
@click.option(
    "--signed",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Check that the log extends a signed head.",
)
@click.option(
    "--signers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Whose signatures count: a list of public SSH keys, as ssh-keygen reads it (ALLOWED SIGNERS).",
)
@database_option
@json_option
def command(
    log_only: bool,
    quick: bool,
    head_alone: bool,
    since: str | None,
    checkpoint: Path | None,
    sign: Path | None,
    signed: TextIO | None,
    signers: Path | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Check that the log has not been altered and that the tables match it.

    The engine checks its own storage. Every hash is computed again, from the first fact to the head, and so
    are the hashes of the texts. Tables, indexes, triggers and views have to be defined as the program defines
    them. Then the tables are rebuilt from the log in a temporary file (TMPDIR has to have room for it) and
    compared, every column of them, with the index of words. All is read from one snapshot, and no writer
    waits. The first position, text, definition or row that is wrong is reported, and the exit code is 1.

    With --quick, the texts, the rows of the tables and the entries of the indexes are not compared, and the
    line says so.

    A chain that was cut off at its end, or rewritten as a whole, is still intact in itself. To detect that,
    keep the head elsewhere (print it, mail it, archive it) and pass it to --since later. With --checkpoint,
    facts that were verified before are not read again.

    --sign does so with a name: keep or publish what it prints. --signed with --signers checks that one of
    these people signed that head, and that the log extends it.

    \b
    Example:
      timeline verify
      timeline verify --quick
      timeline verify --head > head.txt
      timeline verify --since "$(cat head.txt)"
      timeline verify --log-only --checkpoint verified.json
      timeline verify --sign ~/.ssh/id_ed25519 > signed.txt
      timeline verify --signed signed.txt --signers signers.txt
    """
    if head_alone and (log_only or quick or since or checkpoint or sign or signed):
        raise click.UsageError(_("--head checks nothing: use it alone"))
    if quick and log_only:
        raise click.UsageError(_("--quick and --log-only check different things: use one of them"))
    if (signed is None) != (signers is None) or (signed and since):
        raise click.UsageError(_("--signed and --signers belong together, and replace --since"))
    noted = _noted(since) if since is not None else None
    if signed and signers:
        signed_head, signer = check_signed(signed.read(), signers)
        noted = signed_head.hash
    after = read_checkpoint(checkpoint) if checkpoint else BEGINNING
    engine = open_existing(settings_of(database).database)
    try:
        if head_alone:
            with damage_named(engine), read_transaction(engine) as connection:
                require_schema(connection)
                _print_head(read_head(connection), as_json)
            return

        def reached(head: Head) -> None:
            if checkpoint:
                write_checkpoint(checkpoint, head)

        depth = Depth.QUICK if quick else Depth.LOG if log_only else Depth.FULL
        with progress_bar() as progress:
            sound = verify(
                engine,
                depth,
                after=after,
                noted=noted,
                reached=reached,
                progress=progress,
                workers=cores(),
            )
    finally:
        engine.dispose()
    if sign:
        signed_text = sign_head(sound.log.head, sign)
        _print(sound, depth, after, False, err=True)
        click.echo(signed_text, nl=False)
        return
    if signed:
        say(_("signed by {signer}").format(signer=terminal_safe(signer)), err=True)
    _print(sound, depth, after, as_json)


def _print(sound: Sound, depth: Depth, after: Head, as_json: bool, *, err: bool = False) -> None:
    head, full = sound.log.head, depth is Depth.FULL
    if as_json:
        print_json(
            {
                "facts": head.position,
                "head": head.hash,
                "facts_read": sound.log.read,
                "texts": None if depth is Depth.QUICK else sound.log.texts,
                "extends": sound.extends,
                "definitions": "equal" if sound.defined else None,
                "projections": "equal" if full else None,
            }
        )
        return
    line = _("{facts} facts, head {head}: the chain is intact")
    if after != BEGINNING:
        line = _("{facts} facts, head {head}: the chain is intact from position {position} on")
    parts = [line.format(facts=head.position, head=head.hash, position=after.position)]
    if sound.extends is not None:
        parts.append(_("it extends the head at position {position}").format(position=sound.extends))
    if full:
        parts.append(_("the tables match the log"))
    if depth is Depth.QUICK:
        parts.append(_("the texts and the rows of the tables were not compared"))
    if not sound.defined:
        parts.append(_("the definitions were not compared: that takes a role that may create a schema"))
    say("; ".join(parts), err=err)


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
