"""The year named before, after a month: 5 نيسان من العام نفسه, في أيار من السنة التالية."""

from timeline.arabic.lexicon.closed import FROM, IN
from timeline.arabic.tokens import Tokens


def same_year_after(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """من العام نفسه, في نفس السنة, من العام التالي: (years from the one named before, next index).

    `index` is the word after the month.
    """
    if tokens.words[index : index + 1] not in ([FROM], [IN]) or tokens.gap(index - 1).strip(" "):
        return None
    unit = index + 1
    if not tokens.joined(index):
        return None
    if tokens.reading(unit, "anaphoric_before") == 0 and tokens.joined(unit):
        return (0, unit + 2) if tokens.reading(unit + 1, "definite_unit") == "year" else None
    if tokens.reading(unit, "definite_unit") != "year" or not tokens.joined(unit):
        return None
    shift = tokens.reading(unit + 1, "anaphoric")
    return (shift, unit + 2) if isinstance(shift, int) else None
