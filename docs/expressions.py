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

This page is generated from the cases in `tests/corpus/` by `python docs/expressions.py`. Each row has a text,
the day it was published, the expressions found in it and their TIMEX3 values.

## Adding a word or a rule

1. Write cases first, in the family's file in `tests/corpus/`, with texts of your own; negative ones too
   (`expect = []`). Run `pytest tests/grammar/test_corpus.py`.
2. A word is a row in `timeline/arabic/lexicon/*.toml` under its kind, with its source. Attached letters
   (و ف ب ل ك and the article) are added by the loader; hamza, tashkeel and digits are folded first.
3. A rule is a function in the family's file in `timeline/grammar/` that takes the tokens and an index and
   returns a `Match` or None. A line in the file's `RULES` names the kinds of word that can open it, each with
   the kinds of which the next word must have one (`ANY` for any word). A rule is not called for other words:
   if a new rule never matches, check this line first. A match contains one of the types in
   `timeline/grammar/expression.py`, never a date.
4. `timeline/normalizer/ground.py` decides which days it resolves to.
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
            published = case.get("published", family.get("published", "unknown"))
            row = f"| {published} | {case['text']} | {found} |"
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
