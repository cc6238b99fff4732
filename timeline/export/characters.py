"""Untrusted text made harmless for terminals and for formats that people look at."""

import re
from urllib.parse import quote, urlsplit

# Control characters, line separators, and the bidirectional controls that reorder the surrounding text if
# they are not closed; the marks LRM, RLM and ALM act only on their neighbours and stay.
_DISTURBING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+")
# The same for a terminal, with all bidirectional marks, and the halves of surrogate pairs by which Python
# writes undecodable bytes of file names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
# The same in what a terminal is sent line by line; the end of a line may be that of Windows.
_IN_LINES = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
# RFC 3986: the characters of an address; all others are percent-encoded.
_OF_ADDRESSES = "-._~:/?#[]@!$&'()*+,;=%"


def one_line(text: str) -> str:
    """Return the text on one line, every run of disturbing characters replaced by a space."""
    return _DISTURBING.sub(" ", text).strip()


def terminal_safe(text: str | None) -> str:
    """Return the text on one line, without characters that could disturb a terminal."""
    return " ".join(_UNSAFE.sub(" ", text or "").split())


def harmless_lines(text: str) -> str:
    """Return lines with a space for each character that could disturb a terminal."""
    return _IN_LINES.sub(" ", text)


def web_address(url: str | None) -> str | None:
    """Return an http or https address in the characters of RFC 3986, or None for any other scheme."""
    if not url:
        return None
    address = quote(url.strip(), safe=_OF_ADDRESSES)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def shortened(line: str, most: int) -> str:
    """Return a line of at most so many characters, cut after a word if there is one in its second half."""
    if len(line) <= most:
        return line
    head = line[: most - 1]
    whole = head if line[most - 1] == " " else head.rpartition(" ")[0]
    return (whole if len(whole) >= most // 2 else head).rstrip() + "…"
