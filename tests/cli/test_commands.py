"""The commands as a user runs them: what they print, and how they end."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support import ROOT, SEEDS, Run

from timeline.cli.app import COMMANDS


def test_help_lists_every_command(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    assert all(f"  {name} " in result.out for name in COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS, "db upgrade", "db status", "db grant"])
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.code == 0
    assert "Example:" in result.out and f"timeline {name}" in result.out


def test_before_prints_the_question_as_understood_then_the_certain_then_the_possible(seeded: Run) -> None:
    result = seeded("before", "10 July 2017")
    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0] == "before 2017-07-10"
    possible = next(number for number, line in enumerate(lines) if line.startswith("possible ?"))
    assert lines[1].startswith("certain +  (")
    assert all(line.startswith(("+ ", "   ")) for line in lines[2:possible])
    assert all(line.startswith("? ") for line in lines[possible + 1 :]) and len(lines) > possible + 1
    dates = [line.split()[2].lstrip("[")[:10] for line in lines[2:possible] if line.startswith("+")]
    assert dates == sorted(dates)


def test_nothing_stands_to_the_right_of_arabic(seeded: Run) -> None:
    for line in seeded("before", "2017-07-10").out.splitlines()[2:]:
        if line[0] in "+?" and len(line) > 1:
            columns, clause = line[:34], line[34:]
            assert columns.isascii() and clause.strip()


def test_a_year_that_was_not_given_is_suggested_by_the_data_and_said(seeded: Run) -> None:
    first = seeded("before", "10 تموز").out.splitlines()[0]
    assert first.startswith("before 2017-07-10  (the year 2017: texts of that time")


def test_an_empty_answer_is_no_failure(seeded: Run) -> None:
    result = seeded("before", "1900", "--min-sources", "2")
    assert (result.code, result.out) == (0, "before 1900-01-01  at least 2 sources\nnothing found\n")
    result = seeded("before", "1900", "--min-sources", "2", "--json")
    assert (result.code, json.loads(result.out)) == (0, [])


def test_json_keeps_its_contract(seeded: Run) -> None:
    answers = json.loads(seeded("before", "10 تموز 2017", "--json").out)
    names = {"id", "certainty", "earliest", "latest", "time_kind", "edtf", "precision", "text", "sources"}
    names |= {
        "factuality",
        "reporting",
        "disputed",
        "source_count",
        "article_count",
        "importance",
        "publishers",
        "headline",
        "fragment",
        "in_passing",
        "possibly_same",
        "unmatched",
    }
    of_source = {
        "mention",
        "article",
        "title",
        "publisher",
        "published",
        "quote",
        "expression",
        "earliest",
        "latest",
        "time_kind",
        "edtf",
    }
    of_source |= {"attribution", "antecedent", "factuality", "reporting", "volume", "page"}
    for answer in answers:
        assert set(answer) == names
        assert answer["certainty"] in ("certain", "likely", "possible")
        assert answer["sources"]
        for source in answer["sources"]:
            assert set(source) == of_source
            assert source["expression"] in source["quote"]
    assert {answer["edtf"] for answer in answers} >= {"2017-01-28", "2017-05-03/2017-05-04", "2017-05-04"}
    assert "2017-07-10" not in {answer["edtf"] for answer in answers}


def test_the_json_contract_is_documented(seeded: Run) -> None:
    documented = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    answer = json.loads(seeded("before", "2017-07-10", "--json").out)[0]
    for name in [*answer, *answer["sources"][0]]:
        assert f"`{name}`" in documented


def test_the_other_relations(seeded: Run) -> None:
    after = json.loads(seeded("after", "2017-06", "--json").out)
    assert all(answer["latest"] is None or answer["latest"] > "2017-06-30" for answer in after)
    between = json.loads(seeded("between", "3 May 2017", "2017-05-06", "--json").out)
    certain = [answer for answer in between if answer["certainty"] == "certain"]
    assert all("2017-05-03" <= answer["earliest"] <= answer["latest"] <= "2017-05-06" for answer in certain)
    on = json.loads(seeded("on", "2017-05-06", "--json").out)
    assert {answer["edtf"] for answer in on if answer["certainty"] == "certain"} == {"2017-05-06"}


def test_show_gives_every_source_with_its_words_and_reasons(seeded: Run) -> None:
    answers = json.loads(seeded("on", "2017-05-04", "--json").out)
    signing = max(answers, key=lambda answer: len(answer["sources"]))
    result = seeded("show", signing["id"][:8])
    assert result.out.count("article   ") == len(signing["sources"])
    assert "because " in result.out and "linked " in result.out
    record = json.loads(seeded("show", signing["id"], "--json").out)
    assert {source["quote"] for source in record["sources"]} == {s["quote"] for s in signing["sources"]}
    assert all(source["reasons"] for source in record["sources"])


def recorded_articles(run: Run) -> list[dict[str, str]]:
    facts = json.loads(run("log", "--json").out)
    return [item["fact"] for item in facts if item["type"] == "ArticleRecorded"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_json_gives_a_reason_as_values_and_in_english(run: Run, language: str) -> None:
    out = run("--language", language, "explain", "الأربعاء الماضي", "--published", "2017-05-15", "--json").out
    (reason,) = json.loads(out)[0]["reasons"]
    assert reason == {
        "kind": "chosen", "position": "before", "anchor": "2017-05-15", "cue": "expression_past",
        "weekday": 3, "text": "its words point to the past: the Wednesday before 2017-05-15",
    }  # fmt: skip


def test_show_of_an_undated_article_says_what_waits_and_publication_settles_it(run: Run) -> None:
    run("ingest", "-", stdin="وصل الوفد إلى العاصمة يوم الأربعاء الماضي")
    (undated,) = (fact["article"] for fact in recorded_articles(run))
    assert "the publication date of the article is not known yet" in run("show", undated).out
    result = run("set-published", undated, "2017-07-12", "--why", "stamp on the page")
    assert result.code == 0 and "resolved again" in result.out
    assert "waits" not in run("show", undated).out
    assert "stamp on the page" in run("log", "--article", undated).out


def test_show_says_that_a_date_was_worked_out_and_by_which_words(seeded: Run) -> None:
    (undated,) = (fact["article"] for fact in recorded_articles(seeded) if "published" not in fact)
    lines = seeded("show", undated).out.splitlines()
    assert lines[1:4] == [
        "published 2017-07-09 or later",
        "  because inferred from the text",
        "  because reports 2017-07-09 as past: ظهر الأحد 9 تموز 2017",
    ]
    article = json.loads(seeded("show", undated, "--json").out)["article"]
    assert article["published"] == "2017-07-09/.."
    assert article["published_because"]["is"] == "Inferred"
    (evidence,) = article["published_because"]["evidence"]
    assert (evidence["says"], evidence["words"]) == (
        {"kind": "reported", "days": "2017-07-09"}, "ظهر الأحد 9 تموز 2017",
    )  # fmt: skip


def test_show_gives_the_reason_of_the_date_that_stands(seeded: Run) -> None:
    (undated,) = (fact["article"] for fact in recorded_articles(seeded) if "published" not in fact)
    before = json.loads(seeded("log", "--json").out)[-1]["position"]
    seeded("set-published", undated, "2017-07-12", "--why", "stamp on the page")
    assert "  because stamp on the page" in seeded("show", undated).out.splitlines()
    assert "inferred" not in seeded("show", undated).out
    assert "inferred" in seeded("show", undated, "--as-of", str(before)).out


def test_explain_prints_a_derivation(run: Run) -> None:
    result = run("explain", "يوم الأربعاء الماضي", "--published", "2017-05-15")
    assert result.code == 0
    for part in (
        "is        2017-05-10",
        "rule      day",
        "weekday Wednesday",
        "anchor    2017-05-15",
        "because",
    ):
        assert part in result.out
    (found,) = json.loads(run("explain", "يوم الأربعاء الماضي", "--published", "2017-05-15", "--json").out)
    assert (found["timex"], found["status"]) == ("2017-05-10", "resolved")


def test_tag_answers_every_line_in_the_form_of_annotated_corpora(run: Run) -> None:
    line = {"id": "a", "text": "وصل أمس ثم غادر بعد ستة أشهر", "published": "2017-05-15"}
    result = run(
        "tag", "--jsonl", stdin=json.dumps(line) + "\n" + json.dumps({"id": "b", "text": "نص"}) + "\n"
    )
    first, second = map(json.loads, result.out.splitlines())
    assert first["timexes"][0] == {
        "start": 4, "end": 7, "text": "أمس", "type": "DATE", "value": "2017-05-14",
        "earliest": "2017-05-14", "latest": "2017-05-14", "time_kind": "within",
    }  # fmt: skip
    assert second == {"id": "b", "timexes": []}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يعمل المصنع منذ عام 1966", ("since", "certain", "bounded")),
        ("وُلد الشاعر حوالي عام 1820", ("about", "likely", None)),
        ("عاد الفريق يوم السبت", ("within", "possible", None)),
        ("عاد الفريق مؤخرا", (None, None, None)),
    ],
)
def test_tag_and_explain_say_what_the_days_mean(
    run: Run, text: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    (tagged,) = json.loads(run("tag", "--json", "--published", "2017-05-15", stdin=text).out)
    (explained,) = json.loads(run("explain", text, "--published", "2017-05-15", "--json").out)
    kind, certainty, reason = expected
    assert (tagged["time_kind"], tagged["certainty"], explained["time_kind"]) == (kind, certainty, kind)
    assert tagged["reasons"] == [reason["kind"] for reason in explained["reasons"]]
    assert reason is None or reason in tagged["reasons"]
    assert bool(tagged["alternatives"]) is (certainty == "possible")


def test_an_explanation_says_the_kind_in_words(run: Run) -> None:
    said = run("explain", "يعمل المصنع منذ عام 1966").out
    assert "  is        since 1966-01-01 to 1966-12-31 (1966/..)\n" in said


def test_tag_writes_timeml_that_an_xml_parser_reads(run: Run) -> None:
    text = "وصل <أمس> & غادر يوم الأربعاء الماضي\x0b"
    result = run("tag", "--timeml", "--published", "2017-05-15", stdin=text)
    root = ElementTree.fromstring(result.out)
    tags = root.find("TEXT") or ElementTree.Element("none")
    assert "".join(tags.itertext()) == text.replace("\x0b", "\ufffd")
    assert [(tag.get("value"), tag.text) for tag in tags] == [
        ("2017-05-14", "أمس"),
        ("2017-05-10", "يوم الأربعاء الماضي"),
    ]


def test_evaluate_counts_what_is_right_and_lists_what_is_not(run: Run, tmp_path: Path) -> None:
    timexes = [
        {"start": 4, "end": 7, "text": "أمس", "type": "DATE", "value": "2017-05-14"},
        {"start": 8, "end": 11, "text": "غدا", "type": "DATE", "value": "2017-05-17"},
    ]
    row = {"id": "a", "text": "وصل أمس غدا", "published": "2017-05-15", "timexes": timexes}
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = run("evaluate", "x.jsonl", "--errors")
    assert "found  P 1.000  R 1.000  F1 1.000" in result.out
    assert "dated  P 0.500  R 0.500  F1 0.500   (1 right of 2 gold, 2 predicted)" in result.out
    assert "value\ta\tغدا\t2017-05-17\tغدا=2017-05-16" in result.out


def test_evaluate_without_texts_says_where_they_may_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "a", "timexes": []}\n', encoding="utf-8")
    result = run("evaluate", "x.jsonl")
    assert (result.code, "--articles" in result.err) == (2, True)


def test_tag_names_a_bad_line_and_goes_on(run: Run) -> None:
    result = run(
        "tag",
        "--jsonl",
        stdin='broken\n{"id": "b", "text": "أمس", "published": "2017-02-30"}\n{"text": "أمس"}\n',
    )
    assert result.code == 1
    assert len(result.out.splitlines()) == 1
    assert "standard input:1" in result.err and "standard input:2" in result.err


def test_tag_of_a_file_prints_for_a_person_and_makes_no_database(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("وصل الوفد أمس", encoding="utf-8")
    result = run("tag", "--published", "2017-05-15", "a.txt")
    assert "is        2017-05-14" in result.out
    assert not list(tmp_path.glob("*.db"))


def test_ingest_names_what_it_refuses_and_keeps_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("وصل الوفد أمس", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("وصل".encode("windows-1256"))
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    result = run("ingest", str(tmp_path), "--published", "2017-05-15")
    assert result.code == 1
    assert "articles: 1 added, 0 already present, 2 rejected" in result.out
    assert "b.txt: byte 1 is not UTF-8" in result.err and "c.txt: it is empty" in result.err


def test_ingest_reads_standard_input(run: Run) -> None:
    result = run("ingest", "-", "--published", "2017-05-15", "--json", stdin="وصل الوفد أمس")
    assert json.loads(result.out)["added"] == 1


def test_a_correction_is_in_the_log_with_who_and_why(seeded: Run) -> None:
    facts = json.loads(seeded("log", "--limit", "3", "--json").out)
    assert [item["position"] for item in facts] == [1, 2, 3]
    assert all(item["recorded_by"] and item["recorded_at"].endswith("Z") for item in facts)


def test_rebuild_changes_no_answer(seeded: Run) -> None:
    before = seeded("before", "2017-07-10", "--json").out
    assert seeded("rebuild").code == 0
    assert seeded("before", "2017-07-10", "--json").out == before


def test_db_may_stand_before_or_behind_the_command(run: Run, tmp_path: Path) -> None:
    assert run("--db", "x.db", "ingest", str(SEEDS)).code == 0
    assert (tmp_path / "x.db").exists()
    assert run("before", "2017", "--db", "x.db").code == 0
    status = json.loads(run("db", "status", "--json", "--db", "x.db").out)
    assert status["articles"] == 7 and len(status["head"]) == 64


def test_the_environment_and_the_config_file_name_the_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config" / "timeline").mkdir(parents=True)
    (tmp_path / "config" / "timeline" / "config.toml").write_text('database = "c.db"\n', encoding="utf-8")
    run("ingest", str(SEEDS))
    monkeypatch.setenv("TIMELINE_DATABASE_URL", "e.db")
    run("ingest", str(SEEDS))
    assert {path.name for path in tmp_path.glob("*.db")} == {"c.db", "e.db"}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("before", "2017"), 1, "timeline ingest PATH"),
        (("before",), 2, "Missing argument"),
        (("befor", "2017"), 2, "No such command"),
        (("ingest", "missing"), 1, "there is no file or folder missing"),
        (("ingest", "--published", "2017-02-30", "x"), 2, "a day that does not exist"),
        (("--db", "mysql://x/y", "before", "2017"), 2, "'mysql' is not supported as a database"),
        (("--db", "/proc/no/where.db", "ingest", str(SEEDS)), 1, "must exist and be writable"),
        (("before", "2017", "--db", ":memory:"), 2, "would be lost"),
        (("before", "2017", "--db", "postgresql://u:geheim@h:x/y"), 2, "not a database URL"),
        (("tag", "missing.txt"), 1, "there is no file"),
        (("explain", "أمس", "--published", "soon"), 2, "not understood"),
        (("befor", "2017"), 2, "see `timeline --help`"),
        (("db", "grant", "--reader", "x"), 2, "see `timeline db grant --help`"),
        (("export", "csv", "--between", "2017"), 2, "see `timeline export csv --help`"),
        (("--db", "x.db", "before", "2017", "--limit"), 2, "see `timeline before --help`"),
        (("ingest", ""), 2, "give a file or a folder"),
        (("before", "2017", "--db", ""), 2, "--db is empty: give a file"),
        (("--db", " ", "before", "2017"), 2, "--db is empty: give a file"),
    ],
)
def test_errors_are_one_line_with_advice_and_an_exit_code(
    run: Run, arguments: tuple[str, ...], code: int, message: str
) -> None:
    result = run(*arguments)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err and "geheim" not in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("before", "soon"), 2, "cannot read 'soon' as a date"),
        (("before", "../2017"), 2, "has no first day"),
        (("after", "2017/.."), 2, "has no last day"),
        (("between", "2017-05", "2017-04"), 2, "give the earlier date first"),
        (("show", "zzzzz"), 1, "no event, mention or article"),
        (("set-published", "zzz", "2017"), 1, "no article has an id that starts with 'zzz'"),
    ],
)
def test_errors_on_a_database_are_one_line_too(
    seeded: Run, arguments: tuple[str, ...], code: int, message: str
) -> None:
    result = seeded(*arguments)
    assert (result.code, len(result.err.splitlines())) == (code, 1)
    assert message in result.err


def test_a_schema_from_the_future_is_exit_code_3(seeded: Run, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "timeline.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    result = seeded("before", "2017")
    assert result.code == 3
    assert "install a newer version of timeline" in result.err


def test_a_fault_of_the_program_shows_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cli.explain.tag", lambda *_: 1 / 0)
    result = run("explain", "أمس")
    assert result.code == 1
    assert "internal error" in result.err and "Traceback" not in result.err


def test_control_characters_of_an_article_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("وصل \x1b[31mالوفد\u202e المرافق إلى العاصمة أمس", encoding="utf-8")
    run("ingest", str(tmp_path), "--published", "2017-05-15")
    printed = run("before", "2018").out
    assert "الوفد" in printed
    assert "\x1b" not in printed and "\u202e" not in printed
