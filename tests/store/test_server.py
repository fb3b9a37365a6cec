"""Where the tests look for PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import postgres


def test_the_folder_that_is_named_comes_first_if_both_programs_are_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_POSTGRES", str(tmp_path))
    for name in postgres.PROGRAMS:
        assert postgres.found() != tmp_path
        (tmp_path / name).touch(mode=0o755)
    assert postgres.found() == tmp_path
