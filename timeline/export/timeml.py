"""TimeML: a text with its expressions as TIMEX3 tags (ISO-TimeML 1.2.1)."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from timeline.dates.interval import Interval
from timeline.dates.timex import format_timex
from timeline.normalizer.tagging import Timex

# XML 1.0 has no way to write these characters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_timeml(text: str, timexes: Sequence[Timex], published: Interval | None) -> str:
    """A TimeML document. The publication date, when known, is its creation time (t0)."""
    pieces: list[str] = []
    position = 0
    for number, timex in enumerate(timexes, start=1):
        expression, resolution = timex.expression, timex.resolution
        attributes = {"tid": f"t{number}", "type": expression.type, "value": resolution.timex}
        if expression.mod:
            attributes["mod"] = expression.mod
        if resolution.anchor is not None and published is not None:
            attributes["anchorTimeID"] = "t0"
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        pieces.append(_escaped(text[position : expression.start]))
        pieces.append(f"<TIMEX3{written}>{_escaped(expression.text)}</TIMEX3>")
        position = expression.end
    pieces.append(_escaped(text[position:]))
    created = ""
    if published is not None:
        value = format_timex(published)
        created = (
            f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(value)} functionInDocument="CREATION_TIME">'
            f"{_escaped(value)}</TIMEX3></DCT>\n"
        )
    body = "".join(pieces)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{created}<TEXT>{body}</TEXT>\n</TimeML>\n'


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
