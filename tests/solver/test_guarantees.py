"""Guaranteed and possible: worked cases, and the default curriculum."""

from __future__ import annotations

import threading
from fractions import Fraction

import pytest

from planner.audit import is_complete
from planner.course_sets import required_core
from planner.coverage import role_coverage
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.plan import Lock, Plan
from planner.problems import is_legal
from planner.solver import Assumption, Clash, Guarantees, NeedCertainty, NotFound, RuleKind
from planner.solver.guarantees import guarantees, question_of
from tests.builders import tiny_curriculum, tiny_plan

MAJOR = "mpe-major"


def _known(found: object) -> Guarantees:
    assert isinstance(found, Guarantees)
    return found


@pytest.fixture(scope="module")
def over_all(default: Curriculum) -> Guarantees:
    return _known(guarantees(default, MAJOR))


def _two_ways(**more: object) -> Curriculum:
    """One course for all; then a mixing course or a billing course, and no credits for both."""
    return tiny_curriculum(
        {"mixer": {"listening": "I", "mixing": "M", "billing": ("I", "useful"), "rigging": "I"}},
        {"A-1": {"listening": "R"}, "A-2": {"mixing": "R", "listening": "I"}, "A-3": {"billing": "I"}},
        programmes={"major": {"terms": 2, "total_credits": 6}},
        groups={"core": {"pool": "A-1", "least_courses": 1}, "choice": {"pool": "A-2 | A-3", "least_courses": 1}},
        **more,  # type: ignore[arg-type]
    )


def test_least_and_most_of_a_role_with_two_ways() -> None:
    role = _known(guarantees(_two_ways(), "major")).roles["mixer"]
    assert [role.met.least, role.met.most] == [1, 2]  # listening alone; listening and billing
    assert role.coverage is not None
    assert role.coverage.least == Fraction(2 + 1, 7)  # listening 2, billing 1, of 2 + 2 + 1 + 2
    assert role.coverage.most == (2 + Fraction(2 * 2, 3)) / 7  # listening, and two thirds of mixing
    assert set(role.coverage.least_plan.courses) == {"A-1", "A-3"}
    assert set(role.met.least_plan.courses) == {"A-1", "A-2"}


def test_each_need_is_guaranteed_reachable_or_out_of_reach() -> None:
    role = _known(guarantees(_two_ways(), "major")).roles["mixer"]
    assert role.needs == {
        "listening": NeedCertainty.GUARANTEED,
        "mixing": NeedCertainty.OUT_OF_REACH,
        "billing": NeedCertainty.REACHABLE,
        "rigging": NeedCertainty.OUT_OF_REACH,
    }


def test_each_skill_has_the_depth_in_every_plan_and_in_any() -> None:
    assert _known(guarantees(_two_ways(), "major")).skills == {
        "listening": (2, 2),
        "mixing": (0, 2),
        "billing": (0, 1),
        "rigging": (0, 0),
    }


def test_coverage_is_none_where_no_level_is_stated() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": (None, "essential")}}, {"A-1": {"mixing": "I"}}, programmes={"major": {}}
    )
    role = _known(guarantees(curriculum, "major")).roles["mixer"]
    assert role.coverage is None
    assert [role.met.least, role.met.most] == [0, 1]


def test_a_plan_holds_its_completed_courses_locks_and_exclusions_and_not_what_it_plans() -> None:
    plan = tiny_plan({"2026 Fall": ["A-2"], "2027 Spring": []}, programmes=("major",), exclusions=("A-2",))
    role = _known(guarantees(_two_ways(), "major", plan=plan)).roles["mixer"]
    assert [role.met.least, role.met.most] == [2, 2]
    locked = plan.replace(exclusions=(), locks=(Lock(course_id="A-2"),))
    role = _known(guarantees(_two_ways(), "major", plan=locked)).roles["mixer"]
    assert [role.met.least, role.met.most] == [1, 1]


def test_a_plan_of_another_programme_is_asked_for_both() -> None:
    plan = tiny_plan({"2026 Fall": []}, programmes=("minor",))
    curriculum = tiny_curriculum(programmes={"major": {}, "minor": {"kind": "minor"}})
    assert question_of(curriculum, "major", plan).plan.programmes == ("minor", "major")


def test_conditions_are_free_and_ticked_in_the_plans_that_count_on_them() -> None:
    curriculum = _two_ways(prerequisites={"A-3": '"mathematics"'}, conditions={"maths": "Mathematics"})
    role = _known(guarantees(curriculum, "major")).roles["mixer"]
    assert role.met.most_plan.conditions == ("maths",)
    assert role.met.least_plan.conditions == ()
    for plan in (role.met.most_plan, role.met.least_plan):
        assert is_legal(curriculum, plan)


def test_where_no_plan_is_legal_there_is_a_clash() -> None:
    curriculum = _two_ways(prerequisites={"A-1": "A-2 & A-3"})
    found = guarantees(curriculum, "major")
    assert isinstance(found, Clash)
    assert {rule.kind for rule in found.rules} == {RuleKind.GROUP, RuleKind.REQUISITES, RuleKind.DEGREE}


def test_an_unknown_programme_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        guarantees(_two_ways(), "minor")


