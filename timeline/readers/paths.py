"""Paths and standard input to records, with the bytes that each took."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from timeline.errors import RecordRefused
from timeline.readers.choosing import is_named
from timeline.readers.folders import FolderEntry, entries, files
from timeline.readers.input_stream import Allowance, InputStream, chunks_of
from timeline.readers.manifests import described
from timeline.readers.options import ReadingOptions
from timeline.readers.record import Item
from timeline.readers.refusals import unreadable
from timeline.readers.registry import records

_DEFAULTS = ReadingOptions()


def read_path(path: Path, options: ReadingOptions = _DEFAULTS) -> Iterator[Item]:
    """Every record under a path: a file, or a folder and all in it. What cannot be read is refused."""
    if not _is_folder(path):
        yield from _read_file(FolderEntry(path), options)
        return
    for entry in entries(path, options):
        if isinstance(entry, RecordRefused):
            yield Item(entry, 0)
        elif entry.path.is_file():
            yield from _read_file(entry, options)
        else:
            reason = "it is no file: a broken link, a pipe or a device; take it out of the folder"
            yield Item(RecordRefused(str(entry.path), reason), 0)


def read_stream(stream: IO[bytes], options: ReadingOptions = _DEFAULTS) -> Iterator[Item]:
    """Every record of standard input, whose format is determined by its first bytes alone."""
    source = InputStream(chunks_of(stream), "standard input", "", Allowance(options.max_decompressed))
    yield from _measured(source, options)


def total_size(path: Path, options: ReadingOptions = _DEFAULTS) -> int:
    """The bytes to be read from a path, for a progress bar; 0 if unknown."""
    if _is_folder(path):
        return sum(_size(file) for file in files(path) if options.format is not None or is_named(file.name))
    return _size(path)


def _is_folder(path: Path) -> bool:
    """Whether it is an accessible folder; reading anything else reports what is wrong with it."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _read_file(entry: FolderEntry, options: ReadingOptions) -> Iterator[Item]:
    where = str(entry.path)
    try:
        with entry.path.open("rb") as file:
            is_file = entry.path.is_file()
            # The name of a pipe that replaces a file (/dev/fd/63) says nothing.
            source = InputStream(
                chunks_of(file),
                where,
                entry.path.name if is_file else "",
                Allowance(options.max_decompressed),
                file=file if is_file else None,
            )
            for item in _measured(source, options):
                yield item if entry.row is None else Item(described(item.record, entry.row), item.size)
    except OSError as error:
        yield Item(unreadable(where, error), 0)


def _measured(source: InputStream, options: ReadingOptions) -> Iterator[Item]:
    """Records with the bytes of input read for each, compressed if the input is."""
    before = 0
    try:
        for record in records(source, options):
            yield Item(record, source.taken - before)
            before = source.taken
    except OSError as error:
        yield Item(unreadable(source.location, error), 0)
