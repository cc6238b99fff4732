"""`timeline serve` in a browser: a question, its answer from right to left, an event's sources."""

from typing import Any

# As selenium names them: it is imported by the fixture alone, where it is installed.
CSS, ENTER = "css selector", "\ue007"


def cells(browser: Any, column: str) -> list[Any]:
    """The cells of a column, once a whole page has any: a click returns before the next page is there."""
    from selenium.webdriver.support.wait import WebDriverWait

    script = "return document.readyState === 'complete' ? [...document.querySelectorAll(arguments[0])] : []"
    found: list[Any] = WebDriverWait(browser, 10, poll_frequency=0.05).until(
        lambda driver: driver.execute_script(script, f"td.col-{column}")
    )
    return found


def test_a_date_in_arabic_is_asked_and_answered(browser: Any, address: str) -> None:
    browser.get(f"{address}timeline/before")
    field = browser.find_element(CSS, "input[name=date]")
    field.clear()
    field.send_keys("10 تموز 2017", ENTER)
    days = [cell.text for cell in cells(browser, "edtf")]
    assert "2017-07-09" in days and "2017-07-10" not in days


def test_each_cell_reads_in_the_direction_of_its_words(browser: Any, address: str) -> None:
    browser.get(f"{address}timeline/before?date=2017-07-10")
    for cell in cells(browser, "headline")[:5]:
        left, right = browser.execute_script(
            "const all = document.createRange(); all.selectNodeContents(arguments[0]);"
            # The last line: the others may fill the cell from end to end.
            "const cell = arguments[0].getBoundingClientRect(), text = [...all.getClientRects()].at(-1);"
            "return [text.left - cell.left, cell.right - text.right]",
            cell,
        )
        assert right <= left, cell.text


def test_an_event_leads_to_its_sources(browser: Any, address: str) -> None:
    browser.get(f"{address}timeline/disputed")
    cells(browser, "event_id")[0].find_element(CSS, "a").click()
    quotes = [cell.text for cell in cells(browser, "quote")]
    assert len(quotes) == 5 and all("أستانا" in quote or "الدول الضامنة" in quote for quote in quotes)
