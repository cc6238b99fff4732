"""The charts of an answer: the axis, one row an event, and how many a month."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.axis import Axis, inside, limits, span_of
from timeline.cli.months import month_lines
from timeline.cli.strip import strip_lines
from timeline.cli.terminal import Terminal
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import TimeKind, parse_time
from timeline.query.chronology import Answer
from timeline.query.relation import Relation

ANYTIME = Interval(None, None)
PIPE = Terminal(width=80, height=None, cuts=False, ascii=True, colour=False)


def answer(edtf: str, certainty: Certainty = Certainty.CERTAIN) -> Answer:
    time = parse_time(edtf)
    return Answer(
        id="0123456789abcdef",
        certainty=certainty,
        when=time.days,
        kind=time.kind,
        edtf=time.edtf,
        precision=time.days.precision.value,
        text="وصل الوفد",
        headline="وصل الوفد",
        fragment=False,
        article_count=1,
        source_count=1,
        factuality="occurred",
        reporting=False,
        disputed=False,
        sources=(),
    )


def rows(*edtf: str, within: Interval = ANYTIME, terminal: Terminal = PIPE) -> list[str]:
    lines = strip_lines([answer(item) for item in edtf], "on 2017", within, 5, terminal)
    return [line for line in lines if line.startswith("+ ")]


def drawn(*edtf: str, within: Interval = ANYTIME) -> list[str]:
    return [row[35:57] for row in rows(*edtf, within=within)]


def test_a_day_is_a_point_and_several_days_are_a_line_between_their_ends() -> None:
    point, line, short, last = drawn(
        "2017-05-01", "[2017-05-09..2017-05-16]", "[2017-05-17..2017-05-18]", "2017-05-22"
    )
    assert (point.rstrip(), line.strip(), short.strip()) == ("*", "[------]", "[]")
    assert (line.index("["), line.index("]"), last.index("*")) == (8, 15, 21)


def test_each_kind_of_time_is_drawn_as_it_is() -> None:
    shown = {}
    for kind in (TimeKind.WITHIN, TimeKind.THROUGHOUT, TimeKind.SINCE, TimeKind.UNTIL, TimeKind.ABOUT):
        edges = answer("2017-04"), answer("2017-06")
        lines = list(strip_lines([*edges, replace(answer("2017-05"), kind=kind)], "", ANYTIME, 5, PIPE))
        shown[kind.value] = lines[-1][35:57].strip()
    assert shown == {
        "within": "[------]", "throughout": "[======]", "since": "[------>", "until": "<------]",
        "about": "[------]",
    }  # fmt: skip


def test_days_too_short_for_the_axis_are_told_from_one_day() -> None:
    day, days, _ = drawn("2017-05-01", "2017-05-01/2017-05-02", "2017-12-31")
    assert (day.strip(), days.strip()) == ("*", "o")


def test_what_lies_beyond_the_axis_points_there() -> None:
    within = parse_edtf("2017-05-03/2017-05-06")
    both, left, right, inside = drawn(
        "2017-05", "2017-05-01/2017-05-04", "2017-05-05/..", "2017-05-03", within=within
    )
    assert (both[0], both[-1]) == ("<", ">")
    assert left.startswith("<") and left.strip().endswith("]")
    assert right.strip().startswith("[") and right.endswith(">")
    assert inside.strip() == "*"


def test_an_event_of_many_years_does_not_stretch_the_axis() -> None:
    decade, first, last = drawn("201X", "2017-05-01", "2017-05-31")
    assert (decade[0], decade[-1]) == ("<", ">")
    assert first.index("*") == 0 and last.index("*") == 21


def test_ids_and_dates_come_first_then_the_axis_then_the_words_alone() -> None:
    (row,) = rows("2017-05-04")
    assert row[:35].rstrip() == "+ 01234  2017-05-04"
    assert row[:59].isascii() and row[59:] == "وصل الوفد"


def test_the_possible_stand_under_a_head_of_their_own() -> None:
    answers = [answer("2017-05-04"), answer("2017-05", Certainty.POSSIBLE)]
    lines = list(strip_lines(answers, "on 2017-05-04", ANYTIME, 5, PIPE))
    assert lines[-2] == "possible ?  (not certainly on 2017-05-04)"
    assert lines[-1].startswith("? 01234")


def test_an_answer_without_any_known_days_is_listed_without_an_axis() -> None:
    assert rows("../2017") == ["+ 01234  ../2017-12-31             وصل الوفد"]


def test_what_may_lie_in_more_than_a_year_is_counted_apart() -> None:
    lines = list(month_lines([answer("../2017"), answer("201X"), answer("2017-05-04")], ANYTIME, PIPE))
    assert lines[1].split() == ["2017-05", "1", "0", "+"]
    assert lines[2:] == ["not counted: 2 events whose date range is longer than a year"]


def test_nothing_found_is_said_in_every_view() -> None:
    assert list(strip_lines([], "on 2017", ANYTIME, 5, PIPE)) == ["nothing found"]
    assert list(month_lines([], ANYTIME, PIPE)) == ["nothing found"]


def test_a_few_events_far_from_all_others_do_not_press_them_together() -> None:
    near = [parse_edtf(f"2017-05-{number:02}") for number in range(1, 31)] * 4
    assert span_of([parse_edtf("1900"), *near], ANYTIME) == (date(2017, 5, 1), date(2017, 5, 30))
    assert span_of([parse_edtf("1900"), *near[:3]], ANYTIME) == (date(1900, 1, 1), date(2017, 5, 3))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2017, 5, 1), date(2017, 5, 4), ["2017-05-01", "2017-05-02", "2017-05-03", "2017-05-04"]),
        (date(2017, 1, 1), date(2017, 4, 30), ["2017-01", "2017-02", "2017-03", "2017-04"]),
        (date(2017, 7, 5), date(2017, 10, 2), ["2017-08", "2017-09", ""]),
        (date(2013, 1, 1), date(2017, 7, 10), ["2013", "2014", "2015", "2016", "2017"]),
        (date(1, 1, 1), date(9999, 12, 31), ["2000", "4000", "6000", "8000"]),
    ],
)
def test_ticks_are_days_months_or_years(first: date, last: date, labels: list[str]) -> None:
    assert [label for _, label in Axis(first, last, 48).ticks()] == labels


def test_where_one_name_has_room_the_ends_are_named() -> None:
    heads = list(strip_lines([answer("2017-07-05"), answer("2017-09-14")], "on 2017", ANYTIME, 5, PIPE))[1:3]
    assert heads[0][35:] == "2017-07-05  2017-09-14"
    assert heads[1][35:] == "+" + "-" * 20 + "+"


@given(st.dates(), st.dates(), st.integers(16, 200), st.dates())
def test_every_day_has_a_column_and_no_label_runs_into_the_next(
    one: date, other: date, width: int, day: date
) -> None:
    axis = Axis(min(one, other), max(one, other), width)
    assert 0 <= axis.column(day) <= axis.last_column(day) < width
    ticks = axis.ticks()
    assert ticks
    places = [(min(column, width - len(label)), label) for column, label in ticks if label]
    for (place, label), (following, _) in pairwise(places):
        assert place + len(label) < following


def test_a_chart_does_not_leave_the_days_asked_about() -> None:
    days = parse_edtf("2017-07")
    assert limits(Relation.BEFORE, days) == Interval(None, date(2017, 7, 1))
    assert limits(Relation.AFTER, days) == Interval(date(2017, 7, 31), None)
    assert limits(Relation.DURING, days) == days
    events = [parse_edtf("2017-05-01"), parse_edtf("2017-07")]
    assert span_of(events, limits(Relation.BEFORE, days)) == (date(2017, 5, 1), date(2017, 7, 1))


def months(*answers: Answer, within: Interval = ANYTIME, width: int = 80) -> list[list[str]]:
    terminal = Terminal(width=width, height=None, cuts=False, ascii=True, colour=False)
    return [line.split() for line in list(month_lines(answers, within, terminal))[1:]]


def test_months_count_the_certain_and_the_possible_apart() -> None:
    counted = months(
        answer("2017-05-04"),
        answer("2017-05"),
        answer("2017-05-31/2017-06-01"),
        answer("2017-06-02", Certainty.POSSIBLE),
    )
    assert counted == [["2017-05", "2", "1", "++?"], ["2017-06", "0", "2", "??"]]


@pytest.mark.parametrize(
    ("relation", "asked", "counted"),
    [
        (Relation.BEFORE, "2017-02", ["2017-01"]),
        (Relation.AFTER, "2017-11", ["2017-12"]),
        (Relation.DURING, "2017-05", ["2017-05"]),
    ],
)
def test_an_event_of_a_year_is_possible_in_every_month_that_was_asked_about_and_no_other(
    relation: Relation, asked: str, counted: list[str]
) -> None:
    year = answer("2017", Certainty.POSSIBLE)
    assert [row[0] for row in months(year, within=inside(relation, parse_edtf(asked)))] == counted


def test_months_without_any_event_are_one_line() -> None:
    counted = months(answer("2017-01-04"), answer("2017-08-04"))
    assert counted[1] == ["2017-02..2017-07", "0", "0"]


def test_years_stand_for_many_months() -> None:
    counted = months(*(answer(f"201{year}-{month:02}-04") for year in (3, 7) for month in range(1, 13)))
    assert len(counted) == 25
    years = months(*(answer(f"201{year}-{month:02}-04") for year in (3, 4, 5, 7) for month in range(1, 13)))
    assert [row[0] for row in years] == ["2013", "2014", "2015", "2016", "2017"]


def test_bars_fit_the_width_and_the_least_is_seen() -> None:
    many = [answer("2017-05-04")] * 500
    (may, june) = months(*many, answer("2017-06-01"), width=60)
    assert (may[1], len(may[3]), june[3]) == ("500", 60 - 41, "+")
