"""`timeline evaluate`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from timeline.cli.bidi import say
from timeline.cli.options import json_option
from timeline.cli.output import print_json, terminal_safe
from timeline.cli.tag import tagged
from timeline.dates.edtf import parse_edtf
from timeline.errors import InvalidInput, NotFound
from timeline.query.evaluation import Evaluation


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    help="The texts as JSON Lines {id, text, published}, if GOLD holds only the annotations; "
    "default: X.articles.jsonl next to X.gold.jsonl.",
)
@click.option("--errors", is_flag=True, help="List missed, wrong and spurious expressions.")
@json_option
def command(gold: Path, articles: Path | None, errors: bool, as_json: bool) -> None:
    """Measure how accurately the expressions in annotated texts are found and resolved.

    GOLD is JSON Lines with one article per line: {"id", "timexes": [{"start", "end", "text", "type", "value",
    "vague"?, "unsure"?}]}. "text" and "published" are in the same line or in the file given by --articles.

    \b
    Example:
      timeline evaluate my.gold.jsonl --articles my.articles.jsonl --errors
    """
    annotated = _rows(gold)
    if articles is None and gold.name.endswith(".gold.jsonl"):
        neighbour = gold.with_name(gold.name.replace(".gold.jsonl", ".articles.jsonl"))
        articles = neighbour if neighbour.is_file() else None
    texts = _rows(articles) if articles else annotated
    evaluation = Evaluation()
    for name, row in annotated.items():
        article = texts.get(name, {})
        if "text" not in article:
            raise InvalidInput("no text for article {name!r}: give its file with --articles", name=name)
        published = parse_edtf(article["published"]) if article.get("published") else None
        evaluation.add(name, row.get("timexes", []), tagged(article["text"], published))
    if as_json:
        print_json(
            {
                name: {
                    "p": tally.precision, "r": tally.recall, "f1": tally.f1,
                    "right": tally.right, "gold": tally.gold, "predicted": tally.predicted,
                }
                for name, tally in evaluation.tallies.items()
            }
        )  # fmt: skip
        return
    for name, tally in evaluation.tallies.items():
        say(
            f"{name:6s} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}   "
            f"({tally.right} right of {tally.gold} gold, {tally.predicted} predicted)"
        )
    if errors:
        for error in evaluation.errors:
            say("\t".join(map(terminal_safe, error)))


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        raise NotFound("there is no file {path}: check the name", path=path)
    rows: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    row = json.loads(line)
                    _require_texts(row)
                    rows[str(row["id"])] = row
                except (ValueError, TypeError, KeyError, RecursionError):
                    raise InvalidInput(
                        "{path}:{number}: not an article; write {form}",
                        path=path,
                        number=number,
                        form='{"id": ..., "text": ..., "published": ...}',
                    ) from None
    return rows


def _require_texts(row: Mapping[str, Any]) -> None:
    """Raise TypeError for a row that is no object, or whose text or date is something else than a text."""
    if not isinstance(row, dict):
        raise TypeError("no object")
    for name in ("text", "published"):
        if not isinstance(row.get(name) or "", str):
            raise TypeError(name)
