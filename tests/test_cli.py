from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planner import cli
from planner.exchange import folder, plan_file
from planner.model import Term
from tests.builders import tiny_curriculum, tiny_plan


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two jobs and an outcome; A-1 is the core, B-1 an elective, C-1 not mapped, OX-1 outside the degree."""
    path = tmp_path_factory.mktemp("tiny")
    curriculum = tiny_curriculum(
        {
            "live-sound": {"mixing": "M", "ears": ("R", "useful"), "rigging": "I"},
            "tuner": {"ears": "I"},
            "listens-well": {"ears": "M"},
        },
        {"A-1": {"mixing": "I", "ears": "M"}, "B-1": {"mixing": "M"}, "C-1": {}, "OX-1": {"rigging": "R"}},
        outside=["OX-1"],
        unmapped=["C-1"],
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
        role_columns={"listens-well": {"kind": "outcome"}},
    )
    folder.write(curriculum, path)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def coverage(tiny: Path, *arguments: object) -> Result:
    return run("coverage", "--folder", tiny, *arguments)


def objects(result: Result) -> Any:
    """The JSON object that a command printed, with nothing beside it."""
    assert result.stderr == ""
    return json.loads(result.stdout)


def rows(result: Result) -> list[list[str]]:
    """The table that a command printed: its cells are two spaces apart."""
    assert result.exit_code == 0, result.stderr
    lines = [line for line in result.stdout.splitlines() if "  " in line and not line.startswith("  ")]
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]


def test_coverage_is_that_of_the_core_for_every_job(tiny: Path) -> None:
    result = coverage(tiny)
    assert result.stdout.startswith("Required core: 1 course\n")
    assert rows(result)[1:] == [
        ["Live sound", "1 of 3", "0 of 2", "33 %", "60 %", "1", "1", "1", "short description: 3 needs"],
        ["Tuner", "1 of 1", "1 of 1", "100 %", "100 %", "1", "0", "0", "short description: 1 need"],
    ]
    assert coverage(tiny, "--core").stdout == result.stdout


def test_coverage_by_the_catalogue_leaves_courses_outside_out_and_names_the_unmapped(tiny: Path) -> None:
    result = coverage(tiny, "--catalogue", "--role", "live-sound")
    assert result.stdout.startswith("Catalogue: 3 courses\n")
    assert rows(result)[1][:3] == ["Live sound", "at least 2 of 3", "1 of 2"]
    assert result.stdout.endswith("could raise what says at least:\n  C-1\n")


def test_coverage_by_chosen_courses(tiny: Path) -> None:
    assert rows(coverage(tiny, "--courses", " B-1,OX-1 ,B-1,", "--role", "live-sound"))[1][:4] == [
        "Live sound",
        "2 of 3",
        "2 of 2",
        "80 %",
    ]


def test_coverage_of_roles_in_the_order_asked_for(tiny: Path) -> None:
    found = objects(
        coverage(tiny, "--role", "listens-well", "--role", "live-sound", "--role", "listens-well", "--json")
    )
    assert [role["role_id"] for role in found["roles"]] == ["listens-well", "live-sound"]


def test_figures_in_an_object_are_exact(tiny: Path) -> None:
    found = objects(coverage(tiny, "--role", "live-sound", "--json"))
    assert (found["set"], found["courses"]) == ("required core", ["A-1"])
    assert found["roles"] == [
        {
            "role_id": "live-sound",
            "title": "Live sound",
            "needs_met": 1,
            "needs_total": 3,
            "essentials_met": 0,
            "essentials_total": 2,
            "coverage": "1/3",
            "breadth": "3/5",
            "states": {"covered": 1, "short": 1, "missing": 1, "not known": 0},
            "at_least": False,
            "unmapped": [],
        }
    ]


def test_gaps_are_listed_with_the_courses_that_close_them(tiny: Path) -> None:
    result = coverage(tiny, "--role", "live-sound", "--gaps")
    assert "Gaps of Live sound, those first that add most to coverage" in result.stdout
    assert rows(result)[-2:] == [
        ["Rigging", "essential", "introduced (I)", "none", "missing", "40 %", "outside the degree: OX-1"],
        ["Mixing", "essential", "mastered (M)", "introduced (I)", "short", "27 %", "B-1"],
    ]


def test_gaps_in_an_object(tiny: Path) -> None:
    found = objects(coverage(tiny, "--role", "live-sound", "--gaps", "--json"))["roles"][0]["gaps"]
    assert [gap["skill_id"] for gap in found] == ["rigging", "mixing"]
    assert found[1] == {
        "skill_id": "mixing",
        "importance": "essential",
        "needed": "M",
        "attained": "I",
        "state": "short",
        "adds": "4/15",
        "closed_by": ["B-1"],
        "closed_by_outside": [],
    }


def test_a_role_without_gaps_says_so(tiny: Path) -> None:
    assert coverage(tiny, "--role", "tuner", "--gaps").stdout.endswith("\nTuner has no gaps.\n")


def test_coverage_by_a_plan_is_that_of_the_roles_it_aims_at(tiny: Path, tmp_path: Path) -> None:
    plan = tiny_plan({"2026 Fall": ["B-1", "C-1"]}, completed=["A-1"], aims=["live-sound", "gone"])
    path = tmp_path / "mine.json"
    path.write_text(plan_file.write(plan), encoding="utf-8")
    result = coverage(tiny, "--plan", path)
    assert result.stdout.startswith("Plan Tiny plan: 3 courses\n")
    assert rows(result)[0][5:] == ["covered", "short", "missing", "not known"]
    assert [row[:2] for row in rows(result)[1:]] == [["Live sound", "at least 2 of 3"]]
    assert objects(coverage(tiny, "--plan", path, "--json"))["roles"][0]["states"]["not known"] == 1


def test_a_plan_that_cannot_be_read_is_told_with_its_faults(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(plan_file.write(tiny_plan().replace(first_term=Term(2026, "Winter"))), encoding="utf-8")
    result = coverage(tiny, "--plan", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[1] == (
        "mine.json, column first_term: found '2026 Winter'; expected a term of the seasons Spring, Summer, Fall"
    )


def test_a_plan_file_that_is_not_there_is_told(tiny: Path, tmp_path: Path) -> None:
    result = coverage(tiny, "--plan", tmp_path / "no.json")
    assert result.exit_code == 1
    assert result.stderr.endswith("no.json cannot be opened: No such file or directory\n")


def test_an_unknown_role_is_told_with_the_nearest(tiny: Path) -> None:
    result = coverage(tiny, "--role", "life-sound", "--role", "tuner")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "There is no role life-sound. The nearest: live-sound.\n"


def test_every_unknown_course_is_told(tiny: Path) -> None:
    result = coverage(tiny, "--courses", "A-2,zzzzzz,B-1")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0].startswith("There is no course A-2. The nearest: A-1")
    assert result.stderr.splitlines()[1] == "There is no course zzzzzz."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--core", "--catalogue"], "Choose one set of courses: --plan, --courses, --core or --catalogue."),
        (["--gaps"], "--gaps is for one role: name it with --role."),
    ],
)
def test_a_wrong_call_is_told(tiny: Path, arguments: list[str], words: str) -> None:
    result = coverage(tiny, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{words}\n")


def test_a_curriculum_without_major_has_no_core(tmp_path: Path) -> None:
    folder.write(tiny_curriculum({"tuner": {"ears": "I"}}, {"A-1": {"ears": "I"}}), tmp_path)
    result = coverage(tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("This curriculum has no major and so no required core")


def test_a_folder_that_cannot_be_read_ends_coverage_too(tmp_path: Path) -> None:
    result = coverage(tmp_path, "--json")
    assert result.exit_code == 1
    assert objects(result)["loads"] is False


def test_texts_from_files_send_no_command_to_the_terminal(tiny: Path) -> None:
    result = coverage(tiny, "--role", "\x1b[31mred\n")
    assert result.stderr == "There is no role �[31mred .\n"


def test_the_console_script_runs_where_the_terminal_knows_few_characters(tiny: Path) -> None:
    command = [sys.executable, "-c", "from planner.cli import main; main()", "check", str(tiny)]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=environment, check=True, text=True)
    assert "\\u2018Rigging\\u2019 is needed by 1 role" in done.stdout


def test_help_needs_neither_pandas_nor_networkx_nor_streamlit() -> None:
    code = "import sys, planner.cli; print(sorted({'pandas', 'networkx', 'streamlit', 'plotly'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
