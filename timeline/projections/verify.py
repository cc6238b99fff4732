"""Whether the tables say what the log says: compared, column by column, with a rebuild in another file."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.db.dialects import dialect_of
from timeline.db.engine import read_transaction
from timeline.db.integrity import damage_named
from timeline.db.tables import (
    PROJECTIONS,
    blocking_index,
    days,
    facts,
    mentions,
    projections,
    texts,
)
from timeline.errors import FactNotUnderstood, LogAltered
from timeline.linking.blocking import blocking_keys
from timeline.log.chain import Progress, no_progress
from timeline.log.facts import ArticleRecorded, ArticleRedacted
from timeline.log.read import recorded_fact
from timeline.projections import versions
from timeline.projections.compare import Difference, first_difference, rows_in_order
from timeline.projections.project import ReadAhead, read_nothing
from timeline.projections.rebuilt_copy import rebuilt_copy

# Read by today's word lists, which are in no fact: a newer program may read them differently.
BY_WORD_LISTS = frozenset({
    "terms", "acts", "clause_terms", "topic", "names", "places", "awaits", "headline", "headline_rank",
    "fragment", "in_passing", "title_article_count", "importance",
})  # fmt: skip
_CHUNK = 500


def verify_projections(engine: Engine, progress: Progress = no_progress) -> None:
    """Do what `verify_tables` does, in a snapshot of its own."""
    with damage_named(engine), read_transaction(engine) as connection:
        verify_tables(connection, progress)


def verify_tables(
    connection: Connection, progress: Progress = no_progress, read_ahead: ReadAhead = read_nothing
) -> None:
    """Compare every table that is made of the log, with every column, with what a rebuild makes of it.

    In a reading transaction: nothing waits for it. read_ahead: as in `rebuild`. Raises ProjectionsOutdated
    for tables that an older projector made: they differ for that reason, and `timeline rebuild` mends them.
    Raises LogAltered, naming the first row that differs, for tables that today's rules made and something
    else changed, and for texts that no fact names or that are gone.
    """
    require_versions(connection)
    try:
        with rebuilt_copy(connection, progress, read_ahead) as rebuilt:
            require_equal(connection, rebuilt)
    except FactNotUnderstood as error:
        raise LogAltered("the tables cannot be rebuilt from the log: {error}", error=error) from error


def require_equal(connection: Connection, rebuilt: Connection) -> None:
    """Do the comparison of `verify_tables` with a copy of the log whose tables were rebuilt."""
    by_word_lists: Difference | None = None
    for table in (*PROJECTIONS, days):
        found = first_difference(table, connection, rebuilt, BY_WORD_LISTS)
        if found is not None and found.column not in BY_WORD_LISTS:
            _refuse(found)
        by_word_lists = by_word_lists or found
    _require_texts(connection, rebuilt)
    if by_word_lists is not None:
        raise LogAltered(
            "{difference}: its {column} is not what this program's word lists give; run `timeline rebuild`, "
            "as after every upgrade",
            difference=by_word_lists,
            column=by_word_lists.column,
        )
    found = next(_wrongly_indexed(connection, rebuilt), None)
    if found is not None:
        _refuse(found)
    word = dialect_of(connection).search_fault(connection, rebuilt)
    if word is not None:
        raise LogAltered(
            "the full-text index does not match the mentions (at {word}): load a dump into a new database",
            word=word,
        )


def _refuse(difference: Difference) -> None:
    raise LogAltered("{difference} does not match the log: run `timeline rebuild`", difference=difference)


def require_versions(connection: Connection) -> None:
    """Raise LogAltered unless every table's version is noted, once something was projected.

    Raises ProjectionsOutdated if another version made one.
    """
    versions.require_current(connection)
    noted = {row.name for row in connection.execute(sa.select(projections))}
    holds = connection.execute(sa.select(facts.c.position).limit(1)).scalar() is not None
    if holds and noted != set(versions.VERSIONS):
        name = min(noted ^ set(versions.VERSIONS))
        raise LogAltered(
            "the table projections does not say which rules made {name}: run `timeline rebuild`", name=name
        )


def _require_texts(connection: Connection, rebuilt: Connection) -> None:
    """Raise LogAltered unless the texts are those that facts name, but for those of redacted articles."""
    kinds = (ArticleRecorded.__name__, ArticleRedacted.__name__)
    query = sa.select(facts).where(facts.c.type.in_(kinds)).order_by(facts.c.position)
    named: dict[str, set[str]] = {}
    with rebuilt.execute(query.execution_options(yield_per=_CHUNK)) as rows:
        for row in rows.mappings():
            match recorded_fact(row).fact:
                case ArticleRecorded() as fact:
                    named[fact.article] = set(fact.texts)
                case ArticleRedacted() as fact:
                    named[fact.article] = set()
    wanted = {one: article for article, hashes in named.items() for one in hashes}
    kept = set(connection.execute(sa.select(texts.c.hash)).scalars())
    lost = min((wanted[one] for one in wanted.keys() - kept), default=None)
    if lost is not None:
        raise LogAltered(
            "the text of the article {lost} is missing, and no fact says that it was redacted; "
            "restore a copy made before that",
            lost=lost,
        )
    extra = min(kept - wanted.keys(), default=None)
    if extra is not None:
        raise LogAltered(
            "the text stored under {hash} belongs to no article of the log: somebody added it; restore a "
            "copy made before that",
            hash=extra,
        )


def _wrongly_indexed(connection: Connection, rebuilt: Connection) -> Iterator[Difference]:
    """Rows of the blocking index that are missing, or that no version of their mention explains.

    Days and words that a mention had before stay in the index, so that it holds more than a rebuild's.
    """
    stored, wanted = (_index_rows(one) for one in (connection, rebuilt))
    expected = next(wanted, None)
    for row in stored:
        while expected is not None and expected < row:
            yield _indexed(expected)
            expected = next(wanted, None)
        if expected == row:
            expected = next(wanted, None)
        elif not _explained(rebuilt, *row):
            yield _indexed(row)
    if expected is not None:
        yield _indexed(expected)


def _index_rows(connection: Connection) -> Iterator[tuple[str, int, str]]:
    for chunk in rows_in_order(connection, blocking_index, raw=False):
        yield from ((str(word), int(day), str(mention)) for word, day, mention in chunk)


def _explained(rebuilt: Connection, word: str, day: int, mention: str) -> bool:
    """Whether some version of a mention has had a word and a day."""
    had = sa.select(mentions.c.terms).where(mentions.c.id == mention, mentions.c.earliest_day == day)
    return any(
        word in blocking_keys(frozenset(terms.split())) for terms in rebuilt.execute(had.distinct()).scalars()
    )


def _indexed(row: tuple[str, int, str]) -> Difference:
    return Difference(blocking_index.name, row, None, None)
