"""The timeline itself, by mouse and by keyboard, in a real browser."""

from datetime import date
from itertools import pairwise
from typing import Any

from browser_page import Open, Seen
from page_entries import entry, many_entries, report, some_entries

from timeline.query.details import EventDetails, Named


def width(seen: Seen) -> float:
    left, right = seen.days()
    return abs(right - left)


def test_a_click_on_a_mark_opens_its_event_in_the_list(page: Open) -> None:
    seen = page(some_entries())
    marks = seen.source("marks")
    place = seen.script(
        "const [x, y] = arguments; const model = (name) => Bokeh.documents[0].get_model_by_name(name);"
        "const [days, lanes, plot] = ['days', 'lanes', 'timeline'].map(model);"
        "return [(x - days.start) / (days.end - days.start) * plot.inner_width,"
        " (lanes.end - y) / (lanes.end - lanes.start) * plot.inner_height]",
        marks["x"][0], marks["y"][0],
    )  # fmt: skip
    box = seen.one("#timeline").rect
    for kind in ("mousePressed", "mouseReleased"):
        at = {"x": box["x"] + place[0] + 1, "y": box["y"] + place[1] + 1}
        seen.driver.execute_cdp_cmd(
            "Input.dispatchMouseEvent", {"type": kind, "button": "left", "clickCount": 1, **at}
        )
    seen.until(lambda: seen.all(".details"))
    assert seen.text("#events .chosen .text") == "افتُتح المعرض في 2 أيار"
    assert len(seen.source("chosen")["y"]) == 1


def test_days_are_marks_and_periods_bars_certain_and_possible_apart(page: Open) -> None:
    seen = page(some_entries())
    assert sorted(seen.source("marks")["marker"]) == ["circle", "circle", "circle_x"]
    assert (len(seen.source("certain")["y"]), len(seen.source("possible")["y"])) == (2, 1)


def test_what_goes_on_throughout_its_days_is_solid_and_other_kinds_have_their_signs(page: Open) -> None:
    told = {"2017-05-08/2017-05-12": "", "[2017-05-08..2017-05-12]": "", "2017-05~": "~"}
    entries = [entry(f"k{number}", report("أ", f"حدث {number}", edtf)) for number, edtf in enumerate(told)]
    seen = page(entries)
    drawn = [len(seen.source(name)["y"]) for name in ("certain", "likely", "throughout")]
    assert drawn == [2, 1, 1]
    assert ["~" in label for label in seen.source("labels")["text"]] == [bool(sign) for sign in told.values()]


def test_a_disputed_event_has_a_sign_and_its_other_days(page: Open) -> None:
    seen = page(some_entries())
    assert seen.source("signs")["text"] == ["≠"]
    competing_dates = seen.source("competing")
    assert (competing_dates["x1"][0] - competing_dates["x0"][0]) / 86_400_000 == 1


def test_an_end_that_is_not_known_has_an_arrow_where_time_goes(page: Open) -> None:
    for language, arrow in (("en", "◂"), ("ar", "▸")):
        labels = page(some_entries(), language).source("labels")["text"]
        assert [arrow in label for label in labels].count(True) == 1


def test_no_two_events_lie_on_each_other(page: Open) -> None:
    seen = page([entry(f"e{number}", report("1", f"حدث {number}", "2017-05-04")) for number in range(30)])
    places = seen.source("marks")
    assert len(set(places["y"])) == len(places["y"]) > 10


def test_keys_zoom_move_and_show_all(page: Open) -> None:
    seen = page(some_entries())
    seen.press("0")
    whole = seen.days()
    seen.press("+")
    assert width(seen) < 0.6 * (whole[1] - whole[0])
    left = seen.days()[0]
    seen.press("\ue014")
    assert seen.days()[0] > left
    seen.press("\ue012", "\ue012")
    assert seen.days()[0] < left
    seen.press("0")
    assert seen.days() == whole


def test_in_arabic_time_runs_to_the_left_and_so_do_the_keys(page: Open) -> None:
    seen = page(some_entries(), "ar")
    left, right = seen.days()
    assert left > right
    seen.press("+", "\ue012")
    assert seen.days()[0] > (left + right) / 2 + abs(left - right) / 4


def test_arrows_choose_an_event_and_enter_opens_it_in_the_list(page: Open) -> None:
    seen = page(some_entries())
    seen.press("\ue015", "\ue015")
    assert "4 May 2017" in seen.text("#status")
    seen.press("\ue007")
    assert seen.script("return document.activeElement.dataset.event") == "1"
    assert len(seen.all(".details")) == 1


