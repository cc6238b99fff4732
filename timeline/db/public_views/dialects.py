"""What the engines write differently in the SQL of the public views.

The SQL of a view has @name(argument, ...) for it. Names and places of a mention are lines of parts that tabs
separate (projections/mention_columns.py): SQLite splits them as JSON.
"""

import re
from collections.abc import Mapping
from typing import Literal

DialectName = Literal["sqlite", "postgresql"]
_CALL = re.compile(r"@(\w+)\(([^()]*)\)")
# lines: rows, one for each line of a column, to be joined under a name; part: a part of such a line, from 1,
# empty if there is none; last: the greatest of the texts of a group, by code point; joined: the texts of a
# group, in the order of its rows.
_WORDS: Mapping[DialectName, Mapping[str, str]] = {
    "sqlite": {
        "lines": (
            "json_each('[[' || replace(replace(json_quote(replace(trim({0}, char(10)), '\\', '/')), "
            "'\\n', '\"],[\"'), '\\t', '\",\"') || ']]') AS {1}"
        ),
        "part": "coalesce(json_extract({0}.value, '$[' || ({1} - 1) || ']'), '')",
        "last": "max({0})",
        "joined": "group_concat({0}, '; ')",
        "by_code_point": "{0}",
    },
    "postgresql": {
        "lines": "unnest(string_to_array(btrim({0}, chr(10)), chr(10))) AS {1}(value)",
        "part": "split_part({0}.value, chr(9), {1})",
        "last": 'max({0} COLLATE "C")',
        "joined": "string_agg({0}, '; ')",
        "by_code_point": '{0} COLLATE "C"',
    },
}


def in_dialect(sql: str, dialect: DialectName) -> str:
    """Return the SQL of a view with what one engine writes for each @name(...)."""
    words = _WORDS[dialect]
    return _CALL.sub(lambda call: words[call[1]].format(*map(str.strip, call[2].split(","))), sql)
