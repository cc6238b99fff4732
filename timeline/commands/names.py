"""Replace the user's list of names and places."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection

from timeline.arabic.script import fold_word
from timeline.arabic.text import split
from timeline.commands.append import append_facts
from timeline.errors import InvalidInput, NotFound
from timeline.extraction.names.gazetteer import Spelling
from timeline.extraction.names.spellings import parse_spellings
from timeline.log.append import lock_head
from timeline.log.facts import NamesGiven
from timeline.projections.given_names import given_names, known_names
from timeline.projections.mention_names import reread_names


def load_names(path: Path) -> list[Spelling]:
    """Read a list from a CSV file (docs/names.md).

    Raises NotFound if there is no such file, InvalidInput if it cannot be read or a line is invalid.
    """
    return parse_spellings(text_of(path).splitlines(keepends=True), path.name)


def text_of(path: Path) -> str:
    """Return the text of a user's list. Raises NotFound and InvalidInput."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound("there is no file {path}: check the name", path=path) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("{path} is not UTF-8; convert it first", path=path) from error
    except OSError as error:
        raise InvalidInput(
            "cannot read {path} ({strerror}): give a readable file", path=path, strerror=error.strerror
        ) from error


def give_names(connection: Connection, own: list[Spelling], recorded_by: str) -> bool:
    """Replace the list of names, in the caller's transaction. Return whether it changed.

    The articles whose texts have all words of a spelling that one of the lists has, or has with another
    meaning, are searched for names again.
    """
    lock_head(connection)
    before = given_names(connection)
    if own == before:
        return False
    append_facts(connection, [NamesGiven(tuple(own))], recorded_by)
    reread_names(connection, known_names(connection), _changed_spellings(before, own))
    return True


def _changed_spellings(before: Iterable[Spelling], own: Iterable[Spelling]) -> list[tuple[str, ...]]:
    """The spellings, as folded words, that two lists do not say the same of."""
    once, now = _by_words(before), _by_words(own)
    return sorted(words for words in once.keys() | now.keys() if once.get(words) != now.get(words))


def _by_words(listed: Iterable[Spelling]) -> dict[tuple[str, ...], list[Spelling]]:
    found: dict[tuple[str, ...], list[Spelling]] = {}
    for one in listed:
        found.setdefault(tuple(split(fold_word(one.spelling))[0]), []).append(one)
    return found
