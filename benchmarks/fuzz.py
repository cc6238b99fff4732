"""Fuzz the tagger with atheris: texts of lexicon words, numbers, marks and any characters.

    pip install atheris
    python benchmarks/fuzz.py -max_total_time=300

Every text is tagged against a publication day, a period, an open one or none. It stops at the first exception
and at the first broken promise: expressions in order and apart, their text where their offsets say, intervals
that are not reversed, and the same expressions after a turn through JSON.
"""

import sys
from datetime import date

if "--help" in sys.argv:
    sys.exit(print(__doc__))

import atheris

with atheris.instrument_imports(include=["timeline"]):
    from timeline import tag
    from timeline.arabic import lexicon
    from timeline.dates.interval import Interval
    from timeline.log.facts import MentionRecorded, Normalizer, fact_from_payload, payload, without_words

WORDS = sorted(lexicon.load().words) + [
    f"{first} {second}" for first, second in sorted(lexicon.load().phrases)
]
GAPS = (
    " ",
    "",
    "\n",
    "\n\n",
    "، ",
    ". ",
    ": ",
    " (",
    ") ",
    "/",
    "-",
    " «",
    "» ",
    ' "',
    '" ',
    "\u200f",
    "\u00a0",
    "ـ",
)
PIECES = 30


def text_from(data: atheris.FuzzedDataProvider) -> str:
    pieces = []
    for _ in range(data.ConsumeIntInRange(0, PIECES)):
        match data.ConsumeIntInRange(0, 7):
            case 0 | 1 | 2 | 3:
                pieces.append(data.PickValueInList(WORDS))
            case 4:
                pieces.append(str(data.ConsumeIntInRange(0, 40)))
            case 5:
                pieces.append(str(data.ConsumeIntInRange(0, 10_000)))
            case 6:
                pieces.append(str(data.ConsumeInt(8)))
            case _:
                pieces.append(data.ConsumeUnicode(8))
        pieces.append(data.PickValueInList(list(GAPS)) if data.ConsumeBool() else " ")
    return "".join(pieces)


def published_from(data: atheris.FuzzedDataProvider) -> Interval | None:
    days = sorted(date.fromordinal(data.ConsumeIntInRange(1, date.max.toordinal())) for _ in range(2))
    choices = (
        None,
        Interval(days[0], days[0]),
        Interval(*days),
        Interval(None, days[0]),
        Interval(days[0], None),
    )
    return choices[data.ConsumeIntInRange(0, len(choices) - 1)]


def check(raw: bytes) -> None:
    data = atheris.FuzzedDataProvider(raw)
    published = published_from(data)
    text = text_from(data)
    behind = 0
    for found in tag(text, published):
        expression = found.expression
        assert behind <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        behind = expression.end
        stored = without_words(expression)
        fact = MentionRecorded("a", "m", 0, len(text), stored, found.resolution, Normalizer(1))
        assert fact_from_payload("MentionRecorded", payload(fact), 1) == fact
        assert stored.in_text(text) == expression


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
