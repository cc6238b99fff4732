"""Answers as lines for a person."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.cli.output import terminal_safe
from timeline.cli.terminal import Terminal
from timeline.dates.interval import Certainty
from timeline.messages import _
from timeline.query.chronology import Answer
from timeline.wording.days import brief_days

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence

SIGNS = {Certainty.CERTAIN: "+", Certainty.POSSIBLE: "?"}
EDTF_WIDTH = 21


def answer_lines(answers: Iterable[Answer], relation: str, digits: int, terminal: Terminal) -> Iterator[str]:
    """One line an event: sign, id, date, number of articles, clause; the possible ones under a head."""
    notes = {
        Certainty.CERTAIN: _("id, date, independent sources, clause"),
        Certainty.POSSIBLE: _("not certainly {relation}").format(relation=relation),
    }
    shown: Certainty | None = None
    for answer in answers:
        if answer.certainty is not shown:
            shown = answer.certainty
            yield terminal.strong(head_of(shown, notes[shown]))
        date = f"{brief_days(answer.when):<{EDTF_WIDTH}}"
        sign, identity = SIGNS[answer.certainty], answer.id[:digits]
        columns = f"{sign} {identity}  {date} {answer.source_count:>3}  {mark_of(answer)}"
        yield columns + terminal.cut(terminal_safe(answer.text), terminal.width - len(columns))
        yield from competing_date_lines(answer, digits, terminal)
    if shown is None:
        yield _("nothing found")


def head_of(certainty: Certainty, note: str) -> str:
    """The line over the events of a certainty."""
    line = _("certain {sign}  ({note})") if certainty is Certainty.CERTAIN else _("possible {sign}  ({note})")
    return line.format(sign=SIGNS[certainty], note=note)


def undated_lines(sentences: "Iterable[UndatedSentence]", digits: int, terminal: Terminal) -> Iterator[str]:
    """One line a sentence without a date: sign, id of its article, the last day it can tell of, itself."""
    for index, sentence in enumerate(sentences):
        if index == 0:
            yield terminal.strong(_("undated  (article, latest possible date, sentence)"))
        mark = f"[{_(sentence.factuality)}] " if sentence.factuality != "occurred" else ""
        date = f"{brief_days(sentence.when):<{EDTF_WIDTH}}"
        columns = f"{SIGNS[sentence.certainty]} {sentence.article[:digits]}  {date}      {mark}"
        yield columns + terminal.cut(terminal_safe(sentence.text), terminal.width - len(columns))


def mark_of(answer: Answer) -> str:
    """What a reader must know before the clause: that it did not, or not simply, occur."""
    marks = [_(answer.factuality)] if answer.factuality != "occurred" else []
    marks += [_("disputed")] if answer.disputed else []
    return f"[{', '.join(marks)}] " if marks else ""


def competing_date_lines(answer: Answer, digits: int, terminal: Terminal) -> Iterator[str]:
    """The days that the sources of a disputed event give, a line each, with who gives them; else nothing."""
    if not answer.disputed:
        return
    branch, end = ("|-", "`-") if terminal.ascii else ("├", "└")
    given: dict[tuple[str, str], list[str]] = {}
    for source in answer.sources:
        told = "" if source.factuality == "occurred" else f" {_(source.factuality)}"
        name = terminal_safe(source.publisher or source.article)
        names = given.setdefault((brief_days(source.when), told), [])
        if name not in names:
            names.append(name)
    ordered = sorted(given.items())
    for number, ((days, told), names) in enumerate(ordered, start=1):
        mark = end if number == len(ordered) else branch
        yield f"  {'':<{digits}}  {mark} {days}{told}: {', '.join(names)}"
