"""An open page, as a test sees and uses it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_WAIT = 10


@dataclass(frozen=True)
class Seen:
    """A page that is open."""

    driver: Any

    def script(self, code: str, *arguments: Any) -> Any:
        """What some JavaScript in the page returns."""
        return self.driver.execute_script(code, *arguments)

    def one(self, css: str) -> Any:
        """The first element of a selector."""
        return self.driver.find_element("css selector", css)

    def all(self, css: str) -> list[Any]:
        """The elements of a selector."""
        found: list[Any] = self.driver.find_elements("css selector", css)
        return found

    def text(self, css: str) -> str:
        """An element's text as it is in the page, without the marks that isolate numbers in it."""
        content: str = self.one(css).get_property("textContent")
        return content.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None})

    def until(self, what: Callable[[], Any]) -> Any:
        """What a function gives once it gives something true."""
        from selenium.webdriver.support.wait import WebDriverWait

        return WebDriverWait(self.driver, _WAIT, poll_frequency=0.05).until(lambda _: what())

    def press(self, *keys: str, on: str = "#timeline") -> None:
        """Press keys, the focus on an element."""
        self.one(on).send_keys(*keys)

    def listed(self) -> list[str]:
        """The words of the events in the list."""
        return self.texts("#events h3 .text")

    def texts(self, css: str) -> list[str]:
        """The texts of the elements of a selector."""
        found: list[str] = self.script(
            "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", css
        )
        return found

    def listed_once(self, words: Sequence[str]) -> bool:
        """Whether the list shows these events in the end."""
        return bool(self.until(lambda: self.listed() == list(words)))

    def days(self) -> tuple[float, float]:
        """The days in view: of the left edge of the drawing, and of the right one."""
        name = "Bokeh.documents[0].get_model_by_name('days')"
        start, end = self.script(f"const days = {name}; return [days.start / 864e5, days.end / 864e5]")
        return start, end

    def source(self, name: str) -> dict[str, list[Any]]:
        """The columns of what is drawn."""
        found: dict[str, list[Any]] = self.script(
            f"const data = Bokeh.documents[0].get_model_by_name('{name}-data').data;"
            "return Object.fromEntries(Object.entries(data).map(([key, values]) => [key, [...values]]))"
        )
        return found


Open = Callable[..., Seen]
