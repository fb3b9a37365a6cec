"""`planner serve` opens the app to nobody by mistake; `planner purge` removes what is past its time, and counts."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from planner.access import LOCAL
from planner.store import open_store, plans, purging
from planner.ui import sign_in_settings
from tests.builders import tiny_plan
from tests.test_cli import objects, rows, run
from tests.ui.test_people import SETTINGS

module: Any = sys.modules["planner.cli.serve"]
"""The package has the command of the same name."""
RULES = '[[grant]]\nrights = "admin"\naddress = "ann@college.example"'


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, bool]]:
    """What would have been started: address, port, whether only for reading."""
    seen: list[tuple[str, int, bool]] = []

    def run(address: str, port: int, *, read_only: bool) -> int:
        seen.append((address, port, read_only))
        return 0

    monkeypatch.setattr(module, "_run", run)
    return seen


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "access.toml"
    made.write_text(RULES, encoding="utf-8")
    monkeypatch.setenv("PLANNER_ACCESS", str(made))
    return made


def signing_in(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    monkeypatch.setattr(sign_in_settings, "_section", lambda: {**SETTINGS, **changes})


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("localhost", 8501, False)),
        (["--port", "9000"], ("localhost", 9000, False)),
        (["--address", "127.0.0.1"], ("127.0.0.1", 8501, False)),
        (["--address", "0.0.0.0", "--read-only"], ("0.0.0.0", 8501, True)),
    ],
)
def test_without_sign_in_it_serves_this_machine_or_readers(
    started: list[tuple[str, int, bool]], arguments: list[str], expected: tuple[str, int, bool]
) -> None:
    assert run("serve", *arguments).exit_code == 0
    assert started == [expected]


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.0.0.1", "planner.college.example"])
def test_without_sign_in_it_does_not_listen_beyond_this_machine(
    started: list[tuple[str, int, bool]], address: str
) -> None:
    result = run("serve", "--address", address)
    assert (result.exit_code, started) == (2, [])
    assert "everybody would reach the app" in result.stderr


def test_with_sign_in_it_listens_where_it_is_told(
    started: list[tuple[str, int, bool]], rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing_in(monkeypatch)
    assert run("serve", "--address", "0.0.0.0").exit_code == 0
    assert started == [("0.0.0.0", 8501, False)]
    assert run("serve", "--read-only").exit_code == 2


def test_it_does_not_start_where_nobody_could_come_in(
    started: list[tuple[str, int, bool]], rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = run("serve")
    assert (without.exit_code, "[auth] is missing" in without.stderr) == (1, True)
    signing_in(monkeypatch, cookie_secret="short")  # noqa: S106
    assert "cookie_secret has 5 characters" in run("serve").stderr
    signing_in(monkeypatch)
    rules.write_text('everyone = ["king"]', encoding="utf-8")
    wrong = run("serve")
    assert (wrong.exit_code, "everyone: found 'king'" in wrong.stderr) == (1, True)
    assert started == []


def test_it_starts_streamlit_with_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[tuple[list[str], dict[str, str]]] = []

    class Ended:
        def __init__(self, command: list[str], env: dict[str, str]) -> None:
            commands.append((command, env))

        def wait(self) -> int:
            return 7

    monkeypatch.setattr(module.subprocess, "Popen", Ended)
    assert run("serve", "--port", "9001", "--read-only").exit_code == 7
    ((command, environment),) = commands
    assert command[1:5] == ["-m", "streamlit", "run", str(module.APP)]
    assert command[5:] == ["--server.address", "localhost", "--server.port", "9001"]
    assert environment["PLANNER_READ_ONLY"] == "1"
    assert module.APP.exists()


def test_purge_counts_and_then_removes(own_store: Path) -> None:
    db = open_store()
    kept = plans.create(db, LOCAL, "tiny", tiny_plan())
    gone = plans.create(db, LOCAL, "tiny", tiny_plan())
    plans.delete(db, LOCAL, gone.plan_id, gone.version)
    long_ago = datetime.now(UTC) - timedelta(days=purging.KEEP["deleted plans"] + 1)
    with db.writing() as connection:
        moved = text("UPDATE plans SET deleted_at = :at WHERE plan_id = :plan_id")
        connection.execute(moved, {"at": long_ago.strftime("%Y-%m-%d %H:%M:%S.%f"), "plan_id": gone.plan_id})
    assert ["deleted plans", "30", "1"] in rows(run("purge", "--dry-run"))
    assert objects(run("purge", "--json"))["removed"]["deleted plans"] == 1
    assert ["deleted plans", "30", "0"] in rows(run("purge"))
    assert [head.plan_id for head in plans.heads(db, LOCAL, "tiny")] == [kept.plan_id]


def test_purge_says_where_the_database_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////proc/planner.db")
    result = run("purge")
    assert result.exit_code == 1
    assert result.stderr.startswith("Nothing was removed: ")
