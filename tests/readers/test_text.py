"""A text file is one article, with front matter if it has any."""

from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

HEAD = """---
title: 'عنوان'
date: 2017-05-15
source: وكالة
url: https://example.org/1
id: 007
kind: x
---
"""


def test_front_matter_describes_the_text_behind_it(tmp_path: Path) -> None:
    (article,) = taken(read(made(tmp_path, "a.md", HEAD + TEXT)))
    assert (article.title, article.published, article.publisher) == ("عنوان", "2017-05-15", "وكالة")
    assert (article.url, article.id, article.text) == ("https://example.org/1", "007", TEXT)


def test_published_counts_before_date() -> None:
    (article,) = taken(read_bytes(f"---\ndate: 2018\npublished: 2017-05\n---\n{TEXT}".encode()))
    assert article.published == "2017-05"


@pytest.mark.parametrize(
    "text",
    [f"---\n{TEXT}\n---\n{TEXT}", f"---\n{TEXT}", f"{TEXT}\n---\ntitle: x\n---\n", f"---\n- a\n---\n{TEXT}"],
)
def test_rules_across_the_page_that_hold_no_mapping_are_text(text: str) -> None:
    (article,) = taken(read_bytes(text.encode()))
    assert (article.text, article.title) == (text, None)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("title: a: b", "line 2 is not valid YAML"),
        ("title: [1", "is not valid YAML"),
        ("date: [2017, 2018]", "`published` in its front matter must be one value"),
        ("a: &a [*a]\ntitle: *b", "is not valid YAML"),
        ("[" * 1500, "is not valid YAML"),
    ],
)
def test_broken_front_matter_is_refused_as_its_date_would_be_lost(head: str, reason: str) -> None:
    (message,) = refused(read_bytes(f"---\n{head}\n---\n{TEXT}".encode()))
    assert reason in message


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    (message,) = refused(read(made(tmp_path, "a.txt", TEXT * 10), max_record=100))
    assert "longer than the limit of 100 bytes; split it, or raise --max-record" in message


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("---\ndate: 2017-05-15\n", "its front matter has no end"),
        ("---\r\ntitle: x\r\n", "its front matter has no end"),
        ("---\ndate: 2017\ntitle: x\ndate: 2018\n---\n", "its front matter has `date` twice"),
    ],
)
def test_front_matter_that_is_broken_is_refused(tmp_path: Path, head: str, reason: str) -> None:
    assert reason in refused(read(made(tmp_path, "a.txt", head + TEXT)))[0]


def test_a_line_under_the_title_is_no_front_matter(tmp_path: Path) -> None:
    text = f"---\nقال: {TEXT}\n"
    (article,) = taken(read(made(tmp_path, "a.txt", text)))
    assert article.text == text
