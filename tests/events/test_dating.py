"""Publication dates worked out from the words of articles; the cases are in dating.toml."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.events.dating.why import WORKED_OUT, in_words, is_worked_out, why
from timeline.events.dating.work_out import work_out

TEXT = "وصل الوفد اليوم الاثنين 15 أيار 2017 إلى العاصمة"


def cases() -> Iterator[Any]:
    file = Path(__file__).with_name("dating.toml")
    for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"], start=1):
        yield pytest.param(case["text"], case.get("days"), case.get("why"), id=str(number))


@pytest.mark.parametrize(("text", "days", "reason"), list(cases()))
def test_an_article_is_dated_as_far_as_its_words_force_it(
    text: str, days: str | None, reason: str | None
) -> None:
    dating = work_out(text)
    assert (format_edtf(dating.days) if dating else None) == days
    assert reason is None or (dating and reason in {told.says for told in dating.reasons})


@pytest.mark.parametrize(("text", "days", "reason"), list(cases()))
def test_every_reason_has_words_and_the_line_for_the_log_has_none_of_them(
    text: str, days: str | None, reason: str | None
) -> None:
    dating = work_out(text)
    if dating is None:
        return
    assert dating.reasons and all(0 <= told.start < told.end <= len(text) for told in dating.reasons)
    line = why(dating)
    assert is_worked_out(line) and not re.search("[\u0600-\u06ff]", line)
    assert len(in_words(line, text)) == len(dating.reasons) + 1


def test_the_reason_is_told_with_the_words_last() -> None:
    dating = work_out(TEXT)
    assert dating is not None
    assert in_words(why(dating), TEXT) == [
        WORKED_OUT,
        "calls 2017-05-15 its today: اليوم الاثنين 15 أيار 2017",
    ]


def test_of_an_erased_text_the_reason_keeps_the_days_alone() -> None:
    dating = work_out(TEXT)
    assert dating is not None
    assert in_words(why(dating), None)[1] == "calls 2017-05-15 its today: words that were erased"


def test_the_reason_that_a_person_gave_is_left_as_it_is() -> None:
    assert not is_worked_out("stamp on the page")
    assert in_words("stamp on the page", TEXT) == ["stamp on the page"]


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
def test_no_text_fails_and_what_is_said_is_never_open_at_both_ends(parts: list[str]) -> None:
    dating = work_out(" ".join(parts))
    if dating is not None:
        assert dating.days.earliest or dating.days.latest
        assert parse_edtf(format_edtf(dating.days)) == dating.days
