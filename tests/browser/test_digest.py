"""The list of a large answer: the most important events of each period in view, in a real browser."""

from datetime import date, timedelta

from browser_page import Open, Seen
from page_entries import entry, report

from timeline.query.details import EventDetails


def of_a_year() -> list[EventDetails]:
    """An event a day in 2017; those of the tenth of each month are the most important."""
    days = [date(2017, 1, 1) + timedelta(number) for number in range(365)]
    return [
        entry(f"d{day}", report("أ", f"حدث يوم {day}", str(day)), importance=1 + 8 * (day.day == 10))
        for day in days
    ]


def headings(seen: Seen) -> list[str]:
    return [text.translate({0x2068: None, 0x2069: None}) for text in seen.texts("#events .period")]


def test_a_large_answer_opens_as_a_chronology_of_its_months(page: Open) -> None:
    seen = page(of_a_year(), question="on 2017")
    assert headings(seen)[:2] == ["January 2017 31 events", "February 2017 28 events"]
    assert {f"حدث يوم 2017-{month:02}-10" for month in range(1, 13)} <= set(seen.listed())
    assert seen.listed() == sorted(seen.listed())
    assert len(seen.listed()) < 100


def test_its_periods_are_those_of_the_days_in_view(page: Open) -> None:
    seen = page(of_a_year(), "ar", question="on 2017", at="#days=2017-05-01/2017-05-06")
    expected = [
        f"{name} {day} أيار 2017 حدث واحد"
        for name, day in (("الاثنين", 1), ("الثلاثاء", 2), ("الأربعاء", 3), ("الخميس", 4), ("الجمعة", 5))
    ]
    assert seen.until(lambda: headings(seen) == expected)


def test_a_click_on_a_period_asks_for_its_days(page: Open) -> None:
    seen = page(of_a_year(), question="on 2017")
    seen.all("#events .period button")[4].click()
    assert seen.until(lambda: len(seen.listed()) == 31)
    assert [seen.one(f"#{name}").get_property("value") for name in ("from", "to")] == [
        "1 May 2017", "31 May 2017",
    ]  # fmt: skip
    assert "from=2017-05-01" in seen.script("return location.hash")


def test_an_event_unfolds_in_it_and_the_drawing_stays(page: Open) -> None:
    seen = page(of_a_year(), question="on 2017")
    before = seen.days()
    seen.one("#events button[data-event]").click()
    assert len(seen.all(".details")) == 1
    assert seen.days() == before


def test_every_event_is_one_click_away(page: Open) -> None:
    seen = page(of_a_year(), question="on 2017")
    assert "365" in seen.text("#digest")
    seen.one("#digest").click()
    assert seen.until(lambda: len(seen.listed()) == 100)
    assert seen.text("#place") == "1–100 of 365"
    seen.one("#digest").click()
    assert seen.until(lambda: headings(seen))


def test_what_was_asked_for_newest_first_has_its_last_month_first(page: Open) -> None:
    seen = page(of_a_year()[::-1], question="on 2017")
    assert headings(seen)[0].startswith("December")


def test_what_may_be_of_several_periods_is_counted_below(page: Open) -> None:
    whole = [entry(f"y{number}", report("أ", f"خبر السنة {number}", "2017")) for number in range(7)]
    seen = page([*of_a_year(), *whole], question="on 2017")
    assert "7" in seen.text("#events .note")


def test_what_is_told_in_passing_gives_way_to_the_news_of_a_period(page: Open) -> None:
    days = [date(2017, 1, 1) + timedelta(number) for number in range(365)]
    told = [
        entry(f"d{day}", report("أ", f"حدث يوم {day}", str(day)), importance=9, in_passing=day.day != 3)
        for day in days
    ]
    seen = page(told, question="on 2017")
    assert {f"حدث يوم 2017-{month:02}-03" for month in range(1, 13)} <= set(seen.listed())
