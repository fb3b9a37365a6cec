"""Another id for a row, everywhere it stands."""

from __future__ import annotations

import pytest

from planner import pools, requisites, tables
from planner.curriculum import Curriculum
from planner.editing import applied, difference, faults_of, remove_row, set_cells
from planner.editing.renaming import renamed, retitled
from planner.editing.uses import Use, uses
from tests.builders import tiny_curriculum


@pytest.fixture
def tiny() -> Curriculum:
    return tiny_curriculum(
        {"mixer": {"mixing": "M"}},
        {"A-1": {"mixing": "I"}, "A-2": {"mixing": "R"}, "A-11": {}},
        prerequisites={"A-2": 'A-1 & (A-11 | "good ears")'},
        corequisites={"A-11": "2 of (A-1, A-2, credits >= 3)"},
        conditions={"ears": "Good ears"},
        programmes={"major": {}},
        groups={
            "core": {"pool": "(A-1 | A-2) except A-1", "shares_with": "rest"},
            "rest": {"pool": 'subject = "A-1"', "shares_with": "core"},
        },
        alumni=(tables.Alumnus(alumnus_id="ann", name="Ann", role_id="mixer"),),
        evidence=(tables.Evidence(role_id="mixer", sentence=1, paraphrase="Mixes.", use="duty"),),
    )


def _after(curriculum: Curriculum, table: str, old: str, new: str) -> Curriculum:
    made = applied(curriculum, renamed(curriculum, table, old, new))
    assert made.faults == ()
    assert faults_of(made.curriculum) == ()
    return made.curriculum


def test_a_course_is_renamed_in_links_requisites_and_pools_and_in_no_other_text(tiny: Curriculum) -> None:
    after = _after(tiny, "courses", "A-1", "B 1")
    assert [link.course_id for link in after.course_skills] == ["A-2", "B 1"]
    assert after.course("A-2").prerequisites == requisites.parse('`B 1` & (A-11 | "good ears")')
    assert after.course("A-11").corequisites == requisites.parse("2 of (`B 1`, A-2, credits >= 3)")
    core, rest = after.requirement_groups
    assert pools.unparse(core.pool) == "(`B 1` | A-2) except `B 1`"
    assert pools.unparse(rest.pool) == 'subject = "A-1"'
    assert after.course("B 1").title == "Course A-1"
    assert not after.has("courses", "A-1")


def test_a_role_is_renamed_where_it_is_a_part_of_keys(tiny: Curriculum) -> None:
    after = _after(tiny, "roles", "mixer", "mixing-engineer")
    assert [(need.role_id, need.skill_id) for need in after.role_skills] == [("mixing-engineer", "mixing")]
    assert [row.role_id for row in after.evidence] == ["mixing-engineer"]
    assert after.alumni[0].role_id == "mixing-engineer"


def test_a_group_is_renamed_in_the_lists_of_others(tiny: Curriculum) -> None:
    after = _after(tiny, "requirement_groups", "core", "kernel")
    assert {group.group_id: group.shares_with for group in after.requirement_groups} == {
        "rest": ("kernel",),
        "kernel": ("rest",),
    }


def test_renaming_one_row_of_a_table_leaves_the_edits_small(tiny: Curriculum) -> None:
    assert renamed(tiny, "conditions", "ears", "hearing") == (
        remove_row("conditions", ("ears",)),
        set_cells("conditions", ("hearing",), {"title": "Good ears"}),
    )
    assert renamed(tiny, "courses", "A-1", "A-1") == ()


def test_a_condition_gets_another_title_in_requisites_whatever_their_case(tiny: Curriculum) -> None:
    made = applied(tiny, retitled(tiny, "ears", 'Ears, "golden"'))
    assert made.curriculum.conditions[0].title == 'Ears, "golden"'
    assert made.curriculum.course("A-2").prerequisites == requisites.parse('A-1 & (A-11 | "Ears, ""golden""")')
    assert faults_of(made.curriculum) == ()


@pytest.mark.parametrize(
    ("table", "old", "new", "expected"),
    [
        ("courses", "A-1", "A-2", "an id that no other row has"),
        ("courses", "A-1", "=A", "an id that does not begin like a formula"),
        ("skills", "mixing", "Live Mixing", "lower-case words joined by -"),
        ("skills", "mixing", "", "a value; there is none"),
        ("role_skills", "mixer", "x", "a table with one id a row"),
    ],
)
def test_an_id_that_cannot_be_is_refused(tiny: Curriculum, table: str, old: str, new: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        renamed(tiny, table, old, new)


def test_a_row_that_is_not_there_is_refused(tiny: Curriculum) -> None:
    with pytest.raises(KeyError):
        renamed(tiny, "courses", "A-9", "A-8")
    with pytest.raises(KeyError):
        retitled(tiny, "nothing", "x")


def test_there_and_back_changes_nothing(tiny: Curriculum, default: Curriculum) -> None:
    assert difference(tiny, _after(_after(tiny, "courses", "A-1", "Z-9"), "courses", "Z-9", "A-1")) == ()
    for table, item in (
        ("courses", "MP-211"),
        ("skills", "mixing"),
        ("sources", "our-reading"),
        ("programmes", "mpe-major"),
    ):
        assert difference(default, _after(_after(default, table, item, "new-9"), table, "new-9", item)) == ()


def test_uses_say_where_a_row_is_named(tiny: Curriculum) -> None:
    assert uses(tiny, "courses", {"course_id": "A-1"}) == (
        Use("course_skills", ("A-1", "mixing"), "course_id"),
        Use("courses", ("A-2",), "prerequisites"),
        Use("courses", ("A-11",), "corequisites"),
        Use("requirement_groups", ("core",), "pool"),
    )
    assert uses(tiny, "conditions", {"condition_id": "ears", "title": "good EARS"}) == (
        Use("courses", ("A-2",), "prerequisites"),
    )
    assert uses(tiny, "skills", {"skill_id": "nothing"}) == ()
