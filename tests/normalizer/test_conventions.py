"""How a text gives its dates, where a person says it."""

import pytest

from timeline import tag
from timeline.errors import InvalidInput
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions, Genre, conventions_named

DIARY = """الاثنين 3 أيار 2004

وصلت إلى المكتب متأخرا أمس.

الثلاثاء 4 أيار 2004

سافر خالد أمس إلى المزرعة.

الأربعاء 5 أيار 2004

زرنا العمة أمس."""

ANNAL = """سنة 2004

وفي شباط وصل الوفد."""

LIST = """1912 افتتاح المصنع
وقد عمل فيه كثيرون."""


def edtf(text: str, words: str, published: str | None, conventions: Conventions) -> str | None:
    [found, *_] = [one for one in tag(text, published, conventions) if one.expression.text == words]
    return found.resolution.edtf


@pytest.mark.parametrize(
    ("genre", "yesterday"),
    [(Genre.DIARY, "2004-05-02"), (Genre.NEWS, "2010-02-28"), (None, "[2004-05-02..2010-02-28]")],
)
def test_yesterday_under_the_headings_of_days(genre: Genre | None, yesterday: str) -> None:
    assert edtf(DIARY, "أمس", "2010-03-01", Conventions(genre=genre)) == yesterday


def test_days_near_the_publication_are_those_of_news() -> None:
    assert edtf(DIARY, "أمس", "2004-05-06", AS_THE_TEXT_SHOWS) == "2004-05-05"


@pytest.mark.parametrize(("genre", "days"), [(Genre.CHRONICLE, "2004-02"), (Genre.NEWS, "2005-02")])
def test_the_heading_of_a_year(genre: Genre, days: str) -> None:
    assert edtf(ANNAL, "شباط", "2005-03-01", Conventions(genre=genre)) == days


def test_the_lines_of_a_list_need_not_show_that_it_is_one() -> None:
    found = {genre: len(tag(LIST, None, Conventions(genre=genre))) for genre in (Genre.LIST, None)}
    assert found == {Genre.LIST: 1, None: 0}


@pytest.mark.parametrize(
    ("calendar", "days"),
    [("Hijri", "[1754-12-25..1754-12-29]"), ("Gregorian", "1168-03-19"), (None, "[1168-03-19..1754-12-29]")],
)
def test_an_old_date_in_figures(calendar: str | None, days: str) -> None:
    assert edtf("توفي في 12/3/1168 ودفن.", "12/3/1168", None, Conventions(calendar=calendar)) == days


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(InvalidInput, match="novel"):
        conventions_named("novel", None, None)
