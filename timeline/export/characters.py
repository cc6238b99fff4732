"""Untrusted text for formats that people look at: one line, nothing that disturbs what stands around it."""

import re
from urllib.parse import quote, urlsplit

# Control characters, line separators, and the bidirectional controls that could reorder what stands around
# the text when nothing ends them; the marks LRM, RLM and ALM act on their neighbours alone, and stay.
_DISTURBING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+")
# RFC 3986: what an address may hold as it is. Everything else is written with % and the bytes of UTF-8.
_OF_ADDRESSES = "-._~:/?#[]@!$&'()*+,;=%"


def one_line(text: str) -> str:
    """The text on one line, every run of what could disturb one space; the letters stay as they are."""
    return _DISTURBING.sub(" ", text).strip()


def web_address(url: str | None) -> str | None:
    """An http or https address in the characters of RFC 3986, or None: no other scheme is handed on."""
    if not url:
        return None
    address = quote(url.strip(), safe=_OF_ADDRESSES)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
