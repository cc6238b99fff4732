"""The lead of a page belongs to its text."""

import pytest
from lxml.html import fromstring
from reading import LONG_TEXT

from timeline.readers.html import with_lead

LEAD = (
    "أعلنت بلدية المدينة اليوم الخميس انتهاء أعمال إصلاح الجسر القديم بعد ثلاثة أشهر من إغلاقه أمام السيارات."
)


def page(description: str, box: str) -> str:
    head = f'<head><meta name="description" content="{description}"></head>'
    return f"<html>{head}<body>{box}<p>x</p></body></html>"


def test_a_lead_in_a_box_of_its_own_is_put_before_the_text() -> None:
    tree = fromstring(page(LEAD[:70] + "...", f"<div class=box><p>{LEAD}</p></div>"))
    assert with_lead(tree, LONG_TEXT) == f"{LEAD}\n{LONG_TEXT}"


@pytest.mark.parametrize(
    ("description", "box", "text"),
    [
        (LEAD, f"<p>{LEAD}</p>", LEAD + LONG_TEXT),
        (LEAD, "", LONG_TEXT),
        ("موقع الأخبار", "<p>موقع الأخبار</p>", LONG_TEXT),
        (LEAD, f"<div>{LEAD}</div>", LONG_TEXT),
    ],
)
def test_nothing_is_put_before_a_text_that_has_its_lead_or_a_page_that_prints_none(
    description: str, box: str, text: str
) -> None:
    assert with_lead(fromstring(page(description, box)), text) == text
