"""Text and attributes as XML 1.0 writes them."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# XML 1.0 has no way to write these characters (its production Char).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Text between tags; what XML cannot hold becomes U+FFFD."""
    # A parser reads a bare carriage return as a line feed (XML 1.0, 2.11).
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def xml_attributes(values: Mapping[str, str | None]) -> str:
    """Attributes, each behind a space; those without a value are left out."""
    written = ((name, _NOT_XML.sub("\ufffd", value)) for name, value in values.items() if value is not None)
    return "".join(f" {name}={quoteattr(value)}" for name, value in written)


def element(name: str, content: str = "", **attributes: str | None) -> str:
    """An element around content that is XML already; an underscore in an attribute's name is a colon."""
    opening = name + xml_attributes({key.replace("_", ":"): value for key, value in attributes.items()})
    return f"<{opening}>{content}</{name}>" if content else f"<{opening}/>"
