"""Which mentions are joined, against hand-made clusters: pairs of mentions, by story.

    python benchmarks/joins.py links.gold.jsonl links.articles.jsonl[.gz]

Each line of the gold is a mention by article, start and end, with the cluster it belongs to and those that it
may belong to as well (unsure_with); mentions without a cluster are left out. The articles are ingested into a
database in a temporary folder. Prints precision and recall of the pairs of one article and of two, of those
that are joined or possibly the same, and of the nine stories one by one. The weights of linking/score.py were
fitted to these stories.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import sqlalchemy as sa

Span = tuple[int, int, str | None]


def events(articles: Path) -> tuple[dict[str, list[Span]], set[tuple[str, str]]]:
    """The mentions of each article by their span, with their events; the pairs of events that are linked."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "joins.db")
        run = [sys.executable, "-m", "timeline", "--db", database, "ingest", str(articles), "--quiet"]
        subprocess.run(run, check=True)
        found: dict[str, list[Span]] = defaultdict(list)
        query = sa.text("select article_id, expression_start, expression_end, event_id from mentions_v1")
        with sa.create_engine(f"sqlite:///{database}").connect() as connection:
            for article, start, end, event in connection.execute(query):
                found[article].append((start, end, event))
            pairs = connection.execute(sa.text("select event_id, other_event_id from event_links_v1"))
            return found, {(one, other) for one, other in pairs}


def event_of(mention: dict[str, Any], spans: Sequence[Span]) -> str | None:
    """The event of the mention that overlaps most with an annotated one; None if none does."""

    def overlap(span: Span) -> int:
        return min(span[1], mention["end"]) - max(span[0], mention["start"])

    best = max(spans, key=overlap, default=None)
    return best[2] if best is not None and overlap(best) > 0 else None


def count(found: Counter[str], same: bool, together: bool) -> None:
    """Count a pair that reports one event, or is together in the database."""
    if same or together:
        found["right" if same and together else "wrong" if together else "missed"] += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    options = parser.parse_args()
    gold = [one for one in map(json.loads, options.gold.open(encoding="utf-8")) if one["cluster"]]
    by_article, linked = events(options.articles)
    event = [event_of(one, by_article.get(one["article"], ())) for one in gold]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in combinations(range(len(gold)), 2):
        first, second = gold[one], gold[other]
        same = first["cluster"] == second["cluster"]
        if second["cluster"] in first["unsure_with"]:
            continue
        joined = event[one] is not None and event[one] == event[other]
        count(counts[first["story"]], same, joined)
        if first["article"] == second["article"]:
            count(counts["one article"], same, joined)
        else:
            count(counts["two articles"], same, joined)
            count(counts["two articles, or linked"], same, joined or (event[one], event[other]) in linked)
    print("| pairs of | right | wrong | missed | precision | recall |\n|---|---:|---:|---:|---:|---:|")
    for name, found in sorted(counts.items(), key=lambda each: (" " not in each[0], each[0])):
        right, wrong, missed = (found[each] for each in ("right", "wrong", "missed"))
        precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
        print(f"| {name} | {right} | {wrong} | {missed} | {precision:.3f} | {recall:.3f} |")


if __name__ == "__main__":
    main()
