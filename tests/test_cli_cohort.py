"""`planner cohort`: what it prints of transcripts, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange import folder
from tests.cohort.transcripts import curriculum
from tests.test_cli import objects, run


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The small curriculum, and the transcripts of 24 students: 12 in 2022, and 12 in 2023."""
    folder.write(curriculum(), tmp_path / "curriculum")
    lines = ["student,course,term,grade"]
    for who in range(24):
        term = f"{2022 + who % 2} Fall"
        lines += [f"s{who},A-1,{term},{'A' if who % 2 else 'F'}", f"s{who},A-2,{term},B"]
    (tmp_path / "all.csv").write_text("\n".join([*lines, "s1,Q-1,2022 Fall,A", ""]), encoding="utf-8")
    return tmp_path


def test_figures_are_printed_with_what_became_of_the_rows(tiny: Path) -> None:
    result = run("cohort", tiny / "all.csv", "--folder", tiny / "curriculum")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "49 rows read, 48 used (98 %)."
    assert "  1: the course is not in this curriculum (Q-1)" in lines
    assert "All students  24" in lines
    assert lines[-1].startswith("Groups of fewer than 10 students are joined")
    assert "s1" not in result.stdout


def test_figures_are_printed_as_one_object(tiny: Path) -> None:
    found = objects(run("cohort", tiny / "all.csv", "--folder", tiny / "curriculum", "--json", "--engine", "duckdb"))
    assert found["rows"]["left_out"]["unknown_course"] == 1
    assert [group["students"] for group in found["groups"]] == [24, 12, 12]
    everybody = found["roles"][0]["needs_met"][0]
    # A-2 alone meets one need, A-1 both: 12 students each, rounded to 10.
    assert (everybody["from"], everybody["students_in_bin"]) == ([0, 1, 2], [0, 10, 10])
    assert found["passed"] == {"A-1": 10, "A-2": "nearly all", "A-3": "few"}


def test_of_too_few_students_nothing_is_shown(tiny: Path) -> None:
    result = run("cohort", tiny / "all.csv", "--folder", tiny / "curriculum", "--least", "25")
    assert result.stdout.splitlines()[-1] == "There are fewer than 25 students: nothing is shown of them."
    assert "All students" not in result.stdout


def test_columns_of_other_names_are_named(tiny: Path) -> None:
    (tiny / "all.csv").write_text("pidm,course,term\n1,A-1,2024 Fall\n", encoding="utf-8")
    named = run("cohort", tiny / "all.csv", "--folder", tiny / "curriculum", "--column", "student=pidm")
    assert named.stdout.startswith("1 row read, 1 used (100 %).")
    wrong = run("cohort", tiny / "all.csv", "--folder", tiny / "curriculum", "--column", "who=pidm")
    assert (wrong.exit_code, wrong.stderr.startswith("--column is ours=theirs")) == (2, True)


def test_what_cannot_be_read_leads_to_exit_code_1_and_a_wrong_call_to_2(tiny: Path) -> None:
    missing = run("cohort", tiny / "none.csv", "--folder", tiny / "curriculum")
    assert (missing.exit_code, "there is none of this name" in missing.stderr) == (1, True)
    faults = run("cohort", tiny / "none.csv", "--folder", tiny / "curriculum", "--json")
    assert (faults.exit_code, '"loads": false' in faults.stdout) == (1, True)
    tableless = run("cohort", "postgresql://127.0.0.1/registry", "--folder", tiny / "curriculum")
    assert (tableless.exit_code, "--table" in tableless.stderr) == (2, True)
    by_spark = run(
        "cohort", "postgresql://127.0.0.1/r", "--table", "t", "--engine", "spark", "--folder", tiny / "curriculum"
    )
    assert (by_spark.exit_code, "Spark reads files" in by_spark.stderr) == (2, True)
