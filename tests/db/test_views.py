"""The public views: the same names, columns, types and rows on both engines, and never another shape."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from support import ROOT, asked, take, take_seeds

from timeline.commands.correct import redate
from timeline.dates.calendars.hijri import CALENDAR
from timeline.dates.interval import Certainty, day
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.public_views.v1 import AS_OF, VIEWS
from timeline.db.public_views.view import View, create, create_as_of
from timeline.db.schema import open_store
from timeline.db.tables import articles, corrections, head, mentions
from timeline.projections.project import rebuild
from timeline.query.chronology import chronology
from timeline.query.relation import Relation
from timeline.readers.record import RawArticle

PUBLISHED = json.loads((Path(__file__).parent / "views_v1.json").read_text(encoding="utf-8"))
# Name and type of the columns of a view.
TYPES = {
    "sqlite": "SELECT name, type FROM pragma_table_info(:view)",
    "postgresql": (
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        "WHERE attrelid = to_regclass(:view) AND attnum > 0"
    ),
}
EDGE = "2017-07-10 00:00:00.000000"


def rows(engine: Engine, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with read_transaction(engine) as connection:
        return [tuple(row) for row in connection.execute(sa.text(query), values)]


@pytest.fixture
def corrected(seeded: Engine) -> Engine:
    """The sample articles, and a date that a person corrected."""
    return correct_one(seeded)


def correct_one(seeded: Engine) -> Engine:
    """Give the first mention of the sample articles another date."""
    with write_transaction(seeded) as connection:
        first = sa.select(mentions.c.id).order_by(mentions.c.position).limit(1)
        told = connection.execute(first).scalar_one()
        redate(connection, told, parse_time("2018-01-01"), 'الملحق \\n "قال" ذلك', "tester")
    return seeded


def before(engine: Engine, source: str = "timeline_v1", **values: Any) -> list[str]:
    order = "ORDER BY earliest, latest, position, event_id"
    found = rows(engine, f"SELECT event_id FROM {source} WHERE latest < :edge {order}", edge=EDGE, **values)
    return [identity for (identity,) in found]


def definition(engine: Engine, view: View) -> dict[str, Any]:
    """What views_v1.json has of a view; of a column its name, kind and SQL, and its type in this database."""
    types = dict(rows(engine, TYPES[engine.dialect.name], view=view.name))
    return {
        "from": view.tables,
        "held": list(view.held),
        "where": view.extra,
        "grouped": view.group,
        "columns": [[column.name, column.kind, column.sql, types[column.name]] for column in view.columns],
    }


def test_a_published_view_is_never_changed(engine: Engine) -> None:
    other = {"sqlite": 4, "postgresql": 3}[engine.dialect.name]
    assert [view.name for view in VIEWS] == list(PUBLISHED)
    for view in VIEWS:
        published = PUBLISHED[view.name]
        columns = [[*column[:other], *column[other + 1 :]] for column in published["columns"]]
        assert definition(engine, view) == {**published, "columns": columns}


def test_the_migrations_make_the_views_that_the_code_declares(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        for view in VIEWS:
            stored, declared = made_and_declared(connection, view)
            assert stored == declared, view.name


def made_and_declared(connection: Connection, view: View) -> tuple[str, str]:
    """The engine's definition of a view: as the migrations made it, and as the code makes it now."""
    if connection.dialect.name == "sqlite":
        query = sa.text("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = :name")
        return connection.execute(query, {"name": view.name}).scalar_one(), create(view, "sqlite")
    connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS today")
    connection.exec_driver_sql("SET LOCAL search_path TO today, public")
    connection.exec_driver_sql(create(view, "postgresql"), execution_options={"no_parameters": True})
    query = sa.text("SELECT pg_get_viewdef(to_regclass(:name))")
    stored, declared = (
        connection.execute(query, {"name": f"{schema}.{view.name}"}).scalar_one()
        for schema in ("public", "today")
    )
    return stored.replace("public.", ""), declared.replace("today.", "")


