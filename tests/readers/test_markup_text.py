"""The text of fragments of HTML, whatever is left open in them."""

import pytest

from timeline.readers.markup_text import text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("أ ب", "أ ب"),
        ("أ\nب", "أ\nب"),
        ("<p>أ\nب</p><p>ج</p>", "أ ب\nج"),
        ("أ<br>ب<BR/>ج", "أ\nب\nج"),
        ("<ul><li>أ</li><li>ب</li></ul>", "أ\nب"),
        ("م<b>دين</b>ة", "مدينة"),
        ("أ &amp;lt; ب &#1580;", "أ &lt; ب ج"),
        ("5 < 6 و7 > 6", "5 < 6 و7 > 6"),
        ("أ<!-- <p>ب</p> -->ج", "أج"),
        ("أ<!-- ب", "أ<!-- ب"),
        ("<script>alert('<p>')</script>أ", "أ"),
        ("<script>أ", "أ"),
        ("<STYLE a='b'>x</style >أ", "أ"),
        ("<a href='x", "<a href='x"),
        ("", ""),
    ],
)
def test_the_text_of_markup(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


def test_line_ends_are_kept_on_wish() -> None:
    assert text_of_markup("<h2>أ</h2>ب\n\nج\nد", keep_lines=True) == "أ\nب\nج\nد"


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<script>", "<p", "<p>", "</", "&", "<a <b", "<!-- --", "[caption]"]
)
def test_a_million_of_anything_is_read_in_time_that_grows_with_the_length(piece: str) -> None:
    assert len(text_of_markup(piece * 300_000)) <= len(piece) * 300_000
