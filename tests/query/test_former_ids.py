"""The id of an event that is no more leads to where its mentions are."""

import pytest
from current_rows import a_mention, rows
from sqlalchemy import Engine

from timeline.commands.correct import merge, redate, split
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import events, mentions
from timeline.errors import NotFound
from timeline.query.inspect import EventRecord, find, find_event

ANOTHER_DAY = parse_time("2016-02-03")


def test_the_id_of_an_event_leads_to_it_after_its_days_changed(seeded: Engine) -> None:
    mention = a_mention(seeded)
    with write_transaction(seeded) as connection:
        redate(connection, mention.id, ANOTHER_DAY, "a slip of the pen", "tester")
        (now,) = rows(connection, events, events.c.edtf == "2016-02-03")
        for asked in (mention.event, mention.event[:10]):
            found = find(connection, asked)
            assert isinstance(found, EventRecord)
            assert (found.event["id"], found.former) == (now.id, asked)


def test_the_id_of_an_event_leads_to_the_one_it_was_merged_into(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        first, second = rows(connection, events)[:2]
    with write_transaction(seeded) as connection:
        merge(connection, first.id, second.id, "the same visit", "tester")
        assert find_event(connection, first.id)["id"] == second.id


def test_an_event_whose_mentions_went_apart_names_where_they_are(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        first, second, third = rows(connection, events)[:3]
    with write_transaction(seeded) as connection:
        merge(connection, first.id, second.id, "the same visit", "tester")
        one = rows(connection, mentions, mentions.c.event == second.id)[0]
        split(connection, one.id, "another visit", "tester")
        merge(connection, second.id, third.id, "the same visit", "tester")
        own = rows(connection, mentions, mentions.c.id == one.id)[0].event
        with pytest.raises(NotFound, match=f"{min(own, third.id)}, {max(own, third.id)}"):
            find_event(connection, second.id)


def test_what_was_never_an_event_is_not_found(seeded: Engine) -> None:
    with read_transaction(seeded) as connection, pytest.raises(NotFound, match="starts with 'zz'"):
        find(connection, "zz")