def test_the_migrations_make_the_functions_of_the_past_that_the_code_declares(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no functions")
    query = "SELECT prosrc FROM pg_proc WHERE proname = :name"
    for view in AS_OF:
        ((body,),) = rows(engine, query, name=f"{view.name}_as_of")
        assert f"$${body}$$" in create_as_of(view)


def test_every_view_has_the_columns_that_are_described(corrected: Engine) -> None:
    for view in VIEWS:
        with read_transaction(corrected) as connection:
            found = connection.execute(sa.text(f"SELECT * FROM {view.name} LIMIT 1"))
            assert list(found.keys()) == [column.name for column in view.columns]
            assert found.one() is not None


def test_columns_have_their_declared_types(seeded: Engine) -> None:
    kinds = {"DATETIME": "timestamp", "TIMESTAMP": "timestamp", "TEXT": "text", "VARCHAR": "text"}
    kinds |= {"INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean"}
    for view in VIEWS:
        with read_transaction(seeded) as connection:
            declared = {
                column["name"]: type(column["type"]).__name__
                for column in sa.inspect(connection).get_columns(view.name)
            }
        for column in view.columns:
            # What is counted, compared or split has no declared type on SQLite.
            if not column.sql.startswith(("count(", "max(", "@last(", "(SELECT @joined(", "n.")):
                assert kinds[declared[column.name]] == column.kind, (view.name, column.name)


def test_before_a_day_is_what_the_command_answers_as_certain(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        answers = chronology(connection, asked(Relation.BEFORE, day(date(2017, 7, 10))))
        certain = [answer.id for answer in answers if answer.certainty is Certainty.CERTAIN]
    assert before(seeded) == certain


def test_the_day_itself_is_not_before_it(engine: Engine) -> None:
    texts = ["وقعت الأطراف المذكرة في 9 تموز 2017.", "افتتح الوزير الجسر القديم في 10 تموز 2017."]
    take(engine, *(RawArticle(location=text, text=text, published="2017-07-20") for text in texts))
    days = dict(rows(engine, "SELECT event_id, edtf FROM timeline_v1"))
    assert [days[identity] for identity in before(engine)] == ["2017-07-09"]


def test_what_was_retracted_is_in_no_view_of_the_present(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.update(mentions).values(retracted=True))
        connection.execute(sa.update(articles).values(retracted=True))
    for name in ("mentions_v1", "articles_v1", "publishers_v1"):
        assert rows(seeded, f"SELECT * FROM {name}") == []


def test_a_disagreement_has_a_row_for_each_date(seeded: Engine) -> None:
    found = rows(
        seeded, "SELECT edtf, factuality, publisher_count FROM disagreements_v1 ORDER BY edtf, factuality"
    )
    assert found == [
        ("2017-05-04", "announced", 1),
        ("2017-05-04", "occurred", 3),
        ("2017-05-05", "occurred", 1),
    ]


def test_a_disagreement_names_the_publishers_of_each_date(seeded: Engine) -> None:
    said = rows(seeded, "SELECT publishers, publisher_count FROM disagreements_v1 ORDER BY edtf, factuality")
    for names, count in said:
        assert names.split("; ") == sorted(names.split("; "))
        assert len(names.split("; ")) <= count


def test_a_correction_is_told_with_its_reason_and_its_maker(corrected: Engine) -> None:
    query = "SELECT correction, edtf, reason, recorded_by, mention_id IS NULL FROM corrections_v1"
    assert rows(corrected, query) == [("redate", "2018-01-01", 'الملحق \\n "قال" ذلك', "tester", False)]


def test_corrections_are_made_again_from_the_log(corrected: Engine) -> None:
    query = "SELECT * FROM corrections_v1"
    told = rows(corrected, query)
    with write_transaction(corrected) as connection:
        connection.execute(sa.delete(corrections))
        rebuild(connection, only="corrections")
    assert rows(corrected, query) == told


def test_names_and_places_are_counted_once_a_clause(engine: Engine) -> None:
    texts = (
        "زار الوزير سامر الحلبي غزة ثم عاد إلى غزة في 9 تموز 2017.",
        "زار الوزير سامر الحلبي غزة في 9 تموز 2017.",
        "افتتح جسر في دمشق يوم 10 تموز 2016.",
    )
    take(engine, *(RawArticle(location=text, text=text, published="2017-07-20") for text in texts))
    places = "SELECT place_key, place, place_english, country, mention_count, article_count FROM places_v1"
    assert rows(engine, f"{places} ORDER BY place_english") == [
        ("geonames:170654", "دمشق", "Damascus", "SY", 1, 1),
        ("geonames:281133", "غزة", "Gaza", "PS", 2, 2),
    ]
    assert rows(engine, "SELECT name, mention_count FROM names_v1") == [("سامر الحلبي", 2)]
    of_events = "SELECT edtf, place_english FROM event_places_v1 JOIN timeline_v1 USING (event_id)"
    assert sorted(set(rows(engine, of_events))) == [("2016-07-10", "Damascus"), ("2017-07-09", "Gaza")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a\tgeonames:1 sy\tأ\tA", ("geonames:1", "أ", "A", "SY")),
        ("a\tmy own place \tأ\t", ("my own place", "أ", None, None)),
        ('a\tx"y ps\tأ"],["ب\tO\'Neil', ('x"y', 'أ"],["ب', "O'Neil", "PS")),
        ("a\tx ps\tأ", ("x", "أ", None, "PS")),
        ("a\tx", ("x", "", None, None)),
        ("a", ("", "", None, None)),
        ("a\t\t\t", ("", "", None, None)),
    ],
)
def test_a_line_of_a_place_is_split_alike_on_both_engines(
    engine: Engine, line: str, expected: tuple[str | None, ...]
) -> None:
    take(engine, RawArticle(location="a", text="افتتح جسر يوم 10 تموز 2016.", published="2017-07-20"))
    with write_transaction(engine) as connection:
        connection.execute(sa.update(mentions).values(places=f"\n{line}\n"))
    assert rows(engine, "SELECT place_key, place, place_english, country FROM places_v1") == [expected]


def test_a_day_in_a_condition_compares_right_through_date(engine: Engine) -> None:
    texts = ["وقعت الأطراف المذكرة في 9 تموز 2017.", "افتتح الوزير الجسر القديم في 10 تموز 2017."]
    take(engine, *(RawArticle(location=text, text=text, published="2017-07-20") for text in texts))
    for condition in ("<= '2017-07-09'", "= '2017-07-09'", "BETWEEN '2017-07-08' AND '2017-07-09'"):
        found = rows(engine, f"SELECT edtf FROM timeline_v1 WHERE date(latest) {condition}")
        assert found == [("2017-07-09",)]


def test_publishers_have_their_articles_and_days(seeded: Engine) -> None:
    every = rows(seeded, "SELECT publisher, published_earliest, published_latest FROM articles_v1")
    for publisher, count, first, last in rows(seeded, "SELECT * FROM publishers_v1"):
        own = [(str(start), str(end)) for name, start, end in every if name == publisher]
        assert count == len(own)
        assert str(first) == min(start for start, _ in own)
        known = [end for _, end in own if end != "None"]
        assert str(last) == max(known, default="None")


def test_the_past_is_asked_for_by_position(seeded: Engine) -> None:
    then = rows(seeded, "SELECT max(position) FROM log_v1")[0][0]
    answered = before(seeded)
    with write_transaction(seeded) as connection:
        told = connection.execute(
            sa.select(mentions.c.id).where(mentions.c.event == answered[-1]).limit(1)
        ).scalar_one()
        redate(connection, told, parse_time("2018-01-01"), "the archive says so", "tester")
    assert before(seeded) != answered
    held = "(SELECT * FROM timeline_history_v1 WHERE valid_from <= :at AND valid_until > :at) AS held"
    assert before(seeded, held, at=then) == answered
    if seeded.dialect.name == "postgresql":
        assert before(seeded, "timeline_v1_as_of(:at)", at=then) == answered


def test_postgres_has_every_view_of_the_past_as_a_function(seeded: Engine) -> None:
    if seeded.dialect.name != "postgresql":
        pytest.skip("SQLite has no functions: the views *_history_v1 are asked with a predicate")
    with read_transaction(seeded) as connection:
        now = connection.execute(sa.select(head.c.position)).scalar_one()
    for view in AS_OF:
        assert rows(seeded, f"SELECT * FROM {view.name}_as_of(:at)", at=0) == []
        assert sorted(rows(seeded, f"SELECT * FROM {view.name}_as_of(:at)", at=now), key=repr) == sorted(
            rows(seeded, f"SELECT * FROM {view.name}"), key=repr
        )
    assert rows(seeded, "SELECT position_v1_as_of(now())") == [(now,)]
    assert rows(seeded, "SELECT position_v1_as_of('2000-01-01')") == [(0,)]


def test_postgres_describes_every_view_and_column(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite keeps no descriptions: docs/sql.md has them")
    with read_transaction(engine) as connection:
        inspector = sa.inspect(connection)
        for view in VIEWS:
            assert inspector.get_table_comment(view.name)["text"] == view.about
            told = {column["name"]: column["comment"] for column in inspector.get_columns(view.name)}
            assert told == {column.name: column.about for column in view.columns}


ANALYSTS = (ROOT / "docs" / "for-analysts.md").read_text("utf-8")
PAGES = (ROOT / "docs" / "sql.md").read_text("utf-8") + ANALYSTS
BLOCKS = re.findall(r"```sql\n(.*?)```", PAGES, flags=re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_query_of_the_documentation_has_an_answer(corrected: Engine, block: str) -> None:
    assert rows(corrected, re.sub("2026-03-02", "9999", block).replace(";", ""))


def test_the_questions_of_an_analyst_have_the_same_answers_on_both_engines(
    corrected: Engine, tmp_path: Path
) -> None:
    if corrected.dialect.name == "sqlite":
        pytest.skip("it compares the other engine with SQLite")
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}", create=True)
    take_seeds(other)
    correct_one(other)
    questions = re.findall(r"```sql\n(.*?);\n```", ANALYSTS, flags=re.DOTALL)
    assert len(questions) == 20
    for question in questions:
        # When a correction was made is no answer that two databases share.
        told = question.replace("recorded_at, ", "")
        here, there = ([[*map(compared, row)] for row in rows(one, told)] for one in (corrected, other))
        assert here == there, question
    other.dispose()


def compared(value: Any) -> Any:
    """A value as both engines have it: SQLite has neither booleans nor exact fractions."""
    return round(float(value), 6) if isinstance(value, bool | int | float | Decimal) else value


@pytest.fixture
def calendar(seeded: Engine) -> Iterator[dict[int, Any]]:
    with read_transaction(seeded) as connection:
        found = connection.execute(sa.text("SELECT * FROM days_v1")).mappings()
        yield {row["day"]: dict(row) for row in found}


def test_every_day_of_the_timeline_is_in_the_calendar(seeded: Engine, calendar: dict[int, Any]) -> None:
    ends = rows(seeded, "SELECT earliest_day FROM timeline_v1 WHERE NOT starts_open")
    ends += rows(seeded, "SELECT latest_day FROM timeline_v1 WHERE NOT ends_open")
    assert {number for (number,) in ends} <= calendar.keys()


def test_the_calendar_has_whole_years_in_three_calendars(calendar: dict[int, Any]) -> None:
    row = calendar[date(2017, 5, 27).toordinal() - date(1970, 1, 1).toordinal()]
    assert str(row.pop("date")).startswith("2017-05-27 00:00:00")
    assert row == {
        "day": row["day"], "year": 2017, "quarter": 2, "month": 5, "day_of_month": 27,
        "iso_year": 2017, "iso_week": 21, "weekday": 6, "month_levant": "أيار", "month_egypt": "مايو",
        "month_english": "May", "weekday_arabic": "السبت", "weekday_english": "Saturday",
        "hijri_year": 1438, "hijri_month": 9, "hijri_day": 1, "hijri_month_arabic": "رمضان",
        "hijri_month_english": "Ramadan", "hijri_is_tabular": False,
    }  # fmt: skip
    for year in {value["year"] for value in calendar.values()}:
        days = [value for value in calendar.values() if value["year"] == year]
        assert len(days) == (datetime(year + 1, 1, 1) - datetime(year, 1, 1)).days
        assert all(
            (value["hijri_year"], value["hijri_month"], value["hijri_day"])
            == CALENDAR.parts(datetime.fromisoformat(str(value["date"])).date())
            for value in days[::50]
        )
