"""Text and attributes for XML 1.0."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# The characters that XML 1.0 does not allow (its production Char).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Return text for use between tags; characters that XML does not allow become U+FFFD."""
    # A parser reads a bare carriage return as a line feed (XML 1.0, 2.11).
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def xml_attributes(values: Mapping[str, str | None]) -> str:
    """Return attributes, each after a space, without those that have no value."""
    written = ((name, _NOT_XML.sub("\ufffd", value)) for name, value in values.items() if value is not None)
    return "".join(f" {name}={quoteattr(value)}" for name, value in written)


def element(name: str, content: str = "", **attributes: str | None) -> str:
    """Return an element around XML content; an underscore in an attribute name becomes a colon."""
    opening = name + xml_attributes({key.replace("_", ":"): value for key, value in attributes.items()})
    return f"<{opening}>{content}</{name}>" if content else f"<{opening}/>"
