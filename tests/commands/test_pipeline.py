"""Ingest, on every engine: whole articles or none, and the same end however it got there."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import SEEDS, Databases

from timeline.commands import append as standing
from timeline.commands.ingest import pipeline
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, events, facts, mentions
from timeline.errors import RecordNoted, RecordRefused
from timeline.log.read import read
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle

RAW = RawArticle("x.txt", "وصل الوفد إلى العاصمة يوم الأربعاء الماضي", published="2017-05-15")


def run(engine: Engine, items: Iterator[Item] | list[Item], defaults: Defaults = Defaults()) -> Summary:  # noqa: B008
    summary = Summary()
    ingest(engine, items, defaults, options=IngestOptions("tester"), summary=summary)
    return summary


def records(*raw: RawArticle) -> list[Item]:
    return [Item(record, 1) for record in raw]


def state(engine: Engine) -> list[tuple[object, ...]]:
    """Every event that stands, with its mentions: what a user sees, whatever the log's times and salts."""
    query = sa.select(mentions.c.id, mentions.c.event, mentions.c.edtf, mentions.c.quote).where(
        mentions.c.valid_until == FOREVER
    )
    with read_transaction(engine) as connection:
        ids = set(connection.execute(sa.select(events.c.id).where(events.c.valid_until == FOREVER)).scalars())
        rows = sorted(map(tuple, connection.execute(query)))
    assert ids == {row[1] for row in rows} - {None}
    return rows


def positions(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(facts)).scalar_one())


def test_ingesting_the_same_articles_twice_changes_nothing(engine: Engine) -> None:
    first = run(engine, read_path(SEEDS))
    before = state(engine), positions(engine)
    again = run(engine, read_path(SEEDS))
    assert (first.new, first.known) == (7, 0)
    assert (again.new, again.known, again.mentions, again.events) == (0, 7, 0, 0)
    assert (state(engine), positions(engine)) == before


def test_the_summary_counts_what_the_database_holds(engine: Engine) -> None:
    summary = run(engine, read_path(SEEDS))
    rows = state(engine)
    assert summary.mentions == len(rows)
    assert summary.events == len({row[1] for row in rows} - {None})


def test_an_interruption_keeps_whole_articles_and_a_rerun_completes_them(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 2)
    whole = open_store(databases.new(True))
    run(whole, read_path(SEEDS))
    engine = open_store(databases.new(True))

    def interrupted() -> Iterator[Item]:
        for number, item in enumerate(read_path(SEEDS)):
            if number == 5:
                raise KeyboardInterrupt
            yield item

    summary = Summary()
    with pytest.raises(KeyboardInterrupt):
        ingest(engine, interrupted(), Defaults(), options=IngestOptions("tester"), summary=summary)
    assert summary.new == 4
    again = run(engine, read_path(SEEDS))
    assert (again.new, again.known) == (3, 4)
    assert state(engine) == state(whole)
    engine.dispose()
    whole.dispose()


def test_a_fault_inside_a_batch_leaves_nothing_of_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(standing, "project", fail)
    with pytest.raises(RuntimeError):
        run(engine, read_path(SEEDS))
    assert positions(engine) == 0
    with read_transaction(engine) as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM texts")).scalar() == 0


def test_a_publication_date_given_later_resolves_what_waited_for_it(engine: Engine) -> None:
    run(engine, records(replace(RAW, published=None)))
    ((_, event, edtf, _),) = state(engine)
    assert (event, edtf) == (None, None)
    summary = run(engine, records(RAW))
    assert (summary.dated, summary.known, summary.new) == (1, 0, 0)
    ((_, event, edtf, _),) = state(engine)
    assert event is not None and edtf == "2017-05-10"


def test_a_date_that_a_second_copy_brings_in_the_same_batch_is_taken(engine: Engine) -> None:
    run(engine, records(replace(RAW, published=None), RAW))
    assert state(engine)[0][2] == "2017-05-10"


def test_another_date_for_a_dated_article_is_refused_with_the_command_that_corrects_it(
    engine: Engine,
) -> None:
    run(engine, records(RAW))
    summary = run(engine, records(replace(RAW, published="2017-06-15")))
    (refusal,) = summary.refused
    assert "timeline set-published" in refusal.reason
    assert state(engine)[0][2] == "2017-05-10"


