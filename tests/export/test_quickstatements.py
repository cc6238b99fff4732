"""QuickStatements: commands that Wikidata takes, and nothing that it would take for more than is known."""

from datetime import date

import pytest
from exported import event, exported, hostile, hostile_event, notes, report
from hypothesis import given

from timeline.dates.day_bc import day_of
from timeline.dates.interval import Interval, day, month, years
from timeline.dates.time_kind import TimeKind
from timeline.export.characters import one_line
from timeline.query.details import EventDetails

MAY_4 = day(date(2017, 5, 4))
SPAN = Interval(date(2017, 5, 3), date(2017, 5, 4))


def commands(*entries: EventDetails) -> list[list[str]]:
    return [line.split("\t") for line in exported("quickstatements", *entries).decode().split("\n") if line]


@given(hostile)
def test_a_label_is_one_quoted_cell_without_a_comment(text: str) -> None:
    create, label, dated = commands(hostile_event(MAY_4, text))
    assert (create, label[:2], dated[:2]) == (["CREATE"], ["LAST", "Lar"], ["LAST", "P585"])
    shown = label[2][1:-1]
    assert label[2] == f'"{shown}"'
    assert "/*" not in shown
    assert shown.replace("/ *", "/*") == one_line(text).replace("/ *", "/*")


def test_a_label_is_no_longer_than_wikidata_allows() -> None:
    label = commands(event(MAY_4, text="ب" * 300))[1][2]
    assert label == f'"{"ب" * 249}…"'


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (MAY_4, "+2017-05-04T00:00:00Z/11"),
        (month(2017, 5), "+2017-05-01T00:00:00Z/10"),
        (years(2017), "+2017-01-01T00:00:00Z/9"),
        (years(622), "+0622-01-01T00:00:00Z/9"),
        (years(-43), "-0044-01-01T00:00:00Z/9"),
        (years(0), "-0001-01-01T00:00:00Z/9"),
        (day(day_of(-43, 3, 13)), "-0044-03-15T00:00:00Z/11/J"),
        (day(date(1453, 6, 7)), "+1453-05-29T00:00:00Z/11/J"),
        (day(date(1582, 10, 14)), "+1582-10-04T00:00:00Z/11/J"),
        (day(date(1582, 10, 15)), "+1582-10-15T00:00:00Z/11"),
        (month(1453, 5), "+1453-05-01T00:00:00Z/10"),
        (Interval(date(1453, 5, 10), date(1453, 6, 9)), "+1453-05-01T00:00:00Z/10/J"),
    ],
)
def test_a_precision_is_that_of_the_days(when: Interval, value: str) -> None:
    assert commands(event(when))[2] == ["LAST", "P585", value]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (day(date(1917, 11, 7)), "+1917-10-25T00:00:00Z/11/J"),
        (day(day_of(-43, 3, 13)), "-0044-03-15T00:00:00Z/11/J"),
        (Interval(date(1917, 10, 14), date(1917, 11, 13)), "+1917-10-01T00:00:00Z/10/J"),
    ],
)
def test_a_date_of_a_calendar_that_wikidata_has_is_written_in_it(when: Interval, value: str) -> None:
    julian = report(when, semantics={"day": 25, "month": 10, "year": 1917, "calendar": "Julian"})
    assert commands(event(when, julian))[2] == ["LAST", "P585", value]


def test_a_date_of_a_calendar_that_wikidata_lacks_is_written_as_a_civil_one() -> None:
    told = report(MAY_4, semantics={"day": 8, "month": 8, "year": 1438, "calendar": "Hijri"})
    assert commands(event(MAY_4, told))[2] == ["LAST", "P585", "+2017-05-04T00:00:00Z/11"]


def test_a_date_in_two_calendars_is_written_as_a_civil_one() -> None:
    told = [report(MAY_4, semantics={"day": 21, "calendar": "Julian"}), report(MAY_4, semantics={"day": 4})]
    assert commands(event(MAY_4, *told))[2] == ["LAST", "P585", "+2017-05-04T00:00:00Z/11"]


