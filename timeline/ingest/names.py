"""A person's list of names and places, into the database."""

from pathlib import Path

from sqlalchemy import Connection

from timeline.errors import InvalidInput, NotFound
from timeline.events.names.gazetteer import Spelling
from timeline.events.names.spellings import parse_spellings
from timeline.ingest.standing import append_facts
from timeline.log.facts import NamesGiven
from timeline.store.given_names import given_names
from timeline.store.log import lock_head
from timeline.store.projections import rebuild


def load_names(path: Path) -> list[Spelling]:
    """The rows of a CSV file (docs/names.md).

    Raises NotFound when there is no such file, InvalidInput when it cannot be read or a line of it is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound("there is no file {path}: correct its name", path=path) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("{path} is not UTF-8; convert it first", path=path) from error
    except OSError as error:
        raise InvalidInput(
            "{path} cannot be read ({strerror}): name a file that can", path=path, strerror=error.strerror
        ) from error
    return parse_spellings(text.splitlines(keepends=True), path.name)


def give_names(connection: Connection, own: list[Spelling], recorded_by: str) -> bool:
    """Put a list in the place of the one before, and read every name again. False when it stands already.

    In the caller's transaction, which may take long: the projections are remade.
    """
    lock_head(connection)
    if own == given_names(connection):
        return False
    append_facts(connection, [NamesGiven(tuple(own))], recorded_by)
    rebuild(connection)
    return True
