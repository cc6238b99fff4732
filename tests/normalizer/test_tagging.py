"""The public function `timeline.tag`: what it takes as the publication date."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import timeline
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate, InvalidInput
from timeline.normalizer.tagging import days_named


@pytest.mark.parametrize(
    "published",
    [
        "2017-05-15",
        date(2017, 5, 15),
        datetime(2017, 5, 15, 23, 59),
        datetime(2017, 5, 15, tzinfo=UTC),
        parse_edtf("2017-05-15"),
    ],
)
def test_the_publication_is_a_date_a_datetime_a_string_or_an_interval(published: Any) -> None:
    (timex,) = timeline.tag("وصل الوفد أمس", published=published)
    assert timex.resolution.timex == "2017-05-14"


def test_an_unknown_publication_leaves_relative_expressions_unresolved() -> None:
    yesterday, day = timeline.tag("وصل الوفد أمس وغادر في 4 أيار 2017")
    assert yesterday.resolution.interval is None
    assert day.resolution.timex == "2017-05-04"


def test_a_string_that_is_not_edtf_is_an_invalid_date() -> None:
    with pytest.raises(InvalidDate, match="not a date in EDTF: '15/05/2017'"):
        timeline.tag("أمس", published="15/05/2017")


@pytest.mark.parametrize("published", [2017, 1494806400.0, b"2017-05-15", ("2017-05-15",)])
def test_another_type_is_named_in_the_error(published: Any) -> None:
    with pytest.raises(InvalidInput, match=f"published is {type(published).__name__}; give a date"):
        timeline.tag("أمس", published=published)


def test_only_single_days_in_full_are_named() -> None:
    days = days_named("أمس، الخميس 11 أيار 2017، أيار 2017، من 3 أيار 2017 إلى 5 أيار 2017")
    assert days == [Interval(date(2017, 5, 11), date(2017, 5, 11))]
