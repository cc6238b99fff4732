"""The page of an editor: his title, introduction, headlines and pictures, in a real browser."""

from base64 import b64encode

from browser_page import Open
from page_entries import some_entries

from timeline.export.story.edition import Chosen, Edition, Picture

# A white point.
GIF = bytes.fromhex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b")
DATA = f"data:image/gif;base64,{b64encode(GIF).decode()}"


def test_the_page_opens_with_title_introduction_and_pictures_of_the_editor(page: Open) -> None:
    chosen = {"a1": Chosen(1, "عنوان المحرر <b>", Picture(DATA, "الرصيف"))}
    edition = Edition("", title="رصيف <i>", introduction=("أول", "ثان"), chosen=chosen, shows_others=False)
    seen = page(list(edition.edited(some_entries())), language="ar", edition=edition)
    assert (seen.text("#question"), seen.driver.title) == ("رصيف <i>", "رصيف <i>")
    assert seen.texts("#introduction p") == ["أول", "ثان"]
    assert seen.listed() == ["عنوان المحرر <b>"]
    assert seen.until(lambda: seen.script("return document.querySelector('figure img').naturalWidth")) == 1
    assert (seen.one("figure img").get_attribute("alt"), seen.text("figcaption")) == ("الرصيف", "الرصيف")
    # What the page is about remains said, and that nothing was loaded.
    assert "قبل 10 تموز 2017" in seen.text("#made") and "ولا تحمّل" in seen.text("#made")
