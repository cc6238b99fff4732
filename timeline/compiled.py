"""Tables of the package in the form in which they are used, kept from one run to the next.

Parsing TOML and folding thousands of words takes longer than answering a question. A compiled table is a file
in the folder `compiled_tables`, written by the first run that may write there, in the form in which Python
keeps compiled code (marshal), and trusted as that is. Its first line is the SHA-256 of all files that it was
made from, code included: when one changes, it is made again. The second line has their sizes and times, so
that unchanged files are not read. Where the folder cannot be written, every run makes the tables itself.
"""

import json
import marshal
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, overload

Key = TypeVar("Key")
Value = TypeVar("Value")
Default = TypeVar("Default")
# The package and the name of a file.
Source = tuple[str, str]

# Of a value with references the bytes would differ from run to run.
_WITHOUT_REFERENCES = 2
_FOLDER = Path(__file__).parent / "compiled_tables"


class Lazily(Mapping[Key, Value]):
    """A mapping whose values are made from their compiled form when they are first asked for, then kept."""

    __slots__ = ("_compiled", "_made", "_make")

    def __init__(self, compiled: Mapping[Key, Any], make: Callable[[Any], Value]) -> None:
        self._compiled, self._make = compiled, make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key in self._made:
            return self._made[key]
        made = self._made[key] = self._make(self._compiled[key])
        return made

    @overload
    def get(self, key: Key, /) -> Value | None: ...
    @overload
    def get(self, key: Key, /, default: Value | Default) -> Value | Default: ...
    def get(self, key: Key, /, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        return self[key] if key in self._compiled else default

    def __contains__(self, key: object) -> bool:
        return key in self._compiled

    def __iter__(self) -> Iterator[Key]:
        return iter(self._compiled)

    def __len__(self) -> int:
        return len(self._compiled)


def read_toml(package: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML file of the package."""

    def parse() -> dict[str, Any]:
        # Imported here: a compiled table is read without it.
        import tomllib

        return tomllib.loads((files(package) / name).read_text(encoding="utf-8"))

    tables: dict[str, Any] = compiled(f"{package}.{name}", [(package, name)], parse)
    return tables


def compiled(name: str, sources: Sequence[Source], build: Callable[[], Any]) -> Any:
    """Return a value of JSON types as compiled before, or else build it, and keep it for the next run.

    sources: all files that it depends on. A value that JSON would change is not kept.
    """
    paths = [_path_of(*source) for source in sources]
    path = _FOLDER / f"{name}.{sys.implementation.cache_tag}"
    stamp, head = _stamp(paths), b""
    with suppress(OSError, ValueError, EOFError, TypeError):
        first, second, content = path.read_bytes().split(b"\n", 2)
        if second == stamp:
            return marshal.loads(content)
        head = _digest(sources, paths)
        if first == head:
            value = marshal.loads(content)
            _keep(path, b"\n".join((head, stamp, content)))
            return value
    value = build()
    head = head or _digest(sources, paths)
    if json.loads(json.dumps(value, ensure_ascii=False)) == value:
        _keep(path, b"\n".join((head, stamp, marshal.dumps(value, _WITHOUT_REFERENCES))))
    return value


def _path_of(package: str, file: str) -> Path | None:
    """The path of a file of a package; None if it has none, or the package is not installed."""
    if package.partition(".")[0] == __package__:
        return Path(str(files(package))) / file
    # A package of others is not imported to read its file.
    found = find_spec(package)
    return Path(found.origin).parent / file if found and found.origin else None


def _stamp(paths: Sequence[Path | None]) -> bytes:
    """The sizes and times of some files."""
    stats = [path.stat() if path else None for path in paths]
    return " ".join(f"{one.st_size} {one.st_mtime_ns}" if one else "-" for one in stats).encode()


def _digest(sources: Sequence[Source], paths: Sequence[Path | None]) -> bytes:
    """The SHA-256 of the names and contents of some files."""
    digest = sha256()
    for (package, file), path in zip(sources, paths, strict=True):
        content = path.read_bytes() if path else b""
        digest.update(f"{package}/{file} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest().encode()


def _keep(path: Path, content: bytes) -> None:
    """Write a file at once, so that another run reads the old one or the new one, if it can be written."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        try:
            path.parent.mkdir(exist_ok=True)
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
