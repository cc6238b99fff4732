"""What an input says of an article beyond our fields (section, desk, country), so that nothing is dropped."""

import json
from collections.abc import Collection, Mapping


def extra_of(fields: Mapping[str, object], used: Collection[str]) -> str | None:
    """Return the fields that are not used and not empty as one JSON object; None if there are none.

    The text is canonical: sorted keys, no spaces, so that one article gives one text.
    """
    further = {str(key): value for key, value in fields.items() if key not in used and _says(value)}
    if not further:
        return None
    return json.dumps(further, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def _says(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != {}
