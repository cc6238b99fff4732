"""The answer to a question, as a sequence, as rows and as a table for notebooks and terminals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, overload

from timeline.api.columns import Further
from timeline.export.characters import terminal_safe
from timeline.query.chronology import Answer
from timeline.query.undated import UndatedSentence

if TYPE_CHECKING:
    from rich.table import Table

# Events that a notebook shows; the rest are counted.
SHOWN = 50
_HEAD = ("", "days", "sources", "event")


@dataclass(frozen=True, slots=True)
class Answers(Sequence[Answer]):
    """The events that answer a question: first the certain ones, oldest first, then the possible ones.

    question: as it was understood; notes: what had to be assumed; undated: the undated sentences, if asked
    for; further: of each event, in order, what its row has of its reports.
    """

    question: str
    notes: tuple[str, ...]
    events: tuple[Answer, ...]
    undated: tuple[UndatedSentence, ...] = ()
    further: tuple[Further, ...] = ()

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self.events)

    def __iter__(self) -> Iterator[Answer]:
        """Iterate over the events in order."""
        return iter(self.events)

    @overload
    def __getitem__(self, index: int) -> Answer: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Answer, ...]: ...
    def __getitem__(self, index: int | slice) -> Answer | tuple[Answer, ...]:
        """Return an event, or a slice of them."""
        return self.events[index]

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat row per event, for a data frame; dates are `date` or None."""
        return [
            {
                "id": answer.id,
                "certainty": answer.certainty.value,
                "earliest": answer.when.earliest,
                "latest": answer.when.latest,
                "time_kind": answer.kind.value,
                "edtf": answer.edtf,
                "precision": answer.precision,
                "headline": answer.headline,
                "text": answer.text,
                "factuality": answer.factuality,
                "reporting": answer.reporting,
                "disputed": answer.disputed,
                "source_count": answer.source_count,
                "article_count": answer.article_count,
                "importance": answer.importance,
                "publishers": list(answer.publishers),
                "title": further.title,
                "url": further.url,
                "names": list(further.names),
                "places": list(further.places),
                "possibly_same": [link.event for link in answer.possibly_same],
            }
            for answer, further in zip(self.events, self.further, strict=True)
        ]

    def _repr_html_(self) -> str:
        """Return a table for a notebook, Arabic from right to left, all text escaped."""
        head = "".join(f"<th>{name}</th>" for name in _HEAD)
        rows = "".join(_row(answer) for answer in self.events[:SHOWN])
        return (
            f"<p>{escape(self.question)}: {len(self.events)} events</p>"
            + "".join(f"<p>({escape(note)})</p>" for note in self.notes)
            + f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
            + (f"<p>and {len(self.events) - SHOWN} more</p>" if len(self.events) > SHOWN else "")
        )

    def __rich__(self) -> "Table":
        """A table for `rich.print`, without borders: Arabic last in each line."""
        from rich.table import Table
        from rich.text import Text

        table = Table(*_HEAD, box=None, title=self.question, title_justify="left")
        for answer in self.events:
            cells = (
                answer.certainty.value,
                answer.edtf,
                str(answer.source_count),
                terminal_safe(_text(answer)),
            )
            table.add_row(*map(Text, cells))
        return table


def _row(answer: Answer) -> str:
    competing_dates = sorted({source.time.edtf for source in answer.sources}) if answer.disputed else []
    disagreement = f"<br><small>{escape(', '.join(competing_dates))}</small>" if competing_dates else ""
    cells = (
        answer.certainty.value,
        f"{escape(answer.edtf)}{disagreement}",
        str(answer.source_count),
        f'<div dir="auto" style="text-align: start">{escape(_text(answer))}</div>',
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _text(answer: Answer) -> str:
    marks = [] if answer.factuality == "occurred" else [answer.factuality]
    marks += ["disputed"] if answer.disputed else []
    return f"[{', '.join(marks)}] {answer.headline}" if marks else answer.headline
