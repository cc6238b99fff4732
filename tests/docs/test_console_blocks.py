"""The ```console blocks of the documentation: every command prints what the page says.

Lines that begin with `$ ` are commands, the others what is printed; `...` stands for what is left out.
The blocks of a page are run in their order in one folder, like one sitting at a terminal.
"""

import re
from collections.abc import Callable, Iterator
from doctest import ELLIPSIS, Example, OutputChecker
from pathlib import Path

import pytest
from support import ROOT

BLOCK = re.compile("^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("README.md", "README.ar.md", "docs/tutorial.md", "docs/for-historians.md")


def examples(page: Path) -> Iterator[Example]:
    """The commands of a page, each with what is printed below it and the line where it stands."""
    text = page.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1)) + 1
        for part in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Example(command, printed, lineno=line)
            line += part.count("\n")


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_of_a_page_print_what_it_says(name: str, type_line: Callable[[str], str]) -> None:
    checker = OutputChecker()
    checked = 0
    for example in examples(ROOT / name):
        # Spaces at the end of a line are not seen.
        printed = re.sub(" +$", "", type_line(example.source), flags=re.MULTILINE)
        if not checker.check_output(example.want, printed, ELLIPSIS):
            difference = checker.output_difference(example, printed, ELLIPSIS)
            pytest.fail(f"{name}:{example.lineno}: $ {example.source}{difference}", pytrace=False)
        checked += 1
    assert checked > 0


def test_a_page_is_read_as_commands_with_what_they_print(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A page\n\n```console\n$ one\nout\n\n$ two\n```\n\n```sh\n$ not run\n```\n")
    found = [(example.source.rstrip("\n"), example.want, example.lineno) for example in examples(page)]
    assert found == [("one", "out\n\n", 4), ("two", "", 7)]
