"""Sources that disagree, and clauses that tell of no plain fact, are shown as such."""

import json
import re

from support import Run


def test_a_disputed_event_lists_the_days_that_its_sources_give(seeded: None, run: Run) -> None:
    lines = run("before", "2017-07-10").out.splitlines()
    at = next(index for index, line in enumerate(lines) if "[disputed" in line)
    assert re.fullmatch(r"\s+├ 2017-05-04: .+, .+, .+", lines[at + 1])
    assert re.fullmatch(r"\s+├ 2017-05-04 announced: [^,]+", lines[at + 2])
    assert re.fullmatch(r"\s+└ 2017-05-05: [^,]+", lines[at + 3])


def test_the_strip_lists_them_as_well(seeded: None, run: Run) -> None:
    lists = (run("before", "2017-07-10", *view).out.splitlines() for view in ((), ("--view", "strip")))
    first, second = ([line for line in lines if line.lstrip()[0] in "├└"] for lines in lists)
    assert first == second != []


def test_what_is_only_announced_says_so_before_the_headline(seeded: None, run: Run) -> None:
    lines = run("on", "2017-05-16").out.splitlines()
    assert any("[announced] تنطلق في جنيف" in line for line in lines)


def test_show_lists_the_competing_dates_and_why_a_mention_was_linked(seeded: None, run: Run) -> None:
    disputed = next(line for line in run("before", "2017-07-10").out.splitlines() if "[disputed" in line)
    out = run("show", disputed.split()[1]).out
    assert "reported  independent sources: 4, articles: 5, mentions: 5" in out
    lines = out.splitlines()
    dispute = lines[lines.index("disputed  the sources give days that cannot all be right") :]
    other = dispute[dispute.index("  on 2017-05-05") :]
    assert other[1] == "    source    published 2017-08-04 to 2017-09-14: صحيفة النموذج"
    assert other[2] == "    day       5 أيار/مايو الماضي"
    assert other[3].startswith("    quote     وكانت الدول الضامنة وقعت مذكرة المناطق الأربع")
    joined = r"linked  to mention \w+: \d+ key words in common, \w+ days, \d+ % of the key words"
    assert re.search(joined, out)


def test_show_states_the_factuality_and_the_word_that_signals_it(seeded: None, run: Run) -> None:
    found = json.loads(run("between", "2017-06", "2017-07", "--json").out)
    (announced,) = [
        item for item in found if item["factuality"] == "announced" and item["earliest"] == "2017-07-10"
    ][:1]
    out = run("show", announced["id"]).out
    assert "factuality  announced" in out and "factuality announced: the text says" in out


def test_the_json_of_an_event_has_its_competing_dates(seeded: None, run: Run) -> None:
    found = json.loads(run("before", "2017-07-10", "--json").out)
    (disputed,) = [item for item in found if item["disputed"]]
    assert disputed["source_count"] == 4
    shown = json.loads(run("show", disputed["id"], "--json").out)
    assert [one["edtf"] for one in shown["competing_dates"]] == ["2017-05-04", "2017-05-05"]
