"""Days that name an event: never another year, and none at all where the words may mean another day."""

from datetime import date

import pytest

from timeline import tag
from timeline.normalizer.reasons import EventYearOpen, KnownByDay
from timeline.normalizer.resolution import Resolution, Status


def resolution(text: str, published: str | None) -> Resolution:
    [timex] = tag(text, published)
    return timex.resolution


@pytest.mark.parametrize("published", ["2001-09-11", "2001-09-20", "2012-09-11", "2024-02-29"])
def test_a_known_event_has_its_own_year_from_its_day_on(published: str) -> None:
    found = resolution("هجمات 11 سبتمبر", published)
    assert found.timex == "2001-09-11"
    assert found.reasons == (KnownByDay(2001),)


@pytest.mark.parametrize("published", ["2001-09-10", "1999-01-01"])
def test_before_the_event_the_day_is_open(published: str) -> None:
    found = resolution("هجمات 11 سبتمبر", published)
    assert (found.status, found.reasons) == (Status.UNRESOLVED, (EventYearOpen(),))


def test_an_unknown_event_never_gets_the_year_of_the_report() -> None:
    assert resolution("نجوا من مجزرة 9 أيلول", "2017-09-15").status is Status.UNRESOLVED


def test_an_unknown_event_has_the_year_that_the_text_gave_its_month() -> None:
    first, again = tag("في 9 أيلول 1999 هوجمت القرية. نجوا من مجزرة 9 أيلول", "2017-05-15")
    assert first.resolution.timex == again.resolution.timex == "1999-09-09"


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2000-12-01", "2000-09-11"),
        ("2001-09-20", "2001-09-11"),
        ("2002-03-01", "2001-09-11"),
        ("2015-02-01", "2001-09-11"),
        ("2015-09-20", "XXXX-09-11"),
    ],
)
def test_without_a_noun_the_event_is_meant_only_far_from_its_day(published: str, value: str) -> None:
    assert resolution("بعد 11 سبتمبر", published).timex == value


def test_a_later_publication_never_gives_an_earlier_day() -> None:
    for text in ("بعد 11 سبتمبر", "هجمات 11 سبتمبر", "قبل 7 أكتوبر"):
        known = [
            found.interval.earliest
            for year in range(1998, 2027)
            for month in range(1, 13)
            for day in (1, 12, 28)
            if (found := resolution(text, str(date(year, month, day)))).interval and found.interval.earliest
        ]
        assert known == sorted(known)
