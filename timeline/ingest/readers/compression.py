"""gzip and zstd: one file within another, decompressed as it is read."""

import zlib
from collections.abc import Iterator
from importlib import import_module

from timeline.ingest.readers.source import CHUNK, Damaged, Source


def gunzipped(source: Source) -> Iterator[bytes]:
    """The content of a gzip file, of all its members. Raises Damaged behind the last byte that is whole."""
    while source.peek(1):
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            data = unpacker.unconsumed_tail or source.read(CHUNK)
            if not data:
                raise Damaged("the gzip file is cut off")
            try:
                # At most a chunk at a time: a few bytes may hold a gigabyte.
                out = unpacker.decompress(data, CHUNK)
            except zlib.error as error:
                raise Damaged(f"the gzip file is damaged ({error})") from None
            if out:
                yield out
        source.put_back(unpacker.unused_data)
        # Some tools fill up the last block with NULs.
        while source.peek(1) == b"\0":
            source.read(1)


def unzstandardised(source: Source) -> Iterator[bytes]:
    """The content of a zstd file, of all its frames. Raises Damaged, or ImportError."""
    zstandard = import_module("zstandard")
    while source.peek(1):
        unpacker = zstandard.ZstdDecompressor().decompressobj()
        while not unpacker.eof:
            # A block of four bytes may hold 128 kB, and all of what goes in comes out at once.
            data = source.read(256)
            if not data:
                raise Damaged("the zstd file is cut off")
            try:
                out = unpacker.decompress(data)
            except zstandard.ZstdError as error:
                raise Damaged(f"the zstd file is damaged ({error})") from None
            if out:
                yield out
        source.put_back(unpacker.unused_data)
