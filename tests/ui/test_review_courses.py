"""One course left out: which roles fall, why others do not, what else goes with it, and over all legal plans."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.optimiser import Watch
from planner.solver import Guarantees, NotFound
from planner.solver import guarantees as solver_guarantees
from planner.ui import solving
from tests.ui.opened import texts
from tests.ui.test_review_page import links, review


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No answer of another test is found again."""
    solving.stop_all()
    yield
    solving.stop_all()


def test_the_first_course_is_the_one_that_lowers_most() -> None:
    at = review(review="Risks")
    said = texts(at)
    assert "Dropped alone, 27 of 77 courses of the catalogue lower a role; Advanced Recording Techniques (MP-385) " in (
        "".join(said).replace("\\", "")
    )
    assert at.selectbox(key="review_course").value == "MP-385"
    assert "**Without MP-385, 6 roles fall by the required core and 6 roles fall by the catalogue.**" in said
    fallen = next(found.value for found in at.dataframe if "catalogue, coverage" in found.value)
    assert fallen[["role", "required core", "catalogue"]].iloc[0].tolist() == ["Record Producer", "9 → 7", "11 → 9"]
    assert len(fallen) == 6
    assert "guaranteed" not in fallen


def test_where_no_role_falls_the_reason_stands_there_and_what_else_changes() -> None:
    at = review(review="Risks")
    at.selectbox(key="review_course").select("MP-113").run()
    said = [text.replace("\\", "") for text in texts(at)]
    assert any(text.startswith("- ") and " already reaches " in text for text in said)
    assert any(text.startswith("- ") and "no other way" in text for text in said)
    assert any(text.startswith("- It is in the pool of ") for text in said)
    assert "The page of MP-113" in links(at)


def test_the_table_of_courses_opens_and_has_them_all() -> None:
    at = review(review="Risks")
    at.session_state["course_moves_open"] = True
    at.run()
    moves = next(found.value for found in at.dataframe if "core_needs" in found.value)
    assert len(moves) == 77
    assert moves["roles"].is_monotonic_decreasing


def test_guaranteed_and_possible_without_it_stand_beside(
    known_guarantees: Guarantees, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def without(curriculum: object, programme_id: str, *, watch: Watch) -> Guarantees:
        asked.append(programme_id)
        assert not curriculum.has("courses", "MP-385")  # type: ignore[attr-defined]
        return known_guarantees

    monkeypatch.setattr(solver_guarantees, "guarantees", without)
    at = review(review="Risks")
    solving.wait_all()
    at.run()
    assert asked == ["mpe-major"]
    fallen = next(found.value for found in at.dataframe if "catalogue, coverage" in found.value)
    assert fallen[["guaranteed", "possible"]].iloc[0].tolist() == ["9", "11"]
    captions = [found.value.replace("\\", "") for found in at.caption]
    assert any("‘Concentrate: named courses’ for 24 credits instead of 26" in words for words in captions)


def test_a_search_that_found_nothing_says_so(known_guarantees: Guarantees, monkeypatch: pytest.MonkeyPatch) -> None:
    del known_guarantees
    monkeypatch.setattr(solver_guarantees, "guarantees", lambda *_, watch: NotFound(0.0))
    at = review(review="Risks")
    solving.wait_all()
    at.run()
    assert not at.exception
    assert "guaranteed" not in next(found.value for found in at.dataframe if "catalogue, coverage" in found.value)
    assert any("no legal complete plan was found in the time allowed" in text for text in texts(at))
