"""What it costs to make facts of JSON and JSON of facts.

    python benchmarks/fact_codec.py [--facts 100000]

Prints a Markdown table: microseconds a fact, and how many times that is what orjson takes for the same dicts.
The facts are those of the project's own articles, over and over. With msgspec installed (pip install msgspec)
it is compared on the commonest of them, a mention with a calendar date, written as its Struct types: msgspec
distinguishes the members of a union by a tag that they inherit from it, so every member would derive from it.
"""

import argparse
import importlib.util
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from typing import Any, Literal

import orjson
from log_sides import Facts

from timeline.canonical_json import canonical, parsed
from timeline.grammar.expression import CalendarDate
from timeline.log.facts import Fact, MentionRecorded, fact_from_payload, fact_type, payload


def timed(act: Callable[[Any], object], items: Iterable[Any]) -> float:
    """Microseconds an item."""
    listed = list(items)
    start = time.perf_counter()
    for item in listed:
        act(item)
    return (time.perf_counter() - start) / len(listed) * 1e6


def msgspec_codec() -> tuple[Callable[[Any], bytes], Callable[[bytes], Any]]:
    """An encoder and a decoder for mentions with a calendar date; days stay EDTF."""
    import msgspec

    strict: Any = {"frozen": True, "omit_defaults": True, "forbid_unknown_fields": True}

    class Date(msgspec.Struct, tag="CalendarDate", tag_field="is", **strict):
        year: int | None = None
        month: int | None = None
        day: int | None = None
        weekday: int | None = None
        shift: int | None = None
        direction: str | None = None
        part: str | None = None
        clock: str | None = None
        short_year: int | None = None
        year_shift: int | None = None
        calendar: str | None = None
        parallel_date: "Date | None" = None

    class Stored(msgspec.Struct, **strict):
        start: int
        end: int
        semantics: Date
        rule: str
        tense_hint: Literal["past", "future"] | None = None
        hint_word: tuple[int, int] | None = None
        mod: str | None = None
        speech_date_start: int | None = None

    class Alternative(msgspec.Struct, **strict):
        interval: str
        condition: dict[str, Any]

    class Resolution(msgspec.Struct, **strict):
        status: Literal["resolved", "unresolved", "undated"]
        interval: str | None
        timex: str
        anchor: str | None
        semantics: Date
        implied: dict[str, int | str]
        reasons: tuple[dict[str, Any], ...]
        alternatives: tuple[Alternative, ...] = ()

    class Normalizer(msgspec.Struct, **strict):
        version: int

    class ClauseStatus(msgspec.Struct, **strict):
        factuality: Literal["occurred", "announced", "denied", "hypothetical"] = "occurred"
        cue: tuple[int, int] | None = None
        attribution: tuple[int, int] | None = None
        reporting: bool = False
        antecedent: tuple[int, int] | None = None

    class Mention(msgspec.Struct, **strict):
        article: str
        mention: str
        quote_start: int
        quote_end: int
        expression: Stored
        resolution: Resolution
        origin: Normalizer
        clause_status: ClauseStatus = ClauseStatus()

    # Names of local classes are looked up where they are used first.
    globals()["Date"] = Date
    return msgspec.json.Encoder(order="sorted").encode, msgspec.json.Decoder(Mention).decode


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--facts", type=int, default=100_000)
    size = parser.parse_args().facts
    facts = Facts().take(size)
    print(f"{size:,} facts\n\n| | encode, µs | times orjson | decode, µs | times orjson |")
    print("|---|---:|---:|---:|---:|")
    row("facts", facts, payload, lambda pair: fact_from_payload(pair[0], pair[1], 1))
    mentions = (fact for fact in facts if isinstance(fact, MentionRecorded))
    dated = [fact for fact in mentions if isinstance(fact.expression.semantics, CalendarDate)]
    dated = list(islice(cycle(dated), size))
    row("mentions of calendar dates", dated, payload, lambda pair: fact_from_payload(pair[0], pair[1], 1))
    if importlib.util.find_spec("msgspec") is None:
        return
    encode, decode = msgspec_codec()
    texts = [payload(fact).encode() for fact in dated]
    values = [decode(text) for text in texts]
    assert encode(values[0]) == texts[0]
    print_row("the same by msgspec", timed(encode, values), timed(decode, texts), dated)


def row(
    name: str, facts: list[Any], encode: Callable[[Fact], str], decode: Callable[[tuple[str, str]], Fact]
) -> None:
    texts = [(fact_type(fact), encode(fact)) for fact in facts]
    print_row(name, timed(encode, facts), timed(decode, texts), facts)


def print_row(name: str, encoding: float, decoding: float, facts: list[Any]) -> None:
    texts = [payload(fact) for fact in facts]
    values = [parsed(text) for text in texts]
    plain_encoding, plain_decoding = timed(canonical, values), timed(orjson.loads, texts)
    print(
        f"| {name} | {encoding:.1f} | {encoding / plain_encoding:.1f} "
        f"| {decoding:.1f} | {decoding / plain_decoding:.1f} |"
    )


if __name__ == "__main__":
    main()
