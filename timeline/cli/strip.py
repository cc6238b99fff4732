"""The view "strip": one row per event along a time axis."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.cli.axis import Axis, span_of
from timeline.cli.output import terminal_safe
from timeline.cli.render import EDTF_WIDTH, SIGNS, competing_date_lines, head_of, mark_of
from timeline.cli.terminal import Terminal
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.messages import _
from timeline.query.chronology import Answer
from timeline.wording.terms import brief_time

_SMALLEST_AXIS = 16


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters of the chart."""

    day: str
    narrow: str
    start: str
    inner: str
    all: str
    end: str
    earlier: str
    later: str
    rule: str
    tick: str


_LINES = Marks("●", "○", "├", "─", "━", "┤", "◄", "►", "─", "┬")
_ASCII = Marks("*", "o", "[", "-", "=", "]", "<", ">", "-", "+")


def strip_lines(
    answers: Iterable[Answer], relation: str, within: Interval, digits: int, terminal: Terminal
) -> Iterator[str]:
    """Yield the lines of the chart: legend, axis, then the events as in a list, with their dates drawn.

    within: the days that the axis may show. Reads all answers before the first line.
    """
    rows = list(answers)
    if not rows:
        yield _("nothing found")
        return
    marks = _ASCII if terminal.ascii else _LINES
    before = 2 + digits + 2 + EDTF_WIDTH + 2
    span = span_of([answer.when for answer in rows], within)
    axis = Axis(*span, max((terminal.width - before) // 2, _SMALLEST_AXIS)) if span else None
    yield _legend(marks)
    if axis:
        labels, rule = _head(axis, marks)
        yield " " * before + labels
        yield " " * before + rule
    shown: Certainty | None = None
    for answer in rows:
        sign = SIGNS[answer.certainty]
        if answer.certainty is not shown:
            shown = answer.certainty
            yield terminal.strong(_head_of(shown, relation))
        drawn = _draw(answer.time, axis, marks) + "  " if axis else ""
        columns = (
            f"{sign} {answer.id[:digits]}  {brief_time(answer.time):<{EDTF_WIDTH}}  {drawn}{mark_of(answer)}"
        )
        yield columns + terminal.cut(terminal_safe(answer.headline), terminal.width - len(columns))
        yield from competing_date_lines(answer, digits, terminal)


def _head_of(certainty: Certainty, relation: str) -> str:
    if certainty is Certainty.CERTAIN:
        return _("certain {sign}").format(sign=SIGNS[certainty])
    if certainty is Certainty.LIKELY:
        return head_of(certainty, _("approximate dates"))
    return head_of(certainty, _("not certainly {relation}").format(relation=relation))


def _legend(marks: Marks) -> str:
    legend = _(
        "{day} one day  {within} range  {all} all of it  {short} short range  {beyond} outside the chart"
    )
    return legend.format(
        day=marks.day,
        within=f"{marks.start}{marks.inner}{marks.end}",
        all=f"{marks.start}{marks.all}{marks.end}",
        short=marks.narrow,
        beyond=f"{marks.earlier} {marks.later}",
    )


def _head(axis: Axis, marks: Marks) -> tuple[str, str]:
    labels, rule = "", [marks.rule] * axis.width
    for column, label in axis.ticks():
        labels = labels.ljust(min(column, axis.width - len(label))) + label
        rule[column] = marks.tick
    return labels, "".join(rule)


def _draw(time: Time, axis: Axis, marks: Marks) -> str:
    """The days of an event on the axis, one character per column; an arrow if it is outside, or goes on."""
    when = time.days
    earlier = when.earliest is None or when.earliest < axis.first
    later = when.latest is None or when.latest > axis.last
    start = axis.column(when.earliest or axis.first)
    end = axis.last_column(when.latest or axis.last)
    if when.latest is not None and when.latest < axis.first:
        drawn = marks.earlier
    elif when.earliest is not None and when.earliest > axis.last:
        drawn = marks.later
    elif when.is_day:
        drawn = marks.day
    elif start == end:
        drawn = marks.earlier if earlier else marks.later if later else marks.narrow
    else:
        opened = marks.earlier if earlier or time.kind is TimeKind.UNTIL else marks.start
        closed = marks.later if later or time.kind is TimeKind.SINCE else marks.end
        inner = marks.all if time.kind is TimeKind.THROUGHOUT else marks.inner
        drawn = opened + inner * (end - start - 1) + closed
    return (" " * start + drawn).ljust(axis.width)
