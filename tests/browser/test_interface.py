"""Languages, directions, colours, paper and names of things, in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import parse_qsl

import pytest
from browser_page import Open, Seen
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


def test_language_and_theme_are_remembered_on_the_next_page(page: Open) -> None:
    seen = page(some_entries(), "ar")
    seen.one("#language").click()
    seen.one("#theme").click()
    seen = page(some_entries(), "ar", keep=True)
    assert seen.one("html").get_attribute("lang") == "en"
    assert seen.script(PAPER) == DARK


def test_dark_follows_the_system_and_the_switch(page: Open) -> None:
    seen = page(some_entries(), dark=True)
    assert seen.script(PAPER) == DARK
    seen.one("#theme").click()
    assert seen.script(PAPER) == LIGHT
    assert seen.one("#theme").get_attribute("aria-pressed") == "false"
    seen.one("#theme").click()
    assert seen.script(PAPER) == DARK


def test_what_is_printed_is_light_and_takes_few_lines_an_event(page: Open) -> None:
    seen = page(many_entries(150), dark=True)
    seen.script("dispatchEvent(new Event('beforeprint'))")
    assert seen.script(PAPER) == LIGHT
    assert (len(seen.listed()), seen.all("#events .report")) == (150, [])
    assert seen.texts("#events .sources")[0] == "ناشر 0, Published 15 May 2017"
    assert len(seen.all("#picture canvas")) == 2
    seen.script("dispatchEvent(new Event('afterprint'))")
    assert seen.script(PAPER) == DARK
    assert (len(seen.all("#events .report")), len(seen.listed())) == (0, 100)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_that_can_be_used_has_a_name(page: Open, language: str) -> None:
    seen = page(some_entries(), language)
    seen.one("#events button").click()
    seen.one("#more summary").click()
    every = seen.all("button, input, select, a, summary, section, #timeline")
    used = [item for item in every if not item.get_property("hidden")]
    assert [item.get_attribute("outerHTML")[:80] for item in used if not item.accessible_name.strip()] == []
    assert seen.one("#timeline").get_attribute("tabindex") == "0"


@contextmanager
def narrow(seen: Seen) -> Iterator[None]:
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    seen.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        seen.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_no_text_is_cut_off_and_nothing_is_wider_than_a_narrow_window(page: Open) -> None:
    seen = page(some_entries(), "ar")
    with narrow(seen):
        seen.one("#events button").click()
        assert seen.script("return document.documentElement.scrollWidth <= innerWidth")


def test_on_a_narrow_screen_the_list_comes_first_and_the_drawing_is_a_strip_below(page: Open) -> None:
    seen = page(many_entries(40), "ar")
    with narrow(seen):
        seen.until(lambda: seen.source("inside")["top"])
        assert seen.source("marks")["x"] == []
        box = (
            "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
            "return [box.top, box.bottom]"
        )
        assert seen.script(box, "list")[0] < seen.script(box, "timeline")[0] < 800
        assert seen.script(box, "timeline")[1] - seen.script(box, "timeline")[0] < 160
        seen.script("scrollTo(0, 900)")
        assert seen.script(box, "timeline")[1] <= 800
        assert (
            seen.script("return getComputedStyle(document.getElementById('timeline')).touchAction") == "pan-y"
        )
        small = seen.script(
            "return [...document.querySelectorAll('button, select, summary, input:not([type=checkbox])')]"
            ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)"
            ".map((one) => one.outerHTML)"
        )
        assert small == []
    seen.until(lambda: seen.source("marks")["x"])


CONTRAST = """
const style = getComputedStyle(document.documentElement);
const [first, second] = [...arguments].map((name) => style.getPropertyValue(name));
const light = (hex) => [1, 3, 5].map((at) => parseInt(hex.trim().slice(at, at + 2), 16) / 255)
  .map((value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
const [one, other] = [light(first), light(second)];
return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_marks_and_borders_stand_out_and_words_more(page: Open, dark: bool) -> None:
    seen = page(some_entries(), dark=dark)
    for name, least in (
        ("line", 3), ("certain", 3), ("possible", 3), ("disputed", 3), ("chosen", 3), ("soft", 4.5),
        ("ink", 7),
    ):  # fmt: skip
        assert seen.script(CONTRAST, f"--{name}", "--paper") >= least, name


def test_the_address_holds_what_is_asked_what_is_in_view_and_the_event(page: Open) -> None:
    seen = page(many_entries(400))
    seen.press("عنوان 17", on="#words")
    seen.script(
        "const field = document.getElementById('order'); field.value = 'newest';"
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    seen.until(lambda: seen.listed()[0] == "حدث رقم 367")
    listed = seen.listed()
    assert len(listed) < 100
    seen.one("#events button").click()
    seen.until(lambda: "event=m" in seen.script("return location.hash"))
    at = seen.script("return location.hash")
    seen = page(many_entries(400), at=at)
    assert seen.listed_once(listed)
    assert seen.one("#order").get_property("value") == "newest"
    assert seen.text("#events .chosen .text") == listed[0]
    assert len(seen.all(".details")) == 1
    asked = dict(parse_qsl(at[1:]))
    days = [(date.fromisoformat(day) - date(1970, 1, 1)).days for day in asked["days"].split("/")]
    assert all(abs(one - other) <= 1 for one, other in zip(seen.days(), days, strict=True))


def test_a_page_that_is_only_opened_keeps_its_address(page: Open) -> None:
    seen = page(many_entries(400))
    seen.press("+")
    seen.until(lambda: "days=" in seen.script("return location.hash"))
    seen = page(many_entries(400))
    assert seen.script("return location.hash") == ""


def test_the_heading_has_the_conditions_of_the_question_in_the_language_of_the_page(page: Open) -> None:
    conditions = {"ar": "في دمشق", "en": "where دمشق"}
    seen = page(some_entries(), conditions=conditions)
    assert seen.text("#question") == "Before 10 July 2017, where دمشق"
    seen.one("#language").click()
    assert seen.text("#question") == "قبل 10 تموز 2017، في دمشق"
