"""`timeline check`: the listing, JSON and CSV, and what a person has settled."""

import csv
import io
import json
from pathlib import Path

import pytest
from support import Run

HEAD = """######OpenITI#

#META# 010.AuthorNAME\t:: أبو المثال عمر بن سالم القروي (المتوفى: 1005هـ)
#META# 011.AuthorDIED\t:: 1005
#META# 020.BookTITLE\t:: حوادث الطاحونة

#META#Header#End#
"""
NAME = "1005IbnMithal.Tahuna.Mithal0000002-ara1"
WORK = f"""{HEAD}
### | سنة تسع وتسعين وتسعمائة
### || صفر
# أوله الجمعة. وفي يوم الأحد ثالثه عاد الحطابون.
PageV01P007
# وفي يوم السبت ثاني عشره سقط سقف الطاحونة.
PageV01P008
### | سنة ألف
# وفي خامس صفر بني السقف.
PageV01P009
"""
SLIP = "يوم السبت ثاني عشره"


@pytest.fixture
def work(run: Run, tmp_path: Path) -> Run:
    (tmp_path / NAME).write_text(WORK, encoding="utf-8")
    assert run("ingest", NAME).code == 0
    return run


def found(run: Run, *options: str) -> list[dict[str, object]]:
    result = run("check", *(options or ("--all",)), "--json")
    assert result.code == 0
    listed: list[dict[str, object]] = json.loads(result.out)
    return listed


def test_a_line_has_the_words_the_page_and_what_each_reading_would_be(work: Run) -> None:
    lines = work("check", NAME[:13]).out.splitlines()
    assert lines[:2] == [f"article   {NAME}", "title     حوادث الطاحونة"]
    assert lines[3:10] == [
        "  1590-12-08  0999-02-12 (Hijri calendar)  first day",
        "  page 8 of volume 1",
        f"  quote   وفي {SLIP} سقط سقف الطاحونة.",
        "  the weekdays of this month make it begin on different days",
        "    1590-12-11, Tuesday: day 12 as other dates fix the month; Saturday in it: 2, 9, 16, 23, 30",
        "    1590-11-27, Tuesday: the first of the month; dates that say so: 1",
        "    1590-11-30, Friday: the first of the month; dates that say so: 2",
    ]
    assert lines[10:12] == [
        "      page 7 of volume 1  أوله الجمعة",
        "      page 7 of volume 1  يوم الأحد ثالثه",
    ]
    assert lines[-1] == "dates checked: 7; disagreements: 1"


def test_in_arabic_dates_come_first(work: Run) -> None:
    out = work("--language", "ar", "check", "--all").out
    assert "\n    1590-11-30: الجمعة، أول الشهر؛ التواريخ التي تقتضيه: 2\n" in out
    assert out.endswith("التواريخ المفحوصة: 7؛ التعارضات: 1\n")


def test_json_and_csv_have_the_same_findings(work: Run) -> None:
    (finding,) = found(work)
    assert (finding["kind"], finding["words"], finding["page"]) == ("first_day", SLIP, "8")
    result = work("check", "--all", "--csv")
    (row,) = csv.DictReader(io.StringIO(result.out))
    assert (row["kind"], row["words"], row["volume"], row["page"]) == ("first_day", SLIP, "1", "8")
    assert row["readings"].splitlines()[2].endswith(": أوله الجمعة، يوم الأحد ثالثه")
    assert result.err == "dates checked: 7; disagreements: 1\n"


def test_where_nothing_disagrees_one_line_says_what_was_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("افتتح الجسر يوم السبت 12 نوفمبر 2016.", encoding="utf-8")
    assert run("ingest", "a.txt").code == 0
    result = run("check", "--all")
    assert (result.code, result.out, result.err) == (0, "dates checked: 1; nothing disagrees\n", "")


@pytest.mark.parametrize("arguments", [("retract",), ("redate", "1590-12-11")])
def test_what_a_person_has_settled_is_not_reported_again_until_it_is_restored(
    work: Run, arguments: tuple[str, ...]
) -> None:
    (event,) = [one for one in json.loads(work("on", "1590-12-08", "--json").out) if SLIP in one["text"]]
    mention = event["sources"][0]["mention"]
    assert work(arguments[0], mention, *arguments[1:]).code == 0
    assert found(work) == []
    assert work("restore", mention).code == 0
    assert [one["words"] for one in found(work)] == [SLIP]


def test_a_retracted_article_is_not_checked(work: Run) -> None:
    (finding,) = found(work)
    assert work("retract", str(finding["article"])).code == 0
    assert found(work) == []


def test_what_to_check_has_to_be_said(work: Run) -> None:
    for arguments in ((), (NAME, "--all")):
        result = work("check", *arguments)
        assert (result.code, result.out) == (2, "")
        assert "or --all" in result.err
    assert work("check", "--all", "--csv", "--json").code == 2
    assert work("check", "nothing").code == 1
