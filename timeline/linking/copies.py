"""Whether two clauses are copies of one text: reprinted, or sent out by one agency."""

# Clauses that share this much of their content terms are copies of one text.
COPY = 0.8


def are_copies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the content terms of two clauses are nearly the same.

    >>> are_copies(frozenset("abcde"), frozenset("abcd")), are_copies(frozenset("abcde"), frozenset("abc"))
    (True, False)
    """
    return len(one & other) >= COPY * len(one | other)
