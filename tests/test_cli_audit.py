"""`planner audit`: what it prints, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange import folder, plan_file
from planner.plan import Pin, Plan, Waiver
from tests.builders import tiny_curriculum, tiny_plan
from tests.test_cli import objects, run


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A major with a group of 6 credits and one of 1 course, and a minor."""
    folder.write(
        tiny_curriculum(
            courses={f"A-{place}": {} for place in range(1, 5)},
            programmes={"major": {"title": "Sound"}, "minor": {"title": "Rooms", "kind": "minor"}},
            groups={
                "core": {"pool": "A-1 | A-2", "least_credits": 6, "unlisted_credits": 2.5},
                "one": {"pool": "A-3", "least_courses": 1},
                "rooms": {"pool": "A-3", "least_courses": 1, "programme_id": "minor"},
            },
        ),
        tmp_path,
    )
    return tmp_path


def in_file(tiny: Path, plan: Plan) -> Path:
    path = tiny / "plan.json"
    path.write_text(plan_file.write(plan), encoding="utf-8")
    return path


def test_a_complete_plan_leads_to_exit_code_0(tiny: Path) -> None:
    plan = tiny_plan({"2026 Fall": ["A-2", "A-3", "A-4"]}, completed=["A-1"], programmes=("major",))
    result = run("audit", in_file(tiny, plan), "--folder", tiny)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Tiny plan: 2 of 2 groups are met by this plan. The plan is complete.",
        "",
        "Sound",
        "",
        "group  standing       counted",
        "Core   ◐ in progress  6 of 6 credits, and 2.5 credits on top that the list does not hold",
        "One    ◐ in progress  1 of 1 course",
        "",
        "Courses that count:",
        "  Core: A-1 A-2",
        "  One: A-3",
        "",
        "In the plan, and not needed by any group:",
        "  A-4 counts for no group.",
    ]


def test_an_open_group_leads_to_exit_code_1_and_names_what_would_meet_it(tiny: Path) -> None:
    waived = (Waiver(group_id="one", reason="an examination"),)
    plan = tiny_plan(completed=["A-1"], programmes=("major", "minor"), waivers=waived)
    result = run("audit", in_file(tiny, plan), "--folder", tiny)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "○ not met" in result.stdout
    lines = result.stdout.splitlines()
    place = lines.index("Open or waived:")
    assert lines[place + 1 : place + 3] == ["  Core: To meet it: A-2, 3 credits.", "  One: an examination"]
    assert lines[-1] == "  Rooms: To meet it: A-3, 3 credits."


def test_an_audit_is_printed_as_one_object(tiny: Path) -> None:
    plan = tiny_plan(
        {"2026 Fall": ["A-2"]}, completed=["A-3"], programmes=("major",), pins=(Pin(course_id="A-2", group_id="core"),)
    )
    result = run("audit", in_file(tiny, plan), "--folder", tiny, "--json")
    assert result.exit_code == 1
    found = objects(result)
    assert (found["complete"], found["within_terms"], found["spare"]) == (False, True, [])
    assert found["groups"][0] == {
        "group_id": "core",
        "programme_id": "major",
        "standing": "not met",
        "completed": [],
        "planned": ["A-2"],
        "pinned": ["A-2"],
        "credits": "3",
        "least_credits": "6",
        "least_courses": None,
        "unlisted_credits": "5/2",
        "would_meet": ["A-1"],
        "reason": None,
    }
    assert found["groups"][1]["standing"] == "met"


def test_a_plan_that_cannot_be_read_is_told_with_its_faults(tiny: Path) -> None:
    path = tiny / "plan.json"
    path.write_text("{}", encoding="utf-8")
    result = run("audit", path, "--folder", tiny)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "plan.json" in result.stderr
