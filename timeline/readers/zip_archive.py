"""Zip archives: each member is read like a file, and its decompressed bytes are counted."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from timeline.errors import RecordRefused
from timeline.files import Damaged
from timeline.messages import Message
from timeline.readers.choosing import is_document, is_passed_over
from timeline.readers.input_stream import InputStream, chunks_of, seekable
from timeline.readers.manifests import NAME, Rows, described, read_manifest, unmatched_rows
from timeline.readers.options import ReadingOptions
from timeline.readers.record import Record

ReadMember = Callable[[InputStream], Iterator[Record]]
# Members that only an office document has: its text is no member of its own.
_OFFICE = {"[Content_Types].xml", "mimetype"}
# `.` and `..` are no names of hidden folders.
_HIDDEN = re.compile(r"\.(?!\.?$)|__MACOSX$")
# The bit of a member's flags that says that a password is needed.
_ENCRYPTED = 1
_LOCKED = Message("it is encrypted; unpack the archive with its password")


def members(source: InputStream, read: ReadMember, options: ReadingOptions) -> Iterator[Record]:
    """The records of all members, as `archive.zip!/inner.txt`, each folder by its manifest if it has one.

    The same members are skipped as files of a folder. Raises TooMuch.
    """
    with seekable(source) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            reason = f"the zip archive is damaged or cut off ({error}); use an intact copy"
            yield RecordRefused(source.location, reason)
            return
        with archive:
            yield from _records(archive, file, source, read, options)


def _records(
    archive: zipfile.ZipFile, file: IO[bytes], source: InputStream, read: ReadMember, options: ReadingOptions
) -> Iterator[Record]:
    names = {info.filename for info in archive.infolist()}
    if names & _OFFICE:
        yield RecordRefused(source.location, "it is an office document or an e-book; save it as text or HTML")
        return
    listed = [info for info in archive.infolist() if not info.is_dir() and not _is_passed_over(info.filename)]
    if not listed:
        yield RecordRefused(source.location, "the zip archive contains no readable file: give another")
    folders = _by_folder(listed)
    described_by: dict[str, Rows] = {}
    for folder, inside in folders.items():
        if NAME in inside:
            rows = _manifest(archive, source, inside[NAME], options)
            if isinstance(rows, RecordRefused):
                yield rows
                continue
            documents = set(filter(is_document, inside))
            yield from unmatched_rows(rows, documents, inside)
            described_by[folder] = {name: row for name, row in rows.items() if name in documents}
        else:
            described_by[folder] = {}
    for info in listed:
        folder, _, name = info.filename.rpartition("/")
        if name == NAME or folder not in described_by:
            continue
        if ".." in folder.split("/"):
            yield RecordRefused(_location(source, info), "its name leads out of the archive (..): rename it")
            continue
        if info.flag_bits & _ENCRYPTED:
            yield RecordRefused(_location(source, info), _LOCKED)
            continue
        row = described_by[folder].get(name)
        for record in read(_member(archive, source, info)):
            if source.file is not None:
                source.taken = max(source.taken, file.tell())
            yield record if row is None else described(record, row)


def _by_folder(listed: Iterable[zipfile.ZipInfo]) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """The members of each folder of an archive by name."""
    folders: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for info in listed:
        folder, _, name = info.filename.rpartition("/")
        folders.setdefault(folder, {})[name] = info
    return folders


def _manifest(
    archive: zipfile.ZipFile, source: InputStream, info: zipfile.ZipInfo, options: ReadingOptions
) -> Rows | RecordRefused:
    if info.flag_bits & _ENCRYPTED:
        return RecordRefused(_location(source, info), _LOCKED)
    try:
        return read_manifest(_member(archive, source, info), options)
    except Damaged as error:
        return RecordRefused(_location(source, info), "{error}: use an intact copy", error=error)


def _location(source: InputStream, info: zipfile.ZipInfo) -> str:
    return f"{source.location}!/{info.filename}"


def _member(archive: zipfile.ZipFile, source: InputStream, info: zipfile.ZipInfo) -> InputStream:
    chunks = source.allowance.metered(_unpacked(archive, info))
    name = info.filename.rpartition("/")[2]
    return InputStream(chunks, _location(source, info), name, source.allowance, source.depth + 1)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a member. Raises Damaged."""
    try:
        # The size in the header is not trusted: the checksum finds excess bytes to be damage.
        with archive.open(info) as member:
            yield from chunks_of(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Damaged(f"it is damaged or packed in an unknown way ({error})") from None


def _is_passed_over(name: str) -> bool:
    *folders, last = name.split("/")
    hidden = any(_HIDDEN.match(folder) for folder in folders)
    return hidden or is_passed_over(last)
