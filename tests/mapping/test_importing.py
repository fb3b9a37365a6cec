"""What an import would do: a whole curriculum as a part of another one, and what changes, counted by table."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.errors import DataError, Fault
from planner.exchange import curriculum_template, workbook
from planner.exchange.formats import BY_FORMAT_NAME, Options
from planner.mapping import importing
from planner.model import Level, Scale
from tests.builders import tiny_curriculum, tiny_plan

WORKBOOK = BY_FORMAT_NAME["workbook"]
TWO = Scale((Level("i", "begun", "begins", 1), Level("M", "done", "does it", 2)))


def file(curriculum: Curriculum) -> dict[str, bytes]:
    return {"ours.xlsx": workbook.write(curriculum)}


def on(scale: Scale, **courses: dict[str, str]) -> Curriculum:
    """A curriculum of these courses, whose levels are then read on another scale, depth by depth."""
    made = tiny_curriculum(courses={code.replace("_", "-"): taught for code, taught in courses.items()})
    return made.replace(about=made.about.model_copy(update={"scale": scale}))


def test_a_whole_file_replaces_and_says_how_many_rows_it_takes_away() -> None:
    ours = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}})
    found = importing.understood(WORKBOOK, file(tiny_curriculum(courses={"B-1": {"mixing": "I"}})), ours, Options())
    assert [course.course_id for course in found.curriculum.courses] == ["B-1"]
    assert found.removed == 4  # The role, its need, the course and its link.
    frame = importing.counts_frame(found).set_index("table")
    assert frame.loc["courses"].to_dict() == {"read": 1, "added": 1, "changed": 0, "removed": 1}
    assert frame.loc["roles"].to_dict() == {"read": 0, "added": 0, "changed": 0, "removed": 1}


def test_a_whole_file_that_only_adds_takes_nothing_away() -> None:
    ours = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}})
    theirs = tiny_curriculum(courses={"B-1": {"mixing": "I"}}, about={"title": "Theirs"})
    found = importing.understood(WORKBOOK, file(theirs), ours, Options(), only_add=True)
    assert [course.course_id for course in found.curriculum.courses] == ["A-1", "B-1"]
    assert (found.removed, found.curriculum.about) == (0, ours.about)
    assert found.imported.understood[-1].startswith("Settings and example plans of the file stay behind")


def test_levels_of_another_scale_go_by_their_codes() -> None:
    ours = tiny_curriculum(courses={"A-1": {"mixing": "I"}})
    found = importing.understood(WORKBOOK, file(on(TWO, B_1={"mixing": "R"})), ours, Options(), only_add=True)
    (link,) = found.curriculum.taught_in("B-1")
    assert found.curriculum.scale.code(link.level) == "M"


def test_a_level_that_the_curriculum_does_not_know_is_a_fault_where_it_is_used() -> None:
    ours = on(TWO, A_1={"mixing": "I"})
    used = importing.understood(
        WORKBOOK, file(tiny_curriculum(courses={"B-1": {"mixing": "M"}})), ours, Options(), only_add=True
    )
    assert used.curriculum.taught_in("B-1")[0].level == 2
    with pytest.raises(DataError) as error:
        importing.understood(
            WORKBOOK, file(tiny_curriculum(courses={"B-1": {"mixing": "R"}})), ours, Options(), only_add=True
        )
    assert error.value.faults == (Fault("the file's levels", None, "code", "R", "a level of this curriculum (i, M)"),)


def test_other_example_plans_are_said() -> None:
    ours = tiny_curriculum(courses={"A-1": {"mixing": "I"}}, programmes={"major": {}})
    theirs = ours.replace(plans={"one": tiny_plan({"2026 Fall": ["A-1"]})})
    found = importing.understood(WORKBOOK, file(theirs), ours, Options())
    assert (found.changes, found.plans_differ) == ((), True)


def test_a_new_curriculum_adds_every_row() -> None:
    made = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}})
    found = importing.begun(WORKBOOK, file(made), Options())
    assert found.curriculum.fingerprint == made.fingerprint
    assert sum(change.before is None for change in found.changes) == 5
    with pytest.raises(ValueError, match="into"):
        importing.begun(BY_FORMAT_NAME["rsd"], {"a.csv": b"RSD Name,Skill Statement,Category\nA,Does a,B\n"}, Options())


def test_faults_are_a_table_of_texts() -> None:
    frame = importing.faults_frame(
        [Fault("a.csv", 3, "level", "X", "a level"), Fault("a.csv", None, None, None, "rows")]
    )
    assert frame.to_numpy().tolist() == [["a.csv", "3", "level", "X", "a level"], ["a.csv", "", "", "", "rows"]]


def test_an_empty_curriculum_has_the_usual_levels_or_its_own() -> None:
    usual = curriculum_template.empty("A", "B", "C")
    assert [level.code for level in usual.scale.levels] == ["I", "R", "M"]
    own = curriculum_template.empty("A", "B", "C", levels=[(" x ", "X", "does x")], seasons=[" Fall "])
    assert (own.scale.code(1), own.about.seasons) == ("x", ("Fall",))


@pytest.mark.parametrize(
    ("levels", "seasons"),
    [((), ("Fall",)), ((("", "A", "a"),), ("Fall",)), ((("I", "A", "a"), ("i", "B", "b")), ("Fall",)),
     ((("I", "A", "a"),), ()), ((("I", "A", "a"),), ("Fall", "fall"))],
)  # fmt: skip
def test_levels_and_seasons_that_cannot_be_told_apart_are_refused(
    levels: tuple[tuple[str, str, str], ...], seasons: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="own"):
        curriculum_template.empty("A", "B", "C", levels=levels, seasons=seasons)
