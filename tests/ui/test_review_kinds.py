"""Jobs, programme outcomes and standards: chosen by a control where there are several, and counted apart everywhere."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.ui.opened import texts
from tests.ui.test_review_page import ROOT, control, headers, review

OUTCOMES = {"live-sound-engineer", "mastering-engineer"}
STANDARD = "record-producer"


@pytest.fixture(autouse=True)
def with_outcomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default curriculum with two roles turned into programme outcomes, and one into a standard."""
    folder = tmp_path / "outcomes"
    shutil.copytree(ROOT / "data" / "music-production", folder)
    with (folder / "roles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["kind"] = {**dict.fromkeys(OUTCOMES, "outcome"), STANDARD: "standard"}.get(row["role_id"], row["kind"])
    with (folder / "roles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    monkeypatch.setenv("PLANNER_DATA", str(folder))


def test_promises_go_by_the_kind_that_is_chosen() -> None:
    at = review()
    assert control(at, "review_kind").options == ["Jobs", "Programme outcomes", "Standards"]
    assert " of 20 roles; " in texts(at)[0]
    control(at, "review_kind").set_value("outcome").run()
    assert texts(at)[0].startswith("The required courses meet ")
    assert " of 2 programme outcomes; " in texts(at)[0]
    assert " of 2 programme outcomes in " in texts(at)[1]
    assert headers(at) == ["By category of skills", "One programme outcome", "Put it right"]
    assert len(at.selectbox(key="review_role").options) == 2


def test_the_kind_is_in_the_address_and_holds_in_every_view() -> None:
    at = review(review="Risks", review_kind="Standards", review_finding="On a single course")
    assert control(at, "review_kind").value == "standard"
    assert texts(at)[0].endswith(" taught that no standard needs.")
    assert "Courses that no standard would miss" in headers(at)
    assert any(text.startswith("Dropped alone, ") and " lower a standard; " in text for text in texts(at))
    listed = at.dataframe[0].value
    assert set(listed["needed_by"]) == {1}


def test_the_balance_is_of_the_kind_that_is_chosen() -> None:
    jobs, standards = (review(review="Evidence", review_kind=kind) for kind in ("Jobs", "Standards"))
    first, second = (next(text for text in texts(at) if text.startswith("Balance ")) for at in (jobs, standards))
    assert first[:12] != second[:12]