def test_the_slash_goes_to_the_search(page: Open) -> None:
    seen = page(some_entries())
    seen.press("/", on="body")
    assert seen.script("return document.activeElement.id") == "words"
    assert seen.one("#words").get_property("value") == ""


def test_many_events_are_counted_in_columns_until_one_is_chosen(page: Open) -> None:
    seen = page(many_entries(3000), at="#order=asked")
    assert "3000 events in view, counted in columns" in seen.text("#view")
    assert (sum(seen.source("inside")["top"]), seen.source("marks")["x"]) == (3000, [])
    seen.one("#events button").click()
    seen.until(lambda: seen.source("marks")["x"])
    assert seen.source("inside")["top"] == []
    assert len(seen.source("chosen")["y"]) == 1


def test_the_list_can_follow_the_timeline(page: Open) -> None:
    seen = page(many_entries(300), question="everything")
    seen.one("#more summary").click()
    seen.one("#visible").click()
    seen.press("+", "+", "\ue011")
    seen.until(lambda: 0 < int(seen.text("#status").split()[0]) < 150)
    assert seen.listed()[0] == "حدث رقم 0"


def test_the_axis_tells_years_before_the_common_ones(page: Open) -> None:
    seen = page(
        [entry("old", report("1", "فُتحت المدينة", "0638")), entry("new", report("1", "اليوم", "2017"))]
    )
    left, right = seen.days()
    assert left < (638 - 1970) * 365.2 < right
    assert seen.text("#view").split()[2:4] == ["AD", "582"]


def moved_to(seen: Seen, x: float, y: float, click: bool = False) -> None:
    """Move the pointer to a place of the drawing, in days and as drawn."""
    place = seen.script(
        "const [x, y] = arguments; const model = (name) => Bokeh.documents[0].get_model_by_name(name);"
        "const [days, lanes, plot] = ['days', 'lanes', 'timeline'].map(model);"
        "return [(x * 864e5 - days.start) / (days.end - days.start) * plot.inner_width,"
        " (lanes.end - y) / (lanes.end - lanes.start) * plot.inner_height]", x, y,
    )  # fmt: skip
    box = seen.script(
        "const box = document.getElementById('timeline').getBoundingClientRect(); return [box.x, box.y]"
    )
    at = {"x": box[0] + place[0] + 1, "y": box[1] + place[1] + 1}
    for kind in ("mouseMoved", *(("mousePressed", "mouseReleased") if click else ())):
        button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
        seen.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, **button, **at})


def day_number(iso: str) -> int:
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days


def dated(number: int, edtf: str, **given: Any) -> EventDetails:
    return entry(f"v{number}", report(str(number), f"خبر عن أمر {number}", edtf), **given)


def test_it_opens_on_the_days_of_the_question(page: Open) -> None:
    entries = [dated(1, "1783-05-04"), dated(2, "2017-05-10"), dated(3, "2017", certainty="possible")]
    left, right = page(entries, question="on 2017-05").days()
    assert day_number("2017-04-15") < left < day_number("2017-05-01")
    assert day_number("2017-05-31") < right < day_number("2017-07-01")


def test_it_opens_on_the_densest_part_of_the_closely_dated_events(page: Open) -> None:
    far = [dated(1, "1783-05-04"), dated(2, "1948-05-15"), *(dated(3 + n, "19XX") for n in range(30))]
    close = [dated(100 + n, f"2017-06-{1 + n % 28:02}") for n in range(20)]
    left, right = page([*far, *close], question="before 2017-07-10").days()
    assert day_number("2017-05-01") < left < day_number("2017-06-02")
    assert day_number("2017-06-20") < right < day_number("2017-08-01")


def test_vague_events_are_in_a_band_below_and_in_no_column(page: Open) -> None:
    vague = [dated(n, "2017" if n % 2 else "2017-06", certainty="possible") for n in range(60)]
    close = [dated(100 + n, f"2017-06-{1 + n % 28:02}") for n in range(300)]
    seen = page([*vague, *close], question="on 2017-06")
    assert sum(seen.source("inside")["top"]) == 300
    band = seen.source("possible")
    assert len(band["y"]) == 2 and max(band["y"]) < 0
    assert any("2017 · 30 events" in text for text in seen.source("labels")["text"])
    middle = (band["left"][0] + band["right"][0]) / 2 / 864e5
    moved_to(seen, middle, band["y"][0])
    seen.until(lambda: "30" in seen.text("#tip"))
    assert "خبر عن أمر" in seen.text("#tip")


