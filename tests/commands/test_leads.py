"""Leads in the log and the tables, on every engine: about their publication, joined to dated reports."""

from dataclasses import replace

from current_rows import last, rows
from sqlalchemy import Engine
from support import asked, assert_chain_holds, take

from timeline.commands.correct import retract_article
from timeline.commands.recording import date_again
from timeline.commands.redact import redact
from timeline.commands.reread import Said, reread
from timeline.commands.restore import restore_article
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, events, mentions
from timeline.grammar.conventions import Conventions, Genre
from timeline.log.facts import Person
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections
from timeline.query.chronology import chronology
from timeline.query.relation import Relation
from timeline.readers.record import RawArticle

WHAT = "توفي رئيس بلدية المرسى سامر الخوري إثر أزمة قلبية مفاجئة في مكتبه بمبنى البلدية القديم"
# With four fifths of its words in common a report would be a copy, of the same source.
MORE = "بعد اجتماع طويل مع مهندسي الميناء وتجار السوق والصيادين"
TITLE = "وفاة رئيس بلدية المرسى"
LEAD = RawArticle("a", f"{WHAT}.", id="a", published="2017-05-15", publisher="first", title=TITLE)
DATED = RawArticle(
    "b", f"{WHAT} يوم الأحد 14 أيار 2017 {MORE}.", id="b", published="2017-05-16", publisher="second"
)
ABOUT, LATER = "2017-05-14~/2017-05-15~", "2017-05-19~/2017-05-20~"


def edtf(engine: Engine) -> list[str | None]:
    with read_transaction(engine) as connection:
        return [row.edtf for row in rows(connection, mentions, mentions.c.valid_until == FOREVER)]


def test_an_event_of_a_lead_alone_is_likely_at_most(engine: Engine) -> None:
    take(engine, LEAD)
    with read_transaction(engine) as connection:
        for relation, days in ((Relation.DURING, "2017-05"), (Relation.BEFORE, "2017-06-01")):
            (found,) = chronology(connection, asked(relation, parse_edtf(days)))
            assert (found.certainty, found.edtf, found.text) == ("likely", ABOUT, WHAT)


def test_a_dated_report_of_the_same_gives_the_day_and_the_lead_counts_as_a_source(engine: Engine) -> None:
    take(engine, LEAD, DATED)
    with read_transaction(engine) as connection:
        (found,) = chronology(connection, asked(Relation.DURING, parse_edtf("2017-05")))
    assert (found.certainty, found.edtf) == ("certain", "2017-05-14")
    assert (found.source_count, found.article_count, found.disputed) == (2, 2, False)


def test_a_lead_waits_for_the_publication_and_moves_with_it(engine: Engine) -> None:
    take(engine, replace(LEAD, published=None))
    assert edtf(engine) == [None]
    for days, then in (("2017-05-15", ABOUT), ("2017-05-20", LATER), ("2017-05", None)):
        with write_transaction(engine) as connection:
            date_again(connection, "a", parse_edtf(days), Person("found"), "tester")
        assert edtf(engine) == [then]


def test_reading_again_changes_no_lead_unless_a_person_says_that_it_is_no_news(engine: Engine) -> None:
    take(engine, LEAD)
    before = last(engine)
    assert list(reread(engine, [], recorded_by="tester")) == []
    assert last(engine) == before
    diary = Said(Conventions(genre=Genre.DIARY), "his notes")
    assert [one.outcome for one in reread(engine, ["a"], recorded_by="tester", said=diary)] == ["gone"]
    with read_transaction(engine) as connection:
        assert rows(connection, events, events.c.valid_until == FOREVER) == []


def test_leads_are_restored_rebuilt_and_redacted_like_other_mentions(engine: Engine) -> None:
    take(engine, LEAD, DATED)
    with write_transaction(engine) as connection:
        retract_article(connection, "a", "a forgery", "tester")
        restore_article(connection, "a", "none", "tester")
    with write_transaction(engine) as connection:
        redact(connection, "a", "the law", "tester")
    assert sorted(map(str, edtf(engine))) == ["2017-05-14", ABOUT]
    with write_transaction(engine) as connection:
        rebuild(connection)
    verify_projections(engine)
    assert_chain_holds(engine)


def test_no_day_is_counted_from_an_event_that_only_leads_report(engine: Engine) -> None:
    other = replace(LEAD, location="c", id="c", publisher="third")
    text = "وأغلقت المدارس بعد يومين من وفاة رئيس بلدية المرسى سامر الخوري"
    counting = RawArticle("d", text, id="d", published="2017-06-16", publisher="fourth")
    take(engine, LEAD, other, counting)
    with read_transaction(engine) as connection:
        (found,) = rows(connection, mentions, mentions.c.article == "d")
    assert found.edtf is None
