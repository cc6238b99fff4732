r"""Decide from their contexts which word forms are verbs in the perfect, and which in the imperfect.

    python tools/verb_forms.py ARTICLES.jsonl.gz [...] > timeline/arabic/verb_forms.tsv

A verb follows a relative pronoun, قد or لن; a noun follows a preposition or takes the article, which a verb
never does. Counts of both over news decide what a form is; a form that is often both is left out, so that
it gives no hint. Only forms, a letter and counts are written, no text.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.text import read_text
from timeline.arabic.tokens import Tokens

HEADER = """\
# Words of the news, folded: p a perfect, i an imperfect, n a noun that looks like a verb with
# a letter before it; how often the form has the context of a verb (after الذي, قد), and of a noun (after a
# preposition, with the article). Made by tools/verb_forms.py from {articles:,} articles of 2011 to 2024
# ({words:,} words): ANT corpus v2.1 (Apache-2.0), newspapers of 17 countries, SaudiNewsNet (CC BY-NC-SA),
# Al Mayadeen, Syrian Archive (CC BY-SA). Counts of single words, no text."""
# What stands right before a form, by the name of its count.
BEFORE = {
    "preposition": "في إلى عن مع بعد قبل خلال بين تحت حول ضد لدى عند دون بدون منذ"
    " هذا هذه ذلك تلك كل بعض أي غير عبر نحو فوق أثناء عقب إثر رغم حسب وفق وفي وإلى ومع وبعد وعن",
    "particle": "لن لم سوف كي لكي لا ولا ولن ولم",
    "that": "أن وأن بأن",
    "who": "الذي",
    "which": "التي",
    "those": "الذين",
    "already": "قد وقد لقد ولقد فقد",
    "when": "بعدما عندما حينما حيث كما فيما بينما لما ما",
}
# Words of closed classes, and nouns with a pronoun, that follow a relative pronoun as well as verbs do.
NO_VERBS = (
    "لا بين لم لن هو هي هم اذا لو لولا هنا هناك بينهم بينها بينه بيننا لديها لديه لديهم لدينا "
    "عليها عليه فيها فيه بها به لها له انت انتم انا نحن غالبا غالبه قيمته قيمتها اسمه اسمها "
    "عددهم عددها معناه مقداره مفاده زال زالت زالوا لازال لازالت مازال مازالت لايزال لاتزال ليس "
    "ليست ليسوا احوج ربما سوف يوم بعد قبل كما حول قد اي اية كل من عن في الي علي مع وهو وهي "
)
FEWEST = 5
SURELY_PERFECT = closed.shape("surely_perfect_verb")
IMPERFECT = tuple("يتن")
PRONOUNS = ("ها", "هم", "ه", "نا", "ني")


