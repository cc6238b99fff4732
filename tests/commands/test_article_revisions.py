"""A page that was corrected and saved again takes the place of what it said before, on every engine."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.commands.ingest.supersede import other_versions
from timeline.commands.redact import redact
from timeline.commands.restore import restore_article
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, articles, mentions
from timeline.linking.near_duplicate import are_versions
from timeline.log.facts import Superseded, origin_from_json
from timeline.projections.verify import verify_projections
from timeline.readers.record import RawArticle

FIRST = RawArticle(
    "a.html",
    "وصل الوفد الروسي إلى العاصمة أستانا يوم 3 أيار 2017. وغادر ممثلو الفصائل قاعة الاجتماعات غاضبين.",
    published="2017-05-03", publisher="وكالة", url="https://example.org/7",
)  # fmt: skip
CORRECTED = replace(
    FIRST,
    location="b.html",
    text=FIRST.text.replace("3 أيار", "2 أيار") + " ونفى الوفد ذلك.",
    published="2017-05-04",
)
ANOTHER = replace(FIRST, location="c.html", text="افتتح الوزير مدرسة جديدة في حي المطار يوم 2 أيار 2017.")


def standing(engine: Engine) -> list[str]:
    """The days of the mentions that count."""
    query = sa.select(mentions.c.edtf).where(
        mentions.c.valid_until == FOREVER, mentions.c.retracted.is_(False), mentions.c.event.is_not(None)
    )
    with read_transaction(engine) as connection:
        return sorted(filter(None, connection.execute(query).scalars()))


@pytest.mark.parametrize("batches", [[[FIRST, CORRECTED]], [[FIRST], [CORRECTED]], [[CORRECTED], [FIRST]]])
def test_the_version_that_was_published_last_counts_in_whatever_order_they_come(
    engine: Engine, batches: list[list[RawArticle]]
) -> None:
    superseded = sum(take(engine, *batch).superseded for batch in batches)
    assert (superseded, standing(engine)) == (1, ["2017-05-02"])
    verify_projections(engine)


@pytest.mark.parametrize("together", [True, False])
def test_what_comes_after_two_versions_joins_the_one_that_counts(engine: Engine, together: bool) -> None:
    longer = replace(FIRST, location="b.html", text=f"{FIRST.text} ونفى الوفد ذلك.", published="2017-05-04")
    third = replace(FIRST, id="c", text=FIRST.text, publisher="صحيفة", url=None, published="2017-05-05")
    for batch in [[FIRST, longer, third]] if together else [[FIRST], [longer], [third]]:
        take(engine, *batch)
    partner = mentions.alias()
    query = (
        sa.select(partner.c.retracted)
        .join(mentions, mentions.c.joined_to == partner.c.id)
        .where(mentions.c.article == "c")
        .where(*(table.c.valid_until == FOREVER for table in (mentions, partner)))
    )
    with read_transaction(engine) as connection:
        assert connection.execute(query).scalars().all() == [False]


def test_giving_both_again_changes_nothing(engine: Engine) -> None:
    take(engine, FIRST, CORRECTED)
    again = take(engine, FIRST, CORRECTED)
    assert (again.new, again.known, again.superseded) == (0, 2, 0)
    assert standing(engine) == ["2017-05-02"]


def test_another_page_at_the_same_address_is_no_version(engine: Engine) -> None:
    assert take(engine, FIRST, ANOTHER).superseded == 0
    assert standing(engine) == ["2017-05-02", "2017-05-03"]


def test_another_publishers_copy_is_no_version(engine: Engine) -> None:
    assert take(engine, FIRST, replace(CORRECTED, publisher="صحيفة")).superseded == 0


def test_what_was_superseded_can_be_restored_and_says_why_it_went(engine: Engine) -> None:
    take(engine, FIRST, CORRECTED)
    query = sa.select(articles.c.id).where(articles.c.valid_until == FOREVER, articles.c.retracted.is_(True))
    with write_transaction(engine) as connection:
        (gone,) = connection.execute(query).scalars()
        why = connection.execute(
            sa.select(mentions.c.why).where(mentions.c.article == gone, mentions.c.valid_until == FOREVER)
        ).scalar_one()
        (newest,) = connection.execute(
            sa.select(articles.c.id).where(articles.c.valid_until == FOREVER, articles.c.retracted.is_(False))
        ).scalars()
        assert origin_from_json(why) == Superseded(newest)
        restore_article(connection, gone, "both count", "tester")
    assert standing(engine) == ["2017-05-02", "2017-05-03"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("وصل الوفد إلى المدينة", "وصل الوفد إلى المدينة مساء ثم غادرها", True),
        ("وصل الوفد إلى المدينة مساء", "غادر الوزير العاصمة صباحا إلى باريس", False),
        ("إلى المدينة", "إلى المدينة", False),
        ("", "", False),
    ],
)
def test_versions_share_half_of_the_shorter_text(one: str, other: str, expected: bool) -> None:
    assert are_versions(one, other) is expected


BY_ID = replace(FIRST, id="7", url=None)
BY_ID_CORRECTED = replace(CORRECTED, id="7", url=None, published=None)


@pytest.mark.parametrize("batches", [[[BY_ID, BY_ID_CORRECTED]], [[BY_ID], [BY_ID_CORRECTED]]])
def test_a_corrected_text_under_the_same_id_is_a_version(
    engine: Engine, batches: list[list[RawArticle]]
) -> None:
    done = [take(engine, *batch) for batch in batches]
    assert (sum(one.superseded for one in done), sum(one.refusals for one in done)) == (1, 0)
    assert standing(engine) == ["2017-05-02"]
    with read_transaction(engine) as connection:
        current = articles.c.valid_until == FOREVER, articles.c.retracted.is_(False)
        row = connection.execute(sa.select(articles).where(*current)).mappings().one()
    assert (row["id"][:2], row["published"]) == ("7~", "2017-05-03")
    verify_projections(engine)


def test_every_version_of_an_id_is_known_when_it_comes_again(engine: Engine) -> None:
    again = replace(BY_ID, text=BY_ID_CORRECTED.text + " وأكد الوسيط ذلك.")
    take(engine, BY_ID, BY_ID_CORRECTED)
    assert take(engine, again).superseded == 1
    known = take(engine, BY_ID, BY_ID_CORRECTED, again)
    assert (known.new, known.known, known.superseded) == (0, 3, 0)
    assert standing(engine) == ["2017-05-02"]


def test_another_text_under_the_same_id_is_refused(engine: Engine) -> None:
    take(engine, BY_ID)
    done = take(engine, replace(ANOTHER, id="7", url=None))
    assert (done.new, done.refusals) == (0, 1)
    assert "give this one another id" in str(done.refused[0])


def test_the_other_versions_of_an_article_are_found_while_its_words_are_there(engine: Engine) -> None:
    take(engine, FIRST, CORRECTED, ANOTHER, BY_ID, BY_ID_CORRECTED)
    with write_transaction(engine) as connection:
        ids = {row.url: row.id for row in connection.execute(sa.select(articles).where(articles.c.retracted))}
        first = ids["https://example.org/7"]
        (corrected,) = other_versions(connection, first)
        assert other_versions(connection, corrected) == [first]
        (version,) = other_versions(connection, "7")
        assert version.startswith("7~") and other_versions(connection, version) == ["7"]
        redact(connection, "7", "by law", "tester")
        assert other_versions(connection, version) == []
