"""Publication dates worked out from the words of articles; the cases are in dating.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.origins import origin_lines
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.extraction.publication_date.combine import infer_publication
from timeline.log.facts import Inferred, Person

TEXT = "وصل الوفد اليوم الاثنين 15 أيار 2017 إلى العاصمة"


def cases() -> Iterator[Any]:
    file = Path(__file__).with_name("publication_date.toml")
    for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"], start=1):
        yield pytest.param(case["text"], case.get("days"), case.get("why"), id=str(number))


@pytest.mark.parametrize(("text", "days", "reason"), list(cases()))
def test_an_article_is_dated_as_far_as_its_words_force_it(
    text: str, days: str | None, reason: str | None
) -> None:
    dating = infer_publication(text)
    assert (format_edtf(dating.days) if dating else None) == days
    lines = origin_lines(Inferred(dating.evidence), None) if dating else []
    assert reason is None or f"{reason}: (erased)" in lines


@pytest.mark.parametrize(("text", "days", "reason"), list(cases()))
def test_every_piece_of_evidence_has_its_words(text: str, days: str | None, reason: str | None) -> None:
    dating = infer_publication(text)
    if dating is None:
        return
    assert dating.evidence and all(0 <= one.start < one.end <= len(text) for one in dating.evidence)
    assert len(origin_lines(Inferred(dating.evidence), text)) == len(dating.evidence) + 1


def test_evidence_is_shown_with_its_words_last() -> None:
    dating = infer_publication(TEXT)
    assert dating is not None
    assert origin_lines(Inferred(dating.evidence), TEXT) == [
        "inferred from the text",
        "refers to 2017-05-15 as today: اليوم الاثنين 15 أيار 2017",
    ]


def test_of_an_erased_text_the_evidence_keeps_the_days_alone() -> None:
    dating = infer_publication(TEXT)
    assert dating is not None
    lines = origin_lines(Inferred(dating.evidence), None)
    assert lines[1] == "refers to 2017-05-15 as today: (erased)"


def test_the_reason_that_a_person_gave_is_left_as_it_is() -> None:
    assert origin_lines(Person("stamp on the page"), TEXT) == ["stamp on the page"]


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "اليوم الاثنين 15 أيار 2017",
                    "أمس الخميس",
                    "اليوم 29 شباط",
                    "العام الجاري 2017",
                    "منذ 2014",
                ),
                *("وقعت في 4 أيار 2017", "ستعقد في 1 كانون الثاني 1", "4 أيار عام 500 ق.م الجاري", "«", "»"),
                *(
                    "10 تموز المقبل",
                    "4 أيار الماضي",
                    "عام 1438 هـ",
                    "قبل الميلاد",
                    "\n",
                    ".",
                    "-",
                    "الجمعة الماضي 31 كانون الأول عام 9999",
                ),
            ]
        ),
        max_size=12,
    )
)
def test_no_text_fails_and_no_days_are_open_at_both_ends(parts: list[str]) -> None:
    dating = infer_publication(" ".join(parts))
    if dating is not None:
        assert dating.days.earliest or dating.days.latest
        assert parse_edtf(format_edtf(dating.days)) == dating.days
