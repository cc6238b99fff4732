"""What the program says in other languages than English."""

import ast
import gettext
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from support import ROOT

from timeline import errors
from timeline.commands.reread import Outcome
from timeline.dates.interval import Precision
from timeline.errors import InvalidInput, NotFound, RecordRefused
from timeline.messages import (
    DOMAIN,
    LOCALE,
    STORED_WORDS,
    Message,
    _,
    set_language,
    translate,
    translate_error,
)
from timeline.normalizer.resolution import Status
from timeline.query.diff import Change
from timeline.query.question.question import FACTUALITIES

SOURCE = LOCALE / "ar" / "LC_MESSAGES" / f"{DOMAIN}.po"
# Values that hold digits with hyphens, which a terminal would turn round behind an Arabic letter.
_DATES = re.compile(r"\{(days|date|first|last|was|now|today|published|edtf)\b")
_ARABIC = re.compile("[\u0621-\u064a]")


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arabic for one test."""
    monkeypatch.setenv("LANGUAGE", "en")
    set_language("ar")


def catalogue() -> Catalog:
    with SOURCE.open("rb") as source:
        return read_po(source)


def test_everything_that_is_said_is_translated_with_the_same_placeholders_and_nothing_else() -> None:
    tool = [sys.executable, str(ROOT / "tools" / "messages.py"), "--check"]
    ran = subprocess.run(tool, capture_output=True, text=True)
    assert (ran.stdout, ran.returncode) == ("", 0)


def test_the_tool_names_what_is_missing(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from messages import *\n"
        "c = Catalog(); c.add('a {x}', 'b {y}'); c.add('gone', 'x'); c.add('new', '')\n"
        "print(*problems(c, {'a {x}', 'new', 'other'}), sep='|')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "tools")], check=True, capture_output=True, text=True
    )
    assert ran.stdout.strip().split("|") == [
        "not in the catalogue: 'other'",
        "other placeholders: 'b {y}'",
        "no longer used: 'gone'",
        "not translated: 'new'",
    ]


def test_no_message_is_where_extraction_does_not_look() -> None:
    """Babel sees no call inside an f-string, and none among the arguments of another message."""
    messages = {"_", "Message", *(name for name, kind in vars(errors).items() if isinstance(kind, type))}
    outer = [
        node
        for file in (ROOT / "timeline").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) or called(node) in messages
    ]
    hidden = [
        ast.unparse(inner)
        for node in outer
        for inner in ast.walk(node)
        if inner is not node and called(inner) in ("_", "Message") and isinstance(inner.args[0], ast.Constant)
    ]
    assert outer and hidden == []


def called(node: ast.AST) -> str | None:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with SOURCE.with_suffix(".mo").open("rb") as compiled:
        spoken = gettext.GNUTranslations(compiled)
    differing = [
        message.id for message in catalogue() if message.id and spoken.gettext(message.id) != message.string
    ]
    assert not differing, "run `make .venv/installed-dev`: it compiles what was changed"


def test_dates_stand_before_the_arabic_of_a_line() -> None:
    behind = [
        message.string
        for message in catalogue()
        if (first := _ARABIC.search(str(message.string))) and _DATES.search(str(message.string), first.end())
    ]
    assert not behind


@pytest.mark.parametrize("kind", [Precision, Status, Change, Outcome, FACTUALITIES])
def test_every_stored_value_that_is_shown_has_a_word(kind: list[str]) -> None:
    assert {str(value) for value in kind} <= {str(word) for word in STORED_WORDS}


def test_a_message_without_a_translation_stays_as_it_is(arabic: None) -> None:
    assert _("no such message") == "no such message"
    assert _("") == ""


def test_an_error_is_told_in_the_language_and_kept_in_english(arabic: None) -> None:
    error = NotFound("there is no file {path}: check the name", path="x.txt")
    assert str(error) == "there is no file x.txt: check the name"
    assert translate_error(error) == "x.txt: لا ملف بهذا الاسم؛ تحقق من الاسم"


def test_messages_and_errors_among_the_values_are_told_too(arabic: None) -> None:
    inner = RecordRefused("a.txt", "it is empty: omit it")
    values = {"refusal": inner, "advice": Message("check the disk; committed data are safe")}
    assert translate("stopped at {refusal}; {advice}", values) == (
        "a.txt: هو فارغ؛ استبعده: توقف هنا؛ افحص القرص؛ البيانات المثبّتة سليمة"
    )


def test_an_error_of_another_process_keeps_its_values() -> None:
    error = pickle.loads(pickle.dumps(InvalidInput("{name!r} is not a name: write it in letters", name="؟")))
    assert (str(error), error.values) == ("'؟' is not a name: write it in letters", {"name": "؟"})
