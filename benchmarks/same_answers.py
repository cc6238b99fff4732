"""Whether questions have the same answers, byte for byte, on SQLite and on PostgreSQL.

    python benchmarks/same_answers.py DATABASE.db QUESTIONS.txt

QUESTIONS.txt has a question a line. The log of the database is loaded into a PostgreSQL that is started for
it, as the tests start one, and each question is asked of both, for people, as JSON and with --explain. Prints
the questions whose answers differ, and how many do not.
"""

import argparse
import gc
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from timeline.cli.app import cli

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from postgres_server import throwaway_server  # noqa: E402


def asked(database: str, question: str, *options: str) -> str:
    """What is printed, without the name of the database."""
    result = CliRunner(env={"COLUMNS": "200"}).invoke(cli, ["--db", database, "ask", question, *options])
    # Connections end with their engine.
    gc.collect()
    return f"{result.output}{result.exception!r}".replace(f'"{database}"', "DB").replace(database, "DB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("questions")
    options = parser.parse_args()
    questions = Path(options.questions).read_text(encoding="utf-8").split("\n")
    questions = [question for question in questions if question.strip()]
    with tempfile.TemporaryDirectory() as folder, throwaway_server() as server:
        log = str(Path(folder) / "log.jsonl")
        runner = CliRunner()
        steps = (
            ["--db", options.database, "dump", "-o", log],
            ["--db", server, "db", "upgrade"],
            ["--db", server, "load", log],
        )
        for arguments in steps:
            result = runner.invoke(cli, arguments)
            if result.exit_code:
                raise SystemExit(f"{result.output}{result.exception!r}")
        same = 0
        for question in questions:
            forms = [(), ("--json",), ("--explain",)]
            answers = [
                [asked(database, question, *form) for form in forms]
                for database in (options.database, server)
            ]
            same += answers[0] == answers[1]
            if answers[0] != answers[1]:
                print(question)
                for one, other in zip(*answers, strict=True):
                    if one != other:
                        print(one, other, sep="\n---\n")
        print(f"{same} of {len(questions)} the same")


if __name__ == "__main__":
    main()
