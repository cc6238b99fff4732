"""False friends of a search: how many of 1,000 pairs of words that it holds for the same are not.

    python benchmarks/false_friends.py [--show N]

Two verbs or nouns of arabic/lexicon/acts are friends if they report a common act, false friends if not. A
place of one word is a false friend of every ordinary word. Measured are light stems alone, as by --about,
and the families and the spellings of names of --relevant-to.
"""

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import combinations

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.names import places
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem
from timeline.arabic.word_family import stems_of_family
from timeline.query.relevance.asked import spelled_like

Pair = tuple[str, str]
_FEWEST_LETTERS = 3


def words_by_act() -> dict[str, set[str]]:
    """The verbs and nouns of the lexicon, folded, each with the acts that it reports."""
    text = (files("timeline.arabic.lexicon.acts") / "acts.toml").read_text(encoding="utf-8")
    acts: dict[str, set[str]] = defaultdict(set)
    for name, row in tomllib.loads(text).items():
        if isinstance(row, dict):
            for word in f"{row['verbs']} {row['nouns']}".replace(":", " ").split():
                acts[fold_word(word)].add(name)
    return dict(acts)


def ordinary_words() -> list[str]:
    """Frequent words that name nobody."""
    return (files("timeline.arabic.lexicon.names") / "ordinary.csv").read_text(encoding="utf-8").split()


def place_words() -> list[str]:
    """The places of one word, without the article."""
    names = {name.removeprefix(ARTICLE) for row in places() for name in row.spellings if " " not in name}
    return sorted(name for name in names if len(name) >= _FEWEST_LETTERS)


def equated(words: Iterable[str], keys: Callable[[str], Iterable[str]]) -> Iterator[Pair]:
    """The pairs of words of which the first has a key that is the stem of the second."""
    listed = sorted(words)
    by_stem = defaultdict(list)
    for word in listed:
        by_stem[stem(word)].append(word)
    found = {(word, other) for word in listed for key in keys(word) for other in by_stem.get(key, ())}
    yield from sorted({tuple(sorted(pair)) for pair in found if pair[0] != pair[1]})  # type: ignore[misc]


def report(name: str, pairs: Iterable[Pair], false: Callable[[Pair], bool], show: int) -> None:
    """Print a row of the table, and some of the false friends."""
    listed = list(pairs)
    wrong = [pair for pair in listed if false(pair)]
    print(f"| {name} | {len(listed):,} | {len(wrong):,} | {len(wrong) * 1000 / max(len(listed), 1):.0f} |")
    for pair in wrong[:: max(len(wrong) // show, 1)][:show] if show else ():
        print("    ", *pair)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N false friends of each")
    show = parser.parse_args().show
    acts = words_by_act()

    def other_act(pair: Pair) -> bool:
        return not acts[pair[0]] & acts[pair[1]]

    print("| what is compared | pairs held for the same | false friends | per 1,000 |\n|---|---:|---:|---:|")
    report("acts: light stems", equated(acts, lambda word: [stem(word)]), other_act, show)
    report("acts: families", equated(acts, stems_of_family), other_act, show)
    true = sum(1 for one, other in combinations(sorted(acts), 2) if acts[one] & acts[other])
    print(f"| (pairs of one act) | {true:,} | | |")
    ordinary, named = ordinary_words(), set(place_words())
    mixed = {*ordinary, *named}

    def of_name(pair: Pair) -> bool:
        bare = {word.removeprefix(ARTICLE) for word in pair}
        return len(bare) > 1 and (pair[0] in named) is not (pair[1] in named)

    stems = [pair for pair in equated(mixed, lambda word: [stem(word)]) if of_name(pair)]
    same = [pair for pair in stems if spelled_like(*(pair if pair[0] in named else pair[::-1]))]
    of = f"| {len(stems):,} |"
    print(f"| places and ordinary words: light stems {of} {len(stems):,} | 1,000 |")
    print(f"| the same pairs, compared as names {of} {len(same):,} | {len(same) * 1000 / len(stems):.0f} |")


if __name__ == "__main__":
    main()
