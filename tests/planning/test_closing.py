"""The courses that close a gap, and the table of gaps."""

from __future__ import annotations

from planner.coverage import role_coverage
from planner.model import Term
from planner.planning.closing import Closer, closers, gap_frame, gap_sentence
from tests.builders import tiny_curriculum, tiny_plan
from tests.legal_ranges import OUT_OF_REACH, REACHABLE, role_range

CURRICULUM = tiny_curriculum(
    roles={"mixer": {"mixing": "R", "rigging": ("M", "useful"), "billing": (None, "useful")}},
    courses={
        "A-1": {"mixing": "I"},
        "A-2": {"mixing": "M"},
        "B-1": {"mixing": "R"},
        "R-1": {"rigging": "I"},
        "X-1": {"mixing": "M", "rigging": "M", "billing": "I"},
    },
    prerequisites={"A-2": "A-1"},
    outside=["X-1"],
)
PLAN = tiny_plan({"2026 Fall": [], "2027 Spring": []})
FALL = Term(2026, "Fall")
COVERAGE = role_coverage(CURRICULUM, "mixer", PLAN.courses, plan=True)
MIXING, RIGGING, BILLING = COVERAGE.needs


def test_courses_that_may_be_taken_now_come_first_then_those_that_narrow() -> None:
    assert closers(CURRICULUM, PLAN, MIXING) == (
        Closer("B-1", level=2, closes=True, outside=False, in_plan=False, first_term=FALL),
        Closer("A-2", level=3, closes=True, outside=False, in_plan=False, first_term=None),
        Closer("A-1", level=1, closes=False, outside=False, in_plan=False, first_term=FALL),
    )


def test_outside_courses_come_apart_and_only_when_asked_for() -> None:
    assert [entry.course_id for entry in closers(CURRICULUM, PLAN, RIGGING)] == ["R-1"]
    assert [entry.course_id for entry in closers(CURRICULUM, PLAN, RIGGING, outside=True)] == ["R-1", "X-1"]


def test_any_level_closes_a_need_without_a_stated_one() -> None:
    assert [entry.closes for entry in closers(CURRICULUM, PLAN, BILLING, outside=True)] == [True]


def test_a_need_that_is_met_has_no_closers() -> None:
    met = role_coverage(CURRICULUM, "mixer", ["B-1"]).needs[0]
    assert closers(CURRICULUM, PLAN, met) == ()


def test_a_course_of_the_plan_is_marked_and_has_no_first_term() -> None:
    # By the required core the need is open, though the plan holds a course that closes it.
    planned = tiny_plan({"2026 Fall": ["B-1"]})
    assert closers(CURRICULUM, planned, MIXING) == (
        Closer("A-2", level=3, closes=True, outside=False, in_plan=False, first_term=None),
        Closer("B-1", level=2, closes=True, outside=False, in_plan=True, first_term=None),
        Closer("A-1", level=1, closes=False, outside=False, in_plan=False, first_term=FALL),
    )


def test_the_table_has_a_row_a_gap_in_the_order_of_what_closing_adds() -> None:
    frame = gap_frame(CURRICULUM, [COVERAGE], PLAN, outside=True)
    assert frame.to_dict("records") == [
        {"role": "Mixer", "skill": "Mixing", "importance": "essential", "needed": "R", "attained": "none",
         "state": "missing", "adds": "67 %", "closed by": "B-1, A-2", "narrowed by": "A-1 (I)",
         "first term": "2026 Fall", "waits for": "", "outside the degree": "X-1"},
        {"role": "Mixer", "skill": "Rigging", "importance": "useful", "needed": "M", "attained": "none",
         "state": "missing", "adds": "33 %", "closed by": "none", "narrowed by": "R-1 (I)",
         "first term": "none", "waits for": "", "outside the degree": "X-1"},
        {"role": "Mixer", "skill": "Billing", "importance": "useful", "needed": "not stated", "attained": "none",
         "state": "missing", "adds": "0 %", "closed by": "none", "narrowed by": "none",
         "first term": "none", "waits for": "", "outside the degree": "X-1"},
    ]  # fmt: skip


def test_the_table_leaves_outside_courses_out_unless_asked() -> None:
    assert "outside the degree" not in gap_frame(CURRICULUM, [COVERAGE], PLAN).columns


def test_the_table_says_what_the_courses_that_close_a_gap_wait_for() -> None:
    only = tiny_curriculum(
        roles={"mixer": {"mixing": "R"}},
        courses={"A-1": {}, **{f"B-{place}": {"mixing": "R"} for place in range(1, 6)}},
        prerequisites={f"B-{place}": "A-1" for place in range(1, 6)},
    )
    frame = gap_frame(only, [role_coverage(only, "mixer", [])], PLAN)
    assert frame["first term"].tolist() == ["none"]
    assert frame["waits for"].tolist() == ["B-1 for A-1; B-2 for A-1; B-3 for A-1; 2 more"]


def test_the_table_and_its_sentence_say_which_gaps_no_legal_plan_closes() -> None:
    needs = {"mixing": REACHABLE, "rigging": OUT_OF_REACH, "billing": OUT_OF_REACH}
    frame = gap_frame(CURRICULUM, [COVERAGE], PLAN, guarantees={"mixer": role_range("mixer", needs, (0, 1))})
    assert frame["in legal plans"].tolist() == ["◐ reachable", "○ out of reach", "○ out of reach"]
    start = "3 gaps: courses of the catalogue close 1 of them and narrow 1 more."
    assert gap_sentence(frame) == (
        f"{start} 2 of them are out of reach of every legal complete plan, under the rules we know."
    )
    assert gap_sentence(frame[1:]).endswith(
        "All are out of reach of every legal complete plan, under the rules we know."
    )
    assert gap_sentence(frame[2:]).endswith("It is out of reach of every legal complete plan, under the rules we know.")
    assert gap_sentence(frame[:1]) == "1 gap: courses of the catalogue close 1 of them."


def test_the_sentence_counts_what_the_catalogue_closes_and_narrows() -> None:
    frame = gap_frame(CURRICULUM, [COVERAGE], PLAN)
    assert gap_sentence(frame) == "3 gaps: courses of the catalogue close 1 of them and narrow 1 more."
    assert gap_sentence(frame[2:]) == "1 gap: courses of the catalogue close none of them."
    assert gap_sentence(frame[:0]) == "No gap is left."
