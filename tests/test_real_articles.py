"""What the project must show on real, annotated articles; skipped where they are not at hand."""

import csv
import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support import Databases, asked

from timeline.cli.tag import tagged
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Certainty, Interval, during
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.extraction.publication_date.combine import infer_publication
from timeline.query.answer_json import answer_to_json
from timeline.query.chronology import chronology
from timeline.query.evaluation import Evaluation
from timeline.query.relation import Relation
from timeline.readers import read_path


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    """The measures of the annotated sets."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(folder: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    predicted = {}
    for line in (folder / f"{name}.articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        published = parse_edtf(article["published"]) if article.get("published") else None
        predicted[article["id"]] = tagged(article["text"], published)
    return predicted


def figures(score: ModuleType, folder: Path, name: str) -> dict[str, dict[str, float]]:
    found, _ = score.score(score.read(folder / f"{name}.gold.jsonl"), predictions(folder, name))
    return dict(found)


def test_every_expression_of_the_five_origin_articles_is_found_and_right(
    score: ModuleType, shared: Path
) -> None:
    found = figures(score, shared / "gold", "seeds")
    assert {name: value["f1"] for name, value in found.items()} == dict.fromkeys(found, 1.0)


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_our_measures_agree_with_the_annotators(score: ModuleType, shared: Path, name: str) -> None:
    folder = shared / "gold"
    gold = score.read(folder / f"{name}.gold.jsonl")
    evaluation = Evaluation()
    predicted = predictions(folder, name)
    for article, annotated in gold.items():
        evaluation.add(article, annotated, predicted[article])
    theirs, errors = score.score(gold, predicted)
    ours = {measure: (t.right, t.gold, t.predicted) for measure, t in evaluation.tallies.items()}
    assert ours == {measure: (f["right"], f["gold"], f["predicted"]) for measure, f in theirs.items()}
    assert sorted("\t".join(error) for error in evaluation.errors) == sorted(errors)


def test_the_development_set_does_not_get_worse(score: ModuleType, shared: Path) -> None:
    assert figures(score, shared / "gold", "dev")["dated"]["f1"] >= 0.97


def test_the_chronology_of_the_origin_articles(databases: Databases, shared: Path) -> None:
    engine = open_store(databases.new(True))
    ingest(
        engine, read_path(shared / "seeds"), Defaults(), options=IngestOptions("tester"), summary=Summary()
    )
    with read_transaction(engine) as connection:
        answers = [
            answer_to_json(answer)
            for answer in chronology(connection, asked(Relation.BEFORE, parse_edtf("2017-07-10")))
        ]
    engine.dispose()
    certain: dict[str, list[dict[str, Any]]] = {}
    for answer in answers:
        if answer["certainty"] == "certain":
            certain.setdefault(answer["edtf"], []).append(answer)

    def most_sources(edtf: str) -> int:
        return max(len({source["article"] for source in answer["sources"]}) for answer in certain[edtf])

    assert certain.keys() >= {"2017-01-28", "2017-05-04", "2017-05-10", "2017-05-15", "2017-06-19"}
    assert most_sources("2017-05-03/2017-05-04") == 2
    # The truce has been in force since that day.
    assert most_sources("2017-05-06/..") == 2
    assert "2017-07-10" not in {answer["edtf"] for answer in answers}


def holds(days: Interval, published: str) -> bool:
    return during(parse_edtf(published), days) is Certainty.CERTAIN


def test_the_origin_articles_are_dated_by_their_own_words(shared: Path) -> None:
    worked_out = {}
    with (shared / "seeds" / "manifest.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            dating = infer_publication((shared / "seeds" / row["file"]).read_text(encoding="utf-8"))
            assert dating is None or holds(dating.days, row["published"])
            worked_out[row["file"]] = dating.days if dating else None
    assert worked_out["000.txt"] == parse_edtf("2017-05-15")
    june = worked_out["002.txt"]
    assert june is not None and during(june, parse_edtf("2017-06")) is Certainty.CERTAIN
    assert {name: format_edtf(days) for name, days in worked_out.items() if days} == {
        "000.txt": "2017-05-15",
        "001.txt": "2015-09-01/..",
        "002.txt": "2017-06-05/2017-06-26",
    }


@pytest.mark.parametrize(
    ("name", "found"), [("ant_multisource", 0.1), ("ant_jawhara", 0.1), ("openarabicpe", 0.05)]
)
def test_a_publication_date_is_worked_out_often_enough_and_hardly_ever_wrong(
    shared: Path, name: str, found: float
) -> None:
    with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    datings = [(infer_publication(article["text"]), article["published"]) for article in articles]
    right = [holds(dating.days, published) for dating, published in datings if dating]
    assert len(right) / len(articles) >= found
    assert sum(right) / len(right) >= 0.98