def test_the_far_view_names_the_most_important_events_without_overlap(page: Open) -> None:
    close = [dated(n, f"2017-{1 + n % 12:02}-{1 + n % 28:02}", importance=n) for n in range(336)]
    seen = page(close, question="on 2017")
    labels = seen.source("labels")
    assert 8 < len(labels["text"]) == len(set(labels["text"]))
    assert any("335" in text for text in labels["text"])
    width = (
        abs(seen.days()[1] - seen.days()[0])
        * 864e5
        / seen.script("return document.getElementById('timeline').clientWidth")
    )
    placed = sorted(zip(labels["y"], labels["x"], labels["text"], strict=True))
    for (row, start, text), (other, following, _) in pairwise(placed):
        assert row != other or start + len(text) * 6 * width <= following


def test_a_click_on_a_column_shows_its_days(page: Open) -> None:
    seen = page(many_entries(3000), question="everything")
    seen.press("0")
    seen.until(lambda: seen.source("inside")["top"])
    inside = seen.source("inside")
    column = len(inside["top"]) // 2
    days = [inside[side][column] / 864e5 for side in ("left", "right")]
    middle = sum(days) / 2
    moved_to(seen, middle, inside["top"][column] / 2)
    seen.until(lambda: "events" in seen.text("#tip") and "حدث رقم" in seen.text("#tip"))
    moved_to(seen, middle, inside["top"][column] / 2, click=True)
    seen.until(lambda: width(seen) < 10 * (days[1] - days[0]))
    assert seen.days()[0] < middle < seen.days()[1]


def test_filters_move_the_drawing_to_what_they_leave(page: Open) -> None:
    seen = page([dated(n, f"2017-05-{1 + n:02}") for n in range(20)] + [dated(99, "2014-02-03")])
    assert seen.days()[0] > day_number("2017-01-01")
    seen.press("99", on="#words")
    seen.until(lambda: seen.days()[0] < day_number("2014-02-03") < seen.days()[1])


def test_labels_are_cut_at_their_end_before_the_edge(page: Open) -> None:
    words = "وصل الوفد إلى المدينة صباح اليوم والتقى الوزير وأعضاء المجلس" + " ثم زار المتحف الجديد" * 5
    for language in ("ar", "en"):
        seen = page([entry("c1", report("1", words, "2017-05-04")), dated(2, "2017-05-24")], language)
        [label] = [text for text in seen.source("labels")["text"] if "وصل" in text]
        shown = label.strip("\u2066\u2067\u2068\u2069")
        assert shown.endswith("…") and words.startswith(shown[:-1])


def test_the_list_can_be_ordered_by_time_and_importance(page: Open) -> None:
    days = [3, 1, 2]
    seen = page([dated(n, f"2017-05-0{day}", importance=10 * day) for n, day in enumerate(days)])
    for order, expected in (("oldest", [1, 2, 0]), ("newest", [0, 2, 1]), ("important", [0, 2, 1])):
        seen.script(
            "const field = document.getElementById('order'); field.value = arguments[0];"
            "field.dispatchEvent(new Event('input', {bubbles: true}))", order,
        )  # fmt: skip
        assert seen.listed_once([f"خبر عن أمر {number}" for number in expected])


def test_asked_for_days_those_dated_within_them_come_first(page: Open) -> None:
    seen = page([dated(1, "20XX"), dated(2, "2017"), dated(3, "2017-05-07")], question="everything")
    seen.press("7 May 2017", on="#from")
    seen.press("7 May 2017", on="#to")
    seen.until(lambda: seen.listed()[0] == "خبر عن أمر 3")
    assert len(seen.listed()) == 3


def test_what_may_have_been_on_several_days_counts_once_in_all(page: Open) -> None:
    several = [dated(n, "2017-06-10/2017-06-13") for n in range(40)]
    close = [dated(100 + n, f"2017-06-{1 + n % 28:02}") for n in range(200)]
    seen = page([*several, *close], question="on 2017-06")
    for name, least in (("inside", 199), ("maybe", 39)):
        shares = seen.source(name)
        heights = [top - bottom for top, bottom in zip(shares["top"], shares["bottom"], strict=True)]
        assert least < sum(heights) < least + 2, name


