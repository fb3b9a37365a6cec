"""`planner import` and `planner export`: into a folder and into the store, shown first and changed after a yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner import cli
from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.exchange import folder, workbook, zipped_folder
from planner.exchange.formats import FORMATS
from planner.store import curricula, open_store, revisions
from tests.builders import tiny_curriculum
from tests.test_cli import rows, run

MAP = "Course,Ears,Mixing\nA-1,M,I\nB-1,,R\n"


def curriculum(level: str = "I") -> Curriculum:
    """One course, A-1, that teaches two skills."""
    return tiny_curriculum(courses={"A-1": {"ears": "M", "mixing": level}}, course_columns={"A-1": {"title": "Alone"}})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of a curriculum."""
    folder.write(curriculum(), tmp_path / "ours")
    return tmp_path / "ours"


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    """A matrix with one course and one link more."""
    path = tmp_path / "map.csv"
    path.write_text(MAP, encoding="utf-8")
    return path


def counts(*arguments: object) -> dict[str, list[str]]:
    """The table that the command printed, by the name of the table."""
    return {first: rest for first, *rest in rows(run(*arguments))[1:]}


def test_a_matrix_goes_into_a_folder_after_a_yes(place: Path, grid: Path) -> None:
    found = counts("import", grid, "--into", place, "--yes")
    assert found["courses"] == ["1", "1", "0", "0"]
    assert found["what courses teach"] == ["3", "1", "0", "0"]
    made = folder.read(place)
    assert [course.course_id for course in made.courses] == ["A-1", "B-1"]
    assert [(link.skill_id, link.level) for link in made.taught_in("B-1")] == [("mixing", 2)]


@pytest.mark.parametrize("said", ["n\n", ""])
def test_without_a_yes_nothing_is_changed(place: Path, grid: Path, said: str) -> None:
    result = CliRunner().invoke(cli.app, ["import", str(grid), "--into", str(place)], input=said)
    assert result.exit_code == 1
    assert folder.read(place).fingerprint == curriculum().fingerprint


def test_what_stands_already_is_said_and_not_asked(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(workbook.write(curriculum()))
    result = run("import", file, "--into", place)
    assert result.exit_code == 0
    assert "Nothing would change: all of it stands already." in result.stdout


def test_a_file_with_faults_is_told_in_full_and_changes_nothing(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "course_skills.csv"
    file.write_text("course_id,skill_id,level,basis\nA-1,ears,X,local\nA-2,ears,I,local\n", encoding="utf-8")
    result = run("import", file, "--into", place, "--yes")
    assert result.exit_code == 1
    assert "found 'X'; expected a level of the scale (I, R, M)" in result.stderr
    assert result.stderr.endswith("Nothing was changed.\n")
    assert folder.read(place).fingerprint == curriculum().fingerprint


def test_a_whole_curriculum_replaces_or_only_adds(place: Path, tmp_path: Path) -> None:
    other = tiny_curriculum(courses={"C-1": {"ears": "R"}})
    file = tmp_path / "other.zip"
    file.write_bytes(zipped_folder.write(other))
    run("import", file, "--into", place, "--only-add", "--yes")
    assert [course.course_id for course in folder.read(place).courses] == ["A-1", "C-1"]
    run("import", file, "--into", place, "--yes")
    assert folder.read(place).fingerprint == other.fingerprint


def test_a_new_folder_begins_with_a_whole_curriculum(tmp_path: Path, grid: Path) -> None:
    file, new = tmp_path / "ours.xlsx", tmp_path / "new"
    assert run("import", grid, "--into", new, "--yes").exit_code == 2
    file.write_bytes(workbook.write(curriculum()))
    assert run("import", file, "--into", new, "--yes").exit_code == 0
    assert folder.read(new).fingerprint == curriculum().fingerprint


def test_the_store_gets_a_first_and_a_next_revision(tmp_path: Path, grid: Path) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(workbook.write(curriculum()))
    assert "made as ours, revision 1" in run("import", file, "--store", "ours", "--yes").stdout
    assert "saved as revision 2 of ours" in run("import", grid, "--store", "ours", "--note", "Map", "--yes").stdout
    second = revisions.all_of(open_store(), "ours")[1]
    assert (second.note, second.author) == ("Map", "local")


def test_a_curriculum_that_asks_for_a_second_person_takes_no_file(grid: Path) -> None:
    db = open_store()
    curricula.create(db, LOCAL, "ours", curriculum(), "")
    curricula.require_review(db, LOCAL, "ours", required=True)
    result = run("import", grid, "--store", "ours", "--yes")
    assert result.exit_code == 1
    assert "second person" in result.stderr
    assert revisions.latest(db, "ours") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name one place"),
        (("--into", "a", "--store", "b"), "Name one place"),
        (("--into", "PLACE", "--format", "word"), "word is no format; there are workbook, csv,"),
        (("--into", "PLACE", "--kind", "things"), "things is no kind; there are skills, outcome, standard."),
    ],
)
def test_wrong_calls_say_what_is_right(place: Path, grid: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("import", grid, *(str(place) if word == "PLACE" else word for word in arguments))
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    "entry", [entry for entry in FORMATS if entry.writes is not None], ids=lambda entry: entry.name
)
def test_every_format_is_exported(entry: object, place: Path, tmp_path: Path) -> None:
    name = getattr(entry, "name", "")
    file = tmp_path / "out"
    result = run("export", place, "--format", name, "-o", file)
    assert result.exit_code == 0, result.stderr
    assert file.stat().st_size > 0


def test_an_earlier_revision_is_exported(tmp_path: Path) -> None:
    db = open_store()
    curricula.create(db, LOCAL, "ours", curriculum(), "")
    revisions.save(db, LOCAL, "ours", curriculum("R"), note="")
    file = tmp_path / "one.zip"
    assert run("export", "--store", "ours", "--revision", 1, "--format", "csv", "-o", file).exit_code == 0
    assert file.read_bytes() == zipped_folder.write(curriculum())
    assert run("export", "--store", "ours", "--revision", 7, "--format", "csv", "-o", file).exit_code == 2
    assert run("export", "--store", "theirs", "--format", "csv", "-o", file).exit_code == 2


def test_export_without_a_format_lists_them() -> None:
    assert [first for first, *_ in rows(run("export"))[1:]] == [
        entry.name for entry in FORMATS if entry.writes is not None
    ]
