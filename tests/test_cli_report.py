"""`planner report`: the review as a file, in each format, from a folder and from the store."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from planner.access import LOCAL
from planner.exchange import folder
from planner.store import actions, curricula, open_store
from planner.store.actions import Task
from tests.report.reviews import curriculum
from tests.test_cli import run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of a curriculum."""
    folder.write(curriculum(), tmp_path / "ours")
    return tmp_path / "ours"


def test_each_format_by_the_ending_of_the_file(place: Path, tmp_path: Path) -> None:
    starts = {"pdf": b"%PDF-", "xlsx": b"PK", "html": b"<!DOCTYPE html>"}
    for ending, start in starts.items():
        path = tmp_path / f"review.{ending}"
        found = run("report", "--folder", place, "--out", path)
        assert (found.exit_code, found.stdout) == (0, f"The review of Sound was written to {path}.\n")
        assert path.read_bytes().startswith(start)


def test_the_format_and_the_sections_can_be_named(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "review"
    found = run("report", "--folder", place, "-o", path, "--format", "html", "--sections", "evidence, promises")
    assert found.exit_code == 0
    page = path.read_text(encoding="utf-8")
    assert page.index(">Promises</h2>") < page.index(">Evidence</h2>") < page.index(">Sources</h2>")
    assert ">Risks</h2>" not in page


def test_with_guarantees(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "review.pdf"
    found = run("report", "--folder", place, "--out", path, "--guarantees", "--sections", "promises", "--seconds", 60)
    assert found.exit_code == 0, found.stderr
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)
    assert "Guaranteed" in text
    assert "is not part of this report" not in text


def test_of_the_store_with_its_revision_and_its_actions(tmp_path: Path) -> None:
    db = open_store()
    curricula.create(db, LOCAL, "ours", curriculum(), "begun")
    task = Task("Teach rigging", owner="ann")
    actions.add(db, LOCAL, "ours", task, finding="orphan skill", subject="rigging", figure={"needed_by": 1}, revision=1)
    path = tmp_path / "review.xlsx"
    assert run("report", "--store", "ours", "--out", path).exit_code == 0
    with pytest.warns(UserWarning, match="extension is not supported"):
        workbook = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    told = {row[0].value: row[1].value for row in workbook["About"].iter_rows()}
    assert told["Revision"] == "1"
    action = [cell.value for cell in workbook["Actions"][2]]
    assert action[:3] == ["Teach rigging", "ann", "open"]
    assert action[4] == "‘Rigging’ (orphan skill)"
    assert action[6] == "needed by 1 role (I), taught by no course"


def test_a_curriculum_without_programme_is_reported(tmp_path: Path) -> None:
    folder.write(curriculum(programmes={}, groups={}), tmp_path / "bare")
    path = tmp_path / "review.html"
    assert run("report", "--folder", tmp_path / "bare", "--out", path).exit_code == 0
    assert "no required core" in path.read_text(encoding="utf-8")
    found = run("report", "--folder", tmp_path / "bare", "--out", path, "--guarantees")
    assert (found.exit_code, found.stderr) == (
        2,
        "Without a programme nothing is guaranteed: leave --guarantees out.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--out", "review.doc"], "The format is one of pdf, xlsx, html"),
        (["--out", "review", "--format", "txt"], "The format is one of pdf, xlsx, html"),
        (["--out", "review.pdf", "--sections", "promises,wages"], "wages is no section; there are promises, risks"),
        (["--out", "review.pdf", "--programme", "art"], "There is no programme art; there are sound."),
    ],
)
def test_a_wrong_call_is_said(place: Path, arguments: list[str], why: str) -> None:
    found = run("report", "--folder", place, *arguments)
    assert found.exit_code == 2
    assert why in found.stderr


def test_what_cannot_be_read_or_written_is_said(place: Path, tmp_path: Path) -> None:
    assert run("report", "--folder", tmp_path / "nowhere", "--out", tmp_path / "x.pdf").exit_code == 2
    (place / "courses.csv").write_text("nonsense\n", encoding="utf-8")
    found = run("report", "--folder", place, "--out", tmp_path / "x.pdf")
    assert found.exit_code == 1
    assert "courses.csv" in found.stderr
    folder.write(curriculum(), tmp_path / "whole")
    found = run("report", "--folder", tmp_path / "whole", "--out", tmp_path / "no" / "x.html")
    assert found.exit_code == 1
    assert found.stderr.startswith("Nothing was written")
