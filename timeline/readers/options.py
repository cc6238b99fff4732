"""How an input is to be read, where its name and content are not to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.errors import InvalidInput

# One record's bytes: more than a newspaper's issue, less than harms a laptop.
LONGEST_RECORD = 32 * 1024**2
# What one file may come to when it is decompressed: more than most archives, half a minute of a bomb.
MOST_DECOMPRESSED = 10 * 1024**3
FORMATS = ("text", "html", "jsonl", "json", "csv", "parquet", "warc", "tei")
FIELDS = ("id", "title", "text", "published", "source", "url")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """The choices of a person; the defaults leave them to the input.

    format: one of FORMATS; encoding: as Python names it; mapping: from an article's field to the column or
    key that holds it; max_record: the limit of a record's bytes; max_decompressed: that of the bytes that one
    compressed file may come to.
    Raises InvalidInput for what is none of these.
    """

    format: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    max_record: int = LONGEST_RECORD
    max_decompressed: int = MOST_DECOMPRESSED

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in FORMATS:
            raise InvalidInput(
                "{format} is not a supported format; choose from {formats}",
                format=self.format,
                formats=", ".join(FORMATS),
            )
        if self.encoding is not None and not _is_encoding(self.encoding):
            raise InvalidInput(
                "there is no encoding {encoding}; known are utf-8, utf-16, windows-1256 and others",
                encoding=self.encoding,
            )
        for name, key in self.mapping.items():
            if name not in FIELDS or not key:
                raise InvalidInput(
                    "{name}={key} maps nothing; write FIELD=COLUMN, with a field from {fields}",
                    name=name,
                    key=key,
                    fields=", ".join(FIELDS),
                )
        if min(self.max_record, self.max_decompressed) < 1:
            raise InvalidInput("a limit must be at least one byte")

    def key(self, name: str) -> str:
        """The column or key that holds a field."""
        return self.mapping.get(name, name)


def _is_encoding(name: str) -> bool:
    try:
        b"".decode(name)
        return bool("ا".encode(name, "replace"))
    except (LookupError, ValueError, UnicodeError):
        return False
