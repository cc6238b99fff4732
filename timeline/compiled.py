"""Tables of the package in the form in which they are used, kept from one run to the next.

Parsing TOML and folding thousands of words takes longer than answering a question. A compiled table is a JSON
file in the folder `compiled_tables`, written by the first run that may write there. Its first line is the
SHA-256 of all files that it was made from, code included: when one changes, it is made again.
Where the folder cannot be written, every run makes the tables itself.
"""

import json
import os
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
    digest = sha256()
    for package, file in sources:
        content = _bytes_of(package, file)
        digest.update(f"{package}/{file} {len(content)}\n".encode())
        digest.update(content)
    head = digest.hexdigest()
    path = _FOLDER / f"{name}.json"
    with suppress(OSError, ValueError):
        first, _end, text = path.read_text(encoding="utf-8").partition("\n")
        if first == head:
            return json.loads(text)
    value = build()
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if json.loads(text) == value:
        with suppress(OSError):
            _keep(path, f"{head}\n{text}")
    return value


def _bytes_of(package: str, file: str) -> bytes:
    if package.partition(".")[0] == __package__:
        return (files(package) / file).read_bytes()
    # A package of others is not imported to read its file.
    found = find_spec(package)
    return Path(found.origin).parent.joinpath(file).read_bytes() if found and found.origin else b""


def _keep(path: Path, text: str) -> None:
    """Write a file at once, so that another run reads the old one or the new one."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
