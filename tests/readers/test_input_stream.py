"""A source is looked into without being taken, and taken whole in any steps."""

from collections.abc import Iterator

import pytest

from timeline.files import Damaged
from timeline.readers.input_stream import Allowance, InputStream, TooMuch


def source(*chunks: bytes) -> InputStream:
    return InputStream(iter(chunks), "x", "x", Allowance(10**9))


def breaking(*chunks: bytes) -> InputStream:
    def made() -> Iterator[bytes]:
        yield from chunks
        raise Damaged("cut off")

    return InputStream(made(), "x", "x", Allowance(10**9))


def test_what_was_looked_at_is_still_there() -> None:
    stream = source(b"ab", b"cd\nef")
    assert (stream.peek(3), stream.taken) == (b"abc", 0)
    assert (stream.readline(100), stream.read_all(100), stream.taken) == (b"abcd\n", b"ef", 7)


def test_a_line_goes_over_chunks_and_stops_at_the_limit() -> None:
    stream = source(b"ab", b"cd", b"e\nf")
    assert [stream.readline(4), stream.readline(4), stream.readline(4), stream.readline(4)] == [
        b"abcd", b"e\n", b"f", b"",
    ]  # fmt: skip


def test_damage_comes_up_behind_the_bytes_before_it() -> None:
    stream = breaking(b"one\ntwo")
    assert stream.peek(100) == b"one\ntwo"
    assert stream.readline(100) == b"one\n"
    with pytest.raises(Damaged):
        stream.readline(100)


def test_an_allowance_is_for_all_that_is_taken_from_it() -> None:
    allowance = Allowance(5)
    assert list(allowance.metered(iter([b"abc"]))) == [b"abc"]
    with pytest.raises(TooMuch):
        list(allowance.metered(iter([b"de", b"f"])))
