"""Folders and what lies in them, to any depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import RecordRefused
from timeline.readers.choosing import READABLE, is_document, is_passed_over
from timeline.readers.input_stream import Allowance, InputStream, chunks_of
from timeline.readers.manifests import NAME, Row, Rows, read_manifest, unmatched_rows
from timeline.readers.options import ReadingOptions
from timeline.readers.refusals import unreadable


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file to read, with the row of its folder's manifest if it has one."""

    path: Path
    row: Row | None = None


def entries(folder: Path, options: ReadingOptions) -> Iterator[FolderEntry | RecordRefused]:
    """The files of a folder in the order of their names, then those of its folders.

    What cannot be entered is refused. Hidden files, READMEs and databases are skipped.
    """
    found = False
    for found_here in _entries(folder, options, ()):
        found = True
        yield found_here
    if not found:
        yield RecordRefused(
            str(folder),
            "it contains no file in a supported format ({readable}); give another",
            readable=READABLE,
        )


def files(folder: Path, above: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Every file that would be read, without the refusals."""
    try:
        here, inner = _listing(folder)
        own = _above(folder, above)
    except (OSError, RuntimeError):
        return
    yield from here
    for further in inner:
        if not _is_loop(further, own):
            yield from files(further, own)


def _entries(
    folder: Path, options: ReadingOptions, above: tuple[Path, ...]
) -> Iterator[FolderEntry | RecordRefused]:
    try:
        here, inner = _listing(folder)
        manifest = folder / NAME
        rows = _manifest(manifest, options) if manifest.exists() else {}
    except OSError as error:
        yield unreadable(str(folder), error)
        return
    if isinstance(rows, RecordRefused):
        yield rows
        return
    documents = {file.name for file in here if is_document(file.name)}
    yield from unmatched_rows(rows, documents, {name for name in rows if (folder / name).exists()})
    for file in here:
        yield FolderEntry(file, rows.get(file.name) if file.name in documents else None)
    own = _above(folder, above)
    for further in inner:
        if _is_loop(further, own):
            yield RecordRefused(str(further), "it is a symbolic link to a folder that contains it; remove it")
        else:
            yield from _entries(further, options, own)


def _manifest(path: Path, options: ReadingOptions) -> Rows | RecordRefused:
    with path.open("rb") as file:
        source = InputStream(chunks_of(file), str(path), NAME, Allowance(options.max_decompressed))
        return read_manifest(source, options)


def _listing(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files and the folders of a folder."""
    inside = sorted(path for path in folder.iterdir() if path.name != NAME and not is_passed_over(path.name))
    folders = [path for path in inside if path.is_dir()]
    return [path for path in inside if path not in set(folders)], folders


def _above(folder: Path, above: tuple[Path, ...]) -> tuple[Path, ...]:
    """A folder and all that contain it: on the way by which it was reached, and where it lies."""
    here = folder.resolve()
    return (*above, here, *here.parents)


def _is_loop(folder: Path, above: tuple[Path, ...]) -> bool:
    return folder.is_symlink() and folder.resolve() in above
