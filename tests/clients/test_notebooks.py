"""The examples for pandas and polars in docs/bi.md."""

import re
from typing import Any

import pytest
from sqlalchemy import Engine, make_url
from support import ROOT

from timeline.db.addresses import addresses

PAGE = (ROOT / "docs" / "bi.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def address_of(engine: Engine) -> str:
    """What is printed, with the password that a server may ask for."""
    address = make_url(addresses(engine.url)["sqlalchemy"])
    return address.set(password=engine.url.password).render_as_string(hide_password=False)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_day_is_not_before_itself_in_an_example(news: Engine, example: str) -> None:
    names: dict[str, Any] = {"address": address_of(news)}
    exec(compile(example, "docs/bi.md", "exec"), names)
    names["engine"].dispose()
    assert list(names["before"]["edtf"]) == ["2017-07-09"]
    assert str(names["events"]["latest"].dtype).lower().startswith("datetime")


def test_there_is_an_example_for_each_kind_of_table() -> None:
    assert {"pandas", "polars"} == {re.match(r"import (\w+)", example)[1] for example in EXAMPLES}  # type: ignore[index]
