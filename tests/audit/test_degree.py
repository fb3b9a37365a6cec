"""The audit on cases that can be checked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from planner import plan_edits
from planner.audit import Audit, GroupAudit, GroupStanding, audit, is_complete
from planner.curriculum import Curriculum
from planner.plan import Pin, Substitution, Waiver
from tests.builders import tiny_curriculum, tiny_plan

CODES = ("A-1", "A-2", "A-3", "B-1", "B-2", "O-1")
FALL, SPRING = "2026 Fall", "2027 Spring"


def department(groups: dict[str, dict[str, Any]], **more: Any) -> Curriculum:
    """Courses of 3 credits, O-1 outside the degree; a major of 8 terms and a minor of 2."""
    programmes = {"major": {}, "minor": {"kind": "minor", "terms": 2}}
    return tiny_curriculum(
        courses={code: {} for code in CODES}, outside=["O-1"], programmes=programmes, groups=groups, **more
    )


def by_group(found: Audit) -> dict[str, GroupAudit]:
    return {row.group_id: row for row in found.groups}


def standings(found: Audit) -> dict[str, GroupStanding]:
    return {row.group_id: row.standing for row in found.groups}


CORE = {"pool": "A-1 | A-2", "least_credits": 6}
FREE = {"pool": "A-1 | A-2 | A-3 | B-1 | B-2", "least_credits": 6}


def test_a_group_is_met_by_completed_courses_in_progress_with_planned_ones_and_else_not() -> None:
    curriculum = department({name: {**CORE, "pool": pool} for name, pool in POOLS.items()})
    plan = tiny_plan({FALL: ["A-3", "B-1"]}, completed=["A-1", "A-2"], programmes=("major",))
    found = audit(curriculum, plan)

    assert standings(found) == {
        "first": GroupStanding.MET,
        "second": GroupStanding.IN_PROGRESS,
        "third": GroupStanding.NOT_MET,
    }
    rows = by_group(found)
    assert (rows["first"].completed, rows["first"].planned) == (("A-1", "A-2"), ())
    assert (rows["second"].completed, rows["second"].planned) == ((), ("A-3", "B-1"))
    assert (rows["third"].credits, rows["third"].least_credits) == (Fraction(0), Fraction(6))
    assert not found.is_complete
    assert not is_complete(curriculum, plan)


POOLS = {"first": "A-1 | A-2", "second": "A-3 | B-1", "third": "B-2 | O-1"}


def test_what_cannot_be_met_names_no_courses() -> None:
    curriculum = department({"third": {"pool": "B-2 | O-1", "least_credits": 6}})

    assert audit(curriculum, tiny_plan(programmes=("major",))).groups[0].would_meet is None


def test_courses_that_a_group_asks_for_by_name_are_not_lent_to_one_that_takes_any() -> None:
    """As shares of what is asked, 3 of 6 credits here and 6 of 6 there would lack less than 6 of 6 and 6 of 9."""
    curriculum = department({"core": {"pool": "A-1 | A-2 | A-3", "least_credits": 9}, "free": FREE})
    plan = tiny_plan(completed=["A-1", "A-2"], programmes=("major",))
    rows = by_group(audit(curriculum, plan))

    assert rows["core"].courses == ("A-1", "A-2")
    assert rows["core"].would_meet == ("A-3",)
    assert rows["free"].courses == ()
    assert rows["free"].would_meet == ("B-1", "B-2")


def test_the_assignment_is_not_first_come() -> None:
    curriculum = department(
        {"either": {"pool": "A-1 | B-1", "least_courses": 1}, "only": {"pool": "A-1", "least_courses": 1}}
    )
    plan = tiny_plan(completed=["A-1", "B-1"], programmes=("major",))
    rows = by_group(audit(curriculum, plan))

    assert (rows["either"].courses, rows["only"].courses) == (("B-1",), ("A-1",))
    assert is_complete(curriculum, plan)


def test_a_group_that_is_met_takes_no_more_and_the_rest_is_spare() -> None:
    curriculum = department({"core": {"pool": "A-1 | A-2 | A-3", "least_courses": 1}})
    found = audit(curriculum, tiny_plan({FALL: ["A-1", "A-2"]}, completed=["A-3"], programmes=("major",)))

    assert found.groups[0].courses == ("A-3",)
    assert found.spare == ("A-1", "A-2")


def test_a_course_counts_twice_only_where_both_groups_say_so() -> None:
    core = {"pool": "A-1", "least_courses": 1}
    both = department(
        {
            "core": {**core, "shares_with": ("minor-core",)},
            "minor-core": {**core, "programme_id": "minor", "shares_with": ("core",)},
        }
    )
    one = department(
        {"core": {**core, "shares_with": ("minor-core",)}, "minor-core": {**core, "programme_id": "minor"}}
    )
    plan = tiny_plan(completed=["A-1"], programmes=("major", "minor"))

    assert set(standings(audit(both, plan)).values()) == {GroupStanding.MET}
    assert standings(audit(one, plan)) == {"core": GroupStanding.MET, "minor-core": GroupStanding.NOT_MET}
    assert (is_complete(both, plan), is_complete(one, plan)) == (True, False)


def test_only_the_groups_of_the_plans_programmes_are_asked_for_in_their_order() -> None:
    curriculum = department({"core": CORE, "minor-core": {**CORE, "programme_id": "minor"}})

    assert list(standings(audit(curriculum, tiny_plan(programmes=("minor", "nowhere", "major"))))) == [
        "minor-core",
        "core",
    ]
    assert list(standings(audit(curriculum, tiny_plan(programmes=("major",))))) == ["core"]


def test_a_pin_is_kept_even_where_it_costs_a_group() -> None:
    curriculum = department({"core": CORE, "free": {**FREE, "least_credits": 3}})
    plan = tiny_plan(completed=["A-1", "A-2"], programmes=("major",), pins=(Pin(course_id="A-1", group_id="free"),))
    rows = by_group(audit(curriculum, plan))

    assert (rows["core"].courses, rows["free"].courses) == (("A-2",), ("A-1",))
    assert rows["free"].pinned == ("A-1",)
    assert (rows["core"].standing, rows["core"].would_meet) == (GroupStanding.NOT_MET, None)


def test_pins_that_say_nothing_are_passed_over() -> None:
    curriculum = department({"core": CORE, "free": FREE, "other": {"pool": "B-1", "least_courses": 1}})
    pins = (
        Pin(course_id="A-1", group_id="other"),
        Pin(course_id="A-1", group_id="nowhere"),
        Pin(course_id="X-1", group_id="core"),
        Pin(course_id="A-1", group_id="core"),
        Pin(course_id="A-1", group_id="free"),
    )
    rows = by_group(audit(curriculum, tiny_plan(completed=["A-1"], programmes=("major",), pins=pins)))

    assert (rows["core"].pinned, rows["free"].pinned, rows["other"].courses) == (("A-1",), (), ())


def test_a_further_course_is_offered_to_the_group_that_a_pin_gives_it() -> None:
    curriculum = department({"core": {"pool": "A-1 | A-2", "least_courses": 1}, "free": {**FREE, "least_credits": 3}})
    plan = tiny_plan(programmes=("major",), pins=(Pin(course_id="A-1", group_id="free"),))

    assert {row.group_id: row.would_meet for row in audit(curriculum, plan).groups} == {
        "core": ("A-2",),
        "free": ("A-1",),
    }


def test_a_substitution_counts_as_the_course_it_stands_for() -> None:
    curriculum = department({"core": {"pool": "A-1", "least_courses": 1}})
    stands_for = Substitution(course_id="B-1", stands_for="A-1", reason="the department agreed")
    plan = tiny_plan(completed=["B-1"], programmes=("major",))

    assert audit(curriculum, plan.replace(substitutions=(stands_for,))).groups[0].completed == ("B-1",)
    assert audit(curriculum, plan).groups[0].completed == ()
    assert not is_complete(curriculum, tiny_plan(programmes=("major",), substitutions=(stands_for,)))


def test_a_substitution_counts_as_itself_too_but_is_one_course() -> None:
    rule = {"least_courses": 1}
    curriculum = department({"core": {"pool": "A-1", **rule}, "other": {"pool": "B-1", **rule}})
    stands_for = Substitution(course_id="B-1", stands_for="A-1", reason="the department agreed")
    plan = tiny_plan(completed=["B-1"], programmes=("major",), substitutions=(stands_for,))
    rows = by_group(audit(curriculum, plan))

    assert (rows["other"].courses, rows["core"].courses, rows["core"].would_meet) == (("B-1",), (), ("A-1",))
    assert is_complete(curriculum, plan_edits.complete(plan, "A-1"))


def test_a_waived_group_is_not_asked_for_and_says_why() -> None:
    curriculum = department({"core": CORE, "free": FREE})
    plan = tiny_plan(
        completed=["A-1", "A-2"],
        programmes=("major",),
        waivers=(Waiver(group_id="core", reason="an examination"), Waiver(group_id="core", reason="said again")),
        pins=(Pin(course_id="A-1", group_id="core"),),
    )
    rows = by_group(audit(curriculum, plan))

    assert (rows["core"].standing, rows["core"].reason) == (GroupStanding.WAIVED, "an examination")
    assert (rows["core"].courses, rows["core"].would_meet) == ((), ())
    assert (rows["free"].standing, rows["free"].reason) == (GroupStanding.MET, None)
    assert is_complete(curriculum, plan)


def test_unlisted_credits_are_named_and_not_counted() -> None:
    curriculum = department({"core": {**CORE, "unlisted_credits": 2.5}})
    found = audit(curriculum, tiny_plan(completed=["A-1"], programmes=("major",))).groups[0]

    assert (found.unlisted, found.credits) == (Fraction(5, 2), Fraction(3))
    assert found.standing is GroupStanding.NOT_MET


def test_a_course_of_unknown_credits_is_one_course_and_no_credits() -> None:
    groups = {"by-credits": {"pool": "A-1", "least_credits": 1}, "by-courses": {"pool": "A-1", "least_courses": 1}}
    curriculum = department(groups, credits={"A-1": None})
    found = audit(curriculum, tiny_plan(completed=["A-1"], programmes=("major",)))

    assert standings(found) == {"by-credits": GroupStanding.NOT_MET, "by-courses": GroupStanding.MET}
    assert by_group(found)["by-credits"].would_meet is None


def test_tenths_of_a_credit_are_summed_without_a_rounding_error() -> None:
    tenths = dict.fromkeys(("A-1", "A-2", "A-3"), 0.1)
    curriculum = department({"core": {"pool": "A-1 | A-2 | A-3", "least_credits": 0.3}}, credits=tenths)

    assert is_complete(curriculum, tiny_plan(completed=["A-1", "A-2", "A-3"], programmes=("major",)))


def test_courses_outside_and_unknown_ones_count_for_nothing() -> None:
    curriculum = department({"core": {"pool": "A-1 | O-1", "least_courses": 1}})
    found = audit(curriculum, tiny_plan(completed=["O-1", "X-1"], programmes=("major",)))

    assert (found.groups[0].courses, found.spare) == ((), ())


def test_excluded_courses_are_not_offered() -> None:
    curriculum = department({"core": {"pool": "A-1 | A-2", "least_courses": 1}})

    assert audit(curriculum, tiny_plan(programmes=("major",), exclusions=("A-1",))).groups[0].would_meet == ("A-2",)


def test_of_sets_of_one_size_the_one_of_fewest_credits_then_the_first_of_the_table_is_offered() -> None:
    group = {"pool": "A-1 | A-2 | A-3 | B-1", "least_courses": 2}
    curriculum = department({"core": group}, credits={"A-1": 4})

    assert audit(curriculum, tiny_plan(programmes=("major",))).groups[0].would_meet == ("A-2", "A-3")


def test_a_plan_beyond_the_terms_of_a_programme_is_not_complete() -> None:
    curriculum = department({"core": {**CORE, "programme_id": "minor"}})
    in_time = tiny_plan({FALL: ["A-1"], SPRING: ["A-2"], "2027 Fall": []}, programmes=("minor",))
    too_late = tiny_plan({FALL: ["A-1"], SPRING: [], "2027 Fall": ["A-2"]}, programmes=("minor",))

    assert is_complete(curriculum, in_time)
    assert audit(curriculum, too_late).within_terms is False
    assert set(standings(audit(curriculum, too_late)).values()) == {GroupStanding.IN_PROGRESS}
    assert not is_complete(curriculum, too_late)
    assert is_complete(curriculum, too_late.replace(programmes=("major",)))


def test_terms_that_lie_behind_count_among_the_terms_of_a_programme() -> None:
    curriculum = department({"core": {**CORE, "programme_id": "minor"}})
    plan = tiny_plan({FALL: ["A-1"], SPRING: ["A-2"]}, programmes=("minor",))
    behind = plan.replace(completed=({"course_id": "A-3", "term": "2026 Spring"},))

    assert (is_complete(curriculum, plan), is_complete(curriculum, behind)) == (True, False)


def test_a_group_that_asks_for_nothing_is_met() -> None:
    curriculum = department({"core": {"pool": "A-1"}})
    found = audit(curriculum, tiny_plan(completed=["A-1"], programmes=("major",)))

    assert (found.groups[0].standing, found.groups[0].courses, found.spare) == (GroupStanding.MET, (), ("A-1",))


def test_without_a_programme_nothing_is_asked_for() -> None:
    found = audit(department({"core": CORE}), tiny_plan(completed=["A-1"]))

    assert (found.groups, found.is_complete, found.spare) == ((), True, ("A-1",))
