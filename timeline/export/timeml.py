"""TimeML: a text with its expressions as TIMEX3 tags (ISO-TimeML 1.2.1)."""

from collections.abc import Sequence

from timeline.dates.interval import Interval
from timeline.dates.timex import format_timex
from timeline.export.xml_text import xml_attributes, xml_text
from timeline.normalizer.tagging import Timex


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
        pieces.append(xml_text(text[position : expression.start]))
        pieces.append(f"<TIMEX3{xml_attributes(attributes)}>{xml_text(expression.text)}</TIMEX3>")
        position = expression.end
    pieces.append(xml_text(text[position:]))
    created = ""
    if published is not None:
        value = format_timex(published)
        created = (
            f'<DCT><TIMEX3 tid="t0" type="DATE" value="{value}" functionInDocument="CREATION_TIME">'
            f"{value}</TIMEX3></DCT>\n"
        )
    body = "".join(pieces)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{created}<TEXT>{body}</TEXT>\n</TimeML>\n'
