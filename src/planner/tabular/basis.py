"""Where a changed fact comes from: whoever types it in sets it for the department, unless they say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.editing import RowEdit, set_cells
from planner.tabular.standing import Standing

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


def with_basis(edits: Iterable[RowEdit], standing: Standing) -> tuple[RowEdit, ...]:
    """The edits, with the basis "local" for each fact that they change and give no basis; none for one made empty.

    A changed level of a course's link loses its evidence and source, as on the map (`planner.effects.set_level`).
    """
    return tuple(_with_basis(edit, standing) for edit in edits)


def _with_basis(edit: RowEdit, standing: Standing) -> RowEdit:
    facts = FACTS.get(edit.table, {})
    if edit.cells is None or not facts:
        return edit
    cells, stands = dict(edit.cells), standing.cells(edit.table, edit.key) or {}
    for name, basis in facts.items():
        if name in cells and basis not in dict(edit.cells):
            cells[basis] = LOCAL if cells[name] or basis == _ROW else ""
    if edit.table == "course_skills" and "level" in cells and stands:
        cells = {"evidence": "", "source_id": "", **cells}
    changed = {name: text for name, text in cells.items() if name in dict(edit.cells) or stands.get(name, "") != text}
    return set_cells(edit.table, edit.key, changed)
