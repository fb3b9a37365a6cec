"""Values as an editor gives them, as the texts that a draft keeps."""

from __future__ import annotations

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.tabular.columns import Column
from planner.tabular.standing import ids, name_of


def text_of(column: Column, value: object, curriculum: Curriculum) -> str:
    """The text of a cell that holds this value; "" for none.

    An expression that can be read is written as it is printed, a name of something that is referred to becomes its id,
    and an id in the wrong case is put right. What is no value of the column stays as it was typed.

    >>> from planner.tabular.columns import Column
    >>> text_of(Column("credits", "number"), 3.0, None)
    '3'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    text = str(value).strip()
    if column.kind == "date":
        return text.partition("T")[0]
    if column.kind == "list":
        return ";".join(part for part in map(str.strip, text.split(";")) if part)
    if column.kind in {"requisite", "pool"}:
        return expression(column, text)
    if column.target and text:
        return _id(text, column.target, curriculum)
    return text


def expression(column: Column, text: str) -> str:
    """An expression as it is printed, or as it was typed where it cannot be read."""
    if not text:
        return ""
    try:
        return (
            requisites.unparse(requisites.parse(text))
            if column.kind == "requisite"
            else pools.unparse(pools.parse(text))
        )
    except ValueError:
        return text


def _id(text: str, table: str, curriculum: Curriculum) -> str:
    """The id that a text means: itself, the same in another case, or that of the one row that is called so."""
    known = ids(curriculum, table)
    if text in known:
        return text
    wanted = text.casefold()
    alike = [item for item in known if item.casefold() == wanted]
    called = alike or [item for item in known if name_of(curriculum, table, item).casefold() == wanted]
    return called[0] if len(called) == 1 else text
