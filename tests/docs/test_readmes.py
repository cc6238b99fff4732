"""The two READMEs say the same where it can be compared."""

import re
from pathlib import Path

from support import ROOT

BLOCK = re.compile("^```(?:console|sql)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"(?:^(?:\$ )?|[,;] )timeline ([a-z]+)", re.MULTILINE)


def commands(page: Path) -> set[str]:
    """The commands that are typed in a page's blocks."""
    blocks = "\n".join(BLOCK.findall(page.read_text(encoding="utf-8")))
    return set(TYPED.findall(blocks))


def test_both_name_the_same_commands() -> None:
    assert commands(ROOT / "README.ar.md") == commands(ROOT / "README.md") != set()


def test_both_have_the_same_query() -> None:
    english, arabic = (
        re.findall("```sql\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
        for name in ("README.md", "README.ar.md")
    )
    assert english == arabic != []


def test_each_points_at_the_other() -> None:
    assert "](README.ar.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "](README.md)" in (ROOT / "README.ar.md").read_text(encoding="utf-8")
