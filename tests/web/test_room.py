"""The reading room of `timeline serve`: questions in words and by fields, pages, whole answers, one event."""

import csv
import io
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from sqlalchemy import Engine
from support import FIELD_VALUES, asked

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.query.chronology import Answer, chronology
from timeline.query.question.declared import Declared, Kind
from timeline.query.question.question import FIELDS
from timeline.query.question.spelled import SEPARATOR
from timeline.query.relation import Relation
from timeline.web.room import answers
from timeline.web.room.asking import ASKED
from timeline.web.room.words import LANGUAGES, words_of

Get = Callable[..., httpx.Response]
EVERYTHING = Interval(None, None)
HOSTILE = '"><script>alert(1)</script>'


def answered(engine: Engine, relation: Relation, days: Interval, **fields: Any) -> list[Answer]:
    with read_transaction(engine) as connection:
        return list(chronology(connection, asked(relation, days, **fields)))


def ids(engine: Engine, relation: Relation, days: Interval, **fields: Any) -> list[str]:
    return [answer.id for answer in answered(engine, relation, days, **fields)]


def shown(page: httpx.Response) -> list[str]:
    """The ids of the events of a page, folded ones included."""
    assert page.status_code == 200, page.text
    return re.findall(r'href="/event/([0-9a-f]+)"', page.text)


def link(page: httpx.Response, which: str) -> str | None:
    found = re.search(rf'<a {which} href="([^"]+)"', page.text)
    return unescape(found[1]) if found else None


@pytest.mark.parametrize(
    "words",
    [
        "what happened before 10 July 2017, newest first",
        "ماذا حدث قبل ١٠ تموز ٢٠١٧، الأحدث أولا",
        "que s'est-il passé avant le 10 juillet 2017, les plus récents d'abord",
    ],
)
def test_a_question_in_words_is_answered_at_the_start_page(news: Engine, get: Get, words: str) -> None:
    expected = ids(news, Relation.BEFORE, parse_edtf("2017-07-10"), newest_first=True)
    page = get("/", q=words, language="en")
    assert sorted(shown(page)) == sorted(expected[: answers.PAGE])
    assert "Before <bdi>10 July 2017</bdi>" in page.text
    assert "timeline before 2017-07-10 --newest-first" in page.text


def test_a_question_by_fields_goes_before_its_words(news: Engine, get: Get) -> None:
    expected = ids(news, Relation.DURING, parse_edtf("2017-05"), publishers=("صحيفة النموذج",))
    fields = {"when": "on", "date": "أيار 2017", "publisher": "صحيفة النموذج"}
    assert expected and sorted(shown(get("/", **fields))) == sorted(expected)
    assert sorted(shown(get("/", q="what happened before 1900", **fields))) == sorted(expected)
    assert sorted(shown(get("/", date="2017-05", publisher="صحيفة النموذج"))) == sorted(expected)


@pytest.mark.parametrize("field", ASKED, ids=lambda field: field.name)
def test_every_field_is_asked_for_and_shown_as_it_was_asked(news: Engine, get: Get, field: Declared) -> None:
    value = FIELD_VALUES[field.name]
    text = SEPARATOR.join(value) if field.several else "yes" if field.kind is Kind.FLAG else str(value)
    found = get("/answer.json", when="between", date="..", **{field.parameter: text}).json()
    moment = {"at": int(value)} if field.name == "as_of" else {field.name: value}
    expected = ids(news, Relation.DURING, EVERYTHING, **moment)
    assert [one["id"] for one in found] == expected != ids(news, Relation.DURING, EVERYTHING)
    page = get("/", when="between", date="..", **{field.parameter: text}).text
    sign = {Kind.FLAG: " checked", Kind.CHOICES: " checked", Kind.CHOICE: " selected"}.get(field.kind, "")
    for one in text.split(SEPARATOR) if field.kind is Kind.CHOICES else [text]:
        control = "option" if field.kind is Kind.CHOICE else f'input [^>]*name="{field.parameter}"'
        assert re.search(f'<{control} value="{re.escape(one)}"{sign}', page)


