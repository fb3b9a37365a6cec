"""Names with markup are only text: on every page, of a curriculum whose every name has some."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.curriculum import Curriculum
from planner.model import Scale
from planner.tables import TABLES, Row
from tests.builders import tiny_curriculum, tiny_plan
from tests.ui.exchange import kept, page
from tests.ui.partial import PLACES

MARKUP = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![p](http://evil.example/p.png) :material/home: $x$ **b** `c`"
)
RAW = re.compile(r"(?<!\\)(<script|\[x\]|!\[p|:material|\$x|\*\*b\*\*|`c`)")
"""Markup that is not escaped."""
NAMES = ("title", "name", "category", "summary", "definition", "family", "department", "paraphrase", "note", "evidence")
PLAIN = {"selectbox", "text_input", "text", "dataframe", "arrow_data_frame", "text_area", "code", "number_input"}
"""Elements that show their values as plain text."""


def marked(row: Row) -> Row:
    """The row with markup in each of its names; names stay different."""
    fields: dict[str, Any] = {}
    for name in NAMES:
        if isinstance(getattr(row, name, None), str):
            fields[name] = f"{getattr(row, name)} {MARKUP}"
    return row.model_copy(update=fields)


def curriculum() -> Curriculum:
    """A role, an outcome, skills, courses with requisites, a programme and a plan, all named with markup."""
    made = tiny_curriculum(
        {"mixer": {"mixing": "M", "ears": ("R", "useful"), "rigging": "I"}, "listens": {"ears": "M"}},
        {"A-1": {"mixing": "I", "ears": "M"}, "B-1": {"mixing": "M"}, "OX-1": {"rigging": "R"}},
        outside=["OX-1"],
        prerequisites={"B-1": "A-1 | ready"},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
        conditions={"ready": "Ready"},
        role_columns={"listens": {"kind": "outcome"}},
        about={name: f"{name} {MARKUP}" for name in ("title", "institution", "department", "disclaimer")},
    )
    rows = {table.name: tuple(marked(row) for row in made.rows(table.name)) for table in TABLES}
    levels = tuple(replace(level, name=f"{level.name} {MARKUP}", sentence=MARKUP) for level in made.scale.levels)
    made = made.replace(about=made.about.model_copy(update={"scale": Scale(levels)}))
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["B-1"]}).replace(title=f"Plan {MARKUP}")
    return made.replace(**rows, plans={"one": plan})


def shown(block: Any) -> Iterator[Any]:
    """The elements of a page, also those in containers."""
    for child in getattr(block, "children", {}).values():
        if hasattr(child, "children"):
            yield child
            yield from shown(child)
        else:
            yield child


def markdown(element: Any) -> Iterator[str]:
    """The texts of an element that the browser reads as Markdown: words, labels, help, choices side by side."""
    proto = getattr(element, "proto", None)
    if element.type not in PLAIN and isinstance(getattr(element, "value", None), str):
        yield element.value
    for name in ("label", "help", "caption"):
        text = getattr(proto, name, "")
        if isinstance(text, str):
            yield text
    if element.type == "button_group":
        yield from (option.content for option in getattr(proto, "options", ()))
    if element.type in {"table", "arrow_table"}:
        yield from (str(cell) for cell in (*element.value.columns, *element.value.index, *element.value.values.flat))
    columns = getattr(proto, "columns", "")
    if isinstance(columns, str) and columns:
        yield from (str(settings.get("help") or "") for settings in json.loads(columns).values())


def raw(at: AppTest) -> list[str]:
    """The texts with markup that would run or show as something else."""
    return [text for element in shown(at.main) for text in markdown(element) if RAW.search(text)]


@pytest.fixture(autouse=True)
def held() -> None:
    kept("marked", curriculum())


@pytest.mark.parametrize(("path", "query"), PLACES, ids=str)
def test_no_name_is_markup(path: str, query: dict[str, str]) -> None:
    assert raw(page(path, "marked", **query)) == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("explore/roles", {"role": "mixer"}),
        ("explore/roles", {"role": "mixer", "about": "Nearest roles"}),
        ("explore/skills", {"skill": "mixing"}),
        ("explore/courses", {"course": "B-1"}),
        ("student/gaps", {"role": "mixer"}),
        ("student/electives", {"role": "mixer"}),
        ("faculty/curriculum", {"course": "A-1", "skill": "mixing"}),
        ("faculty/suggest", {"course": "A-1"}),
        ("department/review", {"review": "Risks", "review_finding": "Taught by nobody"}),
    ],
)
def test_no_name_is_markup_on_the_page_of_one_thing(path: str, query: dict[str, str]) -> None:
    assert raw(page(path, "marked", **query)) == []


def test_the_search_finds_raw_markup() -> None:
    columns = f"{{'a': st.column_config.Column(help={MARKUP!r})}}"
    elements = (
        f"st.markdown({MARKUP!r})", f"st.button({MARKUP!r})", f"st.table([{MARKUP!r}])",
        f"st.dataframe({{'a': [1]}}, column_config={columns})",
    )  # fmt: skip
    at = AppTest.from_string("\n".join(("import streamlit as st", *elements))).run()
    assert len(raw(at)) == len(elements)
