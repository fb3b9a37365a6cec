"""What each kind of change makes of a curriculum: courses, requisites, pools, teaching."""

from __future__ import annotations

import pytest

from planner import pools, requisites
from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    SetCourse,
    SetGroup,
    Teach,
    edits_of_change,
    faults_of_change,
    play,
)
from tests.scenario.school import school

SCHOOL = school()
NEW = NewCourse("N-9", "New one")


def after(*changes: Change, curriculum: Curriculum = SCHOOL) -> Curriculum:
    """The curriculum after changes that can all be made."""
    played = play(curriculum, changes)
    assert played.refused == ()
    return played.curriculum


def asked(curriculum: Curriculum, course_id: str) -> str | None:
    found = curriculum.course(course_id).prerequisites
    return None if found is None else requisites.unparse(found)


def pool(curriculum: Curriculum, group_id: str) -> str:
    return pools.unparse(next(row.pool for row in curriculum.requirement_groups if row.group_id == group_id))


def held(curriculum: Curriculum, group_id: str) -> tuple[str, ...]:
    return pool_of(curriculum, next(row for row in curriculum.requirement_groups if row.group_id == group_id))


def taught(curriculum: Curriculum, course_id: str) -> dict[str, int]:
    return {link.skill_id: link.level for link in curriculum.taught_in(course_id)}


def test_a_dropped_course_leaves_alternatives_and_takes_bare_requisites_with_it() -> None:
    found = after(Drop(("A-1",)))
    assert not found.has("courses", "A-1")
    assert (asked(found, "B-2"), asked(found, "B-4")) == ("A-2", None)
    assert pool(found, "core") == "A-2"
    assert {link.course_id for link in found.course_skills} == {"A-2", "B-1", "B-2"}
    assert asked(after(Drop(("B-1",))), "B-3") == "A-2"


def test_courses_dropped_together_take_a_requisite_that_named_them_alone() -> None:
    found = after(SetGroup("entry", "pool", "A-2 | B-2"), Drop(("B-1", "B-3")))
    assert [course.course_id for course in found.courses] == ["A-1", "A-2", "B-2", "B-4"]
    both = after(SetGroup("entry", "pool", "B-2"), SetGroup("core", "pool", "B-2"), Drop(("A-2", "B-1")))
    assert (asked(both, "B-3"), asked(both, "B-2")) == (None, "A-1")


def test_dropping_all_that_a_degree_rule_names_is_refused_with_its_name() -> None:
    (fault,) = faults_of_change(SCHOOL, Drop(("A-2",)))
    assert fault.field == "course_ids"
    assert fault.why == "The degree rule “Entry” asks for nothing else. Say first what it asks for instead."


def test_an_added_course_has_the_subject_and_level_of_its_code_and_is_mapped_by_what_it_teaches() -> None:
    course = NewCourse("A-210", "Mixing 2", credits="2", terms="Fall", prerequisites="A-1", teaches=(("mixing", "M"),))
    hundreds = after(Add(NewCourse("A-101", "Like the others")))
    assert hundreds.course("A-101").course_level is None  # A-1 has a level and no number of three digits
    found = after(Add(course)).course("A-210")
    assert (found.title, found.credits, found.subject, found.terms, found.mapped) == (
        "Mixing 2",
        2.0,
        "A",
        ("Fall",),
        True,
    )
    assert (found.title_basis, found.credits_basis, found.terms_basis) == ("local", "local", "local")
    assert taught(after(Add(course)), "A-210") == {"mixing": 3}
    assert not after(Add(NEW)).is_mapped("N-9")
    assert after(Add(NewCourse("N-9", "x", subject="B", course_level="300"))).course("N-9").course_level == 300


def test_a_level_is_read_from_the_code_where_all_other_codes_have_it(default: Curriculum) -> None:
    found = after(Add(NewCourse("LMSC-P444", "x")), Add(NewCourse("MP-999", "y")), curriculum=default)
    assert (found.course("LMSC-P444").course_level, found.course("MP-999").course_level) == (400, 900)


def test_a_group_takes_a_new_course_in_where_its_rule_does_not_hold_it_already() -> None:
    assert pool(after(Add(NEW, "core")), "core") == "A-1 | A-2 | N-9"
    assert held(after(Add(NEW, "electives")), "electives") == ("B-1", "B-2", "B-3", "N-9")
    own = after(Add(NewCourse("B-9", "Elective"), "electives"))
    assert pool(own, "electives") == 'subject = "B" except B-4'
    assert held(own, "electives") == ("B-1", "B-2", "B-3", "B-9")


def test_a_course_that_replaces_another_takes_its_place_and_teaches_what_it_says() -> None:
    found = after(Replace("A-1", NewCourse("N-9", "New one", credits="3", teaches=(("writing", "R"),))))
    assert not found.has("courses", "A-1")
    assert (asked(found, "B-2"), asked(found, "B-4")) == ("N-9 & A-2", "N-9")
    assert pool(found, "core") == "N-9 | A-2"
    assert taught(found, "N-9") == {"writing": 2}
    course = found.course("N-9")
    assert (course.department, course.subject, course.course_level) == ("A", "N", 100)


