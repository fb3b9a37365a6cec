"""`planner electives` and `planner schedule`: plans, proofs and clashes in words, and the exit codes."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planner import cli
from planner.exchange import folder, plan_file
from tests.builders import tiny_curriculum, tiny_plan


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core is A-1; B-1 needs it first and masters mixing, C-1 and D-1 teach the rest less well."""
    path = tmp_path_factory.mktemp("tiny")
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": "M", "ears": ("R", "useful")}, "tuner": {"ears": "I"}},
        {"A-1": {"mixing": "I"}, "B-1": {"mixing": "M"}, "C-1": {"ears": "R"}, "D-1": {"mixing": "R", "ears": "I"}},
        prerequisites={"B-1": "A-1"},
        programmes={"major": {"terms": 3}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
    )
    folder.write(curriculum, path)
    return path


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A plan of three terms that aims at the mixer."""
    plan = tiny_plan({"2026 Fall": [], "2027 Spring": [], "2027 Fall": []}, aims=["mixer"], programmes=("major",))
    path = tmp_path / "plan.json"
    path.write_text(plan_file.write(plan), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def fields(*arguments: object) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_best_within_the_budget(tiny: Path, asked: Path) -> None:
    """Mixing counts 2 of 3 parts, ears 1: with 3 credits B-1 leads to 2/3, and 3 more add the ears."""
    found = fields("electives", asked, "--folder", tiny, "--credits", 3)
    assert found["added"] == ["B-1"]
    assert Fraction(found["coverage"]) == Fraction(2, 3)
    assert found["proved"] is True
    assert Fraction(fields("electives", asked, "--folder", tiny, "--credits", 6)["coverage"]) == 1


def test_the_words_name_the_plan_and_the_proof(tiny: Path, asked: Path) -> None:
    result = run("electives", asked, "--folder", tiny, "--credits", 3, "--runners-up", 1)
    assert result.exit_code == 0, result.stderr
    assert "Adding 1 course (3 credits) covers 67 %." in result.stdout
    assert "2026 Fall    3        A-1" in result.stdout
    assert "2027 Spring  3        B-1*" in result.stdout
    assert "Proved" in result.stdout
    assert "The next best sets:\n  67 % with D-1" not in result.stdout


def test_a_role_without_a_plan(tiny: Path) -> None:
    found = fields("electives", "--role", "tuner", "--folder", tiny, "--credits", 3)
    assert found["roles"] == {"tuner": "1"}


def test_the_frontier_names_each_step(tiny: Path, asked: Path) -> None:
    points = fields("electives", asked, "--folder", tiny, "--frontier")["points"]
    steps = [(point["credits"], Fraction(point["coverage"])) for point in points]
    assert steps == [("0", Fraction(2, 9)), ("3", Fraction(2, 3)), ("6", Fraction(1))]


def test_nothing_aimed_at_is_a_wrong_call(tiny: Path) -> None:
    result = run("electives", "--folder", tiny)
    assert result.exit_code == 2
    assert "--role" in result.stderr


def test_a_keep_that_does_not_exist_is_a_wrong_call(tiny: Path, asked: Path) -> None:
    assert run("electives", asked, "--keep", "all", "--folder", tiny).exit_code == 2


def test_what_clashes_is_said(tiny: Path, tmp_path: Path) -> None:
    """B-1 asks for A-1 before it, so it cannot stand in the first term."""
    plan = tiny_plan(
        {"2026 Fall": [], "2027 Spring": []},
        aims=["mixer"],
        programmes=("major",),
        locks=[{"course_id": "B-1", "term": "2026 Fall"}],
    )
    path = tmp_path / "locked.json"
    path.write_text(plan_file.write(plan), encoding="utf-8")
    result = run("electives", path, "--folder", tiny)
    assert result.exit_code == 3
    assert "B-1" in result.stderr
    assert "2026 Fall" in result.stderr
    curve = run("electives", path, "--folder", tiny, "--frontier")
    assert (curve.exit_code, curve.stderr, curve.stdout) == (3, result.stderr, "")


def test_a_schedule_puts_courses_into_legal_terms(tiny: Path, tmp_path: Path) -> None:
    plan = tiny_plan({"2026 Fall": ["B-1"], "2027 Spring": ["A-1"]}, aims=["mixer"])
    path, output = tmp_path / "muddled.json", tmp_path / "legal.json"
    path.write_text(plan_file.write(plan), encoding="utf-8")
    result = run("schedule", path, "--folder", tiny, "--output", output)
    assert result.exit_code == 0, result.stderr
    written = plan_file.read(output.read_bytes())
    assert [planned.courses for planned in written.terms] == [("A-1",), ("B-1",)]


def test_a_schedule_that_is_not_possible(tiny: Path, tmp_path: Path) -> None:
    plan = tiny_plan({"2026 Fall": ["B-1", "A-1"]}, aims=["mixer"])
    path = tmp_path / "one.json"
    path.write_text(plan_file.write(plan), encoding="utf-8")
    assert run("schedule", path, "--folder", tiny).exit_code == 3
