"""How to read an input, where its name and content do not decide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.dates.interval import Interval
from timeline.errors import InvalidInput

# Bytes of one record: more than an issue of a newspaper, within the memory of a laptop.
LONGEST_RECORD = 32 * 1024**2
# Decompressed bytes of one file: more than most archives have; half a minute for a decompression bomb.
MOST_DECOMPRESSED = 10 * 1024**3
FORMATS = (
    "text",
    "html",
    "jsonl",
    "json",
    "csv",
    "parquet",
    "warc",
    "tei",
    "openiti",
    "feed",
    "wordpress",
    "telegram",
)
FIELDS = ("id", "title", "text", "published", "publisher", "url", "timezone")
# Other names of a field in inputs; the first non-empty one counts.
_KEYS = {"publisher": ("publisher", "source"), "timezone": ("timezone", "zone")}


# Finds the single days that a short text names in words.
FindDays = Callable[[str], Sequence[Interval]]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """The user's choices; the defaults leave them to the input.

    format: one of FORMATS; encoding: as Python names it; mapping: from an article's field to the column or
    key that holds it; max_record: the limit in bytes of a record; max_decompressed: that of the
    decompressed bytes of one file; find_days: reads the publication day that a page gives in words, None to
    take only days in figures. Raises InvalidInput for any other value.
    """

    format: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    max_record: int = LONGEST_RECORD
    max_decompressed: int = MOST_DECOMPRESSED
    find_days: FindDays | None = None

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

    def keys(self, name: str) -> tuple[str, ...]:
        """The columns or keys that may hold a field, the preferred one first."""
        mapped = self.mapping.get(name)
        return (mapped,) if mapped else _KEYS.get(name, (name,))

    @property
    def text_key(self) -> str:
        """The column or key that holds the text."""
        return self.mapping.get("text", "text")

    @property
    def all_keys(self) -> list[str]:
        """The columns or keys that may hold any field."""
        return [key for name in FIELDS for key in self.keys(name)]


def _is_encoding(name: str) -> bool:
    try:
        b"".decode(name)
        return bool("ا".encode(name, "replace"))
    except (LookupError, ValueError, UnicodeError):
        return False
