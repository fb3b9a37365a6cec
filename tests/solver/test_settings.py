"""The solver's settings are set in one place, and are those that prove our instances."""

from __future__ import annotations

from planner import optimiser
from tests.conftest import ROOT


def test_one_worker_and_linearization_two() -> None:
    parameters = optimiser.solver(3).parameters
    assert parameters.num_workers == 1
    assert parameters.linearization_level == 2
    assert parameters.max_time_in_seconds == 3


def test_no_other_place_makes_a_solver() -> None:
    makers = [path.name for path in (ROOT / "src").rglob("*.py") if "CpSolver()" in path.read_text(encoding="utf-8")]
    assert makers == ["optimiser.py"]
