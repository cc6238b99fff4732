"""`--bidi visual`: lines for terminals that show characters from left to right as they come."""

import json
import sys
from pathlib import Path

import pytest
from a_terminal import on_a_terminal
from support import Run

from timeline.cli.bidi import visual

CLAUSE = "رئيس الوفد الروسي"


def test_letters_are_joined_and_stand_from_left_to_right_as_on_paper() -> None:
    assert visual("+ 9b17e  2017-05-04  لا سلام (4)") == "+ 9b17e  2017-05-04  (4) ﻡﻼﺳ ﻻ"


@pytest.mark.parametrize(
    ("line", "turned"),
    [
        ("a (b) [c]", "a (b) [c]"),
        ("1 غ (4)", "1 (4) ﻍ"),
        ("x غ (غ) غ", "x ﻍ (ﻍ) ﻍ"),
        ("x غ «غ» غ", "x ﻍ «ﻍ» ﻍ"),
        ("x غ (abc) غ", "x ﻍ (abc) ﻍ"),
    ],
)
def test_brackets_open_towards_what_they_hold(line: str, turned: str) -> None:
    assert visual(line) == turned


def test_ids_and_dates_stay_where_they_are() -> None:
    assert visual("+ 25831  2017-05-16   1  [announced] غدا").startswith(
        "+ 25831  2017-05-16   1  [announced] "
    )


def test_a_mark_stays_on_its_letter() -> None:
    assert visual("قّ") == "ﻕّ"
    assert visual("أَوَّل") == "ﻝﻭَّﺃَ"


def test_a_line_keeps_its_style() -> None:
    assert visual("\x1b[1mغدا\x1b[0m") == f"\x1b[1m{visual('غدا')}\x1b[0m"


@pytest.mark.parametrize(
    "arguments",
    [
        ("on", "2017-05-05"),
        ("on", "2017-05-05", "--view", "strip"),
        ("show", "0c0f7"),
        ("diff", "--from", "1"),
        ("explain", "وأكد أمس"),
        ("ask", "ماذا حدث في 5 أيار 2017؟"),
    ],
)
def test_a_reading_command_prints_every_line_so_when_asked(seeded: Run, arguments: tuple[str, ...]) -> None:
    plain = seeded(*arguments).out
    turned = seeded(*arguments, "--bidi", "visual").out
    assert turned != plain
    assert turned == "".join(visual(line) + "\n" for line in plain.splitlines())
    assert seeded("--bidi", "visual", *arguments).out == turned


def test_json_is_never_turned(seeded: Run) -> None:
    asked = ("on", "2017-05-05", "--json")
    assert seeded(*asked, "--bidi", "visual").out == seeded(*asked).out


def test_the_next_page_can_still_be_copied(seeded: Run) -> None:
    page = seeded("on", "2017", "--about", "اتفاق", "--limit", "1", "--bidi", "visual").out
    assert page.splitlines()[-1].endswith('--about "اتفاق"')


def test_the_environment_and_the_config_file_turn_what_a_terminal_gets_and_no_pipe(
    seeded: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = ["--db", str(tmp_path / "timeline.db"), "on", "2017-05-05"]
    assert visual(CLAUSE) in on_a_terminal(asked, TIMELINE_BIDI="visual")
    assert CLAUSE in on_a_terminal([*asked, "--bidi", "logical"], TIMELINE_BIDI="visual")
    config = tmp_path / "config" / "timeline" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('bidi = "visual"\n', encoding="utf-8")
    assert visual(CLAUSE) in on_a_terminal(asked)
    assert CLAUSE in seeded(*asked).out


def test_long_clauses_are_cut_before_they_are_turned(seeded: Run, tmp_path: Path) -> None:
    from rich.cells import cell_len

    asked = ["--db", str(tmp_path / "timeline.db"), "on", "2017-05-05"]
    plain, turned = on_a_terminal(asked), on_a_terminal([*asked, "--bidi", "visual"])
    (whole,) = (line for line in plain.splitlines() if CLAUSE in line)
    assert whole.endswith("…") and visual(whole) in turned.splitlines()
    assert all(cell_len(line) <= 80 for line in turned.splitlines() if line.startswith("+ "))


def test_an_error_is_turned_like_an_answer(seeded: Run) -> None:
    assert seeded("--bidi", "visual", "show", "وفد").err.startswith(visual("timeline: no event"))
    assert visual("'وفد'") in seeded("show", "وفد", "--bidi", "visual").err


def test_a_value_that_means_nothing_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_BIDI", "mirrored")
    done = run("explain", "أمس")
    assert (done.code, "write logical or visual in TIMELINE_BIDI" in done.err) == (2, True)


def test_without_the_packages_the_extra_is_named(seeded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bidi", None)
    done = seeded("on", "2017-05-05", "--bidi", "visual")
    assert (done.code, "timeline-ar[bidi]" in done.err) == (2, True)
    assert json.loads(seeded("on", "2017-05-05", "--bidi", "visual", "--json").out)
