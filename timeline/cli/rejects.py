"""What was refused, into a file: a line of JSON a record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from timeline.cli.output import dumps
from timeline.commands.ingest.options import Refused


@contextmanager
def rejects_into(path: Path | None) -> Iterator[Callable[[Refused], None]]:
    """A function that writes a refusal to a file: where, reason, and the record as it was read, or null.

    The file is written anew. Raises OSError.
    """
    if path is None:
        yield lambda refused: None
        return
    with path.open("w", encoding="utf-8") as file:

        def write(refused: Refused) -> None:
            record = asdict(refused.record) if refused.record else {}
            # Marked dates are in the file that it came from.
            record.pop("marked", None)
            line = {"where": refused.why.where, "reason": refused.why.reason, "record": record or None}
            file.write(dumps(line) + "\n")
            file.flush()

        yield write
