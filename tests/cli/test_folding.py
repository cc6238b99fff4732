"""Long times and many possible events are folded into one line of a list; nothing is lost from JSON."""

import json
from datetime import date
from pathlib import Path

from support import Run

from timeline.cli.folding import FoldedGroup, Folding, Reason, fold_groups
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import TimeKind
from timeline.query.chronology import Answer
from timeline.query.folding import Folded


def _is_long(item: dict[str, str | None]) -> bool:
    first, last = item["earliest"], item["latest"]
    return not first or not last or (date.fromisoformat(last) - date.fromisoformat(first)).days > 2


def test_possible_events_of_longer_times_come_last_and_are_one_line(seeded: Run) -> None:
    found = json.loads(seeded("on", "2017-07-09", "--json").out)
    longer = [_is_long(item) for item in found if item["certainty"] == "possible"]
    assert longer == sorted(longer) and longer.count(True) > 2
    lines = seeded("on", "2017-07-09").out.splitlines()
    assert lines[-1] == (
        f"? {longer.count(True)} more, of whole months, years or other long times (listed by --unfold)"
    )
    unfolded = seeded("on", "2017-07-09", "--unfold").out.splitlines()
    assert len([line for line in unfolded if line[:2] in ("+ ", "? ", "~ ")]) == len(found)


def test_who_says_how_exact_a_date_must_be_gets_every_line(seeded: Run) -> None:
    assert "--unfold" not in seeded("on", "2017-07-09", "--precision", "year").out


def _answer(number: int, certainty: Certainty, *, fragment: bool = False, in_passing: bool = False) -> Folded:
    day = date(2020, 5, 4)
    answer = Answer(
        id=f"{number:016x}", certainty=certainty, when=Interval(day, day), kind=TimeKind.WITHIN,
        edtf="2020-05-04", precision="day", text="حدث", headline="حدث", fragment=fragment,
        in_passing=in_passing, article_count=1, source_count=1, factuality="occurred", reporting=False,
        disputed=False, sources=(),
    )  # fmt: skip
    return Folded(answer)


def test_many_possible_events_after_few_others_are_one_line() -> None:
    certain = [_answer(number, Certainty.CERTAIN) for number in range(4)]
    possible = [_answer(number, Certainty.POSSIBLE) for number in range(10, 40)]
    assert list(fold_groups([*certain, *possible], Folding(None))) == [
        *certain,
        FoldedGroup(Certainty.POSSIBLE, 30, Reason.POSSIBLE),
    ]
    assert list(fold_groups([*certain, *possible[:12]], Folding(None))) == [*certain, *possible[:12]]
    assert list(fold_groups(possible, Folding(None))) == possible


def test_clauses_that_say_too_little_are_one_line_after_the_others() -> None:
    events = [_answer(1, Certainty.CERTAIN), _answer(2, Certainty.CERTAIN, fragment=True)]
    events += [_answer(3, Certainty.CERTAIN)]
    assert list(fold_groups(events, Folding(None, asides=True))) == [
        events[0],
        events[2],
        FoldedGroup(Certainty.CERTAIN, 1, Reason.ASIDE),
    ]
    assert list(fold_groups(events, Folding(None))) == events
    assert list(fold_groups(events[1:2], Folding(None, asides=True))) == events[1:2]


def test_who_searches_for_words_gets_the_clauses_that_say_little(run: Run, tmp_path: Path) -> None:
    text = "افتتح الوزير المتحف الجديد في 4 أيار 2017.\nوهي التي بدأت أعمالها منذ عام 2014."
    (tmp_path / "a.txt").write_text(f"---\npublished: 2017-05-05\n---\n{text}", encoding="utf-8")
    run("ingest", "a.txt")
    assert "told in passing or too briefly" in run("before", "2018").out
    assert "told in passing or too briefly" not in run("before", "2018", "--about", "أعمالها").out


def test_what_is_told_in_passing_is_one_line_of_a_long_answer_with_news() -> None:
    told = [_answer(number, Certainty.CERTAIN, in_passing=True) for number in range(10, 60)]
    news = [_answer(number, Certainty.CERTAIN) for number in range(3)]
    long = [*told[:15], *news, *told[15:]]
    assert list(fold_groups(long, Folding(None, asides=True))) == [
        *news,
        FoldedGroup(Certainty.CERTAIN, 50, Reason.ASIDE),
    ]
    # A short answer, one without news, and one that was searched for, have a line each.
    short = [*told[:10], *news]
    assert list(fold_groups(short, Folding(None, asides=True))) == short
    assert list(fold_groups([*told, *news[:2]], Folding(None, asides=True))) == [*told, *news[:2]]
    assert list(fold_groups(long, Folding(None))) == long


def test_possible_events_told_in_passing_are_folded_after_many_others() -> None:
    news = [_answer(number, Certainty.CERTAIN) for number in range(45)]
    told = [_answer(number, Certainty.POSSIBLE, in_passing=True) for number in range(50, 56)]
    assert list(fold_groups([*news, *told], Folding(None, asides=True)))[-1] == FoldedGroup(
        Certainty.POSSIBLE, 6, Reason.ASIDE
    )
