"""Where a changed fact comes from: whoever sets it sets it for the department, unless they say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planner.editing.edits import Key, RowEdit, set_cells

_ROW = "basis"
FACTS: Mapping[str, Mapping[str, str]] = {
    "courses": {
        "title": "title_basis",
        "credits": "credits_basis",
        "suggested_term": "suggested_term_basis",
        "prerequisites": "prerequisites_basis",
        "corequisites": "corequisites_basis",
        "strict_corequisites": "corequisites_basis",
        "terms": "terms_basis",
    },
    "course_skills": {"level": _ROW},
    "role_skills": {"level": _ROW, "importance": _ROW},
    "programmes": dict.fromkeys(("terms", "total_credits", "unlisted_credits"), _ROW),
    "requirement_groups": dict.fromkeys(
        ("pool", "least_credits", "least_courses", "unlisted_credits", "shares_with"), _ROW
    ),
}
"""By table: the column that says where a column's facts come from."""
LOCAL = "local"
Stands = Callable[[str, Key], Mapping[str, str] | None]
"""The cells of a row of a table as they stand before an edit; None where there is no such row."""


def with_basis(edits: Iterable[RowEdit], stands: Stands) -> tuple[RowEdit, ...]:
    """The edits, with the basis "local" for each fact that they change and give no basis; none for one made empty.

    A changed level of a course's link loses its evidence and source, as on the map (`planner.effects.set_level`).
    """
    return tuple(_with_basis(edit, stands) for edit in edits)


def _with_basis(edit: RowEdit, stands: Stands) -> RowEdit:
    facts = FACTS.get(edit.table, {})
    if edit.cells is None or not facts:
        return edit
    cells, here = dict(edit.cells), stands(edit.table, edit.key) or {}
    for name, basis in facts.items():
        if name in cells and basis not in dict(edit.cells):
            cells[basis] = LOCAL if cells[name] or basis == _ROW else ""
    if edit.table == "course_skills" and "level" in cells and here:
        cells = {"evidence": "", "source_id": "", **cells}
    changed = {name: text for name, text in cells.items() if name in dict(edit.cells) or here.get(name, "") != text}
    return set_cells(edit.table, edit.key, changed)
