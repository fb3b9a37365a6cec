"""Changes one after another: what is refused is left out and said, and a scenario becomes edits of a draft."""

from __future__ import annotations

from planner import requisites
from planner.curriculum import Curriculum
from planner.editing import applied, faults_of, remove_row, set_cells
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    NewCourse,
    Scenario,
    SetCourse,
    Teach,
    edits_of_change,
    including,
    play,
    suggested,
    to_edits,
)
from planner.tables import TABLES
from tests.scenario.school import school

SCHOOL = school()
NEW = NewCourse("N-9", "New one", teaches=(("mixing", "M"),))


def same_rows(one: Curriculum, other: Curriculum) -> bool:
    """Whether two curricula hold the same rows, in whatever order."""
    return all(sorted(map(repr, one.rows(t.name))) == sorted(map(repr, other.rows(t.name))) for t in TABLES)


def test_each_change_is_made_to_what_the_ones_before_it_left() -> None:
    played = play(SCHOOL, [Add(NEW), SetCourse("N-9", "prerequisites", "A-1"), Teach("N-9", "writing", "I")])
    assert played.refused == ()
    course = played.curriculum.course("N-9")
    assert course.prerequisites == requisites.Taken("A-1")
    assert [link.skill_id for link in played.curriculum.taught_in("N-9")] == ["mixing", "writing"]


def test_what_cannot_be_made_is_left_out_and_said_by_its_place() -> None:
    played = play(SCHOOL, [Drop(("A-1",)), Teach("A-1", "mixing", "M"), Drop(("B-4",))])
    assert [(refused.number, refused.why) for refused in played.refused] == [
        (1, "“A-1” is no course of this curriculum.")
    ]
    assert [course.course_id for course in played.curriculum.courses] == ["A-2", "B-1", "B-2", "B-3"]


def test_no_changes_leave_the_very_same_curriculum() -> None:
    assert play(SCHOOL, []).curriculum is SCHOOL
    assert to_edits(SCHOOL, []) == ()


def test_a_change_is_exactly_its_edits() -> None:
    assert edits_of_change(SCHOOL, Drop(("A-1",))) == (
        remove_row("courses", ("A-1",)),
        remove_row("course_skills", ("A-1", "editing")),
        remove_row("course_skills", ("A-1", "mixing")),
        set_cells("courses", ("B-2",), {"prerequisites": "A-2", "prerequisites_basis": "local"}),
        set_cells("courses", ("B-4",), {"prerequisites": ""}),
        set_cells("requirement_groups", ("core",), {"pool": "A-2", "basis": "local"}),
    )


def test_a_scenario_becomes_edits_that_make_the_same_curriculum() -> None:
    levels = [Teach("N-9", "mixing", code) for code in ("R", "M")]
    changes: list[Change] = [Merge(("A-1", "A-2"), NEW), Drop(("A-1",)), *levels]
    played, edits = play(SCHOOL, changes), to_edits(SCHOOL, changes)
    drafted = applied(SCHOOL, edits)
    assert drafted.faults == ()
    assert same_rows(drafted.curriculum, played.curriculum)
    assert faults_of(drafted.curriculum) == ()
    assert len({edit.place for edit in edits}) == len(edits)


def test_a_course_merged_into_one_of_its_own_code_is_an_edit_of_its_cells_for_a_draft() -> None:
    edits = to_edits(SCHOOL, [Merge(("A-1", "A-2"), NewCourse("A-2", "Both", credits="3"))])
    assert (remove_row("courses", ("A-1",)) in edits, remove_row("courses", ("A-2",)) in edits) == (True, False)


def test_a_scenario_takes_in_the_changes_of_another_after_its_own() -> None:
    one = Scenario("One", (Drop(("A-1",)),), base=3, note="first")
    other = Scenario("Other", (Drop(("B-4",)),), base=2, note="second")
    assert including(one, other) == Scenario("One", (Drop(("A-1",)), Drop(("B-4",))), 3, "first")


def test_a_course_for_several_is_suggested_from_what_they_are(default: Curriculum) -> None:
    found = suggested(default, ("MP-320", "MP-385"), "MP-399", "Records")
    assert (found.course_id, found.title, found.credits, found.suggested_term) == ("MP-399", "Records", "4", "6")
    assert (found.prerequisites, found.corequisites) == ("MP-318 & MP-340", "none")
    assert dict(found.teaches)["multitrack-recording"] == "M"
    assert play(default, [Merge(("MP-320", "MP-385"), found)]).refused == ()


def test_a_suggested_course_is_offered_where_all_of_them_are_and_leaves_open_what_one_leaves_open() -> None:
    courses = tuple(
        row.model_copy(update={"terms": seasons, "credits": credits_})
        for row, seasons, credits_ in zip(
            SCHOOL.courses[:3], (("Fall", "Spring"), ("Fall",), ()), (3.0, 1.5, None), strict=True
        )
    )
    curriculum = SCHOOL.replace(courses=(*courses, *SCHOOL.courses[3:]))
    two = suggested(curriculum, ("A-1", "A-2"))
    assert (two.terms, two.credits, two.prerequisites) == ("Fall", "4.5", "")
    assert suggested(curriculum, ("A-1", "B-1")).credits == ""
    assert suggested(curriculum, ("A-1",)).title == "Course A-1"
    assert suggested(curriculum, ("A-2", "B-3")).prerequisites == "none"
