"""`timeline ingest`: what it says while it runs, what it does with what it cannot take, how it goes on."""

import json
from pathlib import Path

from support import SEEDS, Run

GOOD = {"id": "1", "text": "وصل الوفد أمس", "published": "2017-05-15"}
EMPTY = {"id": "2", "text": " ", "published": "2017-05-15"}
LATER = {"id": "3", "text": "غادر الوفد أمس", "published": "2017-05-15"}


def lines(folder: Path, *records: object) -> str:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def test_what_is_refused_goes_to_a_file_with_the_record_and_the_rest_is_kept(
    run: Run, tmp_path: Path
) -> None:
    done = run("ingest", lines(tmp_path, GOOD, EMPTY, "x", LATER), "--rejects", "out.jsonl")
    assert (done.code, "2 added" in done.out, "2 rejected" in done.out) == (1, True, True)
    first, second = (json.loads(line) for line in Path("out.jsonl").read_text().splitlines())
    assert first["where"].endswith(":2")
    assert first["reason"].startswith("it is empty")
    assert (first["record"]["id"], first["record"]["text"]) == ("2", " ")
    assert (second["record"], "not a JSON object" in second["reason"]) == (None, True)


def test_strict_stops_at_the_first_refusal_and_keeps_what_came_before(run: Run, tmp_path: Path) -> None:
    done = run("ingest", lines(tmp_path, GOOD, EMPTY, LATER), "--strict")
    assert (done.code, "1 added" in done.out) == (1, True)
    assert "stopped at" in done.err and "it is empty" in done.err


def test_progress_as_json_ends_with_what_was_done(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path, GOOD, EMPTY, LATER)
    last = json.loads(run("ingest", path, "--progress", "json").err.splitlines()[-2])
    assert (last["added"], last["already_present"], last["rejected"]) == (2, 0, 1)
    assert last["bytes"] == last["total_bytes"] == Path(path).stat().st_size


def test_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    done = run("ingest", lines(tmp_path, GOOD), "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_quiet_says_in_one_line_what_was_rejected(run: Run, tmp_path: Path) -> None:
    done = run("ingest", lines(tmp_path, GOOD, EMPTY, "x", LATER), "--quiet")
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert line.startswith("timeline: records rejected: 2, the first ") and ":2: it is empty" in line


def test_resume_takes_the_arguments_of_the_ingest_that_was_not_finished(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path, GOOD, EMPTY, LATER)
    run("--db", "x.db", "ingest", path, "--publisher", "SANA", "--strict")
    Path(path).write_text(json.dumps(GOOD) + "\n" + json.dumps(LATER) + "\n", encoding="utf-8")
    done = run("ingest", "--resume", "--db", "x.db")
    assert (done.code, "1 added, 1 already present" in done.out) == (0, True)
    assert run("on", "2017-05-14", "--publisher", "SANA", "--db", "x.db").out.count("الوفد") == 2
    again = run("ingest", "--resume", "--db", "x.db")
    assert (again.code, "was interrupted" in again.err) == (2, True)


def test_resume_says_where_to_go_when_it_cannot(run: Run, tmp_path: Path) -> None:
    run("ingest", "-", "--strict", stdin="nothing Arabic")
    fed = run("ingest", "--resume")
    assert (fed.code, "standard input" in fed.err) == (2, True)
    assert run("ingest", "--resume", str(SEEDS)).code == 2
    assert run("ingest").code == 2


def test_no_password_is_kept_for_a_resumption(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path, EMPTY)
    run("ingest", path, "--strict", "--db", "geheim.db")
    run("ingest", path, "--strict", "--db=geheim.db")
    assert b"geheim" not in Path("geheim.db").read_bytes()


def test_a_file_of_rejects_that_would_be_read_itself_is_refused(run: Run, tmp_path: Path) -> None:
    lines(tmp_path, EMPTY)
    for path in (".", "rejects.jsonl"):
        (tmp_path / "rejects.jsonl").write_text("")
        rejected = run("ingest", path, "--rejects", "rejects.jsonl")
        assert (rejected.code, "choose another place" in rejected.err) == (2, True)


def test_the_end_of_one_ingest_leaves_another_to_be_resumed(run: Run, tmp_path: Path) -> None:
    run("ingest", lines(tmp_path, EMPTY), "--strict")
    assert run("ingest", str(SEEDS)).code == 0
    assert "it is empty" in run("ingest", "--resume").err
