"""The timeline from Python: the same answers as the command line's, on both engines."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from support import FIELD_VALUES, SEEDS, Databases

import timeline
from timeline.api.timeline import Timeline
from timeline.dates.interval import Certainty
from timeline.db.engine import read_transaction
from timeline.errors import InvalidDate, InvalidInput, NotFound, RecordRefused
from timeline.query.chronology import chronology
from timeline.query.question.question import question_of
from timeline.query.question.resolved import parse_dates
from timeline.query.undated import undated_sentences

SIGNED = "وقعت روسيا وتركيا وإيران مذكرة مناطق خفض التصعيد في أستانا يوم الخميس الماضي."


@pytest.fixture
def news(databases: Databases) -> Iterator[Timeline]:
    with timeline.open(databases.new(True), recorded_by="tester") as opened:
        opened.add_files(SEEDS)
        yield opened


def test_a_question_may_have_its_date_in_words_or_as_a_date(news: Timeline) -> None:
    by_words = news.before("10 تموز 2017")
    assert by_words == news.before(date(2017, 7, 10))
    assert by_words.question == "before 2017-07-10"
    assert by_words[0].certainty is Certainty.CERTAIN
    assert len(by_words) == len(list(by_words)) == len(by_words.rows()) > 10


def test_the_parts_of_time_make_up_the_whole(news: Timeline) -> None:
    parts = [news.before("2017-05-04"), news.on("2017-05-04"), news.after("2017-05-04")]
    whole = news.between("../2017", "2017/..")
    assert {answer.id for part in parts for answer in part} == {answer.id for answer in whole}


def test_filters_are_those_of_the_command(news: Timeline) -> None:
    (disputed,) = news.before("2018", disputed=True)
    assert disputed.disputed
    assert len(news.before("2018", limit=2)) == 2
    assert all(answer.source_count > 1 for answer in news.before("2018", min_sources=2))


@pytest.mark.parametrize("name", FIELD_VALUES)
def test_every_field_of_a_question_is_a_keyword_that_changes_the_answer(news: Timeline, name: str) -> None:
    fields: dict[str, Any] = {name: FIELD_VALUES[name]}
    found = news.between("..", "..", **fields)
    with read_transaction(news.engine) as connection:
        asked = parse_dates(connection, question_of("between", ["..", ".."], fields), date.today())
        assert found.events == tuple(chronology(connection, asked))
        sentences = tuple(undated_sentences(connection, asked)) if name == "undated" else ()
    assert found.undated == sentences
    everything = news.between("..", "..")
    assert (found.events, found.undated) != (everything.events, everything.undated)


def test_a_keyword_that_no_question_has_is_refused(news: Timeline) -> None:
    with pytest.raises(InvalidInput, match="a question has no field 'sources'; its fields are about"):
        news.before("2018", sources=["BBC"])  # type: ignore[call-arg]


def test_a_question_in_words_says_what_it_assumed(news: Timeline) -> None:
    asked = news.ask("ماذا حدث قبل 10 تموز؟")
    assert asked.events == news.before("2017-07-10").events
    assert "the year 2017" in asked.notes[0]
    in_astana = news.ask("what happened in Astana in May 2017?")
    assert in_astana.events == news.on("2017-05", relevant_to="Astana").events != ()


def test_an_event_is_shown_with_the_reasons_for_its_dates(news: Timeline) -> None:
    (answer,) = news.before("2018", disputed=True)
    found = news.event(answer.id[:8])
    assert found.answer.id == answer.id
    assert all(report.reasons for report in found.reports)


def test_what_disagrees_is_listed_for_one_article_or_for_all(news: Timeline) -> None:
    assert news.check() == ()
    article = news.add("افتتح الجسر يوم الجمعة 12 نوفمبر 2016.", published="2016-12-01")
    (finding,) = news.check(article[:8])
    assert (finding.article, finding.finding.weekday, finding.quote) == (
        article, 5, "افتتح الجسر يوم الجمعة 12 نوفمبر 2016.",
    )  # fmt: skip
    assert news.check() == (finding,)


def test_an_article_is_added_once(news: Timeline) -> None:
    first = news.add(SIGNED, published="2018-02-10", publisher="وكالة")
    assert news.add(SIGNED, published="2018-02-10", publisher="وكالة") == first
    found = [answer for answer in news.on("2018-02") if answer.certainty is Certainty.CERTAIN]
    assert [(answer.edtf, answer.sources[0].article) for answer in found] == [("2018-02-08", first)]


def test_a_corrected_text_under_its_id_is_stored_as_a_version(news: Timeline) -> None:
    assert news.add(SIGNED, published="2018-02-10", identity="7") == "7"
    version = news.add(SIGNED.replace("الخميس", "الأربعاء"), published="2018-02-10", identity="7")
    assert version.startswith("7~")
    (found,) = [answer for answer in news.on("2018-02") if answer.certainty is Certainty.CERTAIN]
    assert (found.edtf, found.sources[0].article) == ("2018-02-07", version)


def test_the_past_cannot_be_changed(news: Timeline) -> None:
    then = news.as_of(1)
    with pytest.raises(InvalidInput, match="this is an earlier state"):
        then.add(SIGNED, published="2018-02-10")
    with pytest.raises(InvalidInput, match="this is an earlier state"):
        then.retract("0", why="a repetition")


def test_what_cannot_be_taken_in_is_refused_with_the_reason(news: Timeline) -> None:
    with pytest.raises(RecordRefused, match="no Arabic letter"):
        news.add("nothing in Arabic")
    with pytest.raises(InvalidDate):
        news.before("no date")
    with pytest.raises(NotFound):
        news.event("ffffff")


def test_corrections_are_facts_and_the_past_can_be_asked_for(news: Timeline) -> None:
    (answer,) = news.on("2017-05-04", disputed=True)
    mention = answer.sources[0].mention
    then = news.as_of("9999-12-31").position
    assert then is not None
    news.split(mention, why="another signing")
    news.redate(mention, "2017-05-03", why="the annex says so")
    assert [one.when.earliest for one in news.on("2017-05-03") if one.sources[0].mention == mention]
    news.retract(mention, why="a repetition")
    assert mention not in {source.mention for one in news.before("2018") for source in one.sources}
    news.restore(mention, why="it is none")
    assert mention in {source.mention for one in news.before("2018") for source in one.sources}
    assert news.as_of(then).before("2018") == news.as_of(then).before("2018")
    assert answer in news.as_of(then).on("2017-05-04").events


def test_events_are_joined_and_articles_dated(news: Timeline) -> None:
    first, second = news.before("2017-05")[:2]
    news.merge(first.id, second.id, why="the same")
    assert first.id not in {answer.id for answer in news.before("2018")}
    article = news.add(SIGNED, publisher="بلا تاريخ")
    news.set_published(article, date(2018, 3, 2), why="on the scan")
    (found,) = [one for one in news.after("2017") if one.sources[0].article == article]
    assert found.edtf == "2018-03-01"


def test_a_notebook_shows_a_table_with_every_sign_escaped(databases: Databases) -> None:
    with timeline.open(databases.new(True)) as news:
        news.add(f"<script>alert(1)</script> {SIGNED}", published="2017-05-05")
        html = news.before("2018")._repr_html_()
    assert "<script>" not in html
    assert 'dir="auto"' in html and "2017-05-04" in html


def test_a_terminal_shows_a_table(news: Timeline) -> None:
    out = StringIO()
    Console(file=out, width=200).print(news.before("2018", disputed=True))
    assert "[disputed]" in out.getvalue() and "2017-05-04" in out.getvalue()


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        timeline.open(tmp_path / "new.db")
    with timeline.open(tmp_path / "new.db", create=True) as news:
        assert len(news.before("2018")) == 0
