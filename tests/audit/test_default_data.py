"""The audit of the example plans, and laws that hold on the real curriculum."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import plan_edits
from planner.audit import GroupStanding, audit, is_complete
from planner.curriculum import Curriculum
from planner.plan import Completed
from planner.tables import RequirementGroup

BOTH = ("mpe-major", "acoustics-electronics-minor")


def test_the_complete_example_plans_are_complete_by_planned_courses(default: Curriculum) -> None:
    for name in ("live-sound", "game-audio"):
        found = audit(default, default.plans[name])
        assert {row.standing for row in found.groups} == {GroupStanding.IN_PROGRESS}
        assert (found.is_complete, found.spare) == (True, ())
        assert is_complete(default, default.plans[name])


def test_the_required_core_leaves_the_electives_open(default: Curriculum) -> None:
    found = audit(default, default.plans["required-core"])
    lacking = {row.group_id: (float(row.credits), row.would_meet) for row in found.groups if row.would_meet != ()}

    assert lacking == {
        "mpe-major-electives": (0, ("MP-343", "MTEC-340")),
        "mpe-free-electives": (0, ("LMSC-130", "LMSC-208", "LMSC-210")),
    }


def test_one_course_of_acoustics_counts_for_the_major_and_the_minor(default: Curriculum) -> None:
    plan = default.plans["live-sound"].replace(programmes=BOTH)
    rows = {row.group_id: row for row in audit(default, plan).groups}

    assert rows["mpe-acoustics"].courses == rows["minor-acoustics"].courses
    assert rows["minor-electronics"].would_meet == ("LMSC-210",)
    assert rows["minor-choice"].would_meet == ("LMSC-P307", "LMSC-P310")


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_adding_what_would_meet_every_group_makes_a_plan_complete(default: Curriculum, data: st.DataObject) -> None:
    """Of a plan of a few courses: group after group is met by the courses that are named for it."""
    first = default.plans["live-sound"].first_term
    taken = data.draw(st.lists(st.sampled_from(default.catalogue), max_size=12, unique=True))
    plan = plan_edits.empty_plan(default, "Some courses", first, programmes=("mpe-major",)).replace(
        completed=tuple(Completed(course_id=code) for code in taken)
    )
    for _ in default.groups_of("mpe-major"):
        lacking = next((row for row in audit(default, plan).groups if row.standing is GroupStanding.NOT_MET), None)
        if lacking is None:
            break
        assert lacking.would_meet
        for code in lacking.would_meet:
            plan = plan_edits.complete(plan, code)
    assert is_complete(default, plan)


def test_the_order_of_rows_and_of_courses_changes_no_standing(default: Curriculum) -> None:
    plan = default.plans["required-core"].replace(programmes=BOTH)
    turned = default.replace(
        courses=tuple(reversed(default.courses)), requirement_groups=tuple(reversed(default.requirement_groups))
    )

    def facts(curriculum: Curriculum) -> dict[str, tuple[object, ...]]:
        return {
            row.group_id: (row.standing, row.credits, len(row.would_meet or ()))
            for row in audit(curriculum, plan).groups
        }

    assert facts(default) == facts(turned)


def test_pools_of_the_groups_are_those_of_the_rules(default: Curriculum) -> None:
    plan = default.plans["live-sound"].replace(programmes=BOTH)
    groups: dict[str, RequirementGroup] = {row.group_id: row for row in default.requirement_groups}

    for row in audit(default, plan).groups:
        assert row.unlisted == (groups[row.group_id].unlisted_credits or 0)
        assert (row.least_courses, row.least_credits) == (
            groups[row.group_id].least_courses,
            groups[row.group_id].least_credits,
        )
