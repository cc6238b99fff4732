"""A page gives its article, and what it says of itself."""

import sys
from pathlib import Path

import pytest
from reading import LONG_TEXT, made, read, read_bytes, refused, taken

FIRST, SECOND = LONG_TEXT.strip().split("\n")
PAGE = f"""<!DOCTYPE html>
<html lang="ar"><head><meta charset="utf-8">
<title>إصلاح الجسر القديم | صحيفة النموذج</title>
<link rel="canonical" href="https://example.org/2017/bridge">
<meta property="og:title" content="إصلاح الجسر القديم">
<meta property="og:site_name" content="صحيفة النموذج">
<meta property="article:published_time" content="2017-05-11T08:00:00+03:00">
<meta property="article:modified_time" content="2019-01-02T08:00:00+03:00">
</head><body>
<nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<article><h1>إصلاح الجسر القديم</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>جميع الحقوق محفوظة 2024</footer>
</body></html>"""


def test_a_page_gives_its_article_without_what_stands_around_it(tmp_path: Path) -> None:
    (article,) = taken(read(made(tmp_path, "a.html", PAGE)))
    assert FIRST in article.text and SECOND in article.text
    assert "الرئيسية" not in article.text and "الحقوق" not in article.text
    assert (article.title, article.publisher) == ("إصلاح الجسر القديم", "صحيفة النموذج")
    assert (article.published, article.url) == (
        "2017-05-11T08:00:00+03:00",
        "https://example.org/2017/bridge",
    )
    assert (article.format, article.encoding) == ("html", None)


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    items = [
        *read_bytes(PAGE.encode()),
        *read(made(tmp_path, "saved.txt", PAGE)),
        *read(made(tmp_path, "page.aspx", PAGE)),
    ]
    assert [article.format for article in taken(items)] == ["html"] * 3


def test_attributes_without_end_cost_time_in_proportion(tmp_path: Path) -> None:
    """The parser alone compares each with every other: minutes, which the tests do not wait for."""
    many = " ".join(f'data-a{number}="x"' for number in range(150_000))
    (article,) = taken(read(made(tmp_path, "a.html", PAGE.replace("<article>", f"<article {many}>"))))
    assert FIRST in article.text and SECOND in article.text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("<html><body><nav><a href='/'></a></nav></body></html>", "no article text was found"),
        ("<html>" + "<div>" * 5000, "no article text was found"),
        ("<!DOCTYPE html>", "no article text was found"),
        ("\0\0\0", "no article text was found"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str, reason: str) -> None:
    (message,) = refused(read(made(tmp_path, "a.html", page)))
    assert reason in message


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    (message,) = refused(read(made(tmp_path, "a.html", PAGE), max_record=500))
    assert "limit of 500 bytes" in message


def test_without_its_packages_a_page_is_refused_with_the_command_to_install_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("trafilatura", "htmldate"):
        monkeypatch.setitem(sys.modules, name, None)
    (message,) = refused(read(made(tmp_path, "a.html", PAGE)))
    assert message.endswith("HTML needs more packages: pip install 'timeline-ar[html]'")


def test_reading_a_page_asks_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert taken(read(made(tmp_path, "a.html", PAGE)))