def test_pages_follow_each_other_and_lose_nothing(
    news: Engine, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PAGE", 7)
    for newest in ("", "yes"):
        page = get("/", when="before", date="2017-07-10", newest_first=newest)
        found = shown(page)
        while following := link(page, 'rel="next" id="next"'):
            page = get("/", **dict(parse_qsl(urlsplit(following).query)))
            found += shown(page)
        expected = ids(news, Relation.BEFORE, parse_edtf("2017-07-10"), newest_first=bool(newest))
        assert len(expected) > 14
        assert sorted(found) == sorted(expected)
        assert "This is the end of the answer" in page.text


def test_certain_and_possible_are_told_apart_and_asked_for_alone(news: Engine, get: Get) -> None:
    days = parse_edtf("2017-05-20")
    page = get("/", when="before", date="2017-05-20", language="en").text
    certain, possible = page.index('<section class="certain">'), page.index('<section class="possible">')
    expected = {one.id: one.certainty.value for one in answered(news, Relation.BEFORE, days)}
    for identity in shown(get("/", when="before", date="2017-05-20")):
        assert (certain < page.index(identity) < possible) == (expected[identity] == "certain")
    alone = shown(get("/", when="before", date="2017-05-20", certainty="possible"))
    assert sorted(alone) == sorted(one for one, certainty in expected.items() if certainty == "possible")


def test_csv_and_json_hold_the_whole_answer(news: Engine, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "PAGE", 7)
    expected = ids(news, Relation.BEFORE, parse_edtf("2017-07-10"))
    as_csv = get("/answer.csv", when="before", date="10 July 2017")
    assert "attachment" in as_csv.headers["content-disposition"]
    assert [row["id"] for row in csv.DictReader(io.StringIO(as_csv.text))] == expected
    found = json.loads(get("/answer.json", when="before", date="10 July 2017").text)
    assert [one["id"] for one in found] == expected


def test_the_drawing_is_the_page_of_the_answer(news: Engine, get: Get) -> None:
    page = get("/page", when="on", date="2017-05", language="en").text
    assert 'id="events-data"' in page and '"question":"on 2017-05"' in page
    for identity in ids(news, Relation.DURING, parse_edtf("2017-05")):
        assert identity in page


def test_an_overview_names_the_most_important_of_each_period(news: Engine, get: Get) -> None:
    page = get("/overview", when="on", date="2017-05", language="ar")
    assert "أيار 2017" in page.text
    first = re.search(r'<section class="period"><h2><a href="([^"]+)"', page.text)
    assert first
    of_a_day = get("/", **dict(parse_qsl(urlsplit(unescape(first[1])).query)))
    assert shown(of_a_day) and set(shown(of_a_day)) & set(shown(page))


@pytest.mark.parametrize("path", ["/", "/overview", "/answer.csv", "/answer.json", "/page"])
def test_what_cannot_be_asked_is_said_in_the_language_of_the_page(get: Get, path: str) -> None:
    for language, words in (("en", "cannot read"), ("ar", "لا يُفهم")):
        page = get(path, when="before", date="some day", language=language)
        assert page.status_code == 400
        assert "some day" in page.text
        assert words in page.text


def test_an_event_shows_its_sources_their_words_and_reasons(news: Engine, get: Get) -> None:
    disputed = answered(news, Relation.DURING, EVERYTHING, disputed=True)[0]
    page = unescape(get(f"/event/{disputed.id}", language="ar").text)
    for source in disputed.sources:
        assert source.publisher and source.publisher in page
    assert "4 أيار 2017" in page and "5 أيار 2017" in page
    assert "<mark>" in page and "2017-05-0" in page
    assert get("/event/ffffffffffffffff").status_code == 404
    assert get("/event/zzz").status_code == 404


def test_the_language_and_the_theme_are_remembered(get: Get) -> None:
    chosen = get("/", language="ar", theme="dark")
    kept = chosen.headers.get_list("set-cookie")
    assert [one.split(";")[0] for one in kept] == ["timeline-language=ar", "timeline-theme=dark"]
    assert all("samesite=lax" in one.lower() for one in kept)
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in chosen.text
    assert "set-cookie" not in get("/", language="xx", theme=HOSTILE).headers


def test_what_is_asked_is_shown_as_text_and_no_page_has_a_script(get: Get) -> None:
    for path in ("/", "/overview"):
        page = get(path, q=HOSTILE, about=HOSTILE, date=HOSTILE, language=HOSTILE, after_id=HOSTILE)
        assert "<script" not in page.text
        assert "default-src 'none'; style-src 'self'" in page.text
        assert not re.search(r"\son\w+=|style=|javascript:", page.text.replace(escaped(HOSTILE), ""))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")


def test_every_field_and_value_has_a_word_in_both_languages() -> None:
    for language in LANGUAGES:
        texts = words_of(language).texts
        assert set(texts) == set(words_of("en").texts)
        for one in FIELDS:
            if one in ASKED:
                assert texts[f"field_{one.name}"]
            assert all(texts[choice] for choice in one.choices)
