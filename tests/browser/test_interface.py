"""Languages, directions, colours, paper and names of things, in a real browser."""

import pytest
from browser_page import Open
from page_entries import many_entries, some_entries

PAPER = "return getComputedStyle(document.body).backgroundColor"
DARK, LIGHT = "rgb(22, 24, 28)", "rgb(253, 253, 251)"


def test_the_language_switches_words_direction_and_time(page: Open) -> None:
    seen = page(some_entries(), "ar")
    html = seen.one("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    assert seen.text("#question") == "قبل 10 تموز 2017"
    seen.one("#language").click()
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("en", "ltr")
    assert seen.text("#question") == "Before 10 July 2017"
    left, right = seen.days()
    assert left < right
    assert seen.driver.title.endswith("Before \u206810 July 2017\u2069")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("after 2017-05", "بعد أيار 2017"),
        ("between 2017-05-03 and 2017-05-06", "من 3 أيار 2017 إلى 6 أيار 2017"),
        ("between 2017-05-03 and ..", "من 3 أيار 2017 فصاعدا"),
        ("on 2017-05-04", "في 4 أيار 2017"),
        ("everything", "كل الأحداث"),
    ],
)
def test_every_question_has_its_words_in_arabic(page: Open, question: str, words: str) -> None:
    assert page([], "ar", question).text("#question") == words


def test_a_filter_outlives_a_change_of_language(page: Open) -> None:
    seen = page(some_entries())
    seen.press("المذكرة", on="#words")
    assert seen.listed_once([some_entries()[1].answer.text])
    seen.one("#language").click()
    assert seen.listed() == [some_entries()[1].answer.text]
    assert "1" in seen.text("#status")


def test_dark_follows_the_system_and_the_switch(page: Open) -> None:
    seen = page(some_entries(), dark=True)
    assert seen.script(PAPER) == DARK
    seen.one("#theme").click()
    assert seen.script(PAPER) == LIGHT
    assert seen.one("#theme").get_attribute("aria-pressed") == "false"
    seen.one("#theme").click()
    assert seen.script(PAPER) == DARK


def test_what_is_printed_is_light_and_holds_every_report(page: Open) -> None:
    seen = page(many_entries(150), dark=True)
    seen.script("dispatchEvent(new Event('beforeprint'))")
    assert seen.script(PAPER) == LIGHT
    assert len(seen.all("#events .report")) == 150
    assert len(seen.all("#picture canvas")) == 2
    seen.script("dispatchEvent(new Event('afterprint'))")
    assert seen.script(PAPER) == DARK
    assert (len(seen.all("#events .report")), len(seen.listed())) == (0, 100)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_that_can_be_used_has_a_name(page: Open, language: str) -> None:
    seen = page(some_entries(), language)
    seen.one("#events button").click()
    used = seen.all("button, input, select, a, summary, section, #timeline")
    assert [item.get_attribute("outerHTML")[:80] for item in used if not item.accessible_name.strip()] == []
    assert seen.one("#timeline").get_attribute("tabindex") == "0"


def test_no_text_is_cut_off_and_nothing_is_wider_than_a_narrow_window(page: Open) -> None:
    seen = page(some_entries(), "ar")
    size = {"width": 420, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    seen.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        seen.one("#events button").click()
        assert seen.script("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        seen.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
