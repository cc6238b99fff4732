"""The date of a dateline is none of what a report says to be of another day near it."""

import pytest

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def days(text: str) -> list[str]:
    mentions = extract(Article("a", text, parse_edtf("2019-03-20"), "عنوان")).mentions
    return [format_edtf(one.resolution.interval) for one in mentions if one.resolution.interval]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "القنيطرة 20-3-2019 وفا- افتتحت جمعية الرسامين، اليوم الأربعاء، دورة متقدمة في الرسم.",
            ["2019-03-20"],
        ),
        ("طنجة - 20 آذار 2019 - وصل الوفد أمس إلى المرفأ القديم.", ["2019-03-19"]),
        ("طنجة (20 آذار 2019) - وصل الوفد يوم الاثنين إلى المرفأ القديم.", ["2019-03-18"]),
        # Without another day, and with one that is no news, it dates the report.
        ("طنجة - 20 آذار 2019 - وصل الوفد إلى المرفأ القديم.", ["2019-03-20"]),
        ("طنجة - 20 آذار 2019 - زار الوفد المرفأ الذي افتتح عام 1961.", ["2019-03-20", "1961"]),
    ],
)
def test_the_day_of_a_report_is_not_that_of_its_dateline(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_the_clause_of_the_report_goes_on_past_its_date() -> None:
    text = "القنيطرة 20-3-2019 وفا- افتتحت جمعية الرسامين، اليوم الأربعاء، دورة متقدمة في الرسم."
    (mention,) = extract(Article("a", text, parse_edtf("2019-03-20"), "عنوان")).mentions
    assert text[mention.quote_start : mention.quote_end].endswith("دورة متقدمة في الرسم")