def test_a_course_may_be_replaced_under_its_own_code() -> None:
    found = after(Replace("A-1", NewCourse("A-1", "Begun anew", teaches=(("mixing", "R"),))))
    assert [course.course_id for course in found.courses] == [course.course_id for course in SCHOOL.courses]
    course = found.course("A-1")
    assert (course.title, course.credits, course.title_basis) == ("Begun anew", None, "local")
    assert taught(found, "A-1") == {"mixing": 2}
    assert pool(found, "core") == "A-1 | A-2"


def test_a_replacement_is_in_the_pools_that_held_the_old_course_by_rule() -> None:
    found = after(Replace("B-1", NEW))
    assert held(found, "electives") == ("B-2", "B-3", "N-9")
    assert pool(found, "electives") == '(subject = "B" except B-4) | N-9'
    assert held(after(Replace("B-4", NewCourse("B-9", "x"))), "electives") == ("B-1", "B-2", "B-3")


def test_merged_courses_are_one_everywhere_and_teach_the_deepest_of_each() -> None:
    found = after(Merge(("A-1", "A-2"), NEW))
    assert [course.course_id for course in found.courses] == ["B-1", "B-2", "B-3", "B-4", "N-9"]
    assert (asked(found, "B-2"), asked(found, "B-3"), asked(found, "B-4")) == ("N-9", "N-9 | B-1", "N-9")
    assert (pool(found, "core"), pool(found, "entry")) == ("N-9", "N-9")
    assert taught(found, "N-9") == {"mixing": 2, "editing": 2}
    assert found.is_mapped("N-9")
    said = after(Merge(("A-1", "A-2"), NewCourse("N-9", "New", teaches=(("writing", "I"),))))
    assert taught(said, "N-9") == {"writing": 1}


def test_merged_courses_may_become_one_of_them_and_one_that_nobody_mapped_keeps_the_whole_unmapped() -> None:
    found = after(Merge(("A-1", "A-2"), NewCourse("A-2", "Both")))
    assert (found.course("A-2").title, taught(found, "A-2")) == ("Both", {"editing": 2, "mixing": 2})
    assert asked(found, "B-2") == "A-2"
    unmapped = SCHOOL.replace(
        courses=tuple(row.model_copy(update={"mapped": row.course_id != "A-1"}) for row in SCHOOL.courses)
    )
    assert not after(Merge(("A-1", "A-2"), NEW), curriculum=unmapped).is_mapped("N-9")


def test_the_grounds_of_what_is_taught_stay_with_merged_courses(default: Curriculum) -> None:
    found = after(Merge(("MP-320", "MP-385"), NewCourse("MP-399", "Both")), curriculum=default)
    bases = {link.basis for link in found.taught_in("MP-399")}
    assert bases == {link.basis for code in ("MP-320", "MP-385") for link in default.taught_in(code)}


def test_a_cell_of_a_course_and_of_a_group_is_set_for_the_department() -> None:
    found = after(SetCourse("A-1", "credits", "4"), SetCourse("A-1", "terms", "Fall;Spring"))
    course = found.course("A-1")
    assert (course.credits, course.credits_basis, course.terms) == (4.0, "local", ("Fall", "Spring"))
    empty = after(SetCourse("B-4", "prerequisites", " ")).course("B-4")
    assert (empty.prerequisites, empty.prerequisites_basis) == (None, None)
    group = after(SetGroup("core", "least_credits", "3")).requirement_groups[0]
    assert (group.least_credits, group.basis) == (3.0, "local")


def test_what_is_taught_and_needed_changes_by_cell() -> None:
    assert taught(after(Teach("A-1", "mixing", "M")), "A-1") == {"mixing": 3, "editing": 2}
    assert taught(after(Teach("A-1", "mixing", "")), "A-1") == {"editing": 2}
    assert edits_of_change(SCHOOL, Teach("B-3", "mixing", "")) == ()
    needs = after(Need("writer", "editing", "I", "useful"), Need("mixer", "editing", "", ""))
    assert [(need.skill_id, need.level, need.importance, need.basis) for need in needs.needs_of("writer")] == [
        ("writing", 2, "essential", None),
        ("editing", 1, "useful", "local"),
    ]
    assert [need.skill_id for need in needs.needs_of("mixer")] == ["mixing"]
    assert after(Need("mixer", "mixing", "", "useful")).needs_of("mixer")[0].level is None


def test_a_course_that_teaches_something_from_now_on_is_mapped(default: Curriculum) -> None:
    unmapped = next(course.course_id for course in default.courses if not course.mapped)
    found = after(Teach(unmapped, "mixing", "I"), curriculum=default)
    assert found.is_mapped(unmapped)


@pytest.mark.parametrize("change", [Need("writer", "mixing", "", ""), Teach("B-3", "mixing", " ")])
def test_taking_away_what_is_not_there_changes_nothing(change: Change) -> None:
    assert after(change) == SCHOOL
