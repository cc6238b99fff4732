"""The timeline itself, by mouse and by keyboard, in a real browser."""

from browser_page import Open, Seen
from page_entries import entry, many_entries, report, some_entries


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


def test_what_goes_on_throughout_its_days_has_a_full_core_and_other_kinds_their_signs(page: Open) -> None:
    told = {"2017-05-08/2017-05-12": "", "[2017-05-08..2017-05-12]": "", "2017-05~": "~"}
    entries = [entry(f"k{number}", report("أ", f"حدث {number}", edtf)) for number, edtf in enumerate(told)]
    seen = page(entries)
    assert (len(seen.source("certain")["y"]), len(seen.source("throughout")["y"])) == (3, 1)
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
    seen = page(many_entries(3000))
    assert "3000 events in view, counted in columns" in seen.text("#view")
    assert (sum(seen.source("inside")["top"]), seen.source("marks")["x"]) == (3000, [])
    seen.one("#events button").click()
    seen.until(lambda: seen.source("marks")["x"])
    assert seen.source("inside")["top"] == []
    assert len(seen.source("chosen")["y"]) == 1


def test_the_list_can_follow_the_timeline(page: Open) -> None:
    seen = page(many_entries(300), question="everything")
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
    assert seen.text("#view").split()[2] == "582"
