"""Works of book length: where they are cut."""

import pytest

from timeline.printed import Heading
from timeline.readers.book import Section, TextLine, sections


def cut(longest: int, *written: tuple[int | None, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The first line of each section, and the headings passed on to it."""
    text = "\n".join(words for _, words in written)
    lines, start = [], 0
    for level, words in written:
        lines.append(TextLine(start, start + len(words), level))
        start += len(words) + 1
    found = sections(text, lines, longest)
    assert "\n".join(text[one.start : one.end] for one in found) == text
    return [
        (text[one.start : one.end].split("\n")[0], tuple(above.text for above in one.headings))
        for one in found
    ]


BODY = (None, "كلام " * 20)


def test_a_short_work_is_one_section() -> None:
    assert sections("باب\nنص", [TextLine(0, 3, 1), TextLine(4, 6)]) == [Section(0, 6, (), "باب")]
    assert sections("", []) == []


def test_only_headings_with_a_year_begin_a_section_of_annals() -> None:
    work = [(1, "سنة 1111"), (1, "الحكومة"), BODY, (1, "سفر"), BODY, (1, "سنة إحدى عشرة"), (1, "حريق"), BODY]
    assert cut(250, *work) == [("سنة 1111", ()), ("سنة إحدى عشرة", ())]


def test_an_annal_is_cut_when_it_is_four_times_as_long_and_passes_its_heading_on() -> None:
    flat = [(1, "سنة 1111"), BODY, (1, "سفر"), BODY, BODY, BODY, BODY, (1, "سنة 1112"), BODY]
    assert cut(200, *flat) == [("سنة 1111", ()), ("سنة 1112", ())]
    assert cut(110, *flat)[:3] == [
        ("سنة 1111", ()),
        ("سفر", ("سنة 1111",)),
        (BODY[1], ("سنة 1111", "سفر")),
    ]
    deep = [(1, "سنة 1111"), (2, "المحرم"), BODY, (2, "صفر"), BODY, (3, "وفيات"), BODY, BODY, BODY]
    assert cut(115, *deep, (1, "سنة 1112"), BODY) == [
        ("سنة 1111", ()),
        ("صفر", ("سنة 1111",)),
        ("وفيات", ("سنة 1111", "صفر")),
        (BODY[1], ("سنة 1111", "صفر", "وفيات")),
        (BODY[1], ("سنة 1111", "صفر", "وفيات")),
        ("سنة 1112", ()),
    ]


@pytest.mark.parametrize(
    ("heading", "opens"),
    [
        ("سنة 1111", True),
        ("[سنة إحدى عشرة]", True),
        ("محرم الحرام سنة 1112", True),
        ("شهر ربيع الأول سنة خمس وثمانين", True),
        ("جمادى الآخرة 1113", True),
        ("ثم دخلت سنة ثلاث وخمسين", True),
        ("ذكر الحوادث في سنة 1116", True),
        ("السنة الثالثة عشرة من دولة السلطان وهي سنة إحدى وسبعين", True),
        ("وفيات سنة 900", True),
        # What happened in a year, a day, other senses of the word.
        ("كارثة القافلة سنة 1113 ه", False),
        ("دخول الركب 26 صفر", False),
        ("29 - 6 - 1699", False),
        ("3 محرم 1113", False),
        ("نفير عام للناس", False),
        ("سنة جديدة", False),
        ("صفر", False),
        ("في الحكمة", False),
        ("", False),
    ],
)
def test_the_heading_of_an_annal_begins_with_its_year(heading: str, opens: bool) -> None:
    work = [BODY, (1, heading), BODY, (1, "سنة 900"), BODY, (1, "سنة 901"), BODY]
    assert (heading in [first for first, _ in cut(350, *work)]) is opens


def test_without_years_the_highest_headings_cut_and_without_headings_the_paragraphs() -> None:
    assert cut(120, (2, "باب"), (3, "فصل"), BODY, (2, "باب آخر"), BODY) == [("باب", ()), ("باب آخر", ())]
    assert [first for first, _ in cut(250, BODY, BODY, BODY)] == [BODY[1].strip() + " "] * 2
    # One paragraph is never cut.
    assert len(cut(10, BODY)) == 1


@pytest.mark.parametrize("levels", [(1, 2, 3), (2, 2, 2)])
def test_headings_without_text_between_them_stay_together(levels: tuple[int, int, int]) -> None:
    first, second, third = levels
    work = [
        BODY,
        (first, "سنة 1"),
        (second, "سنة 1114"),
        (third, "سنة 1115"),
        BODY,
        (first, "سنة 1116"),
        BODY,
    ]
    assert [one for one, _ in cut(200, *work)][1:] == ["سنة 1", "سنة 1116"]


def test_headings_that_ended_are_not_passed_on() -> None:
    work = [(1, "أول"), BODY, (2, "فرع"), BODY, (1, "ثان"), BODY, (2, "فرع آخر"), BODY]
    found = cut(120, *work)
    assert found == [("أول", ()), ("فرع", ("أول",)), ("ثان", ()), ("فرع آخر", ("ثان",))]
    assert Heading(1, "أول") == Heading(1, "أول")
