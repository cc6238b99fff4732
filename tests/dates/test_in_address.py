"""The day in an address, and what looks like one."""

from datetime import date

import pytest

from timeline.dates.in_address import address_day


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/politics/2024/4/13/title",
        "https://example.org/2024/04/13/title.html",
        "https://example.org/2024/04/13",
        "https://example.org/2024/04/13?page=2",
        "https://example.org/2024/sport/04/13/title",
        "https://example.org/news/2024-04-13/title",
        "https://example.org/2024/04/13/a/2024/4/13/b",
    ],
)
def test_a_day_is_found(url: str) -> None:
    assert address_day(url) == date(2024, 4, 13)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://example.org/2024/04/title",
        "https://example.org/2024/13/04/title",
        "https://example.org/2023/2/29/title",
        "https://example.org/13/4/2024/title",
        "https://example.org/2024/4/13-dead-in-a-fire",
        "https://example.org/12024/4/13/title",
        "https://example.org/2024/4/134",
        "https://example.org/article/20244131",
        "https://example.org/2024/4/13/from/2019/5/2/",
    ],
)
def test_what_is_no_single_day_is_none(url: str | None) -> None:
    assert address_day(url) is None
