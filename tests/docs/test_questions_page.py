"""docs/questions.md is what the program prints."""

import runpy

from support import ROOT


def test_the_page_of_questions_is_what_is_printed() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "questions.py"))
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == made["page"]()
