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


MAP = ROOT / "docs" / "architecture.md"
# What a reader of CONTRIBUTING would write.
EXAMPLES = {"readers/srt.py", "export/markdown.py", "db/public_views/v2.py"}
NAMED = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml|csv|tsv))`")


@pytest.mark.parametrize("page", [MAP, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_a_file_that_a_page_on_the_code_names_is_there(page: Path) -> None:
    files = [
        file.as_posix() for file in ROOT.glob("*/**/*") if file.suffix in (".py", ".toml", ".csv", ".tsv")
    ]
    named = set(NAMED.findall(page.read_text(encoding="utf-8"))) - EXAMPLES
    assert [name for name in sorted(named) if not any(file.endswith(f"/{name}") for file in files)] == []
