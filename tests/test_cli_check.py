from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange import folder
from tests.builders import tiny_curriculum
from tests.exchange.good_folder import contents, edited, put
from tests.test_cli import objects, rows, run


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """One job that needs a skill which no course teaches."""
    folder.write(tiny_curriculum({"tuner": {"ears": "I", "rigging": "I"}}, {"A-1": {"ears": "M"}}), tmp_path)
    return tmp_path


def test_check_counts_the_rows_of_each_table(tiny: Path) -> None:
    found = dict(rows(run("check", tiny)))
    assert (found["roles"], found["courses"], found["role_skills"], found["evidence"]) == ("1", "1", "2", "0")
    assert found["example plans"] == "0"


def test_check_lists_problems_by_severity(tiny: Path) -> None:
    lines = run("check", tiny).stdout.splitlines()
    assert "0 warnings about the files" in lines
    assert "0 problems of severity error" in lines
    assert "  ‘Rigging’ is needed by 1 role, as deep as I, and taught by no course of the catalogue." in lines


def test_check_prints_one_object(tiny: Path) -> None:
    found = objects(run("check", tiny, "--json"))
    assert found["loads"] is True
    assert found["tables"]["courses"] == 1
    assert {problem["severity"] for problem in found["problems"]} == {"warning"}
    assert "orphan skill" in [problem["kind"] for problem in found["problems"]]


def test_check_tells_warnings_of_the_files(tmp_path: Path) -> None:
    put(contents(skills=edited("skills", "category\n", "category,colour\n")), tmp_path)
    result = run("check", tmp_path)
    assert result.exit_code == 0
    assert "1 warning about the files\n  skills.csv: column colour is not known and was left out\n" in result.stdout
    assert objects(run("check", tmp_path, "--json"))["plans"] == ["core"]


def test_check_prints_every_fault_to_the_standard_error(tmp_path: Path) -> None:
    put(contents(skills=edited("skills", "Mixing", ""), alumni=edited("alumni", "mixer\n", "mixr\n")), tmp_path)
    result = run("check", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "2 faults",
        "alumni.csv, row 2, column role_id: found 'mixr'; expected a role_id of roles.csv; is it mixer?",
        "skills.csv, row 2, column name; expected a value; there is none",
    ]


def test_check_prints_faults_as_an_object(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere", "--json")
    assert result.exit_code == 1
    assert [fault["expected"] for fault in objects(result)["faults"]] == [
        "a folder with curriculum.toml and the tables"
    ]
