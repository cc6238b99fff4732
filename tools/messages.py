"""Extracts the messages of the program into the catalogues of its languages.

    python tools/messages.py            add new messages, remove those no longer used
    python tools/messages.py --check    report missing, unused or wrong ones; exit code 1 if there are any

Babel extracts the arguments of `_` and `Message` and the messages of errors and findings from the files that
babel.cfg names; the help of every command and the messages of click come from click.
"""

import argparse
import string
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from timeline import errors
from timeline.cli.app import COMMANDS, cli
from timeline.cli.help import paragraphs
from timeline.export.formats import FORMATS
from timeline.messages import DOMAIN, LOCALE

_PACKAGE = Path(errors.__file__).parent
_MAPPING = _PACKAGE.parent / "babel.cfg"
# As pybabel's --keyword: which arguments of which calls are messages. Two arguments of a finding are.
_KEYWORDS = (
    ["_", "__init__", "Message", "RecordRefused:2", "RecordNoted:2", "Finding:3", *(name for name, kind in
     vars(errors).items() if isinstance(kind, type) and not name.startswith("Record"))],
    ["Finding:4"],
)  # fmt: skip
# The messages of click 8 that a user of this program may see.
_CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Show this message and exit.",
    "Show the version and exit.",
    "required",
    "default: {default}",
    "Missing argument",
    "Missing option",
    "Missing command.",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Did you mean {possibility}?",
    "(Did you mean one of: {possibilities}?)",
    "Invalid value for {param_hint}: {message}",
    "Invalid value: {message}",
    "{value!r} is not one of {choices}.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Option {name!r} requires an argument.",
    "Option {name!r} requires {nargs} arguments.",
    "Option {name!r} does not take a value.",
    "Got unexpected extra argument ({args})",
    "Got unexpected extra arguments ({args})",
    "Choose from:\n\t{choices}",
)


def all_messages() -> set[str]:
    """Return every message of the program, in English, that contains words or several values."""
    messages = {*_CLICK, *_help(), *_extracted()}
    return {message for message in messages if _has_words(message)}


def _extracted() -> Iterator[str]:
    with _MAPPING.open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    for keywords in map(parse_keywords, _KEYWORDS):
        with warnings.catch_warnings():
            # Babel warns about f-strings, which are values of errors or meant for programmers.
            warnings.simplefilter("ignore")
            for _file, _line, message, *_rest in extract_from_dir(_PACKAGE, methods, options, keywords):
                assert isinstance(message, str)
                yield message


def _has_words(message: str) -> bool:
    try:
        parts = [text for text, *_ in string.Formatter().parse(message)]
    except ValueError:
        parts = [message]
    return len(parts) > 1 or any(letter.isalpha() or letter == "," for part in parts for letter in part)


def _help() -> Iterator[str]:
    context = click.Context(cli)
    yield from (text for _, text in COMMANDS.values())
    yield from (form.help for form in FORMATS.values())
    waiting: list[click.Command] = [cli]
    while waiting:
        command = waiting.pop()
        yield from (part for part in paragraphs(command.help or "") if not part.lstrip().startswith("\b"))
        yield from (param.help for param in command.params if isinstance(param, click.Option) and param.help)
        if isinstance(command, click.Group):
            waiting.extend(
                filter(None, (command.get_command(context, name) for name in command.list_commands(context)))
            )


def problems(catalogue: Catalog, used: set[str]) -> Iterator[str]:
    """Yield what is missing, unused or wrong in a catalogue."""
    present = {message.id: message for message in catalogue if message.id}
    yield from (f"not in the catalogue: {message!r}" for message in sorted(used - present.keys()))
    for text, message in present.items():
        if text not in used:
            yield f"no longer used: {text!r}"
        elif not message.string or message.fuzzy:
            yield f"not translated: {text!r}"
        elif _fields(text) != _fields(message.string):
            yield f"other placeholders: {message.string!r}"


def _fields(text: str) -> set[str | None]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        # The braces of JSON in a message without placeholders.
        return set()


def main() -> None:
    """Update the catalogues, or check them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    used, wrong = all_messages(), 0
    for file in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with file.open("rb") as source:
            catalogue = read_po(source)
        if check:
            for problem in problems(catalogue, used):
                wrong += 1
                print(f"{file.parent.parent.name}: {problem}")
            continue
        for text in [message.id for message in catalogue if message.id and message.id not in used]:
            catalogue.delete(text)
        for text in used:
            if text not in catalogue:
                catalogue.add(text)
        with file.open("wb") as target:
            write_po(target, catalogue, width=110, omit_header=False, sort_output=True, include_lineno=False)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
