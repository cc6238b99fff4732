"""The page as a file: what is in it, what it lets run. How it behaves is in tests/browser."""

import json
import re
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from exported import event, exported, hostile, hostile_event, report
from hypothesis import given
from reason_kinds import CONDITIONS, REASONS, examples
from support import ROOT

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval, day
from timeline.dates.time_kind import TimeKind
from timeline.errors import InvalidInput
from timeline.export.page.data import Articles, Sentences, embedded, event_lines, event_to_json
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import AwaitsEvent, AwaitsPublication
from timeline.query.details import EventDetails

MAY_4 = day(date(2017, 5, 4))
MAY_5 = day(date(2017, 5, 5))
LANGUAGES = ("en", "ar")
FOLDER = ROOT / "timeline" / "export" / "page"


@given(hostile)
def test_no_text_of_an_article_ends_the_data_or_is_lost(text: str) -> None:
    articles = Articles()
    lines = b"".join(event_lines([hostile_event(MAY_4, text)], articles, Sentences(LANGUAGES)))
    assert b"<" not in lines + embedded(articles.rows)
    assert json.loads(lines)[0]["text"] == text
    assert json.loads(embedded(articles.rows))[0]["title"] == text


def test_only_the_scripts_of_the_page_may_run_and_nothing_may_be_fetched() -> None:
    page = exported("html", event(MAY_4)).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    hashes = [f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in scripts]
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == hashes
    assert not {"connect-src", "frame-src", "font-src"} & rules.keys()
    assert not re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="', page)


def test_it_begins_in_the_language_that_was_asked_for() -> None:
    assert b'<html lang="ar" dir="rtl">' in exported("html")
    assert b'<html lang="en" dir="ltr">' in exported("html", language="en")


def test_an_article_is_in_the_page_once_and_what_is_usual_is_left_out() -> None:
    articles = Articles()
    told = event(MAY_4, report(MAY_4), report(MAY_5), text="أمس الخميس")
    row = event_to_json(told, articles, Sentences(LANGUAGES))
    assert len(articles.rows) == 1
    assert row["day"] == 17290
    assert [sorted(one) for one in row["reports"]] == [
        ["article", "expression"], ["article", "day", "edtf", "expression", "when"],
    ]  # fmt: skip
    assert not {"factuality", "possible", "disputed", "reporting"} & row.keys()


def test_open_ends_are_told_from_single_days() -> None:
    rows = [
        event_to_json(event(when, certainty=Certainty.POSSIBLE), Articles(), Sentences(LANGUAGES))
        for when in (Interval(None, MAY_4.latest), Interval(MAY_4.earliest, None), day(date(1970, 1, 1)))
    ]
    found = [{name: row[name] for name in ("first", "last", "day") if name in row} for row in rows]
    assert found == [{"last": 17290}, {"first": 17290}, {"day": 0}]
    assert all(row["possible"] for row in rows)


def test_the_kind_of_time_is_told_unless_it_is_the_usual_one() -> None:
    may = parse_edtf("2017-05")
    rows = [
        event_to_json(event(may, certainty=certainty, kind=kind), Articles(), Sentences(LANGUAGES))
        for kind, certainty in (
            (TimeKind.WITHIN, Certainty.CERTAIN), (TimeKind.THROUGHOUT, Certainty.CERTAIN),
            (TimeKind.ABOUT, Certainty.LIKELY),
        )
    ]  # fmt: skip
    found = [(row.get("kind"), row["edtf"], "likely" in row, "possible" in row) for row in rows]
    assert found == [
        (None, "2017-05", False, False), ("throughout", "2017-05/2017-05", False, False),
        ("about", "2017-05~", True, True),
    ]  # fmt: skip


def explained(*kinds: type[Any]) -> EventDetails:
    """An event of one report that was worked out by steps of these kinds, and joined."""
    reasons = tuple(reason for kind in kinds for reason in examples(kind))
    others = tuple(Alternative(MAY_5, one) for kind in CONDITIONS for one in examples(kind))
    joined = {"date_relation": "same", "overlap_percent": 80, "through": "c0ffee", "points": {"days": 280}}
    told = replace(report(MAY_4), reasons=reasons, alternatives=others, join_reason=joined)
    return event(MAY_4, told)


def test_the_arabic_page_explains_in_arabic_alone() -> None:
    page = exported("html", explained(*REASONS)).decode()
    found = re.search(r'id="sentences-data">(.*?)</script>', page, re.S)
    assert found
    languages = list(json.loads((FOLDER / "words.json").read_text(encoding="utf-8")))
    arabic = [told[languages.index("ar")].replace("c0ffee", "") for told in json.loads(found[1])]
    english = [told[languages.index("en")] for told in json.loads(found[1])]
    assert len(arabic) > len(REASONS)
    assert [sentence for sentence in arabic if re.search("[A-Za-z]{2}", sentence)] == []
    assert [sentence for sentence in english if re.search("[\u0621-\u064a]", sentence)] == []
    events = re.search(r'id="events-data">(.*?)</script>', page, re.S)
    assert events and not [text for text in english if text in events[1]]


def test_a_sentence_is_in_the_page_once_and_reports_have_its_number() -> None:
    sentences = Sentences(LANGUAGES)
    told = replace(report(MAY_4), reasons=(AwaitsPublication(), AwaitsPublication(), AwaitsEvent()))
    row = event_to_json(event(MAY_4, told), Articles(), sentences)
    english = [said[0] for said in sentences.numbers]
    first, again, other = row["reports"][0]["reasons"]
    assert first == again != other
    assert english[first] == "the publication date of the article is not known yet"


def test_dates_are_said_in_both_languages() -> None:
    sentences = Sentences(LANGUAGES)
    row = event_to_json(event(MAY_4), Articles(), sentences)
    assert list(sentences.numbers)[row["when"]] == ("4 May 2017", "4 أيار 2017")


def test_the_page_shows_no_code_that_has_to_be_learnt() -> None:
    row = event_to_json(event(parse_edtf("194X")), Articles(), Sentences(LANGUAGES))
    assert row["edtf"] == "[1940..1949]"


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bokeh.resources", None)
    with pytest.raises(InvalidInput, match=re.escape("timeline-ar[html-page]")):
        exported("html")


def test_both_languages_have_the_same_words_and_every_word_that_is_used() -> None:
    words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    markup = (FOLDER / "page.html").read_text(encoding="utf-8")
    used = set(re.findall(r'\b(?:say|row)\((?:\w+, )?"(\w+)"', code))
    used |= set(re.findall(r'data-(?:word|label)="(\w+)"', markup))
    assert words["ar"].keys() == words["en"].keys()
    assert used <= words["en"].keys()
    places = {name: set(re.findall(r"\{\d\}", text)) for name, text in words["en"].items()}
    assert places == {name: set(re.findall(r"\{\d\}", text)) for name, text in words["ar"].items()}


def test_every_script_beside_the_page_is_in_it() -> None:
    page = exported("html").decode()
    first_lines = [path.read_text(encoding="utf-8").splitlines()[0] for path in FOLDER.glob("*.js")]
    assert len(first_lines) > 10
    assert [line for line in first_lines if line not in page] == []
