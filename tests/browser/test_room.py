"""The start page of `timeline serve` in a browser: asked, answered, narrow, and dark."""

from typing import Any

import pytest

CSS = "css selector"


def texts(browser: Any, css: str) -> list[str]:
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent.trim())", css
    )
    return found


def settled(browser: Any, css: str) -> list[str]:
    """The texts of some elements, once a whole page has any: a click returns before it is there."""
    from selenium.webdriver.support.wait import WebDriverWait

    def found(driver: Any) -> list[str]:
        return texts(driver, css) if driver.execute_script("return document.readyState") == "complete" else []

    result: list[str] = WebDriverWait(browser, 10, poll_frequency=0.05).until(found)
    return result


@pytest.mark.parametrize(
    ("language", "words", "first"),
    [
        ("ar", "ماذا حدث قبل 10 تموز 2017، الأحدث أولا", "9 تموز 2017"),
        ("en", "what happened before 10 July 2017, newest first", "9 July 2017"),
    ],
)
def test_what_happened_before_a_day_newest_first_takes_two_actions(
    browser: Any, address: str, language: str, words: str, first: str
) -> None:
    browser.get(f"{address}?language={language}")
    browser.find_element(CSS, "input[name=q]").send_keys(words)
    browser.find_element(CSS, "form button").click()
    assert settled(browser, "section.certain .head .when")[0] == first
    browser.refresh()
    assert settled(browser, "section.certain .head .when")[0] == first


def test_an_event_is_a_page_of_its_own_that_is_linked(browser: Any, address: str) -> None:
    browser.get(f"{address}?language=en&when=on&date=4+May+2017")
    headline = settled(browser, "ol h3 a")[0]
    browser.find_element(CSS, "ol h3 a").click()
    assert settled(browser, "article h1") == [headline]
    assert "/event/" in browser.current_url
    assert texts(browser, "blockquote mark")


def test_dates_in_arabic_read_from_the_right(browser: Any, address: str) -> None:
    browser.get(f"{address}?language=ar&when=on&date=4+May+2017")
    settled(browser, ".when")
    places = browser.execute_script(
        "const node = document.querySelector('.when').firstChild, at = [];"
        "for (const part of node.data.split(' ')) { const range = document.createRange();"
        " const from = node.data.indexOf(part); range.setStart(node, from);"
        " range.setEnd(node, from + part.length);"
        " at.push(range.getBoundingClientRect().left); } return at"
    )
    assert len(places) >= 3 and places == sorted(places, reverse=True)


def test_a_narrow_screen_has_all_of_it_and_large_targets(browser: Any, address: str) -> None:
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for path in ("?language=ar&when=on&date=2017", "overview?language=ar&when=on&date=2017"):
            browser.get(f"{address}{path}")
            settled(browser, "ol li")
            assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
            low = browser.execute_script(
                "return [...document.querySelectorAll('header a, .tabs a, form button, form select,"
                " input:not([type=checkbox])')].filter((one) => one.checkVisibility()"
                " && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
            )
            assert low == []
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_theme_is_remembered(browser: Any, address: str) -> None:
    browser.get(f"{address}?theme=dark")
    browser.get(address)
    paper = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(22, 24, 28)"
    browser.delete_all_cookies()