def some_places() -> list[EventDetails]:
    places = {"دمشق": "Damascus", "حلب": "Aleppo"}
    named = {arabic: Named(arabic, f"place:{english}", english) for arabic, english in places.items()}
    told = [("دمشق",), ("دمشق", "حلب"), ()]
    return [
        entry(
            f"p{number}",
            report(f"{number}", f"حدث {number}", "2017-05-04", places=tuple(named[one] for one in of)),
        )
        for number, of in enumerate(told)
    ]


def test_lanes_have_the_events_of_each_place_and_the_others(page: Open) -> None:
    for language, names in (("en", ("Damascus", "Aleppo", "others")), ("ar", ("دمشق", "حلب", "غير ذلك"))):
        seen = page(some_places(), language, at="#lanes=place")
        shown = [one.strip("\u2068").split("\u2069") for one in seen.source("lane-names")["text"]]
        assert shown == [[name, f" · {count}"] for name, count in zip(names, (2, 1, 1), strict=True)]
        heights = sorted([*seen.source("marks")["y"], *seen.source("lane-names")["y"]], reverse=True)
        # A name, its two events; a name, one of them again; a name, the other event.
        assert heights == [-0.5, -1.5, -2.5, -3.5, -4.5, -5.5, -6.5]


def test_lanes_of_many_events_have_columns_of_their_own(page: Open) -> None:
    seen = page(many_entries(400), at="#lanes=publisher")
    names = seen.source("lane-names")
    bottoms = set(seen.source("inside")["bottom"])
    assert len(names["text"]) > 1
    assert bottoms <= {-float(lane + 1) for lane in range(len(names["text"]))}
    assert seen.source("labels")["text"] == []


def test_an_event_with_an_open_end_is_shown_at_its_known_one(page: Open) -> None:
    old = entry("old", report("أ", "انتهت الحرب قبل أيار", "../1948-05-14"))
    seen = page([*some_entries(), old], at="#event=old")
    left, right = sorted(seen.days())
    assert left < -7902 < right
    assert right - left < 400


def test_the_days_of_the_form_are_those_of_the_drawing(page: Open) -> None:
    seen = page(many_entries(400), at="#from=2017-05&to=2017-05")
    left, right = sorted(seen.days())
    first, last = (date(2017, month, 1) - date(1970, 1, 1) for month in (5, 6))
    assert first.days - 8 < left < first.days and last.days < right < last.days + 12


def test_the_list_does_not_begin_with_an_age(page: Open) -> None:
    told = ("../1948", "1900/1999", "1514", "2017-05-04")
    entries = [entry(f"a{number}", report("أ", edtf, edtf)) for number, edtf in enumerate(told)]
    assert page(entries).listed() == ["1514", "2017-05-04", "../1948", "1900/1999"]


def test_the_axis_names_days_months_and_years_in_words(page: Open) -> None:
    seen = page([dated(1, "2017-05-04"), dated(2, "2018-09-04")], "ar", question="on 2017")
    code = (
        "const plot = Bokeh.documents[0].get_model_by_name('timeline');"
        "return plot.below[0].formatter.doFormat(arguments[0].map((day) => day * 864e5))"
    )
    for day, words in (("2017-07-01", "تموز 2017"), ("2017-07-10", "10 تموز 2017")):
        assert seen.script(code, [day_number(day)]) == [f"\u2068{words}\u2069"]
    # At the edge there is no room for words, and half a day has none.
    assert seen.script(code, [seen.days()[0], day_number("2017-07-10") + 0.5]) == ["", ""]


def test_a_headline_is_cut_between_words_and_never_within_a_date(page: Open) -> None:
    words = "عُقد الاجتماع الأول للجنة في قاعة البلدية في 12/10/1948 بحضور"
    events = [dated(n, f"2017-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(300)]
    told = entry("main", report("أ", words + " الأعضاء كلهم" * 3, "2017-06-20"), importance=50)
    labels = page([*events, told], question="on 2017").source("labels")["text"]
    [label] = [text for text in labels if "عُقد" in text]
    assert label.strip("\u2066\u2068\u2069").endswith("…")
    assert "12" not in label.replace("20 June", "") and "20 June:" in label


def test_what_was_only_before_a_day_does_not_cover_all_time_before_it(page: Open) -> None:
    seen = page([dated(1, "1900-05-04"), dated(2, "../2017-05-10"), dated(3, "2017-05-12")])
    seen.press("0")
    bar = seen.source("certain")
    assert [(right - left) / 864e5 for left, right in zip(bar["left"], bar["right"], strict=True)] == [366]
