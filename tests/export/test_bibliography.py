"""BibTeX, read back with the package bibtexparser, and CSL-JSON."""

import json
import re
from datetime import date
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from exported import event, exported, hostile, hostile_event, report
from hypothesis import given
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from timeline.dates.interval import day
from timeline.export.characters import one_line, web_address
from timeline.query.details import EventDetails

MAY_4 = day(date(2017, 5, 4))


def tex_reader() -> LatexNodes2Text:
    """LaTeX to text, with commands of LaTeX that the reader does not know, or takes for accents."""
    known = get_default_latex_context_db()
    named = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~"}
    macros = [MacroTextSpec(name, character) for name, character in named.items()]
    known.add_context_category("characters", macros=macros, prepend=True)
    return LatexNodes2Text(latex_context=known)


def bibtex(*entries: EventDetails) -> list[dict[str, str]]:
    """The fields of each entry; the address as it stands, the other texts without their TeX."""
    text = exported("bibtex", *entries).decode()
    plain = bibtexparser.parse_string(text)
    read = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware(decoder=tex_reader())])
    assert not plain.failed_blocks
    assert not read.failed_blocks
    found = [
        {"key": entry.key, "kind": entry.entry_type} | {field.key: field.value for field in entry.fields}
        for entry in read.entries
    ]
    for fields, entry in zip(found, plain.entries, strict=True):
        if "url" in fields:
            fields["url"] = entry["url"]
    return found


def csl(*entries: EventDetails) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exported("csl", *entries))
    return found


@pytest.mark.parametrize(
    "identity",
    ["قناة 1", "a,b", "a b", "{a}", "a~12345678", "telegram:42/7", 'x"', "a%b", "a#b", "\\cite", "a\nb"],
)
def test_any_id_of_an_article_gives_a_key_that_latex_takes(identity: str) -> None:
    entry = event(MAY_4, report(MAY_4, article=identity), report(MAY_4, article=f"{identity}+"))
    keys = [fields["key"] for fields in bibtex(entry)]
    assert len(set(keys)) == 2 and all(re.fullmatch(r"article-[A-Za-z0-9:._-]+", key) for key in keys)
    assert keys == [item["id"] for item in csl(entry)]


@pytest.mark.parametrize("other", ["A b", "a-b-c8687a08", "a B"])
def test_no_id_takes_the_key_of_another(other: str) -> None:
    entry = event(MAY_4, report(MAY_4, article="a b"), report(MAY_4, article=other))
    keys = [fields["key"].lower() for fields in bibtex(entry)]
    assert len(set(keys)) == 2


def test_capitals_alone_tell_no_keys_apart() -> None:
    entry = event(MAY_4, report(MAY_4, article="A1"), report(MAY_4, article="a1"))
    first, second = (fields["key"] for fields in bibtex(entry))
    assert first == "article-A1" and re.fullmatch("article-a1-[0-9a-f]{8}", second)


def test_a_plain_id_is_its_key() -> None:
    assert (
        bibtex(event(MAY_4, report(MAY_4, article="0816Ibn.Tarikh-ara1")))[0]["key"]
        == "article-0816Ibn.Tarikh-ara1"
    )


@given(hostile)
def test_both_give_texts_and_addresses_back_on_one_line(text: str) -> None:
    entry = hostile_event(MAY_4, text)
    shown, address = one_line(text), web_address(entry.reports[0].url)
    (item,) = csl(entry)
    assert (item.get("title", ""), item.get("container-title", ""), item["URL"]) == (shown, shown, address)
    (fields,) = bibtex(entry)
    assert fields["url"] == address
    # TeX takes a run of spaces for one.
    for name in ("title", "journal"):
        assert fields.get(name, "").split() == shown.split()


def test_an_article_is_one_entry_however_often_it_reports() -> None:
    told = [report(MAY_4, article=name) for name in ("a1", "a2", "a1")]
    entries = [event(MAY_4, *told), event(MAY_4, *told)]
    assert [item["id"] for item in csl(*entries)] == ["article-a1", "article-a2"]
    assert [fields["key"] for fields in bibtex(*entries)] == ["article-a1", "article-a2"]


def published(edtf: str | None) -> EventDetails:
    return event(MAY_4, report(MAY_4, published=edtf))


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2017-05-04", {"date-parts": [[2017, 5, 4]]}),
        ("2017-05", {"date-parts": [[2017, 5]]}),
        ("2017", {"date-parts": [[2017]]}),
        ("2017-08-04/2017-09-14", {"date-parts": [[2017, 8, 4], [2017, 9, 14]], "circa": True}),
        ("2017-07-09/..", {"literal": "2017-07-09/.."}),
        (None, None),
    ],
)
def test_csl_says_how_sure_a_publication_date_is(edtf: str | None, issued: dict[str, Any] | None) -> None:
    assert csl(published(edtf))[0].get("issued") == issued


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2017-05-04", {"date": "2017-05-04", "year": "2017", "month": "may"}),
        ("2017", {"date": "2017", "year": "2017"}),
        ("2017-08-04/2017-09-14", {"note": "published 2017-08-04/2017-09-14 (EDTF)"}),
        (None, {}),
    ],
)
def test_bibtex_keeps_dates_that_are_not_sure_in_a_note(edtf: str | None, expected: dict[str, str]) -> None:
    (fields,) = bibtex(published(edtf))
    assert {
        name: value for name, value in fields.items() if name in ("date", "year", "month", "note")
    } == expected


def test_an_article_without_a_publisher_is_a_misc() -> None:
    (fields,) = bibtex(event(MAY_4, report(MAY_4, publisher=None)))
    assert (fields["kind"], "journal" in fields) == ("misc", False)


def test_only_web_addresses_are_handed_on() -> None:
    (item,) = csl(event(MAY_4, report(MAY_4, url="javascript:alert(1)")))
    assert "URL" not in item
