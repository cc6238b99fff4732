"""The words of the calendars: a table each, which the grammar and questions read."""

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from timeline.arabic.lexicon.calendars import latin_eras, latin_months
from timeline.arabic.script import fold_word
from timeline.dates.calendars import CALENDARS
from timeline.grammar.expression import CalendarDate
from timeline.query.latin_dates import parse_latin_date

TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    (files("timeline.arabic.lexicon.calendars") / "calendars.toml").read_text(encoding="utf-8")
)
WITH_OWN_MONTHS = [name for name, calendar in CALENDARS.items() if not calendar.usage.has_civil_months]


def test_each_calendar_has_a_table_with_its_source() -> None:
    assert TABLES.keys() == CALENDARS.keys()
    assert all(table["source"] for table in TABLES.values())


@pytest.mark.parametrize("name", WITH_OWN_MONTHS)
def test_each_month_that_has_a_name_of_its_own_is_named_in_both_scripts(name: str) -> None:
    calendar = CALENDARS[name]
    numbers = set(calendar.months(calendar.years[0]))
    assert {row["value"] for row in TABLES[name]["months"]} == numbers
    assert {month.number for month in latin_months() if month.calendar == name} == numbers


def test_no_name_is_a_month_of_two_calendars() -> None:
    arabic = Counter(fold_word(row["form"]) for table in TABLES.values() for row in table.get("months", ()))
    latin = Counter(month.form.lower() for month in latin_months())
    assert not [form for form, count in (arabic + latin).items() if count > 1]


@pytest.mark.parametrize("month", list(latin_months()), ids=lambda month: month.form)
def test_a_month_in_latin_letters_is_one_of_its_calendar(month: Any) -> None:
    year = 1001 if 1001 in CALENDARS[month.calendar].usage.era_years else 7
    found = parse_latin_date(f"3 {month.form} {year}")
    assert found is not None
    assert (found.year, found.month, found.day, found.calendar) == (year, month.number, 3, month.calendar)


@pytest.mark.parametrize(
    ("text", "year"), [("18 Brumaire VIII", 8), ("9 thermidor an II", 2), ("13 Messidor, year 6", 6)]
)
def test_a_calendar_of_few_years_has_them_in_roman_figures_too(text: str, year: int) -> None:
    found = parse_latin_date(text)
    assert found is not None and found.year == year


@pytest.mark.parametrize("era", list(latin_eras()), ids=lambda era: era.form)
def test_an_era_in_latin_letters_determines_the_calendar_of_a_year_or_follows_a_month(era: Any) -> None:
    month = next(month for month in latin_months() if month.calendar == era.calendar)
    alone, after_month = parse_latin_date(f"1001 {era.form}"), f"3 {month.form} 1001 {era.form}"
    assert alone == (None if era.after_month else CalendarDate(year=1001, calendar=era.calendar))
    assert parse_latin_date(after_month) == parse_latin_date(after_month.removesuffix(f" {era.form}"))


@pytest.mark.parametrize("text", ["Hator 2017", "3 Hator 2017", "Tout 1730"])
def test_a_word_like_a_month_is_none_without_a_year_or_a_day_that_it_can_have(text: str) -> None:
    assert parse_latin_date(text) is None
