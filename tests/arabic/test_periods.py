"""The table of named periods."""

from timeline.arabic.lexicon.periods import built_in, period_of
from timeline.arabic.script import fold_word


def test_every_row_has_days_in_order_a_source_and_names() -> None:
    for row in built_in():
        period = period_of(row)
        assert row.source and row.names and all(fold_word(name).strip() for name in row.names)
        assert period.start.earliest and period.end.latest and period.start.earliest <= period.end.latest


def test_what_is_said_of_a_name_is_said_of_one_that_the_row_has() -> None:
    assert all(set(row.given) <= set(row.names) for row in built_in())


def test_ids_are_of_entities() -> None:
    uris = [row.uri for row in built_in() if row.uri]
    assert len(uris) == len(set(uris))
    assert all(uri.startswith("http://www.wikidata.org/entity/Q") for uri in uris)
