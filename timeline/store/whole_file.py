"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import InvalidInput


@contextmanager
def whole_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A path beside `path` to write to; at the end it takes its name, after a failure it is removed.

    Raises InvalidInput when `path` is there already and `force` is not given, or when it is no ordinary file.
    """
    if path.exists() and not path.is_file():
        raise InvalidInput("{path} is no ordinary file: name another", path=path)
    if path.exists() and not force:
        raise InvalidInput("{path} is there already: name another, or write over it with --force", path=path)
    part = path.with_name(path.name + ".part")
    try:
        yield part
        _to_disk(part)
        part.replace(path)
        _to_disk(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _to_disk(path: Path) -> None:
    """What was written survives a power cut from here on; a folder cannot be opened on Windows."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
