"""What no rule has read makes a date less certain."""

from dataclasses import replace

from timeline.dates.edtf import parse_edtf
from timeline.grammar.expression import Leftover
from timeline.grammar.parse import parse
from timeline.normalizer import resolve
from timeline.normalizer.reasons import YearMayFollow
from timeline.normalizer.resolution import Status

PUBLISHED = parse_edtf("2023-10-20")


def test_a_day_next_to_a_number_that_may_be_its_year_is_no_date() -> None:
    (expression,) = parse("هزم القائد في 29 مايو")
    left = Leftover("number", expression.end + 1, expression.end + 5, 1453)
    resolution = resolve(replace(expression, leftovers=(left,)), PUBLISHED)
    assert (resolution.status, resolution.interval) == (Status.UNRESOLVED, None)
    assert resolution.timex == "XXXX-05-29"
    assert resolution.reasons == (YearMayFollow(left.start, left.end),)


def test_a_day_with_its_year_is_not_in_doubt() -> None:
    (expression,) = parse("هزم القائد في 29 مايو 2019")
    left = Leftover("number", expression.end + 1, expression.end + 5, 1453)
    resolution = resolve(replace(expression, leftovers=(left,)), PUBLISHED)
    assert resolution.status is Status.RESOLVED


def test_a_small_number_is_an_amount() -> None:
    (expression,) = parse("هزم القائد في 29 مايو")
    left = Leftover("number", expression.end + 1, expression.end + 2, 5)
    assert resolve(replace(expression, leftovers=(left,)), PUBLISHED).status is Status.RESOLVED


def test_words_of_another_expression_are_not_left_over() -> None:
    first, second = parse("وصلوا السبت وغادروا الثلاثاء 4 تموز")
    assert (first.leftovers, second.leftovers) == ((), ())