OTHER_TEXT = "افتتح الوزير مدرسة جديدة في حي المطار يوم 2 أيار 2017."


@pytest.mark.parametrize("together", [True, False])
def test_another_text_under_a_known_id_is_refused(engine: Engine, together: bool) -> None:
    first, second = replace(RAW, id="7"), replace(RAW, id="7", location="y.txt", text=OTHER_TEXT)
    batches = [records(first, second)] if together else [records(first), records(second)]
    summaries = [run(engine, batch) for batch in batches]
    (refusal,) = [refusal for summary in summaries for refusal in summary.refused]
    assert refusal.where == "y.txt" and "'7'" in refusal.reason
    assert len(state(engine)) == 1


def test_articles_that_report_the_same_make_one_event_with_two_sources(engine: Engine) -> None:
    other = "أعلن الوزير أن وفد الاتحاد وقع مذكرة التعاون الزراعي مع الحكومة في 10 أيار"
    text = "قالت صحيفة إن الحكومة ووفد الاتحاد وقعا مذكرة التعاون الزراعي يوم الأربعاء الماضي"
    run(engine, records(replace(RAW, text=text), replace(RAW, text=other, published="2017-05-20")))
    with read_transaction(engine) as connection:
        (event,) = connection.execute(sa.select(events).where(events.c.valid_until == FOREVER)).all()
    assert (event.edtf, event.article_count, event.mention_count) == ("2017-05-10", 2, 2)


def test_defaults_fill_what_a_record_lacks(engine: Engine) -> None:
    run(engine, records(replace(RAW, published=None)), Defaults(parse_edtf("2017-05-15"), "وكالة"))
    with read_transaction(engine) as connection:
        (recorded, *_) = list(read(connection))
    assert (recorded.fact.published, recorded.fact.publisher) == (parse_edtf("2017-05-15"), "وكالة")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (replace(RAW, text=" \n"), "it is empty"),
        (replace(RAW, text="The delegation arrived on Wednesday."), "no Arabic letter"),
        (replace(RAW, text=RAW.text + "\0" * len(RAW.text)), "full of NUL"),
        (replace(RAW, title="\0\0"), "its title is full of NUL"),
        (replace(RAW, text=RAW.text + "\ud800"), "surrogate"),
        (replace(RAW, id="a\nb"), "control characters"),
        (replace(RAW, id="x" * 201), "longer than 200"),
        (replace(RAW, published="2017-02-30"), "does not exist"),
        (replace(RAW, published="أمس"), "write 2017-05-04"),
        (replace(RAW, published="0000"), "publication date"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_the_reason(raw: RawArticle, reason: str) -> None:
    with pytest.raises(RecordRefused, match=reason):
        to_article(raw, Defaults())


def test_a_nul_is_kept_as_the_character_for_what_cannot_be_shown() -> None:
    noted: list[RecordNoted] = []
    raw = replace(RAW, text=f"{RAW.text}\0{RAW.text}", title="وصل الوفد الى المدينة\0")
    article = to_article(raw, Defaults(), noted.append)
    assert article.text == f"{RAW.text}\ufffd{RAW.text}"
    assert article.title == "وصل الوفد الى المدينة\ufffd"
    assert [note.reason for note in noted] == ["NUL characters in its text and title: 2, stored as U+FFFD"]


def test_a_timestamp_is_its_day() -> None:
    article = to_article(replace(RAW, published="2018-05-27T23:10:00+03:00"), Defaults())
    assert article.published == parse_edtf("2018-05-27")


def test_lines_of_one_file_with_the_same_text_are_one_article(engine: Engine, tmp_path: Path) -> None:
    line = json.dumps({"text": RAW.text, "published": "2017-05-15"}) + "\n"
    (tmp_path / "x.jsonl").write_text(line * 3, encoding="utf-8")
    summary = run(engine, read_path(tmp_path / "x.jsonl"))
    assert (summary.new, summary.known) == (1, 2)
