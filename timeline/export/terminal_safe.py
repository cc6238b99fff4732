"""Untrusted text, made harmless for a terminal."""

import re

# Control characters, the bidirectional controls that could reorder what stands around them, and the halves of
# characters that stand for bytes of file names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


def terminal_safe(text: str | None) -> str:
    """A text on one line, without characters that could disturb a terminal."""
    return " ".join(_UNSAFE.sub(" ", text or "").split())
