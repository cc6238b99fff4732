"""Cost per character on hostile texts: it must not grow with their length.

    python benchmarks/adversarial.py [--characters 100000]

Each text is tagged at one size and at four times the size; the last column is the ratio of the costs per
character, 1.0 when the time is linear.
"""

import argparse
import time
from collections.abc import Callable

from timeline.normalizer.tagging import tag

TEXTS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "7" * n,
    "digits and spaces": lambda n: "7 " * (n // 2),
    "و repeated": lambda n: "و" * n,
    "و and spaces": lambda n: "و " * (n // 2),
    "weekday names": lambda n: "الأربعاء " * (n // 9),
    "weekdays, no space": lambda n: "الأربعاء،" * (n // 9),
    "numbers and months": lambda n: "3 و 4 أيار " * (n // 11),
    "day after day": lambda n: "3 و 4 و " * (n // 8),
    "phrases": lambda n: "كانون الثاني " * (n // 13),
    "open brackets": lambda n: "(" * n,
    "brackets and months": lambda n: "أيار (" * (n // 6),
    "dates of digits": lambda n: "1/1/" * (n // 4),
    "years": lambda n: "2014-" * (n // 5),
    "tashkeel": lambda n: "\u064b" * n,
    "bidi controls": lambda n: "\u200f" * n,
    "lines": lambda n: "\n" * n,
    "stops": lambda n: ". " * (n // 2),
    "presentation forms": lambda n: "\ufefb" * n,
}


def seconds(text: str) -> float:
    start = time.perf_counter()
    tag(text, "2017-05-15")
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--characters", type=int, default=100_000)
    size = parser.parse_args().characters
    tag("وصل أمس", "2017-05-15")
    for name, make in TEXTS.items():
        small = min(seconds(make(size)) for _ in range(3)) / size
        large = min(seconds(make(4 * size)) for _ in range(2)) / (4 * size)
        print(f"{name:<20} {small * 1e6:8.2f} {large * 1e6:8.2f} µs a character  {large / small:5.2f}")


if __name__ == "__main__":
    main()
