"""What the documentation points at is there."""

import re
from pathlib import Path

import pytest
from support import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives the headings of a page."""
    headings = re.findall("^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_to_a_page_and_a_heading(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


# Pages that name files of the code, and the files that a reader of CONTRIBUTING would write.
ON_CODE = [ROOT / "docs" / "architecture.md", ROOT / "CONTRIBUTING.md"]
EXAMPLES = {"readers/srt.py", "export/markdown.py", "db/public_views/v2.py"}
CODE = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml))`")
FOLDERS = ("timeline", "tests", "migrations", "benchmarks", "tools", "docs")


@pytest.mark.parametrize("page", ON_CODE, ids=lambda page: page.name)
def test_a_file_that_a_page_on_the_code_names_is_there(page: Path) -> None:
    files = [f"/{file.relative_to(ROOT).as_posix()}" for top in FOLDERS for file in (ROOT / top).rglob("*.*")]
    named = set(CODE.findall(page.read_text(encoding="utf-8"))) - EXAMPLES - {"pyproject.toml"}
    assert {name for name in named if not any(file.endswith(f"/{name}") for file in files)} == set()
