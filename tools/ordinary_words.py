"""Write timeline/arabic/lexicon/names/ordinary.csv: frequent words of the news that name nobody.

    python tools/ordinary_words.py COLLECTION.jsonl[.gz]...

Counts the words of the texts of collections of articles (JSON Lines, with a field `text`). A word in many
articles that hardly ever follows a given name or a title is no surname: حسن الجوار, حسن الخدمات. Only the
words that the rules of names would not reject by themselves are written. The file holds words alone, in the
order of the alphabet; nothing of the texts can be read from it.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.extraction.names.words import adjoin, is_ordinary, name_words, without_letters

FILE = Path(names.__file__).parent / "ordinary.csv"
HEADER = """\
# Frequent words of the news that name nobody: hardly ever after a given name or a title. Folded.
# Counted in {articles:,} articles of the news of 2011 to 2024 by tools/ordinary_words.py.
word
"""
# In fewer articles a word is too rare to tell.
FEWEST_ARTICLES = 16
# Shares of its occurrences: after a given name, after a title or an adjective of nation, as a name's end.
MOST_AFTER_GIVEN, MOST_AFTER_TITLE = 0.03, 0.12
MOST_LAST = 0.1
# The same after a given name that is also another word: حسن الجوار.
MOST_AFTER_UNSURE = 0.2


class Counts:
    """How often words occur, and after what."""

    def __init__(self) -> None:
        self.articles = 0
        self.words: Counter[str] = Counter()
        self.in_articles: Counter[str] = Counter()
        self.after_given: Counter[str] = Counter()
        self.after_unsure: Counter[str] = Counter()
        self.after_title: Counter[str] = Counter()
        self.last: Counter[str] = Counter()
        tables = ("given", "given_foreign", "given_arabic", "before_surname")
        self._unsure = names.words("given_also_word")
        self._given = frozenset().union(*map(names.words, tables)) - self._unsure
        self._servant = closed.letters("servant_of")[0].removesuffix(ARTICLE)
        self._title = names.words("title") | names.words("nationality")

    def add(self, text: str) -> None:
        """Count the words of a text."""
        tokens = name_words(text)
        self.articles += 1
        self.words.update(tokens.words)
        self.in_articles.update(set(tokens.words))
        before, titled = "", False
        for index, word in enumerate(tokens.words):
            joined = index > 0 and adjoin(tokens, index - 1, index)
            if joined and (before in self._given or (index > 1 and tokens.words[index - 2] == self._servant)):
                self.after_given[word] += 1
            if joined and before in self._unsure:
                self.after_unsure[word] += 1
            # وزير الدفاع لويد أوستن: the second word after a title.
            if joined and titled and not before.startswith(ARTICLE):
                self.last[word] += 1
            titled = joined and before in self._title
            if titled:
                self.after_title[word] += 1
            before = word


def texts(paths: list[str]) -> Iterator[str]:
    """The texts of the articles of some files."""
    for path in map(Path, paths):
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            for line in file:
                yield json.loads(line)["text"]


def common(counts: Counts) -> list[str]:
    """The words to write."""
    rejected = names.words("no_name") | names.words("title") | names.words("nationality")
    tables = ("given", "given_foreign", "given_arabic", "given_after_title")
    given = frozenset().union(*map(names.words, tables))
    endings = closed.letters("ends_no_name")
    found = set()
    for word, count in counts.words.items():
        if (
            counts.in_articles[word] < FEWEST_ARTICLES
            or len(word) < 3
            or not word.isalpha()
            or word.isascii()
        ):
            continue
        if word in rejected or word in given or is_ordinary(word) or word.endswith(endings):
            continue
        if counts.after_given[word] >= MOST_AFTER_GIVEN * count:
            continue
        if counts.after_unsure[word] >= MOST_AFTER_UNSURE * count:
            continue
        if counts.after_title[word] >= MOST_AFTER_TITLE * count or counts.last[word] >= MOST_LAST * count:
            continue
        found.add(word)
    return sorted(word for word in found if not any(rest in found for rest in without_letters(word)))


def main() -> None:
    """Write the file."""
    counts = Counts()
    for text in texts(sys.argv[1:]):
        counts.add(text)
    words = common(counts)
    FILE.write_text(HEADER.format(articles=counts.articles) + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words of {counts.articles} articles")


if __name__ == "__main__":
    main()
