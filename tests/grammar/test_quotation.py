"""Words spoken on a day that the sentence around the quotation names."""

from datetime import date

import pytest

from timeline import tag
from timeline.normalizer.reasons import SpokenOn

PUBLISHED = "2017-05-17"


def days(text: str) -> dict[str, str]:
    return {found.expression.text: found.resolution.timex for found in tag(text, PUBLISHED)}


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير يوم الاثنين: «نجتمع غدا»",
        "وقال الوزير يوم الاثنين إن “الوفد يصل غدا”",
        'وقال الوزير يوم الاثنين إن "الوفد يصل غدا إلى المدينة"',
        "وقال الوزير في 15 أيار: «وصل الوفد. نجتمع غدا»",
    ],
)
def test_tomorrow_in_a_quotation_counts_from_the_day_of_speaking(text: str) -> None:
    assert days(text)["غدا"] == "2017-05-16"


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير يوم الاثنين إن الوفد يصل غدا",
        "وصل الوزير يوم الاثنين. «نجتمع غدا» هكذا قال",
        "افتتح المعرض يوم الاثنين «ونجتمع غدا»",
        "وقال الوزير «إننا نجتمع غدا»",
        "وقال الوزير يوم الاثنين «كلمة» ويجتمعون غدا",
    ],
)
def test_elsewhere_tomorrow_counts_from_the_publication(text: str) -> None:
    assert days(text)["غدا"] == "2017-05-18"


def test_the_reasons_name_the_day_of_speaking() -> None:
    text = "وقال الوزير يوم الاثنين: «نجتمع غدا»"
    spoken = tag(text, PUBLISHED)[-1].resolution.reasons[0]
    assert isinstance(spoken, SpokenOn)
    assert (spoken.day, text[spoken.start : spoken.end]) == (date(2017, 5, 15), "يوم الاثنين")


def test_a_weekday_in_a_quotation_names_its_own_day() -> None:
    assert days("وقال الوزير أمس: «نجتمع غدا الجمعة»")["غدا الجمعة"] == "2017-05-19"
