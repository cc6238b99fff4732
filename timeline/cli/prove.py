"""`timeline prove`."""

import json
from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import print_json, terminal_safe
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput, NotFound
from timeline.log.proof import check_proof, prove, require_root, root_of
from timeline.messages import _


@click.command("prove")
@click.argument("article", required=False)
@click.option("--at", type=click.IntRange(min=1), metavar="SIZE", help="Over the first SIZE facts only.")
@click.option("--check", "file", type=click.Path(path_type=Path), metavar="FILE", help="Check a proof.")
@click.option(
    "--root", type=(int, str), metavar="SIZE HASH", help="Check it against this root, which you kept."
)
@database_option
def command(
    article: str | None, at: int | None, file: Path | None, root: tuple[int, str] | None, database: str | None
) -> None:
    """Prove that an article is in the log, to someone who does not have the database.

    Without ARTICLE, print the root of the log, as SIZE HASH: publish it, or give it to whoever may want a
    proof later. A proof is a JSON object with the fact, the text, and the hashes that lead from them to a
    root; --check needs no database. A proof for an older root is made with --at.

    \b
    Example:
      timeline prove > root.txt
      timeline prove 2f9c41d0a1b2c3d4 > proof.json
      timeline prove --check proof.json --root $(cat root.txt)
    """
    if file is not None:
        if article or at:
            raise click.UsageError(_("--check takes a proof: give neither ARTICLE nor --at"))
        _check(file, root)
        return
    if root is not None:
        raise click.UsageError(_("--root is for --check"))
    with read_transaction(open_store(settings_of(database).database)) as connection:
        if article is not None:
            print_json(prove(connection, article, at))
            return
        found = root_of(connection, at)
    say(f"{found.size} {found.hash}")


def _check(file: Path, root: tuple[int, str] | None) -> None:
    try:
        proof = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise NotFound("there is no file {file}: check the name", file=file) from None
    except (ValueError, RecursionError):
        raise InvalidInput("it is not a proof: create one with `timeline prove ARTICLE`") from None
    proven = check_proof(proof)
    if root is not None:
        require_root(proven, *root)
    line = _("the proof holds: {article}, recorded {recorded_at}, is in the log with root {size} {hash}")
    say(
        line.format(
            article=terminal_safe(proven.article),
            recorded_at=terminal_safe(proven.recorded_at),
            size=proven.root.size,
            hash=terminal_safe(proven.root.hash),
        )
    )
    if proven.text is None:
        say(_("its text was erased, or is not in the proof"))
    if root is None:
        say(_("compare the root with one that you had from elsewhere: --root SIZE HASH does"))
