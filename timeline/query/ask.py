"""A question in words, Arabic, English or French, as the command that asks the same.

The dates of the question are found first; the words before each say how it bounds the answer. What is left
without the words that every question has is what the question is about.
"""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from unicodedata import normalize

from timeline.dates.edtf import format_edtf, span_code
from timeline.dates.interval import DAY
from timeline.errors import InvalidDate, InvalidInput
from timeline.messages import Message, _
from timeline.query.question_bounds import OPEN, Bound, bounds_of, dates_in, end_of, is_unit, parted, start_of
from timeline.query.question_subject import place_in, subject_of
from timeline.query.question_words import has_arabic, words_of
from timeline.query.when import SuggestYear

Command = Literal["before", "after", "between", "on"]

_FORMS = Message('"what happened before 10 July 2017?" or "متى التقى بوتين وترامب؟"')


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood: a command, its dates in EDTF (or ".." for an open end), and what it is about.

    where: a place in Latin letters, which is found by its Arabic names. notes: what had to be assumed.
    """

    relation: Command
    dates: tuple[str, ...]
    about: tuple[str, ...] = ()
    where: str = ""
    notes: tuple[str, ...] = ()


def understand(question: str, today: date, suggest_year: SuggestYear) -> Asked:
    """Read a question. Raises InvalidInput with the nearest form that can be read.

    suggest_year: called for the year of a date without one.
    """
    question = normalize("NFC", question)
    words = words_of(question)
    dates = dates_in(question, words, today)
    words = parted(words, dates)
    bounds = bounds_of(words, dates, suggest_year)
    covered = {index for bound in bounds for index in range(bound.first, bound.last)}
    where, about = place_in(subject_of(words, covered))
    notes = [note for bound in bounds for note in bound.notes if note]
    if latin := [word for word in about if not has_arabic(word)]:
        notes.append(_("looked for as written, in Latin letters: {words}").format(words=", ".join(latin)))
    if not bounds and not about and not where:
        raise InvalidInput(
            "this question names no date and nothing to look for: ask such as {forms}", forms=_FORMS
        )
    return Asked(*_command(bounds), about, where, tuple(dict.fromkeys(notes)))


def as_command(asked: Asked, options: Sequence[str] = ()) -> list[str]:
    """The arguments of `timeline` that ask the same, with further options; Arabic last, for terminals."""
    about = ["--about", " ".join(asked.about)] if asked.about else []
    where = ["--where", asked.where] if asked.where else []
    return [asked.relation, *asked.dates, *options, *where, *about]


def as_typed(arguments: Sequence[str]) -> str:
    """A command as a person types it into a shell."""
    return " ".join(["timeline", *map(_quoted, arguments)])


def _quoted(argument: str) -> str:
    plain = shlex.quote(argument)
    return plain if plain == argument or set(argument) & set('"$`\\!') else f'"{argument}"'


def _command(bounds: list[Bound]) -> tuple[Command, tuple[str, ...]]:
    if not bounds:
        return "between", (OPEN, OPEN)
    if len(bounds) > 1:
        return "between", _both(bounds)
    bound = bounds[0]
    match bound.relation:
        case "before":
            return "before", (start_of(bound.interval),)
        case "after":
            return "after", (end_of(bound.interval),)
        case "since":
            return "between", (start_of(bound.interval), OPEN)
        case "until":
            return "between", (OPEN, end_of(bound.interval))
    if bound.dates:
        return "between", bound.dates
    if is_unit(bound.interval):
        return "on", (format_edtf(bound.interval),)
    if bound.interval.earliest and bound.interval.latest:
        first, last = span_code(bound.interval).split("/")
        return "between", (first, last)
    return "between", (start_of(bound.interval), end_of(bound.interval))


def _both(bounds: list[Bound]) -> tuple[str, str]:
    """After one date and before another, in either order: from the day after to the day before."""
    starts: list[str] = []
    ends: list[str] = []
    for bound in bounds:
        interval = bound.interval
        match bound.relation:
            case "since":
                starts.append(start_of(interval))
            case "after" if interval.latest:
                starts.append(_moved(interval.latest, DAY))
            case "until":
                ends.append(end_of(interval))
            case "before" if interval.earliest:
                ends.append(_moved(interval.earliest, -DAY))
    if len(bounds) != 2 or (len(starts), len(ends)) != (1, 1):
        named = ", ".join(format_edtf(bound.interval) for bound in bounds)
        raise InvalidInput(
            'this question names several dates ({named}): ask about one, or "between" two', named=named
        )
    return starts[0], ends[0]


def _moved(value: date, by: timedelta) -> str:
    try:
        return (value + by).isoformat()
    except OverflowError:
        raise InvalidDate(
            "nothing lies beyond {value}: ask about a day from 0001-01-02 to 9999-12-30", value=value
        ) from None
