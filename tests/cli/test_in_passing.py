"""What an article tells in passing: below its news, or of days long before or after it."""

import json
from pathlib import Path

import pytest
from support import Run

NEWS = "افتتح الوزير متحف الساحل في 4 أيار 2017.\n"
TITLE = "title: افتتاح متحف الساحل\n"
BELOW = "تجول الضيوف في الحديقة القديمة. " * 20


def told(run: Run) -> dict[str, bool]:
    """Whether each event is told in passing, by its date in EDTF."""
    return {item["edtf"]: item["in_passing"] for item in json.loads(run("before", "2030", "--json").out)}


def written(path: Path, head: str, text: str) -> str:
    path.write_text(f"---\n{head}---\n{text}", encoding="utf-8")
    return path.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEWS, {"2017-05-04": False}),
        ("عاد الوزير الذي ولد عام 1954 إلى المدينة.", {"1954": True}),
        (f"{NEWS}{BELOW}وصل وفد من الجامعة في 3 أيار 2017.", {"2017-05-04": False, "2017-05-03": True}),
        # Near the top, what the title says.
        (f"عاد الهدوء إلى السوق.\n{NEWS}", {"2017-05-04": False}),
    ],
)
def test_the_news_of_an_article_is_at_its_top(
    run: Run, tmp_path: Path, text: str, expected: dict[str, bool]
) -> None:
    run("ingest", written(tmp_path / "a.txt", f"published: 2017-05-05\n{TITLE}", text))
    found = told(run)
    assert {edtf: found.get(edtf) for edtf in expected} == expected


def test_what_has_no_day_of_publication_tells_nothing_in_passing(run: Run, tmp_path: Path) -> None:
    run("ingest", written(tmp_path / "a.txt", TITLE, f"{NEWS}{BELOW}ولد الوزير عام 1954."))
    assert set(told(run).values()) == {False}


def test_what_two_publishers_report_is_not_told_in_passing(run: Run, tmp_path: Path) -> None:
    told_by = (
        "دشن رئيس البلدية سامر حداد جسر النهر الشمالي في مدينة طنجة في 3 أيار 2017.",
        "وكان سامر حداد رئيس بلدية طنجة قد دشن جسر النهر الشمالي الذي طال انتظاره في 3 أيار 2017.",
    )
    for number, told in enumerate(told_by):
        head = f"published: 2017-05-0{5 + number}\npublisher: صحيفة {number}\n"
        run("ingest", written(tmp_path / f"{number}.txt", head, f"عاد الهدوء إلى السوق. {BELOW}\n{told}"))
    (found,) = json.loads(run("on", "2017-05-03", "--json").out)
    assert (found["source_count"], found["in_passing"]) == (2, False)
