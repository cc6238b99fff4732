"""A question is one value: every field of it is on every surface, and survives each spelling."""

import shlex
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_type_hints

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from support import FIELD_VALUES

from timeline.cli.asking import next_page
from timeline.cli.question_options import QuestionOptions, export_options, question_options
from timeline.errors import InvalidInput
from timeline.query.question.declared import Declared, Kind
from timeline.query.question.question import DATES, FIELDS, Asking, Command, Question, question_of
from timeline.query.question.spelled import SEPARATOR, arguments, as_typed, describe, from_form

every_field = pytest.mark.parametrize("field", FIELDS, ids=[one.name for one in FIELDS])


def with_value(field: Declared) -> Question:
    return question_of("before", ["2017-07-10"], {field.name: FIELD_VALUES[field.name]})


def parsed(words: list[str], *, exported: bool = False) -> Question:
    """The question that a command reads from its arguments."""
    found: list[Question] = []
    command, *rest = words
    options = export_options if exported else question_options

    @click.command()
    @click.argument("dates", nargs=len(DATES[command]))  # type: ignore[index]
    @options
    def act(dates: Any, options: QuestionOptions) -> None:
        texts = dates if isinstance(dates, tuple) else (dates,)
        found.append(options.question(command, *texts))  # type: ignore[arg-type]

    result = CliRunner().invoke(act, rest, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return found[0]


def form_of(question: Question) -> Mapping[str, str]:
    """The parameters of a form that ask a question."""
    dates = dict(zip(DATES[question.command], question.dates, strict=True))
    given = question.given()
    values = {one.parameter: _in_form(given[one.name]) for one in FIELDS if one.name in given}
    # A flag is asked for, whatever it turns on or off.
    flags = {one.parameter: "yes" for one in FIELDS if one.kind is Kind.FLAG and one.name in given}
    return {**dates, **values, **flags}


def _in_form(value: Any) -> str:
    return SEPARATOR.join(value) if isinstance(value, tuple) else str(value)


def test_every_field_besides_the_dates_is_declared_and_has_a_value_here() -> None:
    declared = [one.name for one in FIELDS]
    assert ["command", "dates", *declared] == [one.name for one in fields(Question)]
    assert list(FIELD_VALUES) == declared
    assert list(get_type_hints(Asking)) == declared


@every_field
def test_a_field_is_an_option_of_the_commands(field: Declared) -> None:
    question = with_value(field)
    assert parsed(arguments(question)) == question != Question("before", ("2017-07-10",))
    assert field.option in arguments(question)


@every_field
def test_a_field_is_an_option_of_the_exports_where_a_whole_answer_may_have_it(field: Declared) -> None:
    question = with_value(field)
    if field.exported:
        assert parsed(arguments(question), exported=True) == question
    else:
        assert field.name in ("undated", "after_id")


@every_field
def test_a_field_is_a_parameter_of_the_forms(field: Declared) -> None:
    question = with_value(field)
    form = form_of(question)
    assert field.parameter in form
    assert from_form("before", form) == question


@every_field
def test_a_field_is_named_in_words(field: Declared) -> None:
    said = describe(with_value(field))
    assert said and said != describe(Question())
    value = FIELD_VALUES[field.name]
    assert all(
        str(item) in said for item in (value if field.several else (value,)) if item not in (True, False)
    )


@every_field
def test_a_field_is_kept_by_the_next_page(field: Declared) -> None:
    question = with_value(field)
    command = as_typed(next_page(question, QuestionOptions({}, None)))
    assert parsed(shlex.split(command)[1:]) == question


@pytest.mark.parametrize("field", [one for one in FIELDS if one.kind is Kind.FLAG], ids=lambda one: one.name)
@pytest.mark.parametrize("text", ["no", "0", "لا", ""])
def test_a_flag_of_a_form_that_is_no_asks_nothing(field: Declared, text: str) -> None:
    assert from_form("on", {"date": "2017", field.parameter: text}) == Question("on", ("2017",))


WORDS = st.text(st.sampled_from("ابتثنمىيabc \"'$`\\!;-/"), min_size=1, max_size=12)
LONG = WORDS.map(lambda text: f"{text} اتفاق".strip())
IDS = st.text(st.sampled_from("0123456789abcdef"), min_size=1, max_size=16)
OF_KIND: dict[str, st.SearchStrategy[Any]] = {
    "about": LONG,
    "relevant_to": LONG,
    "who": LONG,
    "where": LONG,
    "publishers": st.lists(LONG, max_size=3).map(tuple),
    "published_before": st.sampled_from(["2017-06-01", "2017-06"]),
    "published_after": st.sampled_from(["2017-06-01", "2017-06"]),
    "after_id": IDS,
    "as_of": st.sampled_from(["1200", "2026-03-01", "2026-03-01T12:00:00Z"]),
}


def strategy_of(field: Declared) -> st.SearchStrategy[Any]:
    match field.kind:
        case Kind.FLAG:
            return st.booleans()
        case Kind.COUNT:
            return st.integers(1, 10**9) | st.just(field.default)
        case Kind.CHOICE:
            return st.sampled_from(field.choices) | st.just(field.default)
        case Kind.CHOICES:
            return st.lists(st.sampled_from(field.choices), max_size=3).map(tuple)
    return OF_KIND[field.name] | st.just(field.default)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    command: Command = draw(st.sampled_from(list(DATES)))
    dates = [draw(st.sampled_from(["2017-07-10", "2017-05", "201X"])) for _ in DATES[command]]
    values = {one.name: draw(strategy_of(one)) for one in FIELDS}
    if values["order"] == "relevance" and not values["relevant_to"]:
        values |= {"order": "time"}
    if values["undated"]:
        values |= {"who": "", "where": ""}
    return question_of(command, dates, values)


@given(questions())
def test_a_question_survives_the_command_line_and_the_forms(question: Question) -> None:
    typed = as_typed(arguments(question))
    assert parsed(shlex.split(typed)[1:]) == question
    separable = not any(SEPARATOR in name or name != name.strip() for name in question.publishers)
    trimmed = all(
        text == text.strip() for text in (question.about, question.relevant_to, question.who, question.where)
    )
    if separable and trimmed:
        assert from_form(question.command, form_of(question)) == question


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"abuot": "اتفاق"}, "a question has no field 'abuot'; its fields are about, relevant_to, who"),
        ({"min_articles": 0}, "min_articles must be at least 1, not 0"),
        ({"limit": -1}, "limit must be at least 1, not -1"),
        ({"precision": "week"}, "precision must be one of day, month, year, not 'week'"),
        (
            {"factualities": ["maybe"]},
            "factualities must be one of occurred, announced, denied, hypothetical",
        ),
        ({"about": "في 2017"}, "give a word of at least three letters"),
        ({"who": "..."}, "write it in letters"),
        ({"order": "relevance"}, "add --relevant-to"),
        ({"undated": True, "who": "لافروف"}, "use --about instead"),
    ],
)
def test_a_value_that_nothing_can_answer_is_refused_in_one_line(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        question_of("before", ["2017"], values)


@pytest.mark.parametrize(("name", "text"), [("min_articles", "two"), ("limit", "0"), ("disputed", "perhaps")])
def test_a_parameter_of_a_form_that_cannot_be_read_is_refused_by_its_name(name: str, text: str) -> None:
    with pytest.raises(InvalidInput, match=name):
        from_form("before", {"date": "2017", name: text})


def test_a_command_without_its_dates_is_refused() -> None:
    with pytest.raises(InvalidInput, match="between takes 2 dates, not 1"):
        Question("between", ("2017",))
