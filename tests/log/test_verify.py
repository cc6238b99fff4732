"""What `verify` finds, on every engine: whoever may switch the guards off cannot hide what he changed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import articles, facts, head, texts
from timeline.errors import InvalidInput, LogAltered
from timeline.log import verify
from timeline.log.chain import BEGINNING, GENESIS, Head, row_hash
from timeline.log.verify import Verified, locate, read_checkpoint, verify_log, write_checkpoint
from timeline.projections import verify as verify_projections


@contextmanager
def unguarded(engine: Engine) -> Iterator[Connection]:
    """A transaction in which the log's guards are off, as the database's owner can switch them."""
    with write_transaction(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER facts_no_update")
            connection.exec_driver_sql("DROP TRIGGER facts_no_delete")
        else:
            connection.exec_driver_sql("ALTER TABLE facts DISABLE TRIGGER ALL")
        yield connection


def checked(engine: Engine, after: Head = BEGINNING) -> Verified:
    with read_transaction(engine) as connection:
        return verify_log(connection, after)


def head_of(engine: Engine) -> Head:
    with read_transaction(engine) as connection:
        row = connection.execute(sa.select(head.c.position, head.c.hash)).one()
    return Head(row.position, row.hash)


def chain_anew(connection: Connection, start: int) -> None:
    """Give the facts from a position on, and the head, the hashes that their present content makes."""
    previous = GENESIS
    for row in connection.execute(sa.select(facts).order_by(facts.c.position)).mappings().all():
        computed = row_hash(previous, row) if row["position"] >= start else row["hash"]
        connection.execute(sa.update(facts).where(facts.c.position == row["position"]).values(hash=computed))
        previous = computed
        connection.execute(sa.update(head).values(position=row["position"], hash=computed))


def cut_off(connection: Connection, after: int) -> None:
    """Remove the facts behind a position, and move the head back to it."""
    connection.execute(sa.delete(facts).where(facts.c.position > after))
    last = connection.execute(sa.select(facts.c.hash).where(facts.c.position == after)).scalar_one()
    connection.execute(sa.update(head).values(position=after, hash=last))


def test_a_log_as_it_was_recorded_holds_up_to_its_head(seeded: Engine) -> None:
    found = checked(seeded)
    assert found.head == head_of(seeded) and found.read == found.head.position > 50
    assert found.texts >= 7


def test_an_empty_log_holds_and_equals_its_rebuild(engine: Engine) -> None:
    assert checked(engine) == Verified(BEGINNING, 0, 0)
    verify_projections.verify_projections(engine)
    with read_transaction(engine) as connection:
        assert locate(connection, GENESIS) == 0


def test_one_altered_byte_of_a_payload_is_found_at_its_position(seeded: Engine) -> None:
    with unguarded(seeded) as connection:
        query = sa.select(facts.c.payload).where(facts.c.position == 23)
        payload = connection.execute(query).scalar_one()
        changed = payload[:-2] + chr(ord(payload[-2]) ^ 1) + payload[-1]
        connection.execute(sa.update(facts).where(facts.c.position == 23).values(payload=changed))
    with pytest.raises(LogAltered, match=r"^position 23 does not fit the chain"):
        checked(seeded)


@pytest.mark.parametrize(
    "column",
    ["stream", "version", "type", "schema_version", "recorded_at", "recorded_by", "payload", "key", "hash"],
)
def test_every_column_of_a_fact_is_covered(seeded: Engine, column: str) -> None:
    value: object = 900 if facts.c[column].type.python_type is int else "0" * 64
    with unguarded(seeded) as connection:
        connection.execute(sa.update(facts).where(facts.c.position == 5).values({column: value}))
    with pytest.raises(LogAltered, match=r"^position 5 does not fit the chain"):
        checked(seeded)


def test_a_replaced_hash_is_found_where_it_stands_and_not_behind_it(seeded: Engine) -> None:
    with unguarded(seeded) as connection:
        connection.execute(sa.update(facts).where(facts.c.position == 31).values(hash="a" * 64))
    with pytest.raises(LogAltered, match=r"^position 31 does not fit the chain"):
        checked(seeded)


def test_what_was_altered_and_chained_anew_is_found_by_an_earlier_head(seeded: Engine) -> None:
    noted = head_of(seeded)
    with unguarded(seeded) as connection:
        connection.execute(sa.update(facts).where(facts.c.position == 5).values(recorded_by="somebody"))
        chain_anew(connection, 5)
    assert checked(seeded).head.position == noted.position
    with (
        read_transaction(seeded) as connection,
        pytest.raises(LogAltered, match="does not contain that head"),
    ):
        locate(connection, noted.hash)


def test_a_fact_removed_from_the_middle_is_missed_at_its_position(seeded: Engine) -> None:
    with unguarded(seeded) as connection:
        connection.execute(sa.delete(facts).where(facts.c.position == 12))
    with pytest.raises(LogAltered, match=r"^position 12 is missing, 13 follows instead"):
        checked(seeded)


def test_a_fact_put_before_the_first_is_found(seeded: Engine) -> None:
    with unguarded(seeded) as connection:
        row = dict(connection.execute(sa.select(facts).where(facts.c.position == 1)).one()._mapping)
        connection.execute(sa.insert(facts), {**row, "position": 0, "stream": "x", "key": "x"})
    with pytest.raises(LogAltered, match=r"^position 1 is missing, 0 follows instead"):
        checked(seeded)


def test_a_cut_off_tail_is_found_by_the_head(seeded: Engine) -> None:
    last = head_of(seeded).position
    with unguarded(seeded) as connection:
        connection.execute(sa.delete(facts).where(facts.c.position > last - 3))
    with pytest.raises(LogAltered, match=f"ends at position {last - 3}, its head says {last}"):
        checked(seeded)


def test_a_tail_cut_off_with_its_head_passes_the_chain_and_is_found_by_an_earlier_head(
    seeded: Engine,
) -> None:
    noted = head_of(seeded)
    with unguarded(seeded) as connection:
        cut_off(connection, noted.position - 3)
    assert checked(seeded).head.position == noted.position - 3
    with read_transaction(seeded) as connection, pytest.raises(LogAltered, match="its end was cut off"):
        locate(connection, noted.hash)


def test_an_earlier_head_is_found_in_a_log_that_went_on(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        noted = connection.execute(sa.select(facts.c.hash).where(facts.c.position == 20)).scalar_one()
        assert locate(connection, noted) == 20


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"position": 3}, "facts were added"),
        ({"hash": "b" * 64}, "the head's hash is not that of the last fact"),
    ],
)
def test_a_head_that_is_not_the_last_fact_is_found(
    seeded: Engine, values: dict[str, object], message: str
) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.update(head).values(values))
    with pytest.raises(LogAltered, match=message):
        checked(seeded)


def test_a_head_that_was_removed_is_found(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.delete(head))
    with pytest.raises(LogAltered, match="`head` is empty"):
        checked(seeded)


def test_versions_that_leave_one_out_are_found_though_the_chain_holds(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        query = sa.select(facts.c.position, facts.c.stream, facts.c.version).order_by(facts.c.version.desc())
        position, stream, version = connection.execute(query.limit(1)).one()
    with unguarded(seeded) as connection:
        connection.execute(sa.update(facts).where(facts.c.position == position).values(version=version + 1))
        chain_anew(connection, position)
    with pytest.raises(LogAltered, match=rf"^position {position} is version {version + 1} of {stream}"):
        checked(seeded)


def test_a_changed_text_is_named(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        name = connection.execute(sa.select(articles.c.text_hash).order_by(articles.c.id).limit(1)).scalar()
        changed = sa.update(texts).where(texts.c.hash == name).values(text=texts.c.text + ".")
        connection.execute(changed)
    with pytest.raises(LogAltered, match=f"the text stored under {name} was altered"):
        checked(seeded)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_bytes_that_are_no_text_are_found_at_their_position(seeded: Engine) -> None:
    with unguarded(seeded) as connection:
        connection.exec_driver_sql("UPDATE facts SET payload = CAST(X'7BFF' AS TEXT) WHERE position = 17")
    with pytest.raises(LogAltered, match=r"^position 17 is not UTF-8"):
        checked(seeded)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_bytes_in_the_place_of_a_text_are_found_at_their_position(seeded: Engine) -> None:
    with unguarded(seeded) as connection:
        connection.exec_driver_sql("UPDATE facts SET payload = CAST(payload AS BLOB) WHERE position = 17")
    with pytest.raises(LogAltered, match=r"^position 17 does not fit the chain"):
        checked(seeded)


def test_from_a_checkpoint_on_only_the_rest_is_read(
    seeded: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "EVERY", 10)
    reached: list[Head] = []
    with read_transaction(seeded) as connection:
        found = verify_log(connection, reached=reached.append)
    assert [one.position for one in reached[:3]] == [10, 20, 30]
    assert reached[-1] == found.head
    file = tmp_path / "verified.json"
    write_checkpoint(file, reached[2])
    again = checked(seeded, read_checkpoint(file))
    assert (again.head, again.read) == (found.head, found.head.position - 30)
    # What was followed before is not read again, so what was altered there later is not seen.
    with unguarded(seeded) as connection:
        connection.execute(sa.update(facts).where(facts.c.position == 5).values(recorded_by="somebody"))
    assert checked(seeded, read_checkpoint(file)).head == found.head
    with pytest.raises(LogAltered, match=r"^position 5 "):
        checked(seeded)


def test_a_checkpoint_whose_fact_is_gone_or_another_is_refused(seeded: Engine) -> None:
    last = head_of(seeded)
    with pytest.raises(LogAltered, match=f"position {last.position} has a different hash"):
        checked(seeded, Head(last.position, "c" * 64))
    with unguarded(seeded) as connection:
        cut_off(connection, last.position - 1)
    with pytest.raises(LogAltered, match=f"position {last.position} is not in the log"):
        checked(seeded, last)


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", "null", '{"position": -1, "hash": "' + "0" * 64 + '"}', '{"position": 1}', "\xff"],
)
def test_a_file_that_is_no_checkpoint_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "verified.json"
    file.write_text(content, encoding="latin-1")
    with pytest.raises(InvalidInput, match=r"verified\.json is not a checkpoint"):
        read_checkpoint(file)


def test_the_first_checkpoint_is_the_beginning(tmp_path: Path) -> None:
    assert read_checkpoint(tmp_path / "verified.json") == BEGINNING
    write_checkpoint(tmp_path / "verified.json", Head(7, "d" * 64))
    assert json.loads((tmp_path / "verified.json").read_text()) == {"position": 7, "hash": "d" * 64}
    assert [path.name for path in tmp_path.iterdir()] == ["verified.json"]
