"""Laws of editing tables: renaming undoes itself, and a grid's tellings lead to what it shows."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.editing import applied, difference, faults_of, remove_row
from planner.editing.removing import removal
from planner.editing.renaming import renamed
from planner.editing.rows import row_cells
from planner.tabular.filter import RowFilter
from planner.tabular.reading import Told, Typed, beginning, step, told
from planner.tabular.sheet import sheet
from planner.tabular.standing import Standing, ids
from tests.builders import tiny_curriculum
from tests.tabular.standings import standing

COURSES = ("A-1", "A-2", "B-1", "B 2")
codes = st.sampled_from(["A-1", "A-2", "B-1", "`B 2`"])


def _joined(parts: list[str], sign: str) -> str:
    return f" {sign} ".join(f"({part})" for part in parts)


requisite_texts = st.recursive(
    st.one_of(codes, st.just('"good ears"'), st.just("credits >= 6")),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: _joined(parts, "&")),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: _joined(parts, "|")),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"2 of ({', '.join(parts)})"),
    ),
    max_leaves=6,
)
pool_texts = st.recursive(
    st.one_of(codes, st.just('subject = "A"'), st.just("course_level >= 200")),
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.sampled_from(["&", "|", "except"]).map(lambda sign: _joined(parts, sign))
    ),
    max_leaves=6,
)


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    """Four courses in requisites that refer to others before them, and two groups."""
    return tiny_curriculum(
        {"mixer": {"mixing": "M"}, "tuner": {"mixing": "R", "editing": "I"}},
        {"A-1": {"mixing": "I"}, "A-2": {"editing": "R"}, "B-1": {}, "B 2": {"mixing": "M"}, "C-1": {}},
        corequisites={"C-1": draw(requisite_texts)},
        prerequisites={"C-1": draw(requisite_texts)},
        conditions={"ears": "good ears"},
        programmes={"major": {}},
        groups={"core": {"pool": draw(pool_texts), "shares_with": "rest"}, "rest": {"pool": draw(pool_texts)}},
    )


tables_and_ids = st.sampled_from(
    [
        *(("courses", course_id) for course_id in COURSES),
        ("skills", "mixing"),
        ("roles", "tuner"),
        ("conditions", "ears"),
        ("programmes", "major"),
        ("requirement_groups", "rest"),
    ]
)


def _put(curriculum: Curriculum, table: str, old: str, new: str) -> Curriculum:
    done = applied(curriculum, renamed(curriculum, table, old, new))
    assert done.faults == ()
    return done.curriculum


@given(curricula(), tables_and_ids)
@settings(max_examples=60, deadline=None)
def test_renaming_there_and_back_changes_nothing(curriculum: Curriculum, row: tuple[str, str]) -> None:
    table, old = row
    there = _put(curriculum, table, old, "new-id")
    assert faults_of(there) == ()
    assert old not in ids(there, table)
    assert difference(curriculum, _put(there, table, "new-id", old)) == ()


@given(curricula(), tables_and_ids)
@settings(max_examples=60, deadline=None)
def test_removing_a_row_with_all_that_names_it_leaves_only_what_is_left_to_a_person(
    curriculum: Curriculum, row: tuple[str, str]
) -> None:
    table, item = row
    found = removal(curriculum, table, row_cells(curriculum, table, (item,)) or {})
    done = applied(curriculum, found.edits)
    assert done.faults == ()
    left = {(use.table, use.key, use.column) for use in found.left}
    assert {(fault.table, fault.key, fault.column) for fault in faults_of(done.curriculum)} == left


BASE = tiny_curriculum(skills=["mixing", "editing", "welding", "tuning"])
names = st.sampled_from(["", "Mixing", "Editing", "Drums", "Live sound"])
cells = st.fixed_dictionaries(
    {},
    optional={
        "name": names,
        "category": st.sampled_from(["", "a", "b"]),
        "skill_id": st.sampled_from(["", "mixing", "x"]),
    },
)
edited = st.dictionaries(
    st.integers(0, 3),
    st.fixed_dictionaries({}, optional={"name": names, "category": st.sampled_from(["", "a", "b"])}),
    max_size=3,
)
tellings = st.lists(
    st.fixed_dictionaries(
        {
            "edited_rows": edited,
            "added_rows": st.lists(cells, max_size=3),
            "deleted_rows": st.lists(st.integers(0, 3), max_size=2, unique=True),
        }
    ),
    min_size=1,
    max_size=4,
)


def _told_all(states: list[dict[str, Any]]) -> Standing:
    """The draft after an editor has told each of these states; rows once taken out stay out of all later ones."""
    edits: list[Any] = []
    made, held = sheet(standing(BASE), "skills", RowFilter()), Told()
    begin = beginning("skills", RowFilter())
    gone: set[int] = set()
    for state in states:
        gone |= set(state["deleted_rows"])
        draft = standing(BASE, edits)
        now = told(made, Typed.of({**state, "deleted_rows": sorted(gone)}), draft, begin, held.added)
        edits += step(made, held, now, draft)
        held = now
    return standing(BASE, edits)


@given(tellings)
@settings(max_examples=80, deadline=None)
def test_the_draft_is_what_the_grid_last_showed(states: list[dict[str, Any]]) -> None:
    after = _told_all(states)
    last = states[-1]
    gone = {place for state in states for place in state["deleted_rows"]}
    for place, skill in enumerate(BASE.skills):
        shown = after.cells("skills", (skill.skill_id,))
        if place in gone:
            assert (
                shown is None or not after.is_saved("skills", (skill.skill_id,)) or skill.skill_id in _typed_ids(last)
            )
            continue
        assert shown is not None
        typed = last["edited_rows"].get(place, {})
        assert shown["name"] == typed.get("name", skill.name)
        assert shown["category"] == typed.get("category", skill.category)
    filled = [row for row in last["added_rows"] if any(row.values())]
    new = {*after.touched("skills")} - {
        (skill.skill_id,) for place, skill in enumerate(BASE.skills) if place not in gone
    }
    found = sorted((cells["name"], cells["category"]) for key in new if (cells := after.cells("skills", key)))
    assert found == sorted((row.get("name", ""), row.get("category", "")) for row in filled)


def _typed_ids(state: dict[str, Any]) -> set[str]:
    return {row.get("skill_id", "") for row in state["added_rows"]} | {
        row.get("name", "").casefold() for row in state["added_rows"]
    }


@given(curricula())
@settings(max_examples=30, deadline=None)
def test_nothing_typed_is_no_edit(curriculum: Curriculum) -> None:
    draft = standing(curriculum, [remove_row("skills", ("editing",))])
    for table in ("courses", "requirement_groups", "skills"):
        made = sheet(draft, table, RowFilter())
        same = {
            place: {
                column.name: cells[column.name]
                for column in made.columns
                if column.kind in {"requisite", "pool", "text"}
            }
            for place, cells in enumerate(made.cells)
        }
        now = told(made, Typed.of({"edited_rows": same}), draft, {})
        assert step(made, Told(), now, draft) == ()
