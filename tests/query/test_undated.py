"""Sentences without a date: bounded by the publication of their article, on every engine."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from support import asked, take

from timeline.commands.correct import retract_article
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Certainty, Interval, day
from timeline.db.engine import read_transaction, write_transaction
from timeline.query.relation import Relation
from timeline.query.undated import UndatedSentence, undated_sentences
from timeline.readers.record import RawArticle

# An opinion has no lead, which its publication would date.
OPINION = "رأي: المعبر والسوق"
EARLY = RawArticle(
    "a.txt",
    "نزاع على معبر\nاستعادت القوات السيطرة على المعبر الحدودي بعد معارك. وكانت الهدنة بدأت يوم 4 أيار 2017."
    " وقال القائد إن قواته أسرت عشرات المسلحين. وستعود الوفود إلى العاصمة قريبا لتوقيع المذكرة.",
    id="a", published="2017-05-10", publisher="first", title=OPINION,
)  # fmt: skip
LATE = RawArticle(
    "b.txt",
    "أزالت البلدية حواجز كثيرة من شوارع المدينة.",
    id="b", published="2017-08/2017-09", publisher="second",
)  # fmt: skip
NEVER = RawArticle(
    "c.txt", "أغلقت المدارس أبوابها في أنحاء المدينة.", id="c", published=None, publisher="third"
)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    take(engine, LATE, EARLY, NEVER)
    return engine


def found(
    engine: Engine,
    relation: Relation,
    days: Interval,
    **fields: Any,
) -> list[UndatedSentence]:
    with read_transaction(engine) as connection:
        return list(undated_sentences(connection, asked(relation, days, **fields)))


def words(sentences: list[UndatedSentence]) -> list[tuple[str, str]]:
    return [(sentence.certainty.value, sentence.text.split()[0]) for sentence in sentences]


JULY = day(date(2017, 7, 10))


def test_what_was_published_before_a_day_had_happened_by_then_and_the_rest_may_have(filled: Engine) -> None:
    told = found(filled, Relation.BEFORE, JULY)
    assert words(told) == [("certain", "استعادت"), ("certain", "وقال"), ("possible", "أزالت")]
    assert [format_edtf(one.when) for one in told] == ["../2017-05-10", "../2017-05-10", "../2017-09-30"]
    assert (told[0].article, EARLY.text[told[0].start :].startswith("استعادت")) == ("a", True)


def test_after_a_day_nothing_is_certain_and_what_was_published_before_it_is_none(filled: Engine) -> None:
    assert words(found(filled, Relation.AFTER, JULY)) == [("possible", "أزالت")]
    assert words(found(filled, Relation.DURING, parse_edtf("2017-06/2017-07"))) == [("possible", "أزالت")]


@pytest.mark.parametrize(
    ("fields", "first_words"),
    [
        ({"about": "السيطرة على المعبر الحدودي"}, ["استعادت"]),
        ({"statements": False}, ["استعادت", "أزالت"]),
        ({"publishers": ("Second",)}, ["أزالت"]),
        ({"factualities": ("denied",)}, []),
        ({"min_sources": 2}, []),
        ({"min_articles": 2}, []),
        ({"precision": "year"}, []),
        ({"disputed": True}, []),
    ],
)
def test_what_else_is_asked_holds_for_them_too(
    filled: Engine, fields: dict[str, Any], first_words: list[str]
) -> None:
    told = found(filled, Relation.BEFORE, JULY, **fields)
    assert [word for _, word in words(told)] == first_words


def test_a_limit_ends_them(filled: Engine) -> None:
    assert len(found(filled, Relation.BEFORE, JULY, limit=1)) == 1


def test_a_retracted_article_tells_nothing(filled: Engine) -> None:
    with write_transaction(filled) as connection:
        retract_article(connection, "a", "a forgery", "tester")
    assert words(found(filled, Relation.BEFORE, JULY)) == [(Certainty.POSSIBLE.value, "أزالت")]


def test_newest_first_begins_with_the_latest_publication_of_each_certainty(filled: Engine) -> None:
    text = "هدمت البلدية جدارا قديما قرب السوق."
    take(filled, RawArticle("d.txt", text, id="d", published="2017-06-01", title=OPINION))
    told = found(filled, Relation.BEFORE, JULY, newest_first=True)
    assert words(told)[:2] == [("certain", "هدمت"), ("certain", "استعادت")]
    assert words(told)[-1] == ("possible", "أزالت")


def test_a_lead_is_listed_as_long_as_its_publication_dates_no_event(filled: Engine) -> None:
    text = "هدمت البلدية جدارا قديما قرب السوق."
    take(
        filled,
        RawArticle("d.txt", text, id="d", published="2017-06-01"),
        RawArticle("e.txt", text.replace("جدارا", "برجا"), id="e", published="2017-06"),
    )
    assert [one.article for one in found(filled, Relation.BEFORE, JULY) if "هدمت" in one.text] == ["e"]
