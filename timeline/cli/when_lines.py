"""The view of an answer to "when": the day first, then who reports it in which words."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from timeline.cli.output import terminal_safe
from timeline.cli.render import SIGNS, mark_of
from timeline.cli.terminal import Terminal
from timeline.messages import _
from timeline.query.chronology import Answer
from timeline.query.folding import folded
from timeline.wording.terms import brief_time

# Answers that are looked at, and sources that are printed of each day.
_ANSWERS, _SOURCES = 100, 4


def when_lines(answers: Iterable[Answer], digits: int, terminal: Terminal) -> Iterator[str]:
    """Yield each day of the answers, in their order, then its events and their sources."""
    shown, undated = False, _("no date")
    for (certainty, days), group in groupby(
        islice(folded(answers), _ANSWERS), key=lambda one: (one.answer.certainty, brief_time(one.answer.time))
    ):
        shown = True
        yield terminal.strong(f"{SIGNS[certainty]} {days}")
        left = _SOURCES
        for one in group:
            answer = one.answer
            columns = f"    {answer.id[:digits]}  {mark_of(answer, len(one.similar))}"
            yield columns + terminal.cut(terminal_safe(answer.headline), terminal.width - len(columns))
            for source in answer.sources[: max(left, 1)]:
                left -= 1
                name = terminal_safe(source.publisher or source.article)
                columns = f"      {source.published or undated}  {name}: "
                yield columns + terminal.cut(terminal_safe(source.quote), terminal.width - len(columns))
    if not shown:
        yield _("nothing found")
