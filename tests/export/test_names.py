"""Sources, their count and their publishers have one name each in JSON, CSV, SQL and Python."""

import csv
import json
from io import StringIO

import pytest
import sqlalchemy as sa
from exported import exported
from sqlalchemy import Engine
from support import asked

from timeline.api.answers import Answers
from timeline.api.columns import further_columns
from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.db.public_views import VIEWS
from timeline.query.answer_json import answer_to_json
from timeline.query.chronology import Answer, chronology
from timeline.query.details import event_details
from timeline.query.relation import Relation

COUNTS = ("source_count", "article_count")


@pytest.fixture
def answers(seeded: Engine) -> list[Answer]:
    with read_transaction(seeded) as connection:
        return list(chronology(connection, asked(Relation.DURING, Interval(None, None))))


def test_counts_and_publishers_are_the_same_everywhere(seeded: Engine, answers: list[Answer]) -> None:
    with read_transaction(seeded) as connection:
        further = tuple(further_columns(connection, answers, None))
        python = Answers("", (), tuple(answers), further=further).rows()
        events = exported("csv", *event_details(connection, answers)).decode()
        mentions = exported("csv", *event_details(connection, answers), rows_of="mentions").decode()
        views = connection.execute(sa.text("SELECT * FROM timeline_v1")).mappings()
        in_sql = {row["event_id"]: row for row in views}
        names = sa.text("SELECT mention_id, publisher FROM mentions_v1")
        publishers = {row.mention_id: row.publisher for row in connection.execute(names)}
    in_csv = {row["id"]: row for row in csv.DictReader(StringIO(events))}
    assert max(answer.source_count for answer in answers) > 1
    for answer, flat in zip(answers, python, strict=True):
        in_json = json.loads(json.dumps(answer_to_json(answer)))
        for name in COUNTS:
            value = getattr(answer, name)
            assert (
                value
                == in_json[name]
                == flat[name]
                == in_sql[answer.id][name]
                == int(in_csv[answer.id][name])
            )
        assert [*answer.publishers] == in_json["publishers"] == flat["publishers"]
        assert in_csv[answer.id]["publishers"] == "; ".join(answer.publishers)
        attested = [(one["mention"], one["publisher"]) for one in in_json["sources"]]
        assert attested == [(one.mention, one.publisher) for one in answer.sources]
        assert {mention: publishers[mention] for mention, _ in attested} == dict(attested)
        assert {"article", "quote", "published"} <= in_json["sources"][0].keys()
    rows = csv.DictReader(StringIO(mentions))
    assert {row["mention"]: row["publisher"] or None for row in rows} == publishers


def test_no_output_calls_a_count_or_a_publisher_a_source(answers: list[Answer]) -> None:
    columns = {view.name: {column.name for column in view.columns} for view in VIEWS}
    rows = {"CSV": exported("csv"), "CSV of mentions": exported("csv", rows_of="mentions")}
    heads = {name: set(row.decode().strip().split(",")) for name, row in rows.items()}
    for name, names in {**columns, **heads}.items():
        assert not names & {"source", "sources", "articles", "mentions", "independent_sources"}, name
    in_json = answer_to_json(answers[0])
    assert isinstance(in_json["sources"], list)
    assert not {"source", "independent_sources"} & {*in_json, *in_json["sources"][0]}