def test_assumptions_name_what_they_concern_and_stand_only_where_they_apply() -> None:
    bare = tiny_curriculum(
        courses={"A-1": {}},
        prerequisites={"A-1": "none"},
        terms={"A-1": ("Fall",)},
        programmes={"major": {"kind": "minor"}},
    )
    assert _known(guarantees(bare, "major")).assumptions == ()
    rich = tiny_curriculum(
        courses={"A-1": {}, "A-2": {}, "X-1": {}},
        prerequisites={"A-1": '"mathematics"'},
        conditions={"maths": "Mathematics", "ear": "Ear training"},
        terms={"A-2": ("Fall",)},
        outside=("X-1",),
        unmapped=("A-2",),
        course_columns={"A-1": {"prerequisites_basis": "assumed"}},
        programmes={"major": {"total_credits": 6, "unlisted_credits": 1}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 1, "unlisted_credits": 1, "basis": "inferred"}},
        plans={"one": tiny_plan({"2026 Fall": [], "2027 Spring": []})},
    )
    assert dict(_known(guarantees(rich, "major")).assumptions) == {
        Assumption.UNKNOWN_REQUISITES: ("A-2",),
        Assumption.UNKNOWN_OFFERINGS: ("A-1",),
        Assumption.INFERRED_RULES: ("core", "A-1"),
        Assumption.UNLISTED_CREDITS: ("major", "core"),
        Assumption.WITHIN_DEGREE: ("major",),
        Assumption.CONDITIONS_FREE: ("maths",),
        Assumption.UNMAPPED_COURSES: ("A-2",),
        Assumption.TERMS_OF_THE_YEAR: ("Fall", "Spring"),
        Assumption.NO_OUTSIDE: ("X-1",),
    }


def test_terms_begin_where_the_example_plans_begin() -> None:
    plans = {"one": tiny_plan({"2027 Fall": []}), "other": tiny_plan({"2026 Fall": [], "2027 Spring": []})}
    asked = question_of(tiny_curriculum(programmes={"major": {"terms": 3}}, plans=plans), "major")
    assert [str(entry.term) for entry in asked.plan.terms] == ["2026 Fall", "2027 Spring", "2027 Fall"]
    asked = question_of(tiny_curriculum(programmes={"major": {"terms": 2}}), "major")
    assert [entry.term.season for entry in asked.plan.terms] == ["Spring", "Summer"]


def test_whoever_stops_it_gets_no_half_answer(default: Curriculum) -> None:
    stop = threading.Event()

    def tell(progress: Progress) -> None:
        if progress.what == "roles":
            stop.set()

    found = guarantees(default, MAJOR, watch=Watch(tell, stop))
    assert isinstance(found, NotFound)
    assert found.stopped


def test_without_time_nothing_is_called_proved(default: Curriculum) -> None:
    found = guarantees(default, MAJOR, time_limit_s=0.0)
    assert isinstance(found, NotFound)
    assert not found.stopped


def test_progress_counts_up_to_its_end(default: Curriculum) -> None:
    told = list[Progress]()
    guarantees(_two_ways(), "major", watch=Watch(told.append))
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert {step.of for step in told} == {2 + 4 * 1}


def test_every_figure_of_the_default_curriculum_is_proved(over_all: Guarantees) -> None:
    assert over_all.is_proved
    ranges = [found for role in over_all.roles.values() for found in (role.met, role.coverage) if found is not None]
    assert len(ranges) == 2 * 23
    assert all(found.is_proved and found.least <= found.most for found in ranges)


def test_every_plan_that_gives_a_figure_is_legal_complete_and_gives_it(
    default: Curriculum, over_all: Guarantees
) -> None:
    seen: dict[tuple[str, ...], Plan] = {}
    for role in over_all.roles.values():
        assert role.coverage is not None
        for figures in (role.met, role.coverage):
            for plan, value in ((figures.least_plan, figures.least), (figures.most_plan, figures.most)):
                seen[plan.courses] = plan
                coverage = role_coverage(default, role.role_id, plan.courses)
                assert (coverage.needs_met if figures is role.met else coverage.coverage) == value
    for plan in seen.values():
        assert is_legal(default, plan)
        assert is_complete(default, plan)


def test_figures_lie_between_required_core_and_catalogue_and_around_every_complete_plan(
    default: Curriculum, over_all: Guarantees
) -> None:
    core = required_core(default, MAJOR)
    complete = [plan for plan in default.plans.values() if is_legal(default, plan) and is_complete(default, plan)]
    assert complete
    for role_id, role in over_all.roles.items():
        assert role.coverage is not None
        low, high = (role_coverage(default, role_id, courses) for courses in (core, default.catalogue))
        assert low.needs_met <= role.met.least
        assert role.met.most <= high.needs_met
        assert low.coverage is not None
        assert high.coverage is not None
        assert low.coverage <= role.coverage.least
        assert role.coverage.most <= high.coverage
        for plan in complete:
            held = role_coverage(default, role_id, set(plan.courses) - set(default.outside))
            assert held.coverage is not None
            assert role.met.least <= held.needs_met <= role.met.most
            assert role.coverage.least <= held.coverage <= role.coverage.most


def test_needs_and_skills_say_the_same(default: Curriculum, over_all: Guarantees) -> None:
    for role_id, role in over_all.roles.items():
        for need in default.needs_of(role_id):
            least, most = over_all.skills[need.skill_id]
            wanted = need.level or 1
            assert (role.needs[need.skill_id] is NeedCertainty.GUARANTEED) == (least >= wanted)
            assert (role.needs[need.skill_id] is NeedCertainty.OUT_OF_REACH) == (most < wanted)
        certain = sum(state is NeedCertainty.GUARANTEED for state in role.needs.values())
        possible = sum(state is not NeedCertainty.OUT_OF_REACH for state in role.needs.values())
        assert certain <= role.met.least
        assert role.met.most <= possible
