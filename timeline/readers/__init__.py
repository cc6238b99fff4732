"""Readers: a path, or standard input, to records. What cannot be read is refused; reading goes on."""

from timeline.readers.json_lines import read_jsonl
from timeline.readers.options import FORMATS, LONGEST_RECORD, MOST_DECOMPRESSED, ReadingOptions
from timeline.readers.paths import read_path, read_stream, total_size

__all__ = [
    "FORMATS",
    "LONGEST_RECORD",
    "MOST_DECOMPRESSED",
    "ReadingOptions",
    "read_jsonl",
    "read_path",
    "read_stream",
    "total_size",
]
