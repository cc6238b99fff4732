"""`timeline infer-dates`: an article is dated by the events it shares, and recorded only when asked."""

import json
from pathlib import Path

from support import Run

SIGNED = "وقعت روسيا وتركيا وإيران {when} مذكرة إقامة مناطق خفض التصعيد في العاصمة الكازاخية أستانا."
SEALED = "اختتمت محادثات أستانا {when} بمذكرة إقامة مناطق خفض التصعيد وقعتها روسيا وتركيا وإيران."


def take(run: Run) -> None:
    articles = [
        {"id": "a", "text": SIGNED.format(when="في 4 أيار 2017"), "published": "2017-05-05", "source": "أ"},
        {"id": "b", "text": SEALED.format(when="في 4 أيار 2017"), "published": "2017-05-05", "source": "ب"},
        {"id": "c", "text": SIGNED.format(when="أمس"), "source": "ج"},
    ]
    lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in articles)
    Path("news.jsonl").write_text(lines, encoding="utf-8")
    assert run("ingest", "news.jsonl").code == 0


def test_it_tells_the_days_and_the_words_and_records_nothing(run: Run) -> None:
    take(run)
    facts = run("log", "--json").out
    told = run("infer-dates").out.splitlines()
    assert told[0] == "c published 2017-05-05 (was unknown)"
    assert told[1] == "  because inferred from the text"
    assert told[2].endswith("so it was written in 2017-05-05: أمس")
    assert told[-1] == "articles that can be dated: 1; --record records the dates"
    assert run("log", "--json").out == facts


def test_recorded_once_there_is_nothing_left_to_date(run: Run) -> None:
    take(run)
    assert (
        "c published 2017-05-05 (was unknown): 1 mentions resolved again"
        in run("infer-dates", "--record").out
    )
    assert run("infer-dates").out == "no article can be dated by the events it shares with others\n"
    assert json.loads(run("show", "c", "--json").out)["article"]["published"] == "2017-05-05"


def test_json_is_a_list_of_articles(run: Run) -> None:
    take(run)
    (found,) = json.loads(run("infer-dates", "--json").out)
    assert (found["article"], found["before"], found["published"]) == ("c", None, "2017-05-05")
    assert found["origin"]["evidence"][-1]["words"] == "أمس"
