"""Disagreements in stored articles, on every engine: which articles are checked, and where the words are."""

import pytest
from sqlalchemy import Engine
from support import take

from timeline.db.engine import read_transaction
from timeline.errors import AmbiguousId, NotFound
from timeline.printed import Heading, PageMark, Place
from timeline.query.consistency import CheckedArticle, checked_articles
from timeline.readers.record import PrintedArticle

FIRST = "سنة تسع وتسعين وتسعمائة\nصفر\nأوله الجمعة.\nوفي يوم الاثنين سادسه مرض الطحان."
SECOND = "سنة سبعين وتسعمائة\nفي خامس صفر نزل المطر."
SLIP = "يوم الاثنين سادسه"


def section(number: int, text: str, work: str = "mill") -> PrintedArticle:
    pages = (PageMark(text.index("وفي" if "وفي" in text else "في"), str(number)), PageMark(len(text), "9"))
    return PrintedArticle(
        f"{work}.txt", text, id=f"{work}#{number}", work=work, headings=(Heading(1, "x"),), pages=pages
    )


@pytest.fixture
def filled(engine: Engine) -> Engine:
    take(engine, section(1, FIRST), section(2, SECOND), section(1, SECOND, work="millet"))
    return engine


def checked(engine: Engine, identity: str | None = None) -> list[CheckedArticle]:
    with read_transaction(engine) as connection:
        return list(checked_articles(connection, identity))


def words(found: list[CheckedArticle]) -> list[tuple[str, str]]:
    return [(one.article, finding.quoted.words) for one in found for finding in one.findings]


def test_the_sections_of_a_work_are_read_in_their_order(filled: Engine) -> None:
    found = checked(filled)
    assert [(one.article, one.dates) for one in found] == [("mill#1", 4), ("mill#2", 2), ("millet#1", 2)]
    assert words(found) == [("mill#1", SLIP), ("mill#2", "سنة سبعين وتسعمائة")]


def test_a_finding_has_its_place_and_that_of_the_words_it_is_compared_with(filled: Engine) -> None:
    (finding,) = checked(filled, "mill#1")[0].findings
    assert finding.quoted.place == Place("9")
    assert finding.quote == f"وفي {SLIP} مرض الطحان."
    _, before, own = finding.evidence
    assert [(one.words, one.place) for one in before] == [("أوله الجمعة", Place("1"))]
    assert own == (finding.quoted,)


@pytest.mark.parametrize(
    ("identity", "articles"),
    [
        ("mill", ["mill#1", "mill#2"]),
        ("mill#", ["mill#1", "mill#2"]),
        ("mill#2", ["mill#2"]),
        ("mille", ["millet#1"]),
    ],
)
def test_an_id_names_an_article_or_a_work(filled: Engine, identity: str, articles: list[str]) -> None:
    assert [one.article for one in checked(filled, identity)] == articles


def test_an_id_has_to_name_one(filled: Engine) -> None:
    with pytest.raises(AmbiguousId):
        checked(filled, "mil")
    with pytest.raises(NotFound):
        checked(filled, "well")
