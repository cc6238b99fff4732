"""The list, its search and its filters, in a real browser."""

from dataclasses import replace

import pytest
from browser_page import Open
from page_entries import entry, many_entries, report, some_entries

from timeline.arabic.script import fold_word
from timeline.query.details import Named
from timeline.query.event_links import EventLink

ODD = "إِنّ الأُسرةَ رأت آثارًا في قُرًى مؤخّرًا ۱۲ ٣٤ ـ ﷺ ﻻ کهف"
TEXTS = [one.answer.text for one in some_entries()]


def test_a_click_on_an_event_shows_quote_source_date_and_reason(page: Open) -> None:
    seen = page(some_entries())
    seen.one("#events button").click()
    shown = seen.text(".details")
    for words in (
        "افتُتح المعرض في 2 أيار", "ناشر صدى", "عنوان صدى", "15 May 2017", "https://example.org/صدى",
        "2 May 2017", "the Thursday before 15 May 2017",
    ):  # fmt: skip
        assert words in shown
    assert seen.text(".details mark") == "أيار"
    assert seen.one("#events button").get_attribute("aria-expanded") == "true"
    assert seen.script("return document.activeElement.dataset.event") == "0"
    seen.one("#events button").click()
    assert seen.all(".details") == []


def test_certain_and_possible_are_told_apart_by_sign_and_word(page: Open) -> None:
    seen = page(some_entries())
    parts = seen.texts("#events .part")
    assert [part[:1] for part in parts] == ["+", "?"]
    signs = seen.texts("#events h3 .sign")
    assert signs == ["+ certain"] * 5 + ["? possible"]


def test_every_event_that_did_not_simply_occur_says_how_it_is_told(page: Open) -> None:
    seen = page(some_entries())
    badges = seen.texts("#events h3 .badge")
    assert badges == ["≠ disputed", "⊗ denied", "▲ announced", "◆ hypothetical"]


def test_a_disputed_event_lists_the_days_with_who_gives_them(page: Open) -> None:
    seen = page(some_entries())
    seen.all("#events button")[1].click()
    competing_dates = seen.texts(".competing-dates li")
    assert competing_dates == ["4 May 2017 (occurred): ناشر صدى", "5 May 2017 (occurred): ناشر مثال"]


def test_search_finds_words_in_clauses_titles_names_and_publishers(page: Open) -> None:
    seen = page(some_entries())
    for words, found in (
        ("المذكره", [1]), ("عنوان مثال", [1, 2]), ("لافروف", [1]), ("ناشر دفتر", [5]), ("المعرض أيار", [0]),
        ("لا شيء", []),
    ):  # fmt: skip
        seen.one("#words").clear()
        seen.press(words, on="#words")
        assert seen.listed_once([TEXTS[index] for index in found])


def test_names_are_found_in_latin_letters_and_places_in_both_scripts(page: Open) -> None:
    named = report("صدى", "التقى الوفدان", "2017-05-02", names=(Named("سيرغي لافروف", "srg lfrf"),))
    placed = report("صدى", "بدأت الجولة", "2017-05-03", places=(Named("غزة", "gz ps", "Gaza"),))
    seen = page([entry("a1", named), entry("a2", placed)])
    for words, found in (("Lavrov", ["التقى الوفدان"]), ("gaza", ["بدأت الجولة"]), ("غزه", ["بدأت الجولة"])):
        seen.one("#words").clear()
        seen.press(words, on="#words")
        assert seen.listed_once(found)
    seen.one("#words").clear()
    seen.press("Smith", on="#words")
    assert seen.listed_once([])


def test_days_are_written_in_words_and_in_any_figures(page: Open) -> None:
    seen = page(some_entries())
    for written in ("2017-05-07", "7 May 2017", "7 أيار 2017", "٧ مايو ٢٠١٧", "7 mai 2017", "May 7, 2017"):
        seen.one("#from").clear()
        seen.press(written, on="#from")
        assert seen.listed_once([TEXTS[index] for index in (3, 5)]), written
        seen.one("[type=reset]").click()
        assert seen.listed_once(TEXTS)


def test_search_folds_spellings_as_the_database_does(page: Open) -> None:
    seen = page([entry("a1", report("1", ODD, "2017-05-02")), entry("a2", report("1", "غيره", "2017-05-02"))])
    for words in (fold_word(ODD), ODD):
        seen.one("#words").clear()
        seen.press(words, on="#words")
        assert seen.listed_once([ODD])


