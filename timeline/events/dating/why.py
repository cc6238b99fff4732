"""A worked-out publication date as the reason of a fact, and back: offsets, never words.

The reason of a PublicationDated fact is a line of text. That of a date that was worked out begins with
WORKED_OUT and names the words by their place, so that erasing the article erases them too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.events.dating.work_out import Dating

WORKED_OUT = "worked out from the text"
_ERASED = "words that were erased"
_PLACE = re.compile(r" \[(\d+):(\d+)\]$")


def why(dating: Dating) -> str:
    """The reasons in one line: worked out from the text: calls 2017-05-15 its today [12:40]; ..."""
    told = (f"{reason.says} [{reason.start}:{reason.end}]" for reason in dating.reasons)
    return f"{WORKED_OUT}: {'; '.join(told)}"


@dataclass(frozen=True, slots=True)
class ByEvent:
    """The words from start to end of an article tell of an event, which leaves some days of publication.

    sources: how many independent ones date the event.
    """

    start: int
    end: int
    event: str
    sources: int
    left: Interval


def why_by_events(told: Sequence[ByEvent]) -> str:
    """The same for a date that events of the timeline gave."""
    lines = (
        f"tells of the event {one.event}, which other articles date (independent sources: {one.sources}), "
        f"so was written in {format_edtf(one.left)} [{one.start}:{one.end}]"
        for one in told
    )
    return f"{WORKED_OUT}: {'; '.join(lines)}"


def is_worked_out(reason: str) -> bool:
    """Whether a reason is one that `why` wrote."""
    return reason.startswith(f"{WORKED_OUT}: ")


def in_words(reason: str, text: str | None) -> list[str]:
    """A reason as lines for a reader, each with the words of the text last; text: None when it was erased.

    Any other reason than one that `why` wrote comes back as it is.
    """
    if not is_worked_out(reason):
        return [reason]

    def words(place: re.Match[str]) -> str:
        return f": {_ERASED if text is None else ' '.join(text[int(place[1]) : int(place[2])].split())}"

    told = reason.removeprefix(f"{WORKED_OUT}: ").split("; ")
    return [WORKED_OUT, *(_PLACE.sub(words, line) for line in told)]
