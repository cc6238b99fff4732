"""What `verify` finds in the tables that are made of the log, on every engine."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.commands.redact import redact
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import PROJECTIONS, articles, events, expressions, mentions, texts
from timeline.errors import FactNotUnderstood, LogAltered
from timeline.log.verify import verify_log
from timeline.projections import rebuilt_copy
from timeline.projections import verify as verify_projections
from timeline.projections.project import rebuild


def test_the_projections_of_an_ingest_equal_a_rebuild_and_stay_as_they_are(seeded: Engine) -> None:
    def rows() -> list[list[tuple[object, ...]]]:
        with read_transaction(seeded) as connection:
            return [sorted(map(tuple, connection.execute(sa.select(one))), key=repr) for one in PROJECTIONS]

    before = rows()
    verify_projections.verify_projections(seeded)
    verify_projections.verify_projections(seeded)
    assert rows() == before


def test_a_comparison_that_fails_leaves_the_projections_as_they_are(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.update(events).values(text="سطر آخر"))

    def rows(connection: Connection, **given: object) -> int:
        raise FactNotUnderstood("Rumour", "unknown fact type 'Rumour'", 7)

    with pytest.raises(LogAltered, match=r"^events "):
        verify_projections.verify_projections(seeded)
    monkeypatch.setattr(rebuilt_copy, "rebuild", rows)
    with pytest.raises(LogAltered, match="unknown fact type 'Rumour'"):
        verify_projections.verify_projections(seeded)
    with read_transaction(seeded) as connection:
        assert set(connection.execute(sa.select(events.c.text)).scalars()) == {"سطر آخر"}


def changed_row(connection: Connection) -> str:
    last = connection.execute(sa.select(sa.func.max(mentions.c.id))).scalar_one()
    connection.execute(sa.update(mentions).where(mentions.c.id == last).values(quote=mentions.c.quote + " "))
    return f"mentions {last} "


def removed_row(connection: Connection) -> str:
    first = connection.execute(sa.select(sa.func.min(events.c.id))).scalar_one()
    connection.execute(sa.delete(events).where(events.c.id == first))
    return f"events {first} "


def added_row(connection: Connection) -> str:
    row = connection.execute(sa.select(expressions).limit(1)).one()._mapping
    connection.execute(sa.insert(expressions), {**row, "article": "zz", "expression_start": 7})
    return "expressions zz 7 "


def nulled_column(connection: Connection) -> str:
    last = connection.execute(
        sa.select(sa.func.max(articles.c.id)).where(articles.c.published.is_not(None))
    ).scalar_one()
    connection.execute(sa.update(articles).where(articles.c.id == last).values(published=None))
    return f"articles {last} "


@pytest.mark.parametrize("change", [changed_row, removed_row, added_row, nulled_column])
def test_a_projection_changed_by_hand_is_named_with_its_row(
    seeded: Engine, change: Callable[[Connection], str]
) -> None:
    with write_transaction(seeded) as connection:
        named = change(connection)
    with pytest.raises(LogAltered, match=rf"^{named}.*timeline rebuild"):
        verify_projections.verify_projections(seeded)


def test_of_several_changed_rows_the_first_is_named(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        first = connection.execute(sa.select(sa.func.min(mentions.c.id))).scalar_one()
        connection.execute(sa.update(mentions).values(rule="none"))
        connection.execute(sa.update(events).values(text="none"))
    with pytest.raises(LogAltered, match=rf"^mentions {first} "):
        verify_projections.verify_projections(seeded)


def test_a_text_removed_otherwise_than_by_redaction_is_named_even_after_a_rebuild(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        article, hashed = connection.execute(sa.select(articles.c.id, articles.c.text_hash)).first() or (
            "",
            "",
        )
        connection.execute(sa.delete(texts).where(texts.c.hash == hashed))
        rebuild(connection)
    with pytest.raises(LogAltered, match=f"the text of the article {article} is missing"):
        verify_projections.verify_projections(seeded)


def test_a_redacted_article_holds(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        article = connection.execute(sa.select(articles.c.id)).scalars().first() or ""
        redact(connection, article, "court order", "reader")
    with read_transaction(seeded) as connection:
        verify_log(connection)
    verify_projections.verify_projections(seeded)
