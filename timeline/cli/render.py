"""Answers as lines for people."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from timeline.cli.folding import FoldedGroup, Folding, Reason, fold_groups
from timeline.cli.output import terminal_safe
from timeline.cli.terminal import Terminal
from timeline.dates.interval import Certainty
from timeline.messages import Message, _
from timeline.query.chronology import Answer
from timeline.query.folding import Folded, folded
from timeline.wording.terms import brief_days, brief_time

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence

SIGNS = {Certainty.CERTAIN: "+", Certainty.LIKELY: "~", Certainty.POSSIBLE: "?"}
EDTF_WIDTH = 24
_HEADS = {
    Certainty.CERTAIN: Message("certain {sign}  ({note})"),
    Certainty.LIKELY: Message("likely {sign}  ({note})"),
    Certainty.POSSIBLE: Message("possible {sign}  ({note})"),
}


def answer_lines(
    answers: Iterable[Answer],
    relation: str,
    digits: int,
    terminal: Terminal,
    *,
    folding: Folding | None = None,
    unfolded: bool = False,
) -> Iterator[str]:
    """Yield a line per event: sign, id, date, sources, headline; a heading before each certainty.

    folding: which groups of events have one line, None for no group; unfolded: whether events that are
    possibly the same have a line each.
    """
    notes = {
        Certainty.CERTAIN: _("id, date, independent sources, headline"),
        Certainty.LIKELY: _("approximate dates"),
        Certainty.POSSIBLE: _("not certainly {relation}").format(relation=relation),
    }
    shown: Certainty | None = None
    alike = map(Folded, answers) if unfolded else folded(answers)
    for one in fold_groups(alike, folding) if folding else alike:
        certainty = one.certainty if isinstance(one, FoldedGroup) else one.answer.certainty
        if certainty is not shown:
            shown = certainty
            yield terminal.strong(head_of(shown, notes[shown]))
        if isinstance(one, FoldedGroup):
            yield f"{SIGNS[certainty]} {_words_of(one)}"
            continue
        answer = one.answer
        yield answer_line(answer, digits, terminal, len(one.similar))
        yield from competing_date_lines(answer, digits, terminal)
    if shown is None:
        yield _("nothing found")


def _words_of(group: FoldedGroup) -> str:
    match group.reason:
        case Reason.LONG:
            text = _("{count} more, of whole months, years or other long times (listed by --unfold)")
        case Reason.POSSIBLE:
            text = _("{count} events (listed by --unfold)")
        case Reason.ASIDE:
            text = _("{count} more, told in passing or too briefly (listed by --unfold)")
        case _:
            assert_never(group.reason)
    return text.format(count=group.count)


def answer_line(answer: Answer, digits: int, terminal: Terminal, similar: int = 0) -> str:
    """Return the line of an event: sign, id, date, number of sources, headline.

    similar: how many events that are possibly the same are folded into it.
    """
    date = f"{brief_time(answer.time):<{EDTF_WIDTH}}"
    sign, identity = SIGNS[answer.certainty], answer.id[:digits]
    columns = f"{sign} {identity}  {date} {answer.source_count:>3}  {mark_of(answer, similar)}"
    return columns + terminal.cut(terminal_safe(answer.headline), terminal.width - len(columns))


def head_of(certainty: Certainty, note: str) -> str:
    """Return the heading of the events of a certainty."""
    return _(_HEADS[certainty]).format(sign=SIGNS[certainty], note=note)


def undated_lines(sentences: "Iterable[UndatedSentence]", digits: int, terminal: Terminal) -> Iterator[str]:
    """Yield one line per undated sentence: sign, id of its article, its latest possible date, its text."""
    for index, sentence in enumerate(sentences):
        if index == 0:
            yield terminal.strong(_("undated  (article, latest possible date, sentence)"))
        mark = f"[{_(sentence.factuality)}] " if sentence.factuality != "occurred" else ""
        date = f"{brief_days(sentence.when):<{EDTF_WIDTH}}"
        columns = f"{SIGNS[sentence.certainty]} {sentence.article[:digits]}  {date}      {mark}"
        yield columns + terminal.cut(terminal_safe(sentence.text), terminal.width - len(columns))


def mark_of(answer: Answer, similar: int = 0) -> str:
    """Return the marks before a headline: that it did not, or not simply, occur, is disputed, stands for
    similar events, or lacks words of the question.
    """
    marks = [_(answer.factuality)] if answer.factuality != "occurred" else []
    marks += [_("disputed")] if answer.disputed else []
    marks += [_("+ {count} similar").format(count=similar)] if similar else []
    if answer.unmatched:
        marks.append(_("lacks {words}").format(words=terminal_safe(" ".join(answer.unmatched))))
    return f"[{', '.join(marks)}] " if marks else ""


def competing_date_lines(answer: Answer, digits: int, terminal: Terminal) -> Iterator[str]:
    """Yield the dates that the sources of a disputed event give, one per line, with the publishers."""
    if not answer.disputed:
        return
    branch, end = ("|-", "`-") if terminal.ascii else ("├", "└")
    publishers: dict[tuple[str, str], list[str]] = {}
    for source in answer.sources:
        mark = "" if source.factuality == "occurred" else f" {_(source.factuality)}"
        name = terminal_safe(source.publisher or source.article)
        names = publishers.setdefault((brief_time(source.time), mark), [])
        if name not in names:
            names.append(name)
    ordered = sorted(publishers.items())
    for number, ((days, mark), names) in enumerate(ordered, start=1):
        corner = end if number == len(ordered) else branch
        yield f"  {'':<{digits}}  {corner} {days}{mark}: {', '.join(names)}"
