"""Collect garbage seldom while articles are ingested.

Reading and appending make many objects and nearly no cycles, and every collection walks what a batch holds.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects before a collection: Python's own 700 are one article's.
_OBJECTS = 100_000


def collect_seldom() -> None:
    """From here on; for a process that does nothing else."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Within it; afterwards as before."""
    before = gc.get_threshold()
    gc.freeze()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
