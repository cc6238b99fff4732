"""How well people, organisations and places are found, against stand-off labels.

    python benchmarks/names.py LABELS.jsonl FOLDER [--errors]

A line of LABELS: {"corpus", "id", "start", "end", "places", "people", "organisations", "ignored"}: an article
of FOLDER/corpus.jsonl[.gz], the characters of one sentence of it, and for each kind the [start, end] of what
it names. The labels hold no words of the articles.

Rules of labelling: every occurrence counts, without the letters attached before it (of للعراق, لعراق).
Places: proper names of places, and of states and capitals that act; the core alone (of مدينة حلب, حلب);
neither adjectives nor places inside the names of people, organisations and competitions. People: full names,
surnames, given names, without titles. Organisations: the whole name with its head (وزارة الدفاع الروسية);
bodies named by a nation (الجيش السوري), armed movements and teams too, generic words (الحكومة) not; a quoted
name alone (of شركة "غاز بروم", غاز بروم). `ignored`: what cannot be decided; a find there does not count.

A label is found when something of its kind overlaps it, exactly when both have the same characters.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from timeline.extraction.names.who import who_and_where

KINDS = ("places", "people", "organisations")
Span = tuple[int, int]


def with_texts(labels: Path, folder: Path) -> list[dict[str, Any]]:
    """The labelled sentences, each with the text of its article as `text`."""
    items = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    texts: dict[tuple[str, str], str] = {}
    for corpus in {item["corpus"] for item in items}:
        wanted = {item["id"] for item in items if item["corpus"] == corpus}
        path = next(folder.glob(f"{corpus}.jsonl*"))
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            for article in map(json.loads, file):
                if article["id"] in wanted:
                    texts.setdefault((corpus, article["id"]), article["text"])
    for item in items:
        item["text"] = texts[item["corpus"], item["id"]]
        if item["end"] > len(item["text"]):
            raise SystemExit(f"a label is outside of article {item['id']}: is this the collection labelled?")
    return items


def found(item: dict[str, Any]) -> dict[str, list[Span]]:
    """The spans that the rules find in the sentence, by kind, without those that overlap ignored ones."""
    what = who_and_where(item["text"], item["start"], item["end"])
    spans = {
        "places": [(place.start, place.end) for place in what.places],
        "people": [(name.start, name.end) for name in what.names if name.kind == "person"],
        "organisations": [(name.start, name.end) for name in what.names if name.kind == "organisation"],
    }
    ignored = item.get("ignored", ())
    return {
        kind: [span for span in every if not any(a < span[1] and span[0] < b for a, b in ignored)]
        for kind, every in spans.items()
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("folder", type=Path, help="of the corpora, JSON Lines, may be gzipped")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for number, item in enumerate(with_texts(options.labels, options.folder)):
        own = found(item)
        for kind in KINDS:
            gold = [(start, end) for start, end in item[kind]]
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
        parts = ((right, finds), (right, labels), (exact, finds), (exact, labels))
        figures = " | ".join(f"{part / max(whole, 1):.2f}" for part, whole in parts)
        print(f"| {kind} | {labels} | {finds} | {figures} |")


if __name__ == "__main__":
    main()
