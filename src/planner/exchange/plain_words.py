"""What pydantic found wrong, in words that complete "expected …" and need no programmer to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

Facts = Mapping[str, Any]

_WITH_FACTS: Mapping[str, Callable[[Facts], str]] = {
    "value_error": lambda facts: str(facts["error"]),
    "literal_error": lambda facts: str(facts["expected"]).replace("'", ""),
    "greater_than": lambda facts: f"more than {facts['gt']:g}",
    "greater_than_equal": lambda facts: f"at least {facts['ge']:g}",
    "less_than": lambda facts: f"less than {facts['lt']:g}",
    "less_than_equal": lambda facts: f"at most {facts['le']:g}",
    "too_short": lambda facts: "a text that is not blank" if facts["field_type"] == "Value" else "at least one value",
}
_BY_TYPE: Mapping[str, str] = {
    "missing": "a value; there is none",
    "finite_number": "a number that is finite",
    "string_type": "a text",
    "string_unicode": "a text of whole characters",
    "tuple_type": "a list",
    "extra_forbidden": "no field of this name",
    "dataclass_type": "a term such as 2026 Fall",
}
_BY_KIND: Mapping[str, str] = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2026-08-31",
    "model": "an object with named fields",
    "dict": "an object with named fields",
}
"""By the first word of a type: int_parsing, int_from_float … are one thing to a reader."""


def expected(error: ErrorDetails) -> str:
    """What stands in the place of the fault when it is put right."""
    name = error["type"]
    if name in _WITH_FACTS:
        return _WITH_FACTS[name](error["ctx"])
    return _BY_TYPE.get(name) or _BY_KIND.get(name.partition("_")[0], error["msg"].removeprefix("Input should be "))


def place(location: Sequence[int | str]) -> str:
    """Where in a nested file: `terms[2].courses[0]`."""
    words = ""
    for part in location:
        words += f"[{part}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def found(error: ErrorDetails) -> str | None:
    """The wrong value in words, None where it is lacking or is no single value."""
    value = error["input"]
    if error["type"] == "missing" or not isinstance(value, str | int | float):
        return None
    try:
        return str(value)
    except ValueError:  # A whole number of more digits than Python writes.
        return "a very large number"
