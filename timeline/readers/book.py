"""A work of book length is read in sections: each is an article of its own.

Sections begin at headings, so that what a heading says of the text after it (the year of an annal) is in the
same section; where a section has to be cut within one, the headings that govern it are passed on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from timeline.arabic.lexicon import load
from timeline.arabic.script import fold_word
from timeline.printed import Heading

# Characters of a work that is one article, and of a section: a hundred pages, which take a second.
LONGEST_SECTION = 100_000
# An annal may be as many times as long: its parts have their year from its heading.
_LONGEST_ANNAL = 4
# Characters of a heading in a title.
_LONGEST_HEADING = 120
# The fewest headings with a year that make a work one of annals.
_FEWEST_ANNALS = 2
# Kinds of words of the lexicon: the word for year, and a number after it.
_YEARS = {("unit", "year"), ("definite_unit", "year")}
_NUMBERS = {"cardinal", "hundreds", "one", "compared", "hour_word"}
# What may precede the year in the heading of an annal.
_BEFORE_YEAR = {
    "opens_heading", "enters_year", "calendar_month", "weak_calendar_month", "month", "month_epithet",
}  # fmt: skip
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text, from start to end. level: of a heading, 1 for the highest; None for a paragraph.

    words: of a heading that is not in the text, such as the number of a division.
    """

    start: int
    end: int
    level: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text. headings: those before it that govern it, the highest first; own: the heading that it
    opens with."""

    start: int
    end: int
    headings: tuple[Heading, ...] = ()
    own: str | None = None


def sections(text: str, lines: Sequence[TextLine], longest: int = LONGEST_SECTION) -> list[Section]:
    """Cut a text where it is longer than `longest`: into annals if its headings name years, else by its
    highest headings; parts that are still too long by their lower ones, and at last between paragraphs.

    An annal is cut only if it is four times as long; a single paragraph never is.
    """
    if not lines:
        return []
    return [_section(text, part, above) for part, above in _parts(text, lines, (), longest)]


def _section(text: str, lines: Sequence[TextLine], above: tuple[Heading, ...]) -> Section:
    """The section of some lines; the headings that open it and are not in the text are passed on as well."""
    unwritten = list(takewhile(lambda line: line.words is not None, lines))
    own = next((line for line in lines[len(unwritten) :][:1] if line.level), None)
    headings = (*above, *(Heading(line.level or 1, line.words or "") for line in unwritten))
    return Section(lines[0].start, lines[-1].end, headings, _text(text, own) if own else None)


def section_title(work: str, section: Section, number: int) -> str:
    """Return the title of a section: its work and its headings, or its number if it opens with none."""
    headings = [*(one.text for one in section.headings), *([section.own] if section.own else [])]
    named = ": ".join(filter(None, [work, *(one[:_LONGEST_HEADING] for one in headings)]))
    return named if section.own else f"{named} ({number})".strip()


_Part = tuple[Sequence[TextLine], tuple[Heading, ...]]


def _parts(
    text: str, lines: Sequence[TextLine], above: tuple[Heading, ...], longest: int, whole: bool = True
) -> Iterator[_Part]:
    """The parts of some lines with the headings above each; whole: the lines are all of the work."""
    size = lines[-1].end - lines[0].start
    annal = not whole and lines[0].level is not None and _opens_annal(_text(text, lines[0]))
    if size <= (_LONGEST_ANNAL * longest if annal else longest) or len(lines) == 1:
        yield lines, above
        return
    cuts = _annals(text, lines) or _highest(lines) or _between_paragraphs(lines, longest)
    for start, end in pairwise([0, *cuts, len(lines)]):
        if start < end:
            inner = _open_at(text, lines, start, above, whole)
            yield from _parts(text, lines[start:end], inner, longest, whole=False)


def _annals(text: str, lines: Sequence[TextLine]) -> list[int]:
    """The headings of annals, of the highest level that has several."""
    naming: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.level and _opens_annal(_text(text, line)):
            naming.setdefault(line.level, []).append(index)
    for level in sorted(naming):
        if len(naming[level]) >= _FEWEST_ANNALS and (cuts := _apart(lines, naming[level])):
            return cuts
    return []


def _highest(lines: Sequence[TextLine]) -> list[int]:
    """The headings of the highest level that cuts the lines at all."""
    for level in sorted({line.level for line in lines[1:] if line.level}):
        if cuts := _apart(lines, [index for index, line in enumerate(lines) if line.level == level]):
            return cuts
    return []


def _apart(lines: Sequence[TextLine], cuts: Sequence[int]) -> list[int]:
    """The cuts before which there is a paragraph: headings that follow one another stay together."""
    kept: list[int] = []
    for cut in cuts:
        last = kept[-1] if kept else 0
        if any(line.level is None for line in lines[last:cut]):
            kept.append(_first_of_headings(lines, cut))
    return kept


def _first_of_headings(lines: Sequence[TextLine], cut: int) -> int:
    """A heading after higher ones without text between them: they open its section too."""
    level = lines[cut].level or 0
    while cut > 1 and (lines[cut - 1].level or level) < level:
        cut -= 1
    return cut


def _between_paragraphs(lines: Sequence[TextLine], longest: int) -> list[int]:
    cuts: list[int] = []
    start = lines[0].start
    for index, line in enumerate(lines[1:], 1):
        # A heading stays with what it is the heading of.
        if line.end - start > longest and lines[index - 1].level is None:
            cuts.append(index)
            start = line.start
    return cuts


def _open_at(
    text: str, lines: Sequence[TextLine], at: int, above: Sequence[Heading], whole: bool
) -> tuple[Heading, ...]:
    """The headings that are still in force at a line: a heading ends those of its own and lower levels.

    The heading that a section opens with stays in force to its end, as where an editor gave the years of the
    annals and everything in them the same level.
    """
    if at == 0:
        return tuple(above)
    governing = list(above)
    kept = len(governing)
    opening = lines[0].level
    if opening:
        governing.append(Heading(opening, _text(text, lines[0])))
        kept += not whole
    for line in lines[1:at]:
        if line.level:
            governing[kept:] = [one for one in governing[kept:] if one.level < line.level]
            governing.append(Heading(line.level, _text(text, line)))
    level = lines[at].level
    if level:
        governing[kept:] = [one for one in governing[kept:] if one.level < level]
    return tuple(governing)


def _text(text: str, line: TextLine) -> str:
    return text[line.start : line.end] if line.words is None else line.words


def _opens_annal(heading: str) -> bool:
    """Whether a heading names a year and begins with it: محرم الحرام سنة 1111, ذكر الحوادث في سنة ست.

    A happening with a year (كارثة الحج سنة 1113) belongs to the annal that it is in.
    """
    words = [fold_word(word) for word in _WORD.findall(heading)]
    known = load()
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if word.isdigit():
            return len(word) > 2
        readings = known.words[word].readings if word in known.words else {}
        if _YEARS & readings.items():
            return following.isdigit() or _is_number(following)
        if not (_BEFORE_YEAR & readings.keys() or _is_month_of_two(words, index)):
            return False
    return False


def _is_number(word: str) -> bool:
    form = load().words.get(word)
    return form is not None and bool(_NUMBERS & form.readings.keys())


def _is_month_of_two(words: Sequence[str], index: int) -> bool:
    """Whether a word is part of a name of two words: ربيع الأول."""
    phrases = load().phrases
    return any(
        _BEFORE_YEAR & form.readings.keys()
        for pair in (words[index : index + 2], words[max(index - 1, 0) : index + 1])
        for tail, form in phrases.get((pair[0], pair[-1]), ())
        if not tail
    )
