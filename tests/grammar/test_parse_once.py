"""A text whose day is inferred from its own words is matched once: for that, and for its dates."""

from timeline.extraction.publication_date.combine import infer_publication
from timeline.grammar import parse as grammar
from timeline.grammar.period_table import built_in_periods

TEXT = "مسقط، 3 آذار 2014 - زار الوفد أمس القلعة. وقد بنيت القلعة في العصر المملوكي."


def test_the_rules_are_tried_once_for_the_day_and_the_dates_of_a_text() -> None:
    grammar.forget_matches()
    assert infer_publication(TEXT) is not None
    found = [one.text for one in grammar.parse(TEXT, built_in_periods())]
    assert grammar._matched_in.cache_info().misses == 1
    # The named periods of the second reading are not kept for the next.
    assert "العصر المملوكي" in " ".join(found)
    assert len(grammar.parse(TEXT)) == len(found) - 1


def test_what_was_matched_can_be_let_go() -> None:
    grammar.parse(TEXT)
    grammar.forget_matches()
    assert grammar._matched_in.cache_info().currsize == 0
