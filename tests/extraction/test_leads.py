"""The leads of articles: which have one, what it quotes, and about when it was."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.leads import RULE
from timeline.extraction.model import Article, Mention
from timeline.grammar.conventions import Conventions, Genre
from timeline.grammar.expression import Lead
from timeline.normalizer.reasons import AwaitsPublication, LeadOfNews, LeadWithoutDay
from timeline.normalizer.tagging import tag

CASES = tomllib.loads((Path(__file__).parent / "leads.toml").read_text(encoding="utf-8"))["case"]
DAY = parse_edtf("2017-05-15")
NEWS = Article("a", "توفي رئيس بلدية المرسى سامر الخوري إثر أزمة قلبية في مكتبه.", DAY)


def leads(article: Article) -> list[Mention]:
    return [one for one in extract(article).mentions if isinstance(one.expression.semantics, Lead)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_lead_reports_a_happening_without_a_date(case: dict[str, Any]) -> None:
    article = Article("a", case["text"], DAY, case.get("title"))
    found = [article.text[one.quote_start : one.quote_end] for one in leads(article)]
    assert found == ([case["expect"]] if case["expect"] else [])
    for one in leads(article):
        assert one.clause_status.factuality == case.get("factuality", "occurred")
        assert one.clause_status.reporting is case.get("reporting", False)


def test_a_lead_is_about_its_publication_or_the_day_before() -> None:
    (lead,) = leads(NEWS)
    assert lead.resolution.edtf == "2017-05-14~/2017-05-15~"
    assert lead.resolution.time is not None
    assert lead.resolution.time.kind == "about"
    assert lead.resolution.anchor == DAY
    assert [type(one) for one in lead.resolution.reasons] == [LeadOfNews]


def test_a_lead_has_no_words() -> None:
    (lead,) = leads(NEWS)
    assert (lead.expression.rule, lead.expression.text) == (RULE, "")
    assert lead.expression.start == lead.expression.end == lead.quote_start
    assert tag(NEWS.text, DAY) == []


@pytest.mark.parametrize(
    ("published", "reason"),
    [(None, AwaitsPublication), ("2017-05", LeadWithoutDay), ("2017-05-14/2017-05-15", LeadWithoutDay)],
)
def test_a_lead_waits_for_the_day_of_its_publication(published: str | None, reason: type) -> None:
    (lead,) = leads(replace(NEWS, published=parse_edtf(published) if published else None))
    assert lead.resolution.interval is None
    assert [type(one) for one in lead.resolution.reasons] == [reason]


@pytest.mark.parametrize(
    "article",
    [
        replace(NEWS, work="0902Sakhawi.Daw"),
        replace(NEWS, published=parse_edtf("../1443")),
        *(
            replace(NEWS, conventions=Conventions(genre=genre))
            for genre in (Genre.CHRONICLE, Genre.DIARY, Genre.LIST)
        ),
    ],
    ids=["a printed work", "an open publication", "a chronicle", "a diary", "a list"],
)
def test_what_is_no_news_has_no_lead(article: Article) -> None:
    assert leads(article) == []


def test_news_by_its_genre_has_a_lead() -> None:
    assert leads(replace(NEWS, conventions=Conventions(genre=Genre.NEWS)))


def test_a_lead_changes_no_date_of_its_article() -> None:
    text = f"{NEWS.text} وكان الخوري قد زار الميناء يوم الخميس، ثم عاد إليه في اليوم التالي."
    _, *others = extract(replace(NEWS, text=text)).mentions
    assert [one.resolution.edtf for one in others] == ["2017-05-11", "2017-05-12"]
