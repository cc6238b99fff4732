"""The browser over the database: the questions of the command line, the public views, and nothing else."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from markupsafe import escape
from sqlalchemy import Engine
from support import FIELD_VALUES, ROOT, asked

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.db.engine import read_transaction
from timeline.db.public_views import VIEWS
from timeline.db.tables import metadata
from timeline.query.chronology import chronology
from timeline.query.question.declared import Declared, Kind
from timeline.query.question.question import FIELDS, question_of
from timeline.query.question.resolved import parse_dates
from timeline.query.question.spelled import SEPARATOR
from timeline.query.relation import Relation
from timeline.web.metadata import questions

Get = Callable[..., httpx.Response]


def rows(answer: httpx.Response) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


def form_rows(get: Get, question: str, **parameters: str) -> list[dict[str, Any]]:
    return rows(get(f"/timeline/{question}.json", _shape="array", **parameters))


def certainties(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["certainty"], row["event_id"]) for row in found]


def answered(engine: Engine, relation: Relation, days: Interval, **fields: Any) -> list[tuple[str, str]]:
    names = {Certainty.CERTAIN: "certain", Certainty.POSSIBLE: "possible"}
    with read_transaction(engine) as connection:
        found = chronology(connection, asked(relation, days, **fields))
        return [(names[answer.certainty], answer.id) for answer in found]


@pytest.mark.parametrize(
    "written", ["2017-07-10", "10 July 2017", "10 juillet 2017", "10 تموز 2017", "10 July"]
)
def test_before_a_date_answers_as_the_command_does(news: Engine, get: Get, written: str) -> None:
    expected = answered(news, Relation.BEFORE, parse_edtf("2017-07-10"))
    assert certainties(form_rows(get, "before", date=written)) == expected


@pytest.mark.parametrize(
    ("question", "parameters", "relation", "days"),
    [
        ("after", {"date": "2017-05"}, Relation.AFTER, "2017-05"),
        ("on", {"date": "أيار 2017"}, Relation.DURING, "2017-05"),
        ("between", {"first": "3 May 2017", "last": "2017-05-06"}, Relation.DURING, "2017-05-03/2017-05-06"),
    ],
)
def test_the_other_relations_answer_as_their_commands_do(
    news: Engine, get: Get, question: str, parameters: dict[str, str], relation: Relation, days: str
) -> None:
    found = certainties(form_rows(get, question, **parameters))
    assert found and found == answered(news, relation, parse_edtf(days))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_of_a_question_is_a_parameter_of_the_form(
    news: Engine, get: Get, field: Declared
) -> None:
    value = FIELD_VALUES[field.name]
    text = SEPARATOR.join(value) if field.several else "yes" if field.kind is Kind.FLAG else str(value)
    found = form_rows(get, "between", first="..", last="..", **{field.parameter: text})
    everything = answered(news, Relation.DURING, Interval(None, None))
    expected = everything
    if field.name == "undated":
        assert {row["event_id"] for row in found[len(expected) :]} == {None}
        found = [row for row in found if row["event_id"]]
    else:
        with read_transaction(news) as connection:
            question = question_of("between", ["..", ".."], {field.name: value})
            asked_for = parse_dates(connection, question, date.today())
            expected = [(one.certainty.value, one.id) for one in chronology(connection, asked_for)]
        assert expected != everything
    assert certainties(found) == expected
    assert f'name="{field.parameter}"' in get("/timeline/between").text


def test_a_date_that_cannot_be_read_is_said_so(get: Get) -> None:
    [row] = form_rows(get, "before", date="hello")
    assert row["certainty"].startswith("cannot read 'hello' as a date") and row["event_id"] is None
    [row] = form_rows(get, "between", first="2017-05-03", last="some day")
    assert "some day" in row["certainty"]


@pytest.mark.parametrize("question", questions())
def test_a_question_without_its_words_is_an_empty_form(get: Get, question: str) -> None:
    page = get(f"/timeline/{question}")
    assert page.status_code == 200
    if '<input type="text"' in page.text:
        assert form_rows(get, question) == []
    else:
        assert form_rows(get, question)


def test_words_are_found_in_all_their_forms(news: Engine, get: Get) -> None:
    found = {row["event_id"] for row in form_rows(get, "about", words="الاتفاق")}
    every = answered(news, Relation.DURING, Interval(None, None), about="الاتفاق")
    assert found and found == {identity for _, identity in every}
    assert any(
        "اتفاقية" in row["quote"] or "اتفاق" in row["quote"] for row in form_rows(get, "about", words="اتفاق")
    )


def test_a_publisher_is_found_in_any_spelling(get: Get) -> None:
    assert {row["publisher"] for row in form_rows(get, "publisher", publisher="للانباء")} == {
        "وكالة المثال للأنباء"
    }


def test_a_disagreement_leads_to_the_reasons_of_each_source(get: Get) -> None:
    disputed = {row["event_id"] for row in form_rows(get, "disputed")}
    page = get("/timeline/disputed").text
    assert disputed == set(re.findall(r'href="/timeline/event\?event_id=([0-9a-f]+)"', page))
    reports = form_rows(get, "event", event_id=disputed.pop())
    assert {row["edtf"] for row in reports} == {"2017-05-04", "2017-05-05"}
    assert all(re.search("[a-z]+ [a-z]+", row["explanation"]) for row in reports)


def test_every_view_is_there_with_what_its_columns_say(get: Get) -> None:
    front = get("/timeline").text
    for view in VIEWS:
        assert f'href="/timeline/{view.name}"' in front
        page = get(f"/timeline/{view.name}")
        assert page.status_code == 200
        assert escape(view.about) in page.text
        # Nobody corrected the sample articles; a view without rows shows no columns.
        if view.name != "corrections_v1":
            assert f'data-column="{view.columns[0].name}"' in page.text
            assert f'data-column-description="{escape(view.columns[0].about)}"' in page.text


def test_no_other_table_is_listed_or_shown(get: Get) -> None:
    front = get("/timeline").text
    internal = set(metadata.tables) - {view.name for view in VIEWS} | {"alembic_version", "mention_terms"}
    assert not [table for table in internal if f'href="/timeline/{table}"' in front]
    assert {get(f"/timeline/{table}").status_code for table in ("texts", "facts", "mentions")} <= {403, 404}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM texts",
        "SELECT count(*) FROM texts",
        "SELECT payload FROM facts",
        "SELECT text FROM main.texts",
        "SELECT quote FROM mentions",
        "SELECT * FROM mention_terms",
        "WITH timeline_v1 AS (SELECT text FROM texts) SELECT * FROM timeline_v1",
        "WITH log_v1 AS (SELECT payload FROM facts) SELECT * FROM log_v1",
        "SELECT (SELECT group_concat(text) FROM texts) FROM timeline_v1",
    ],
)
def test_sql_reads_nothing_but_the_public_views(get: Get, sql: str) -> None:
    refused = get("/timeline.json", sql=sql)
    assert refused.status_code == 400
    assert re.search(
        "prohibited|not authorized|no such table|no such column|constructor failed", refused.json()["error"]
    )


def test_sql_over_the_views_is_answered(news: Engine, get: Get) -> None:
    sql = "SELECT count(*) AS n FROM timeline_v1 JOIN mentions_v1 USING (event_id)"
    with read_transaction(news) as connection:
        expected = connection.execute(sa.text(sql)).scalar_one()
    assert rows(get("/timeline.json", sql=sql, _shape="array")) == [{"n": expected}]


def test_nothing_can_be_written_and_the_file_is_not_given_away(get: Get) -> None:
    assert get("/timeline.json", sql="DELETE FROM unfinished_ingest").status_code == 400
    assert get("/timeline.db").status_code == 403


def test_values_and_types_are_those_of_the_views(news: Engine, get: Get) -> None:
    with read_transaction(news) as connection:
        query = "SELECT * FROM timeline_v1 ORDER BY earliest, latest, position LIMIT 1"
        expected = dict(connection.execute(sa.text(query)).mappings().one())
    [row] = rows(get("/timeline.json", sql=query, _shape="array"))
    assert row == {
        **expected,
        "earliest": str(expected["earliest"])[:10] + " 00:00:00.000000",
        "latest": str(expected["latest"])[:10] + " 00:00:00.000000",
    }


def test_cells_read_in_the_direction_of_their_words(get: Get) -> None:
    assert 'href="/static-timeline/serve.css"' in get("/timeline/timeline_v1").text
    assert "unicode-bidi: plaintext" in get("/static-timeline/serve.css").text


def test_every_question_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
    assert not [name for name in questions() if f"`{name}`" not in page]
