"""Write docs/expressions.md from the cases in tests/corpus/.

python docs/expressions.py          writes the page
python docs/expressions.py --check  fails when the page is not what the cases say
"""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "expressions.md"
HEAD = """# Every expression that is understood

This page is generated from the cases in `tests/corpus/` by `python docs/expressions.py`. Each row is a text,
the day it was published, the words found in it and their TIMEX3 values.

## Adding a word or a rule

1. Write cases first: the family's file in `tests/corpus/`, with texts of your own; negative ones too
   (`expect = []`). Run `pytest tests/grammar/test_corpus.py`.
2. A word: one row in `timeline/arabic/lexicon/*.toml` under its kind, with its source. Attached letters
   (و ف ب ل ك and the article) are added by the loader; hamza, tashkeel and digits are folded before it.
3. A rule: a function in the family's file under `timeline/arabic/grammar/`, which takes the tokens and an
   index and returns a `Match` or None, and a line in the file's `RULES` that names the kinds of word that can
   open it, each with the kinds of which the next word must have one (`ANY` if it may be anything). A rule is
   not called for other words: when a new one never answers, look there first. What a match says is one of the
   types in `timeline/grammar/expression.py`, never a date.
4. What it comes to against a publication date: `timeline/normalizer/ground.py`.
5. Run `python docs/expressions.py`, and `timeline evaluate` on annotated texts if you have some.
"""


def page() -> str:
    pieces = [HEAD]
    for file in sorted((ROOT / "tests" / "corpus").glob("*.toml")):
        family = tomllib.loads(file.read_text(encoding="utf-8"))
        pieces.append(f"\n## {file.stem.replace('_', ' ').capitalize()}\n")
        pieces.append("| published | text | found |\n|---|---|---|")
        for case in family["case"]:
            found = "<br>".join(f"{words} → `{value}`" for words, value in case["expect"]) or "nothing"
            row = f"| {case.get('published', family['published'])} | {case['text']} | {found} |"
            pieces.append(row.replace("\n", " "))
    return "\n".join(pieces) + "\n"


def main() -> None:
    if "--check" in sys.argv:
        if PAGE.read_text(encoding="utf-8") != page():
            sys.exit("docs/expressions.md is not what the cases say: run python docs/expressions.py")
        return
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
