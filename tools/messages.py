"""What the program says, gathered into the catalogues of its languages.

    python tools/messages.py            add what is new, take out what is said no more
    python tools/messages.py --check    name what is missing, stale or wrong; exit code 1 when anything is

Babel extracts the arguments of `_` and `Message` and the messages of errors and findings, from the files that
babel.cfg names; the help of every command, and what click says, come from click.
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
# As pybabel's --keyword: which arguments of which calls are messages. Of a finding two are, each by itself.
_KEYWORDS = (
    ["_", "__init__", "Message", "RecordRefused:2", "Finding:3", *(name for name, kind in vars(errors).items()
     if isinstance(kind, type) and name != "RecordRefused")],
    ["Finding:4"],
)  # fmt: skip
# What click says to who uses this program (click 8).
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


def gathered() -> set[str]:
    """Every message of the program that has words, or more than one value to put in order, in English."""
    found = {*_CLICK, *_help(), *_extracted()}
    return {message for message in found if _has_words(message)}


def _extracted() -> Iterator[str]:
    with _MAPPING.open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    for keywords in map(parse_keywords, _KEYWORDS):
        with warnings.catch_warnings():
            # Of f-strings: those that are an error's first value, or for programmers.
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


def problems(catalogue: Catalog, said: set[str]) -> Iterator[str]:
    """What keeps a catalogue from saying everything rightly."""
    there = {message.id: message for message in catalogue if message.id}
    yield from (f"not in the catalogue: {message!r}" for message in sorted(said - there.keys()))
    for text, message in there.items():
        if text not in said:
            yield f"said no more: {text!r}"
        elif not message.string or message.fuzzy:
            yield f"not translated: {text!r}"
        elif _fields(text) != _fields(message.string):
            yield f"other placeholders: {message.string!r}"


def _fields(text: str) -> set[str | None]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        # Braces of JSON in a message without values.
        return set()


def main() -> None:
    """Update the catalogues, or check them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    said, wrong = gathered(), 0
    for file in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with file.open("rb") as source:
            catalogue = read_po(source)
        if check:
            for problem in problems(catalogue, said):
                wrong += 1
                print(f"{file.parent.parent.name}: {problem}")
            continue
        for text in [message.id for message in catalogue if message.id and message.id not in said]:
            catalogue.delete(text)
        for text in said:
            if text not in catalogue:
                catalogue.add(text)
        with file.open("wb") as target:
            write_po(target, catalogue, width=110, omit_header=False, sort_output=True, include_lineno=False)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
