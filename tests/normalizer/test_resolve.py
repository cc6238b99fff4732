"""Resolution: what is said, what is implied, and what stays open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.grammar.expression import Expression
from timeline.grammar.parse import parse
from timeline.normalizer import Resolution, resolve, resolve_all
from timeline.normalizer.reasons import (
    AwaitsPublication,
    Check,
    Chosen,
    Condition,
    Cue,
    DayOfWriting,
    HintWord,
    IfCalendar,
    IfParallelDateRight,
    IfSentenceLooks,
    NamedBefore,
    NoSuchDay,
    ParallelDateChecked,
    Position,
    WeekdayChecked,
)
from timeline.normalizer.resolution import Status, components

PHRASES = (
    "وصل اليوم",
    "وصل أمس الأحد",
    "وصل يوم الأربعاء",
    "ستصل يوم الأربعاء",
    "وصل الأربعاء الماضي",
    "وصل في 6 أيار الماضي",
    "سيصل في 10 تموز",
    "وصل في 10 تموز",
    "وصل يومي 3 و4 أيار الحالي",
    "وصل العام الماضي",
    "وصل قبل ثلاثة أيام",
    "وصل منذ عامين",
    "وصل الأربعاء قبل الماضي",
    "سيصل الأربعاء بعد المقبل",
    "وصل في أيار قبل الماضي",
    "وصل الموسم قبل الماضي",
    "وصل خلال عطلة نهاية الأسبوع",
    "سيصل في نهاية الأسبوع",
    "وصل قبل 30 ساعة",
    "وصل قبل ساعات",
    "وصل منذ شهر و21 يوما",
    "وصل قبل سنة ونصف",
    "وصل في منتصف نيسان الماضي",
    "وصل في 15 رمضان",
    "وصل في أول جمعة من رمضان",
    "وصل في آخر يوم من أيار",
    "وصل الثلاثاء الثالث من أيلول",
    "وصل الأحد الثاني من الشهر الماضي",
    "وصل أحد الأسبوع الماضي",
)


def one(text: str) -> Expression:
    found = parse(text)
    assert len(found) == 1
    return found[0]


def resolved(text: str, published: str | None) -> Resolution:
    return resolve(one(text), parse_edtf(published) if published else None)


def edtf(resolution: Resolution) -> str | None:
    return format_edtf(resolution.interval) if resolution.interval else None


def test_what_the_text_says_is_kept_apart_from_what_is_implied() -> None:
    resolution = resolved("وقعوا في الرابع من أيار", "2017-06-19")
    assert components(resolution.semantics) == {"day": 4, "month": 5}
    assert resolution.implied == {"year": 2017}


def test_a_complete_date_needs_no_anchor() -> None:
    resolution = resolved("وقعوا في 4 أيار 2017", None)
    assert (edtf(resolution), resolution.anchor, resolution.implied) == ("2017-05-04", None, {})


def test_the_reasons_name_the_word_that_shows_the_direction() -> None:
    text = "سيعقد الاجتماع يوم الخميس"
    assert resolved(text, "2017-05-15").reasons == (
        HintWord(0, text.index(" ")),
        Chosen(Position.ON_OR_AFTER, date(2017, 5, 15), Cue.SENTENCE_FUTURE, weekday=4),
    )


def test_a_day_that_has_just_passed_goes_before_one_most_of_a_year_ahead() -> None:
    text = "سيبدأ العرض في 1 أيار"
    resolution = resolved(text, "2017-05-15")
    assert edtf(resolution) == "2017-05-01"
    assert resolution.reasons[:2] == (
        HintWord(0, text.index(" ")),
        Chosen(Position.NEAREST, date(2017, 5, 15), Cue.SENTENCE_FUTURE_FAR),
    )
    assert [format_edtf(other.interval) for other in resolution.alternatives] == ["2018-05-01"]


def test_without_a_publication_date_a_relative_date_stays_unresolved_and_says_why() -> None:
    resolution = resolved("وصل يوم الأربعاء الماضي", None)
    assert resolution.status is Status.UNRESOLVED
    assert resolution.interval is None
    assert resolution.timex == "XXXX-WXX-3"
    assert resolution.reasons == (AwaitsPublication(),)


def test_a_publication_interval_gives_every_day_that_it_allows() -> None:
    assert edtf(resolved("وصل يوم الخميس", "2017-08-04/2017-09-14")) == "2017-08-03/2017-09-14"


def test_a_publication_interval_that_leaves_one_day_gives_that_day() -> None:
    assert edtf(resolved("وصل في 6 أيار الماضي", "2017-08-04/2017-09-14")) == "2017-05-06"


def test_a_half_open_publication_date_leaves_one_end_open() -> None:
    assert edtf(resolved("وصل أمس", "../2017-05-15")) == "../2017-05-14"


def test_a_weekday_that_contradicts_its_date_is_named() -> None:
    resolution = resolved("وصل يوم الثلاثاء 15 أيار 2017", None)
    assert edtf(resolution) == "2017-05-15"
    found = Interval(date(2017, 5, 15), date(2017, 5, 15))
    assert resolution.reasons[-1] == WeekdayChecked(2, found, Check.CONTRADICTS)


def test_calendars_that_contradict_each_other_are_both_named() -> None:
    resolution = resolved("صدر في 9 شعبان 1438هـ الموافق 4 مايو 2017", None)
    assert edtf(resolution) == "2017-05-04"
    other = Interval(date(2017, 5, 5), date(2017, 5, 5))
    assert resolution.reasons[-1] == ParallelDateChecked("Hijri", 1438, 8, 9, other, Check.CONTRADICTS)


def test_a_day_that_does_not_exist_stays_unresolved() -> None:
    resolution = resolved("وصل في 31 نيسان 2017", "2017-05-15")
    assert resolution.status is Status.UNRESOLVED
    assert resolution.reasons == (NoSuchDay("Gregorian", 2017, 4, 31),)


def test_a_third_of_a_month_narrows_the_days_and_keeps_the_value() -> None:
    resolution = resolved("وصل في منتصف نيسان 2017", None)
    assert (resolution.timex, edtf(resolution)) == ("2017-04", "2017-04-11/2017-04-20")


def test_more_than_a_number_ago_keeps_the_value_and_widens_the_days() -> None:
    resolution = resolved("نفي قبل أكثر من عشر سنوات", "2017-05-15")
    assert (resolution.timex, edtf(resolution)) == ("2007", "1997/2007")


def test_hours_without_a_number_are_vague_and_bounded() -> None:
    resolution = resolved("وصل قبل ساعات", "2017-05-15")
    assert (resolution.timex, edtf(resolution)) == ("PAST_REF", "2017-05-14/2017-05-15")


def test_a_duration_has_a_value_and_no_days() -> None:
    resolution = resolved("تستمر ستة أشهر", "2017-05-15")
    assert (resolution.status, resolution.timex, resolution.interval) == (Status.TIMELESS, "P6M", None)


@given(
    st.sampled_from(PHRASES),
    st.dates(min_value=parse_edtf("1950").earliest, max_value=parse_edtf("2050").latest),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_the_days_for_a_publication_interval_hold_those_for_each_day_of_it(
    text: str, start: object, length: int, offset: int
) -> None:
    from datetime import date, timedelta

    assert isinstance(start, date)
    end = start + timedelta(days=length)
    inside = start + timedelta(days=min(offset, length))
    expression = one(text)
    wide = resolve(expression, Interval(start, end)).interval
    narrow = resolve(expression, Interval(inside, inside)).interval
    assert wide and narrow and wide.earliest and narrow.earliest and wide.latest and narrow.latest
    assert wide.earliest <= narrow.earliest and narrow.latest <= wide.latest


@given(st.text(alphabet=st.sampled_from("اليوم مس الأربعاء3 4-/.\n()وبين من أيار تموز2017هـ"), max_size=60))
def test_no_text_makes_reading_or_resolving_fail(text: str) -> None:
    for expression in parse(text):
        assert text[expression.start : expression.end] == expression.text
        resolve(expression, parse_edtf("0001-01-01"))
        resolve(expression, parse_edtf("9999-12-31"))


def values(text: str, published: str) -> list[str]:
    return [resolution.timex for resolution in resolve_all(parse(text), parse_edtf(published))]


def test_a_day_and_month_keeps_the_year_it_had_before_in_the_text() -> None:
    assert values("قصف الحي في 25 آذار 2017. وكان قصف 25 آذار عنيفا", "2018-01-17") == ["2017-03-25"] * 2


def test_dates_are_counted_from_the_one_named_before() -> None:
    text = "وقعوا في 4 أيار 2017، وفي اليوم التالي غادروا، ثم عادوا في العاشر من الشهر نفسه"
    assert values(text, "2018-01-17") == ["2017-05-04", "2017-05-05", "2017-05-10"]


def test_the_reasons_say_where_the_text_names_the_day_that_is_counted_from() -> None:
    text = "وقعوا في 4 أيار 2017، وفي اليوم التالي غادروا"
    named, (start, end) = resolve_all(parse(text), None)[1].reasons[0], (9, 20)
    assert text[start:end] == "4 أيار 2017"
    assert named == NamedBefore(Interval(date(2017, 5, 4), date(2017, 5, 4)), start, end)


def test_what_no_text_names_is_counted_from_the_publication_and_not_called_named() -> None:
    reasons = resolved("كما في العام السابق", "2017-05-15").reasons
    assert not [reason for reason in reasons if isinstance(reason, NamedBefore)]


def test_a_part_of_a_year_without_a_direction_does_not_claim_that_the_sentence_shows_one() -> None:
    (chosen, _) = resolved("الربع الثالث", "2017-05-15").reasons
    assert isinstance(chosen, Chosen) and chosen.cue is Cue.NOTHING


def test_a_text_that_names_its_own_day_is_counted_from_it() -> None:
    expressions = parse("أعلن الوزير اليوم السبت أن الوفد وصل أمس")
    resolutions = resolve_all(expressions, parse_edtf("2023-02-26"))
    assert [resolution.timex for resolution in resolutions] == ["2023-02-25", "2023-02-24"]
    assert resolutions[1].reasons[0] == DayOfWriting(date(2023, 2, 25), 12, 23)


def test_a_text_whose_days_disagree_is_counted_from_the_publication() -> None:
    assert values("قال اليوم السبت ثم قال اليوم الاثنين إنه وصل أمس", "2023-02-26")[2] == "2023-02-25"


def test_what_is_counted_from_an_uncertain_day_is_as_uncertain() -> None:
    resolutions = resolve_all(
        parse("وصل يوم الخميس وغادر في اليوم التالي"), parse_edtf("2017-08-04/2017-09-14")
    )
    assert [edtf(resolution) for resolution in resolutions] == [
        "2017-08-03/2017-09-14",
        "2017-08-04/2017-09-15",
    ]


def test_the_same_month_after_a_year_alone_is_any_month_of_it() -> None:
    assert values("تأسس عام 2014 وانهار في الشهر نفسه", "2018-01-17") == ["2014", "2014"]


def test_a_day_whose_year_is_uncertain_lends_no_year() -> None:
    resolutions = resolve_all(parse("وصل في 6 أيار ثم ذكر 6 أيار"), parse_edtf("2016-01-01/2017-12-31"))
    assert edtf(resolutions[0]) == edtf(resolutions[1]) == "2015-05-06/2017-05-06"


def others(text: str, published: str) -> dict[str, Condition]:
    return {format_edtf(other.interval): other.condition for other in resolved(text, published).alternatives}


def test_a_bare_weekday_shows_the_day_that_the_other_direction_would_give() -> None:
    assert others("يوم الأربعاء", "2017-05-15") == {"2017-05-17": IfSentenceLooks("future")}


def test_a_weekday_with_a_stated_direction_has_no_alternative() -> None:
    assert others("الأربعاء الماضي", "2017-05-15") == {}


def test_a_date_that_contradicts_its_pair_shows_the_day_of_the_other_calendar() -> None:
    found = others("28 رمضان 1436 الموافق 16 يوليو 2015", "2015-07-20")
    assert found == {"2015-07-15": IfParallelDateRight("Hijri", 1436, 9, 28)}


def test_an_unmarked_year_of_an_old_article_shows_the_other_calendar() -> None:
    assert others("سنة 456", "1909-01-01") == {"0456": IfCalendar("Gregorian")}


def test_a_year_that_says_its_era_has_no_other_calendar() -> None:
    assert others("سنة 456 م", "1909-01-01") == {}


def test_the_weekday_picks_one_of_the_days_that_the_tabular_calendar_allows() -> None:
    whole = resolved("10 محرم سنة 61 هـ", "1909-01-01").interval
    picked = resolved("الجمعة 10 محرم سنة 61 هـ", "1909-01-01").interval
    assert whole is not None and picked is not None and picked.earliest is not None
    assert not whole.is_day and picked.is_day
    assert picked.earliest.isoweekday() == 5


def test_the_day_of_publication_has_a_part_in_an_ottoman_year() -> None:
    assert resolved("9 حزيران سنة 1321", "1909-01-01").anchor is not None
    assert edtf(resolved("9 حزيران سنة 1321", "2017-01-01")) == "1321-06-17"


@pytest.mark.parametrize(
    ("day", "days"), [("20 تموز", "2018-07-20"), ("28 تموز", "2018-07-28"), ("2 آب", "2017-08-02")]
)
def test_a_day_and_month_that_lie_ahead_are_announced_up_to_sixty_days_off(day: str, days: str) -> None:
    assert edtf(resolved(f"دورة الرماية في {day}", "2018-05-31")) == days


@pytest.mark.parametrize(("named", "day"), [("3 أيار 2018", "2018-05-03"), ("3 آذار 2015", "2018-05-31")])
def test_a_time_of_day_belongs_to_the_news_and_not_to_a_day_long_past(named: str, day: str) -> None:
    expressions = parse(f"رمم المرصد في {named}. وعند الساعة الخامسة مساء انقطع التيار")
    _, clock = resolve_all(expressions, parse_edtf("2018-05-31"))
    assert (edtf(clock), clock.timex) == (day, f"{day}T17:00")


@pytest.mark.parametrize(
    ("published", "days"), [("2017-05-15/..", "2017-05-14/.."), ("../2017-05-15", "../2017-05-14")]
)
def test_what_is_counted_from_an_open_publication_is_open_on_the_same_side(published: str, days: str) -> None:
    assert edtf(resolved("وصل الوفد أمس", published)) == days


@pytest.mark.parametrize(("year", "calendar"), [("456", "Hijri"), ("1210", "Gregorian"), ("912", "Hijri")])
def test_a_year_whose_calendar_depends_on_the_age_of_the_paper_is_anchored_in_its_publication(
    year: str, calendar: str
) -> None:
    resolution = resolved(f"توفي سنة {year} ودفن", "1909-05-15")
    assert resolution.anchor == parse_edtf("1909-05-15")
    assert resolution.implied["calendar"] == calendar