def test_a_filter_leaves_the_events_that_fit(page: Open) -> None:
    seen = page(some_entries())
    for field, value, found in (
        ("certainty", "possible", [5]), ("factuality", "denied", [2]), ("publisher", "ناشر مثال", [1, 2]),
        ("disputed", True, [1]), ("from", "2017-05-07", [3, 5]), ("to", "2017-05-03", [0, 4, 5]),
    ):  # fmt: skip
        seen.script(
            "const [id, value] = arguments; const field = document.getElementById(id);"
            "field[value === true ? 'checked' : 'value'] = value;"
            "field.dispatchEvent(new Event('input', {bubbles: true}))", field, value,
        )  # fmt: skip
        assert seen.listed_once([TEXTS[index] for index in found])
        assert f"{len(found)} of 6" in seen.text("#status")
        seen.one("[type=reset]").click()
        assert seen.listed_once(TEXTS)


def test_a_day_that_cannot_be_read_is_said_so(page: Open) -> None:
    seen = page(some_entries())
    seen.press("2017-13", on="#from")
    seen.until(lambda: "4 May 2017" in seen.text("#status"))
    assert seen.one("#from").get_attribute("aria-invalid") == "true"
    assert seen.listed() == TEXTS


def test_a_long_list_is_turned_by_pages(page: Open) -> None:
    seen = page(many_entries(250), at="#order=asked")
    assert (len(seen.listed()), seen.text("#place")) == (100, "1–100 of 250")
    seen.one("#next").click()
    seen.one("#next").click()
    assert (len(seen.listed()), seen.text("#place")) == (50, "201–250 of 250")
    assert not seen.one("#next").is_enabled()


def test_an_empty_answer_says_so(page: Open) -> None:
    seen = page([])
    assert seen.text("#summary") == "Nothing was found for this question."
    assert not seen.one("#chart").is_displayed()
    seen.one("#language").click()
    assert seen.text("#summary") == "لا نتائج لهذا السؤال."


def test_the_most_important_of_what_fits_stay_in_their_order(page: Open) -> None:
    days = range(1, 21)
    made = [
        entry(f"b{day}", report("صدى", f"حدث {day}", f"2017-05-{day:02}"), importance=day) for day in days
    ]
    seen = page(made)
    seen.script(
        "const field = document.getElementById('importance'); field.value = '10';"
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert seen.listed_once([f"حدث {day}" for day in days[10:]])


def test_similar_events_are_folded_listed_in_the_details_and_shown_one_by_one_on_request(page: Open) -> None:
    first, *others = some_entries()
    alike = entry(
        "b1", report("نهر", "فتح المعرض أبوابه في 2 أيار", "2017-05-02"),
        possibly_same=(EventLink(first.answer.id, 40),),
    )  # fmt: skip
    linked = replace(first, answer=replace(first.answer, possibly_same=(EventLink("b1", 40),)))
    seen = page([linked, alike, *others])
    assert seen.listed_once(TEXTS)
    assert "7 of 7" in seen.text("#status")
    assert "+ \u20681\u2069 similar" in seen.texts("#events h3 .badge")
    seen.one("#events button").click()
    assert "فتح المعرض أبوابه" in seen.text(".details .similar")
    seen.one(".details .similar button").click()
    assert seen.one("#unfolded").get_property("checked")
    assert seen.script("return document.querySelectorAll('#events h3').length") == 7


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("what happened before 4 May 2017, newest first?", [2, 1]),
        ("ماذا حدث قبل 4 أيار 2017؟ الأحدث أولا", [2, 1]),
        ("avant le 4 mai 2017, les plus récents d'abord", [2, 1]),
        ("قبل ٤ مايو ٢٠١٧", [1, 2]),
        ("after 4 May 2017", [5, 6]),
        ("between 2 May 2017 and 4 May 2017, newest first", [4, 2]),
        ("in 2017, oldest first", [1, 2, 4, 5, 6]),
        ("before the talks", []),
    ],
)
def test_a_question_in_the_search_asks_for_days_and_an_order(
    page: Open, asked: str, found: list[int]
) -> None:
    days = (1, 2, 4, 5, 6)
    events = [entry(f"q{day}", report("أ", f"خبر {day}", f"2017-05-0{day}")) for day in days]
    seen = page(events, question="everything")
    seen.press(asked, on="#words")
    assert seen.listed_once([f"خبر {day}" for day in found])
