"""A mark that two calendars share keeps both readings, unless the number or the time of the paper decides."""

import pytest

from timeline.normalizer.reasons import IfCalendar
from timeline.normalizer.resolution import Resolution
from timeline.normalizer.tagging import tag


def only(text: str, published: str | None) -> Resolution:
    [timex] = tag(text, published)
    return timex.resolution


@pytest.mark.parametrize(
    ("text", "edtf", "other", "days"),
    [
        ("سنة 1310 رومية", "[1894-03-13..1895-03-12]", "Seleucid", "0998-10-06"),
        ("5 أيار سنة 1310 رومية", "1894-05-17", "Seleucid", "0999-05-10"),
        ("سنة 1324 ش", "[1908-03-14..1909-03-13]", "Coptic", "1607-09-09"),
    ],
)
def test_both_readings_are_kept(text: str, edtf: str, other: str, days: str) -> None:
    found = only(text, "2017-05-15")
    assert found.edtf == edtf
    [alternative] = found.alternatives
    assert alternative.condition == IfCalendar(other)
    assert str(alternative.interval.earliest) == days


@pytest.mark.parametrize(
    ("text", "published"),
    [("سنة 1234 رومية", "2017-05-15"), ("سنة 1310 مالية", None), ("سنة 1310 رومية", "1909-10-15")],
)
def test_the_number_or_the_time_of_the_paper_decides(text: str, published: str | None) -> None:
    assert only(text, published).alternatives == ()
