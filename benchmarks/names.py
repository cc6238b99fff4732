"""How well people, organisations and places are found, against labels.

    python benchmarks/names.py LABELS.jsonl [--errors]

A line of LABELS: {"text", "start", "end", "places", "people", "organisations"}: an article, the characters of
one sentence of it, and what that names, as written, in the order of the text.

Rules of labelling: every occurrence counts, without the letters attached before it (of للعراق, لعراق).
Places: proper names of places, and of states and capitals that act; the core alone (of مدينة حلب, حلب);
neither adjectives nor places inside the names of people and organisations. People: without titles.
Organisations: the whole name with its head (وزارة الدفاع الروسية); bodies named by a nation (الجيش السوري)
and teams too, generic words (الحكومة) not; a quoted name alone (of شركة "غاز بروم", غاز بروم).

A label is found when something of its kind overlaps it, exactly when both have the same characters.
"""

import argparse
import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path
from typing import Any

from timeline.extraction.names.who import who_and_where

KINDS = ("places", "people", "organisations")
Span = tuple[int, int]


def labelled(item: dict[str, Any], kind: str) -> list[Span]:
    """Where the labels of a kind stand, each behind the one before."""
    spans: list[Span] = []
    at = item["start"]
    for label in item.get(kind, ()):
        match = re.compile(re.escape(label) + r"(?![^\W_])").search(item["text"], at, item["end"])
        if match is None:
            raise SystemExit(
                f"no {label!r} from character {at} on in: {item['text'][item['start'] : item['end']]}"
            )
        at = match.end()
        spans.append(match.span())
    return spans


def found(item: dict[str, Any]) -> dict[str, list[Span]]:
    what = who_and_where(item["text"], item["start"], item["end"])
    return {
        "places": [(place.start, place.end) for place in what.places],
        "people": [(name.start, name.end) for name in what.names if name.kind == "person"],
        "organisations": [(name.start, name.end) for name in what.names if name.kind == "organisation"],
    }


def paired(gold: list[Span], own: list[Span]) -> list[tuple[Span, Span]]:
    """Labels and finds that overlap, each used once."""
    left = list(own)
    pairs = []
    for label in gold:
        for span in left:
            if span[0] < label[1] and label[0] < span[1]:
                pairs.append((label, span))
                left.remove(span)
                break
    return pairs


def milliseconds(items: list[dict[str, Any]]) -> float:
    """Processor time for a sentence, its whole article read for it: the median over rounds of the average."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for item in items:
            who_and_where(item["text"], item["start"], item["end"])
        rounds.append((time.process_time() - start) / len(items) * 1000)
    return statistics.median(rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    options = parser.parse_args()
    items = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    counts: Counter[tuple[str, str]] = Counter()
    for number, item in enumerate(items):
        own = found(item)
        for kind in KINDS:
            gold = labelled(item, kind)
            pairs = paired(gold, own[kind])
            counts[kind, "labels"] += len(gold)
            counts[kind, "found"] += len(own[kind])
            counts[kind, "right"] += len(pairs)
            counts[kind, "exact"] += sum(label == span for label, span in pairs)
            if options.errors:
                text = item["text"]
                missed = [text[a:b] for a, b in gold if (a, b) not in {label for label, _ in pairs}]
                wrong = [text[a:b] for a, b in own[kind] if (a, b) not in {span for _, span in pairs}]
                other = [(text[a:b], text[c:d]) for (a, b), (c, d) in pairs if (a, b) != (c, d)]
                if missed or wrong or other:
                    print(number, kind, "missed", missed, "wrong", wrong, "other bounds", other)
    print("| | labels | found | precision | recall | exact precision | exact recall |\n|---|" + "---:|" * 6)
    for kind in KINDS:
        labels, finds = counts[kind, "labels"], counts[kind, "found"]
        right, exact = counts[kind, "right"], counts[kind, "exact"]
        figures = (
            right / max(finds, 1),
            right / max(labels, 1),
            exact / max(finds, 1),
            exact / max(labels, 1),
        )
        print(f"| {kind} | {labels} | {finds} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |")
    print(f"{milliseconds(items):.3f} ms a sentence, its article read for it; {len(items)} sentences")


if __name__ == "__main__":
    main()
