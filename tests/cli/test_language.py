"""The language of what a person reads, and of what stays English."""

import json
import re
from pathlib import Path

import pytest
from support import SEEDS, Run

from timeline.cli.app import COMMANDS

_ARABIC = re.compile("[\u0621-\u064a]")
_DATE = re.compile(r"\d{4}-\d\d")
FOUND_NOTHING = {"en": "nothing found", "ar": "لا نتائج"}


def spoken(run: Run, *options: str) -> str:
    last = run(*options, "before", "1900", "--min-sources", "9").out.splitlines()[-1]
    return next(language for language, words in FOUND_NOTHING.items() if words == last)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LC_ALL": "ar_SY.UTF-8"}, "ar"),
        ({"LC_ALL": "", "LC_MESSAGES": "ar"}, "ar"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ar.UTF-8"}, "ar"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "ar_EG.UTF-8"}, "en"),
        ({"LC_ALL": "arn_CL"}, "en"),
        ({"LC_ALL": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "ar_SY.UTF-8", "TIMELINE_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_locale_chooses_the_language_unless_the_environment_names_one(
    seeded: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert spoken(seeded) == language


def test_the_option_counts_before_the_environment_and_that_before_the_config_file(
    seeded: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config" / "timeline" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('language = "ar"\n', encoding="utf-8")
    assert spoken(seeded) == "ar"
    monkeypatch.setenv("TIMELINE_LANGUAGE", "en")
    assert spoken(seeded) == "en"
    assert spoken(seeded, "--language", "ar") == "ar"


def test_a_language_that_is_not_spoken_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_LANGUAGE", "fr")
    done = run("explain", "أمس")
    assert (done.code, "write en or ar in TIMELINE_LANGUAGE" in done.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("before", "2017-07-10"),
        ("before", "2017-07-10", "--view", "strip"),
        ("before", "2017-07-10", "--view", "months"),
        ("between", "2017-05", "2017-06", "--as-of", "60", "--limit", "2"),
        ("show", "bd37f"),
        ("diff", "--from", "1"),
        ("explain", "يوم الأربعاء الماضي", "--published", "2017-05-15"),
    ],
)
def test_no_line_has_a_date_behind_arabic_but_for_the_texts_own(
    seeded: Run, arguments: tuple[str, ...]
) -> None:
    for line in seeded("--language", "ar", *arguments).out.splitlines():
        first = _ARABIC.search(line)
        assert not (first and _DATE.search(line, first.end())), line


def test_marks_and_labels_are_told(seeded: Run) -> None:
    lines = seeded("--language", "ar", "before", "2017-07-10").out
    assert "2017-07-10 قبل\n" in lines and "[معلن] تنطلق" in lines
    assert "[مختلف فيه" in lines and "] وقّعت" in lines
    shown = seeded("--language", "ar", "show", "bd37f").out
    assert "bd37fd82f2811c2c  الحدث" in shown and "  الاقتباس: وقّعت" in shown


def test_the_next_page_can_be_copied_with_what_stands_behind_it(seeded: Run) -> None:
    last = seeded("--language", "ar", "on", "2017", "--limit", "1").out.splitlines()[-1]
    assert re.fullmatch("timeline on 2017 --limit 1 .*  # المزيد", last)


@pytest.mark.parametrize(
    "arguments",
    [
        ("before", "2017-07-10", "--json"),
        ("show", "bd37f", "--json"),
        ("log", "--json"),
        ("diff", "--from", "1", "--json"),
        ("explain", "أمس", "--json"),
        ("doctor", "--json"),
        ("export", "jsonl", "--before", "2017-07-10"),
    ],
)
def test_json_is_in_no_language(seeded: Run, arguments: tuple[str, ...]) -> None:
    assert seeded("--language", "ar", *arguments).out.replace('"ar"', '"en"') == seeded(*arguments).out


def test_the_log_is_in_no_language(seeded: Run) -> None:
    mention = json.loads(seeded("show", "bd37f", "--json").out)["sources"][0]["mention"]
    done = seeded("--language", "ar", "retract", mention)
    assert done.out == f"{mention}: سُحب (إشارة)\n"
    fact = json.loads(seeded("log", "--json").out)[-1]["fact"]
    assert fact["origin"] == {"is": "Person", "why": "given by hand"}


def test_what_is_refused_is_told_in_arabic_and_written_in_english(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    done = run("--language", "ar", "ingest", "a.txt", "--rejects", "out.jsonl")
    assert "a.txt: هو فارغ" in done.err and "المقالات: 0 أُضيفت، 0 موجودة من قبل، 1 رُفضت" in done.out
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["reason"].startswith(
        "it is empty"
    )


@pytest.mark.parametrize("name", [*COMMANDS, "db grant"])
def test_help_is_in_arabic_and_examples_stay(run: Run, name: str) -> None:
    told = run("--language", "ar", *name.split(), "--help").out
    assert "الاستعمال:" in told and "مثال:" in told and f"timeline {name.split()[0]}" in told
    options = [line for line in told.splitlines() if re.match("  -", line) and len(line.split("  ")) > 2]
    assert options and [line for line in options if not _ARABIC.search(line)] == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "zzzzz"), 1, "'zzzzz': لا معرّف يبدأ بهذا"),
        (("before", "soon"), 2, "'soon': لا يُفهم على أنه تاريخ"),
        (("before",), 2, "وسيط ناقص 'DATE' (`timeline before --help`)"),
        (("befor", "2017"), 2, "'befor': لا أمر بهذا الاسم"),
        (("before", "2017", "--limit", "0"), 2, "ليس ضمن هذا المدى"),
        (("--db", "none.db", "log"), 1, "none.db (`timeline ingest PATH`, --db): لا قاعدة بيانات هنا"),
        (("ingest", str(SEEDS / "none")), 1, "لا ملف ولا مجلد بهذا الاسم"),
    ],
)
def test_errors_are_one_line_of_arabic(
    seeded: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = seeded("--language", "ar", *arguments)
    assert (done.code, len(done.err.splitlines())) == (code, 1)
    assert words in done.err and done.err.startswith("timeline: ")
