"""Write a question out: in words, as the arguments of a command, as the parameters of a form."""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import TimeKind
from timeline.errors import InvalidDate, InvalidInput
from timeline.messages import _, in_language
from timeline.query.question.declared import Declared, Kind
from timeline.query.question.question import DATES, FIELDS, Command, Question, question_of
from timeline.wording.years_bc import brief_bc, brief_year, is_bc

# Between several values of one parameter of a form.
SEPARATOR = ";"
_YES, _NO = ("1", "yes", "on", "true", "نعم"), ("0", "no", "off", "false", "لا")


def dates_in_words(question: Question) -> str:
    """The dates of the question in words: before 2017-07-10."""
    first, last = (_in_words(date, question.command) for date in (question.dates[0], question.dates[-1]))
    match question.command:
        case "before":
            return _("before {first}").format(first=first)
        case "after":
            return _("after {first}").format(first=first)
        case "on":
            return _("on {first}").format(first=first)
        case "between":
            return _("between {first} and {last}").format(first=first, last=last)


def file_heading(question: Question) -> str:
    """The dates of a parsed question as a file has them, in English always: before 2017-07-10."""
    if question.dates == Question().dates:
        return "everything"
    return f"{question.command} {' and '.join(question.dates)}"


def _in_words(date: str, command: Command) -> str:
    """A date as it is given, but 44 BC for -0043; a question before it is one before its first day."""
    try:
        days = parse_edtf(date)
    except InvalidDate:
        return date
    if not is_bc(days):
        return date
    edge = {"before": (1, 1), "after": (12, 31)}.get(command)
    if days.earliest and days.is_day and (days.earliest.month, days.earliest.day) == edge:
        return brief_year(days.earliest.year)
    return brief_bc(days, TimeKind.THROUGHOUT)


def describe(question: Question) -> str:
    """The other conditions in words, with Arabic last; may be empty."""
    return _(", ").join(one.words(value) for one, value in _written(question))


def conditions_in(question: Question, languages: Iterable[str]) -> dict[str, str]:
    """The other conditions in words of several languages, by language; none of a question without any."""
    found = {}
    for language in languages:
        with in_language(language):
            found[language] = describe(question)
    return {language: words for language, words in found.items() if words}


def arguments(question: Question, further: Sequence[str] = ()) -> list[str]:
    """The equivalent arguments of `timeline`, with further ones; Arabic last, for terminals."""
    plain = [word for one, value in _written(question) if not one.is_text for word in _words(one, value)]
    texts = [word for one, value in _written(question) if one.is_text for word in _words(one, value)]
    return [question.command, *question.dates, *plain, *further, *texts]


def as_typed(words: Sequence[str]) -> str:
    """The equivalent command, quoted for a shell."""
    return " ".join(["timeline", *map(_quoted, words)])


def from_form(command: Command, values: Mapping[str, str]) -> Question:
    """The question for the parameters of a form, as text; an empty parameter is ignored.

    Raises InvalidInput for a value that the field cannot have.
    """
    given = {one.name: _read(one, text) for one in FIELDS if (text := values.get(one.parameter, "").strip())}
    return question_of(command, [values.get(name, "") for name in DATES[command]], given)


def _written(question: Question) -> Iterator[tuple[Declared, Any]]:
    """The fields that are set: conditions, order and page first, then words, which may be Arabic."""
    given = question.given()
    plain = (one for one in FIELDS if not one.is_text)
    for one in (*plain, *(one for one in reversed(FIELDS) if one.is_text)):
        if one.name in given:
            yield one, given[one.name]


def _words(one: Declared, value: Any) -> Iterator[str]:
    if one.kind is Kind.FLAG:
        yield one.option
        return
    for item in value if one.several else (value,):
        yield from (one.option, str(item))


def _read(one: Declared, text: str) -> Any:
    match one.kind:
        case Kind.TEXTS | Kind.CHOICES:
            return tuple(filter(None, (item.strip() for item in text.split(SEPARATOR))))
        case Kind.COUNT:
            if not re.fullmatch(r"\d{1,10}", text):
                raise InvalidInput("{name} must be at least 1, not {value!r}", name=one.parameter, value=text)
            return int(text)
        case Kind.FLAG:
            if text.casefold() not in _YES + _NO:
                raise InvalidInput("{name} must be yes or no, not {value!r}", name=one.parameter, value=text)
            return not one.default if text.casefold() in _YES else one.default
    return text


def _quoted(argument: str) -> str:
    """Quoted as few shells need it: double quotes keep Arabic readable next to them."""
    plain = shlex.quote(argument)
    return plain if plain == argument or set(argument) & set('"$`\\!') else f'"{argument}"'
