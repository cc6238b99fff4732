"""A user's file of names and places."""

from pathlib import Path

from timeline.errors import InvalidInput, NotFound
from timeline.events.gazetteer import Gazetteer, gazetteer, with_spellings
from timeline.events.spellings import parse_spellings


def load_names(path: Path) -> Gazetteer:
    """The package's gazetteer with the names and places of a CSV file (docs/names.md), which go first.

    Raises NotFound when there is no such file, InvalidInput when it cannot be read or a line of it is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound(f"no file {path}") from error
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} is not UTF-8; convert it first") from error
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}") from error
    return with_spellings(gazetteer(), parse_spellings(text.splitlines(keepends=True), path.name))
