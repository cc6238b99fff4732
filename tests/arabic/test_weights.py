"""How much stems weigh."""

from itertools import permutations

from timeline.arabic.stems import heaviest, weight


def test_stems_weigh_the_same_in_any_order() -> None:
    assert len({weight(stems) for stems in permutations(["ابيض", "جديد", "جسر", "دول", "راس"])}) == 1


def test_what_no_article_has_weighs_most_and_equal_stems_come_in_alphabetical_order() -> None:
    assert heaviest(["دول", "جسر", "قرقف", "بقبق"], 3) == ["بقبق", "قرقف", "جسر"]
