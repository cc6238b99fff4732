"""The command for the page behind the one that was printed."""

import shlex
from collections.abc import Sequence

from timeline.cli.question_options import Asked
from timeline.store.engine import without_password


def next_page(name: str, dates: Sequence[str], asked: Asked, at: int, last: str) -> str:
    """The command, as a shell reads it, for what follows the event `last`.

    The days are as understood and the log's position is named, so that all pages are of one answer.
    """
    filters = asked.filters
    words = ["timeline", name, *dates, "--as-of", str(at), "--after-id", last]
    if asked.page.limit is not None:
        words += ["--limit", str(asked.page.limit)]
    if asked.undated:
        words.append("--undated")
    if asked.as_json:
        words.append("--json")
    if asked.database:
        words += ["--db", without_password(asked.database)]
    if filters.disputed:
        words.append("--disputed")
    if not filters.statements:
        words.append("--no-statements")
    if filters.min_sources > 1:
        words += ["--min-sources", str(filters.min_sources)]
    for option, values in (
        ("--modality", filters.modalities),
        ("--source", filters.sources),
        ("--where", (filters.where,)),
        ("--who", (filters.who,)),
        ("--about", (filters.about,)),
    ):
        for value in filter(None, values):
            words += [option, value]
    return shlex.join(words)
