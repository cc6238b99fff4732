"""How a question was read, part by part: `timeline ask --explain`."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, assert_never

from timeline.dates.edtf import format_edtf
from timeline.messages import _
from timeline.query.ask.bounds import Bound
from timeline.query.ask.happenings import Happening
from timeline.query.ask.wishes import Wishes
from timeline.query.ask.words import Word, opening

PartKind = Literal["date", "event", "wish", "subject", "asking", "common"]

_QUESTION = frozenset({"what"})
_ASKING = frozenset({"asking", "happening", "happening_after_what", "happening_after_events", "events"})


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a question, as written, and how they were read.

    meaning: the days with their relation, of a date and of an event that bounds the answer; else "".
    """

    kind: PartKind
    text: str
    meaning: str = ""


def parts_of(
    words: Sequence[Word], bounds: Sequence[Bound], happenings: Sequence[Happening], wishes: Wishes,
    subject: AbstractSet[str],
) -> tuple[Part, ...]:  # fmt: skip
    """The parts of a question in the order of its words. subject: the words that are searched for."""
    starts = {bound.first: bound for bound in bounds}
    of_events = {one.first for one in happenings}
    found: list[Part] = []
    index = 0
    while index < len(words):
        if bound := starts.get(index):
            text = " ".join(word.text for word in words[bound.first : bound.last])
            kind: PartKind = "event" if index in of_events else "date"
            found.append(Part(kind, text, f"{bound.relation} {format_edtf(bound.interval)}"))
            index = max(bound.last, index + 1)
            continue
        found.append(Part(_kind_of(words, index, wishes, subject), words[index].text))
        index += 1
    return tuple(found)


def _kind_of(words: Sequence[Word], index: int, wishes: Wishes, subject: AbstractSet[str]) -> PartKind:
    if index in wishes.words:
        return "wish"
    if opening(words, index, _QUESTION):
        return "asking"
    if words[index].text in subject:
        return "subject"
    return "asking" if opening(words, index, _ASKING) else "common"


def explained(parts: Sequence[Part], notes: Sequence[str]) -> Iterator[str]:
    """The lines that say how a question was read: its parts of each kind, then what was assumed.

    The words of the question end a line, as they may be Arabic.
    """
    plain: dict[PartKind, list[str]] = {}
    for part in parts:
        if part.meaning:
            yield f"{_name_of(part.kind)}: {part.meaning} {part.text}"
        else:
            plain.setdefault(part.kind, []).append(part.text)
    for kind, texts in plain.items():
        yield f"{_name_of(kind)}: {' '.join(texts)}"
    assumed = _("assumed")
    for note in notes:
        yield f"{assumed}: {note}"


def _name_of(kind: PartKind) -> str:
    match kind:
        case "date":
            return _("date")
        case "event":
            return _("event")
        case "wish":
            return _("wanted")
        case "subject":
            return _("searched for")
        case "asking":
            return _("asks")
        case "common":
            return _("left out")
        case _:
            assert_never(kind)
