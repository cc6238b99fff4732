"""No message shows the inside of the program, whatever it is given."""

import json
from pathlib import Path

import pytest
from support import Run

NINES = "9" * 150
# Of Python and of its libraries.
INSIDE = (
    "NoneType", "set_int_max", "Traceback", "Warning", "object has no", "Error(", "OverflowError",
    "invalid literal", "too large", "sqlite3", "expected str", "\x1b",
)  # fmt: skip
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("on", NINES),
    ("before", f"10 July {NINES}"),
    ("on", "١" * 100),
    ("on", "سنة " + "٩" * 100 + " هجرية"),
    ("before", f"قبل {NINES} يوما"),
    ("before", f"{NINES} days ago"),
    ("on", "2017-05-04T99:99"),
    ("before", "yesterday 99:99"),
    ("before", "2017", "--db", "sqlite:///x.db?mode=zz&cache=1"),
    ("before", "2017", "--db", "postgresql://u@h:port/name"),
    ("evaluate", "null.jsonl"),
    ("on", "Y99999999999"),
    ("ask", f"what happened {NINES} years ago"),
    ("ask", f"ماذا حدث قبل {NINES} سنة"),
    ("before", "2017", "--as-of", NINES),
    ("before", "2017", "--as-of", "9" * 30),
    ("before", "2017", "--as-of", "9" * 5000),
    ("before", "2017", "--as-of", "2026-01-01T10:00+25:00"),
    ("before", "2017", "--limit", NINES),
    ("before", "2017", "--who", "\x1b]0;x\x07"),
    ("show", "\x1b[2J"),
    ("tag", "--published", "2017-05-04T99:99", "text.txt"),
    ("tag", "--published", "2017-05-04T10:00+25:00", "text.txt"),
    ("diff", "--from", NINES),
    ("evaluate", "rows.jsonl"),
    ("evaluate", "numbers.jsonl"),
    ("evaluate", "deep.jsonl"),
)


@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: " ".join(command)[:40].encode("ascii", "ignore")
)
def test_a_message_says_what_is_wrong_in_words(seeded: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "text.txt").write_text("وصل الوفد أمس", encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text('{"text": "x"}\n')
    (tmp_path / "null.jsonl").write_text("null\n")
    (tmp_path / "numbers.jsonl").write_text(json.dumps({"id": "a", "text": 5, "published": 5}) + "\n")
    (tmp_path / "deep.jsonl").write_text("[" * 100_000 + "\n")
    done = seeded(*command)
    assert done.code in (0, 1, 2) and not [word for word in INSIDE if word in done.err]
    assert done.code == 0 or done.err.startswith("timeline: ")


@pytest.mark.parametrize(
    "question",
    [
        "what happened before 1 May 2017 99:99?",
        "what happened on 1 May 2017 at 10:75?",
        "ماذا حدث قبل 1 أيار 2017 الساعة 25:10؟",
        "ماذا حدث قبل 1 أيار 2017 ٩٩:٩٩؟",
        "que s'est-il passé le 1 mai 2017 à 44:00 ?",
        "what happened before 2017-05-01 10:00 +25:00?",
    ],
)
def test_a_time_that_no_clock_shows_is_refused_in_a_question(seeded: Run, question: str) -> None:
    done = seeded("ask", question)
    assert done.code == 2 and "does not exist" in done.err


@pytest.mark.parametrize(
    "question", ["what happened before 10 July 2017 at 24:00?", "من فاز 99:98 قبل 10 تموز 2017؟"]
)
def test_a_time_that_exists_and_a_score_are_taken(seeded: Run, question: str) -> None:
    assert seeded("ask", question).code == 0
