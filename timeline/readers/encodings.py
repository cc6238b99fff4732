"""Decode bytes: as UTF-8, as a byte order mark says, or by a guess among the legacy Arabic encodings."""

import codecs
import re
from collections.abc import Iterator
from unicodedata import category

from timeline.errors import RecordRefused
from timeline.files import CHUNK, Damaged
from timeline.messages import Message
from timeline.readers.input_stream import InputStream
from timeline.readers.options import ReadingOptions

UTF_8 = "utf-8"
# As charset-normalizer names them, and as people do.
_OLD = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Arabic letters, marks, digits and punctuation, and what occurs between Arabic words in print.
_ARABIC = re.compile("[\u060c-\u066d\u0670-\u06d3\u200c-\u200f\u00a0«»“”‘’–—…•·°×÷]")
_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3]")
# So much of what is no ASCII must be Arabic before a guess is trusted.
_SHARE = 0.95
_FEWEST_LETTERS = 8


def as_utf8(source: InputStream, options: ReadingOptions) -> InputStream:
    """The input without a byte order mark; UTF-16 and other wide encodings are converted to UTF-8.

    Bytes of other encodings stay as they are: these agree on ASCII, and readers decode record by record.
    """
    start = source.peek(4096)
    mark, found = next(((mark, name) for mark, name in _MARKS if start.startswith(mark)), (b"", None))
    encoding = options.encoding or found or _by_nuls(start)
    if mark and (found == encoding or (found is not None and "16" in found and _is_wide(encoding))):
        source.read_all(len(mark))
        encoding = found
    if encoding is None or not _is_wide(encoding):
        return source
    return InputStream(
        _transcoded(source, encoding), source.location, source.name, source.allowance, source.depth, encoding
    )


def decoded(
    data: bytes,
    source: InputStream,
    options: ReadingOptions,
    where: str | None = None,
    declared: str | None = None,
) -> tuple[str, str | None] | RecordRefused:
    """The text of a whole document, and its encoding unless it is UTF-8.

    declared: the encoding that the document declares; used if the bytes are not UTF-8.
    """
    where = where or source.location
    if source.encoding is not None:
        return data.decode(), source.encoding
    if options.encoding is not None:
        return _by_name(data, where, options.encoding)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        for name in (declared, guessed(data)):
            if name is not None and isinstance(tried := _by_name(data, where, name), tuple):
                return tried
        return _not_utf8(where, data, error)


def encoding_of_lines(source: InputStream, options: ReadingOptions) -> str:
    """The encoding of all lines of an input, determined by its beginning."""
    if source.encoding is not None:
        return UTF_8
    if options.encoding is not None:
        return options.encoding
    lines = source.peek(CHUNK).split(b"\n")
    # The last line may be cut within a character; a single line is judged anyway.
    non_ascii = [line for line in (lines[:-1] or lines) if not line.isascii()]
    good = sum(_is_utf8(line) for line in non_ascii)
    if good * 2 >= len(non_ascii):
        return UTF_8
    return guessed(b"\n".join(non_ascii)) or UTF_8


def decoded_line(line: bytes, where: str, encoding: str) -> str | RecordRefused:
    """The text of one record of a file whose encoding is known."""
    if encoding != UTF_8:
        tried = _by_name(line, where, encoding)
        return tried if isinstance(tried, RecordRefused) else tried[0]
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(where, line, error)


def noted_encoding(encoding: str, source: InputStream) -> str | None:
    """The encoding to note with a record; None for UTF-8."""
    return source.encoding or (None if encoding == UTF_8 else encoding)


def guessed(data: bytes) -> str | None:
    """windows-1256 or iso-8859-6, where the bytes make Arabic in one of them and not as well in the other."""
    if b"\0" in data:
        return None
    # Imported here: most input is UTF-8.
    from charset_normalizer import from_bytes

    found = [
        match
        for match in from_bytes(data[: 4 * CHUNK], cp_isolation=list(_OLD), enable_fallback=False)
        if match.encoding in _OLD and _reads_as_arabic(str(match))
    ]
    if not found:
        return None
    best, *others = found
    if any((other.chaos, other.coherence) == (best.chaos, best.coherence) for other in others):
        return None
    return _OLD[best.encoding]


def _reads_as_arabic(text: str) -> bool:
    foreign = [character for character in text if character > "\x7f"]
    if sum(bool(_LETTER.match(character)) for character in foreign) < _FEWEST_LETTERS:
        return False
    return sum(bool(_ARABIC.match(character)) for character in foreign) >= _SHARE * len(foreign)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _by_name(data: bytes, where: str, encoding: str) -> tuple[str, str | None] | RecordRefused:
    try:
        codec = codecs.lookup(encoding).name
        text = data.decode("utf-8-sig" if codec == UTF_8 else encoding)
    except UnicodeDecodeError as error:
        return RecordRefused(
            where,
            "byte {start} is not {encoding}; give another --encoding",
            start=error.start + 1,
            encoding=encoding,
        )
    except (LookupError, UnicodeError, ValueError):
        return RecordRefused(
            where, "there is no encoding {encoding}; give another --encoding", encoding=encoding
        )
    return text, None if codec in (UTF_8, "ascii") else encoding


def _not_utf8(where: str, data: bytes, error: UnicodeDecodeError) -> RecordRefused:
    if b"\0" in data:
        hint = Message("and it contains NUL characters: omit it if it is binary, or give its --encoding")
        return RecordRefused(where, "byte {start} is not UTF-8, {hint}", start=error.start + 1, hint=hint)
    hint = Message("and not clearly windows-1256 or ISO-8859-6; give it: --encoding windows-1256")
    return RecordRefused(where, "byte {start} is not UTF-8, {hint}", start=error.start + 1, hint=hint)


def _is_wide(encoding: str | None) -> bool:
    """Whether a line's end is not the one byte that it is in ASCII."""
    return encoding is not None and "\n".encode(encoding, "replace") != b"\n"


def _by_nuls(start: bytes) -> str | None:
    """UTF-16 without a mark: of its ASCII characters every other byte is NUL, the same one in all of them."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if not start or max(even, odd) * 50 < len(start) or min(even, odd):
        return None
    name = "utf-16-le" if odd else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(name)().decode(start)
    except UnicodeDecodeError:
        return None
    # What a binary file makes of it: control characters, and codes that stand for nothing.
    odd_ones = {"Cc", "Cn", "Co"}
    return None if any(category(letter) in odd_ones for letter in text if letter not in "\r\n\t\f") else name


def _transcoded(source: InputStream, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := source.read(CHUNK):
            yield decoder.decode(chunk).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError:
        raise Damaged(f"it is not {encoding} throughout; give --encoding") from None
