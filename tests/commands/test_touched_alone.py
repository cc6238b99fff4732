"""Erasing an article, and a new list of names, leave what a rebuild of every table would make."""

from typing import Any

import pytest
import sqlalchemy as sa
from current_rows import a_mention
from sqlalchemy import Connection, Engine

from timeline.commands.names import give_names
from timeline.commands.redact import redact
from timeline.db.engine import write_transaction
from timeline.db.tables import PROJECTIONS, blocking_index
from timeline.extraction.names.spellings import parse_spellings
from timeline.projections import mention_names, project
from timeline.projections.project import rebuild

OWN = "spelling,key,kind\nلافروف,lavrov,person\nموسكو,moscow-city,place\n"


def content(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    tables = (*PROJECTIONS, blocking_index)
    return {
        table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr) for table in tables
    }


def test_erasing_an_article_leaves_what_a_rebuild_makes(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = a_mention(seeded).article
    with write_transaction(seeded) as connection:
        with monkeypatch.context() as patched:
            patched.setattr(project, "_from_facts", lambda *given: 1 / 0)
            assert redact(connection, article, "by a court's order", "tester")
        erased = content(connection)
        rebuild(connection)
        assert erased == content(connection)


def test_a_list_of_names_leaves_what_a_rebuild_makes(seeded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    own = parse_spellings(OWN.splitlines(keepends=True), "own.csv")
    for given in (own, []):
        with write_transaction(seeded) as connection:
            before = content(connection)
            with monkeypatch.context() as patched:
                patched.setattr(project, "_from_facts", lambda *given: 1 / 0)
                assert give_names(connection, given, "tester")
            named = content(connection)
            assert named["mentions"] != before["mentions"]
            rebuild(connection)
            assert named == content(connection)


def test_a_new_list_has_only_articles_read_that_hold_all_words_of_a_changed_spelling(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = parse_spellings(OWN.splitlines(keepends=True), "own.csv")
    # The first is there in both lists, the second has a word that no article has.
    more = parse_spellings([*OWN.splitlines(keepends=True), "لافروف المجهول,unknown,person\n"], "own.csv")
    with write_transaction(seeded) as connection:
        assert give_names(connection, own, "tester")
        monkeypatch.setattr(mention_names, "name_columns", lambda *given: 1 / 0)
        assert give_names(connection, more, "tester")
        monkeypatch.undo()
        named = content(connection)
        rebuild(connection)
        assert named == content(connection)


def test_a_spelling_that_means_something_else_is_read_again(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        for meaning in ("لافروف,lavrov,person", "لافروف,lavrov-inc,organisation"):
            header = OWN.splitlines(keepends=True)[0]
            assert give_names(connection, parse_spellings([header, meaning], "own.csv"), "tester")
            named = content(connection)
            rebuild(connection)
            assert named == content(connection)
