"""How well the dates of historians' texts are read: against annotated passages of chronicles and histories.

    python benchmarks/historians.py [WORKS] [--held] [--gold NAME.gold.jsonl] [--errors] [--write FOLDER]

gold/openiti.jsonl holds the annotations of 40 passages of works of OpenITI by offsets, without any of their
words; WORKS is a folder with the files of these works, which may be gzipped. A passage is put together from
stretches of the characters of its file (unpacked, UTF-8): "lines" lists those of each line, which are joined
by spaces, and the lines by line breaks. "sha256" is that of the passage; another text is refused. 15 passages
were put aside and are read only with --held. --gold measures another annotated set, whose texts are in
NAME.articles.jsonl next to it.

Prints a row for each set: F1 of expressions found, of values and of dates, with the tolerance of
tolerance.py; of the dates stated with bounded days, how many hold the annotated days, are part of them,
contradict them or have no date there, and the share of the last two; and how many times as wide as the
annotated days the true ones are. --errors lists the errors, except those of the passages that were put aside.
--write puts NAME.gold.jsonl with the words, and NAME.predicted.jsonl as `timeline tag --jsonl` prints it,
into a folder, for other scorers.
"""

import argparse
import gzip
import hashlib
import json
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tolerance import JUDGEMENTS, judged, with_tolerance

from timeline.cli.tag import tagged
from timeline.dates.edtf import parse_edtf
from timeline.query.evaluation import Evaluation

GOLD = Path(__file__).parent / "gold" / "openiti.jsonl"
COLUMNS = ("found", "value", "dated")
Passage = dict[str, Any]


def rows(path: Path) -> Iterator[Passage]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def work(folder: Path, name: str) -> str:
    for path in sorted(folder.rglob(f"{name}*")):
        if path.name == name:
            return path.read_bytes().decode()
        if path.name == f"{name}.gz":
            return gzip.decompress(path.read_bytes()).decode()
    raise SystemExit(f"there is no {name} in {folder}")


def passage(annotated: Passage, text: str) -> Passage:
    """An annotated passage with its text."""
    lines = (" ".join(text[start:end] for start, end in line) for line in annotated["lines"])
    words = "\n".join(lines)
    if hashlib.sha256(words.encode()).hexdigest() != annotated["sha256"]:
        raise SystemExit(f"{annotated['file']} is not the version in which {annotated['id']} was annotated")
    return {**annotated, "text": words}


def passages(folder: Path, held: bool) -> list[Passage]:
    wanted = [one for one in rows(GOLD) if one["held"] is held]
    texts = {name: work(folder, name) for name in dict.fromkeys(one["file"] for one in wanted)}
    return [passage(one, texts[one["file"]]) for one in wanted]


def other_set(gold: Path) -> list[Passage]:
    articles = gold.with_name(gold.name.replace(".gold.", ".articles."))
    texts = {one["id"]: one for one in rows(articles)}
    return [{**texts[one["id"]], **one} for one in rows(gold)]


def measure(name: str, given: list[Passage], folder: Path | None) -> tuple[str, list[str]]:
    """A row of the table, and the errors."""
    evaluation, counts, widths = Evaluation(), Counter[str](), list[float]()
    gold, predictions = [], []
    for one in given:
        text, annotations = one["text"], one["timexes"]
        found = tagged(text, parse_edtf(one["published"]) if one.get("published") else None)
        named = [{**each, "text": text[each["start"] : each["end"]]} for each in annotations]
        evaluation.add(one["id"], named, with_tolerance(annotations, found))
        for judgement, width in judged(annotations, found):
            counts[judgement] += 1
            widths += [width] if width else []
        gold.append({"id": one["id"], "timexes": named})
        predictions.append({"id": one["id"], "timexes": found})
    if folder:
        write(folder / f"{name}.gold.jsonl", gold)
        write(folder / f"{name}.predicted.jsonl", predictions)
    cells = [
        name, len(given), evaluation.tallies["dated"].gold,
        *(f"{evaluation.tallies[column].f1:.3f}" for column in COLUMNS),
        *(counts[judgement] for judgement in JUDGEMENTS),
        f"{(counts['false'] + counts['made up']) / max(1, counts.total()):.3f}",
        f"{statistics.mean(widths) if widths else 0:.1f}",
    ]  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |", ["\t".join(error) for error in evaluation.errors]


def write(path: Path, given: list[Passage]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in given)
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("works", type=Path, nargs="?", help="a folder with the works of gold/openiti.jsonl")
    parser.add_argument("--held", action="store_true", help="also the passages that were put aside")
    parser.add_argument("--gold", type=Path, help="another annotated set")
    parser.add_argument("--errors", action="store_true", help="list the errors, of those put aside none")
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    sets = {"seen": passages(options.works, held=False)} if options.works else {}
    if options.works and options.held:
        sets["held"] = passages(options.works, held=True)
    if options.gold:
        sets[options.gold.name.split(".")[0]] = other_set(options.gold)
    if not sets:
        parser.error("give the folder of the works, or --gold")
    columns = ("passages", "dates", *COLUMNS, *JUDGEMENTS, "sure and wrong", "width")
    print(f"| set | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    errors = []
    for name, given in sets.items():
        row, wrong = measure(name, given, options.write)
        print(row)
        errors += wrong if name != "held" else []
    if options.errors:
        print(*errors, sep="\n")


if __name__ == "__main__":
    main()