class Counts:
    """How often each form occurs, and after what."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.after: Mapping[str, Counter[str]] = {name: Counter() for name in BEFORE}
        self._named = {fold_word(word): name for name, words in BEFORE.items() for word in words.split()}

    def add(self, tokens: Tokens) -> None:
        """Count the words of a text."""
        self.all.update(tokens.words)
        for index, (word, following) in enumerate(zip(tokens.words, tokens.words[1:], strict=False)):
            if (name := self._named.get(word)) and tokens.joined(index):
                self.after[name][following] += 1

    def of(self, form: str) -> Mapping[str, int]:
        """Return how often a form is after each kind of word."""
        return {name: counter[form] for name, counter in self.after.items()}

    def with_article(self, form: str) -> int:
        """Return how often a form has the article."""
        return sum(self.all[letters + form] for letters in ("ال", "لل", "بال", "وال"))

    def total(self, form: str) -> int:
        """Return how often a form occurs, with or without a conjunction."""
        return sum(self.all[letters + form] for letters in ("", "و", "ف"))


def verb_and_noun(counts: Counts, form: str) -> tuple[int, int]:
    """How often a form has the context of a verb, and how often that of a noun."""
    after = counts.of(form)
    verb = sum(number for name, number in after.items() if name != "preposition")
    return verb, after["preposition"] + counts.with_article(form)


def is_imperfect(counts: Counts, form: str) -> bool:
    """Whether a form that opens with ي, ت or ن is an imperfect, and not more often a perfect (تعرض)."""
    after, (verb, noun) = counts.of(form), verb_and_noun(counts, form)
    subjunctive = after["particle"] + after["that"]
    if verb < max(3, 0.06 * counts.all[form]) or noun > 0.25 * verb:
        return False
    if form[0] == "ي":
        return subjunctive + after["who"] + after["which"] >= 2
    perfect = after["who"] + after["those"] + after["already"]
    return after["particle"] >= 1 and 2 * perfect <= subjunctive + after["which"]


def is_perfect(counts: Counts, form: str) -> bool:
    """Whether a form is a verb in the perfect, and hardly ever a noun or an imperfect."""
    after, (_, noun) = counts.of(form), verb_and_noun(counts, form)
    relative = after["who"] + after["which"] + after["those"]
    clear = relative + after["already"]
    verb = clear + after["when"]
    ending = inflected(form)
    if verb < 0.05 * counts.all[form] or form[0] == "ي":
        return False
    if form[0] in IMPERFECT and is_imperfect(counts, form):
        return False
    if ending and noun == 0 and 8 * after["particle"] <= verb:
        # No noun ends like this and never follows a preposition: one clear context is enough.
        return verb >= 1 and not is_future(counts, form)
    if clear < 2 or verb < 3 or noun > (0.35 if verb >= 0.1 * counts.all[form] else 0.12) * verb:
        return False
    # لن أقول: the first person of the imperfect.
    if form[0] == "ا" and 5 * after["particle"] > verb:
        return False
    if form[0] in IMPERFECT and not ending:
        # تحتفل is the feminine of يحتفل; تأسس has no such fellow and follows الذي, not التي.
        fellow = counts.all["ي" + form[1:]] > 0.1 * counts.all[form]
        masculine = after["who"] + after["already"]
        if fellow or form.endswith(PRONOUNS) or max(after["which"], 5 * after["particle"]) > masculine:
            return False
    if is_future(counts, form):
        return False
    if form.endswith(PRONOUNS):
        # الذي بيده: a noun with a pronoun is no verb; حققته is, as حققت is.
        stem = next(form.removesuffix(pronoun) for pronoun in PRONOUNS if form.endswith(pronoun))
        return after["already"] >= 1 or (len(stem) > 2 and is_perfect(counts, stem))
    return True


def inflected(form: str) -> bool:
    """Whether a form has an ending that nouns of its length seldom have: تأسست, تعرضوا."""
    return len(form) > 3 and (form.endswith("وا") or (form[-1] == "ت" and form[-2] not in "اي"))


def is_future(counts: Counts, form: str) -> bool:
    """Whether a form is most likely another with س before it: ستبني, not سيطرت."""
    return form[0] == "س" and form[1] in IMPERFECT and counts.all[form[1:]] >= counts.all[form]


def is_no_verb(counts: Counts, form: str) -> bool:
    """Whether a noun looks like a perfect, or a verb with a letter before it: انترنت; سيفي; وادي, فساد."""
    verb, noun = verb_and_noun(counts, form)
    if noun < 3:
        return False
    if SURELY_PERFECT.fullmatch(form):
        return noun > verb
    if form[0] == "س" and form[1] in IMPERFECT:
        return noun > verb and (is_imperfect(counts, form[1:]) or form[2:4] == "ست")
    return form[0] in "وف" and noun >= 0.1 * counts.all[form] and is_perfect(counts, form[1:])


def rows(counts: Counts) -> Iterator[tuple[str, str, int, int]]:
    """Yield each form that is a verb: its letter, and how often it is a verb and a noun by its context."""
    no_verbs = set(NO_VERBS.split())
    for form in sorted(counts.all):
        if len(form) < 2 or form in no_verbs or not form.isalpha() or counts.total(form) < FEWEST:
            continue
        if form[0] in IMPERFECT and is_imperfect(counts, form):
            yield (form, "i", *verb_and_noun(counts, form))
        elif is_perfect(counts, form):
            yield (form, "p", *verb_and_noun(counts, form))
        elif is_no_verb(counts, form):
            yield (form, "n", *verb_and_noun(counts, form))


def main() -> None:
    """Count, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    counts = Counts()
    articles = 0
    for path in parser.parse_args().files:
        with gzip.open(path, "rb") as file:
            for item in map(json.loads, file):
                counts.add(read_text(f"{item.get('title') or ''}\n\n{item['text']}").words)
                articles += 1
    print(HEADER.format(articles=articles, words=counts.all.total()))
    for row in rows(counts):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
