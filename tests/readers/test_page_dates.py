"""The day of publication is what a page says, not what its text suggests."""

import pytest
from lxml.html import fromstring

from timeline.normalizer.tagging import days_named
from timeline.readers.page_dates import page_date


def dated(head: str = "", body: str = "", url: str | None = None) -> str | None:
    page = f"<html><head><title>x</title>{head}</head><body><p>نص</p>{body}</body></html>"
    return page_date(fromstring(page), url, days_named)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2017-05-11"}</script>',
            "",
        ),
        ("", '<time datetime="2017-05-11" pubdate>x</time>'),
        ('<meta property="article:published_time" content="الخميس، 11 أيار 2017 - 12:09 م">', ""),
        ('<meta itemprop="datePublished" content="١١ مايو ٢٠١٧">', ""),
        ("", "<time>الخميس 11 أيار/مايو 2017</time>"),
        ("", '<span itemprop="datePublished">11 أيار 2017</span>'),
    ],
)
def test_a_day_in_the_markup_is_found_in_figures_and_in_words(head: str, body: str) -> None:
    assert dated(head, body) == "2017-05-11"


@pytest.mark.parametrize(
    ("head", "time"),
    [
        (
            '<meta property="article:published_time" content="2017-05-11T21:00:00Z">',
            "2017-05-11T21:00:00Z",
        ),
        (
            '<script type="application/ld+json">{"datePublished": "2017-05-11T21:00:00+03:00"}</script>',
            "2017-05-11T21:00:00+03:00",
        ),
        (
            '<meta itemprop="datePublished" content="2017-05-11T21:00:00Z">'
            '<script type="application/ld+json">{"datePublished": "2017-05-11T22:00:00Z"}</script>',
            "2017-05-11",
        ),
    ],
)
def test_the_time_that_the_markup_has_of_the_day_is_kept(head: str, time: str) -> None:
    assert dated(head) == time


def test_the_markup_comes_before_the_address() -> None:
    head = '<meta property="article:published_time" content="2017-05-11">'
    assert dated(head, url="https://example.org/2017/05/15/bridge") == "2017-05-11"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2017/05/11/bridge",
        "https://example.org/2017/5/11/bridge.html",
        "http://example.org/2017/middle_east/5/11/bridge/index.html",
    ],
)
def test_a_day_in_the_address_is_found(url: str) -> None:
    assert dated(url=url) == "2017-05-11"
    assert dated(f'<meta property="og:url" content="{url}">') == "2017-05-11"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("<p>وصل الوفد في 11 أيار 2017</p>", None),
        ("<footer>&copy; 2013 صحيفة</footer>", None),
        ("", "https://example.org/2017/13/40/bridge"),
        ("", "https://example.org/2017/topics/5"),
        ("<time>أيار 2017</time>", None),
        ("<time>من 3 أيار 2017 إلى 5 أيار 2017</time>", None),
    ],
)
def test_no_day_is_guessed(body: str, url: str | None) -> None:
    assert dated(body=body, url=url) is None