@pytest.mark.parametrize(
    ("when", "kind", "statements"),
    [
        (
            SPAN, TimeKind.THROUGHOUT,
            ["P580 +2017-05-03T00:00:00Z/11", "P582 +2017-05-04T00:00:00Z/11"],
        ),
        (
            years(1920, 1947), TimeKind.THROUGHOUT,
            ["P580 +1920-01-01T00:00:00Z/9", "P582 +1947-01-01T00:00:00Z/9"],
        ),
        (
            month(2017, 4, 3), TimeKind.THROUGHOUT,
            ["P580 +2017-04-01T00:00:00Z/10", "P582 +2017-06-01T00:00:00Z/10"],
        ),
        (MAY_4, TimeKind.THROUGHOUT, ["P585 +2017-05-04T00:00:00Z/11"]),
        (
            SPAN, TimeKind.WITHIN,
            ["P585 somevalue P1319 +2017-05-03T00:00:00Z/11 P1326 +2017-05-04T00:00:00Z/11"],
        ),
        (years(2014), TimeKind.SINCE, ["P580 +2014-01-01T00:00:00Z/9"]),
        (
            SPAN, TimeKind.SINCE,
            ["P580 somevalue P1319 +2017-05-03T00:00:00Z/11 P1326 +2017-05-04T00:00:00Z/11"],
        ),
        (month(2017, 12), TimeKind.UNTIL, ["P582 +2017-12-01T00:00:00Z/10"]),
        (
            Interval(None, date(1849, 12, 31)), TimeKind.BEFORE,
            ["P585 somevalue P1326 +1849-12-31T00:00:00Z/11"],
        ),
        (
            Interval(date(2023, 10, 8), None), TimeKind.AFTER,
            ["P585 somevalue P1319 +2023-10-08T00:00:00Z/11"],
        ),
        (years(1820), TimeKind.ABOUT, ["P585 +1820-01-01T00:00:00Z/9 P1480 Q5727902"]),
    ],
)  # fmt: skip
def test_each_kind_of_time_has_its_statements(when: Interval, kind: TimeKind, statements: list[str]) -> None:
    assert [" ".join(row[1:]) for row in commands(event(when, kind=kind))[2:]] == statements


def test_an_event_without_any_day_is_left_out_and_counted() -> None:
    unknown = event(Interval(None, None))
    assert commands(unknown) == []
    assert notes("quickstatements", unknown) == ["left out: 1 without a date"]


def test_what_did_not_simply_occur_is_left_out_and_counted() -> None:
    found = [
        event(MAY_4, factuality="denied"),
        event(MAY_4, factuality="announced"),
        event(MAY_4, reporting=True),
    ]
    assert commands(*found) == []
    assert notes("quickstatements", *found) == [
        "left out: 3 that were only announced, denied, supposed or said"
    ]


def test_a_reference_is_each_address_that_gives_these_days() -> None:
    told = [
        report(MAY_4, url="https://example.org/1"),
        report(MAY_4, url="https://example.org/1"),
        report(MAY_4, url="https://example.org/2"),
        report(SPAN, url="https://example.org/3"),
        report(MAY_4, url="javascript:alert(1)"),
    ]
    addresses = [row[3:] for row in commands(event(MAY_4, *told))[2:]]
    assert addresses == [["S854", '"https://example.org/1"'], ["S854", '"https://example.org/2"']]


def test_an_event_without_words_has_no_label_and_is_left_out() -> None:
    assert commands(event(MAY_4, text="")) == []
    assert notes("quickstatements", event(MAY_4, text="")) == ["left out: 1 whose words were erased"]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (years(1990, 1999), "+1990-01-01T00:00:00Z/8"),
        (years(1901, 2000), "+1901-01-01T00:00:00Z/7"),
        (years(1900, 1999), "somevalue"),
        (years(1991, 2000), "somevalue"),
        (years(1500, 1509), "somevalue"),
        (Interval(date(1990, 1, 1), date(1999, 12, 30)), "somevalue"),
    ],
)
def test_a_decade_and_a_century_have_their_precision(when: Interval, value: str) -> None:
    assert commands(event(when))[2][2] == value
