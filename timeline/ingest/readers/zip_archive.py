"""Zip archives: each member read as the file that it is, its decompressed bytes counted as they come."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from timeline.errors import RecordRefused
from timeline.ingest.readers.seekable import seekable
from timeline.ingest.readers.source import Damaged, Source, chunks_of
from timeline.ingest.record import Record

ReadMember = Callable[[Source], Iterator[Record]]
# Members that only an office document has: its text is no member of its own.
_OFFICE = {"[Content_Types].xml", "mimetype"}


def members(source: Source, read: ReadMember) -> Iterator[Record]:
    """The records of all members, as `archive.zip!/inner.txt`. Hidden ones are passed over."""
    with seekable(source) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            reason = f"the zip archive is damaged or cut off ({error}); take another copy"
            yield RecordRefused(source.where, reason)
            return
        with archive:
            yield from _records(archive, file, source, read)


def _records(archive: zipfile.ZipFile, file: IO[bytes], source: Source, read: ReadMember) -> Iterator[Record]:
    names = {info.filename for info in archive.infolist()}
    if names & _OFFICE:
        yield RecordRefused(source.where, "it is an office document or a book; save it as text or HTML")
        return
    found = False
    for info in archive.infolist():
        where = f"{source.where}!/{info.filename}"
        if info.is_dir() or _is_hidden(info.filename):
            continue
        found = True
        if info.flag_bits & 1:
            yield RecordRefused(where, "it is encrypted; unpack the archive with its password")
            continue
        name = info.filename.rpartition("/")[2]
        chunks = source.allowance.metered(_unpacked(archive, info))
        for record in read(Source(chunks, where, name, source.allowance, source.depth + 1)):
            if source.file is not None:
                source.taken = max(source.taken, file.tell())
            yield record
    if not found:
        yield RecordRefused(source.where, "the zip archive holds no file to read: name another")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a member. Raises Damaged."""
    try:
        # What its header says of its size is not believed: more is found to be damage by the checksum.
        with archive.open(info) as member:
            yield from chunks_of(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Damaged(f"it is damaged or packed in an unknown way ({error})") from None


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
