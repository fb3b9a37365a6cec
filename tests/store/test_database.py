"""Opening the store: where it stands, how often it is opened, and what is said where it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.store import Store, StoreError, close_all, open_store, plans
from tests.builders import tiny_plan
from tests.people import ANN


def test_without_a_url_it_is_a_file_under_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.chdir(tmp_path)
    db = open_store()
    assert (tmp_path / "var" / "planner.db").is_file()
    assert db.address == f"sqlite+pysqlite:///{tmp_path}/var/planner.db"
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700


def test_the_environment_names_another_one(own_store: Path) -> None:
    assert open_store().address == f"sqlite+pysqlite:///{own_store}"


def test_the_same_url_is_the_same_store_until_all_are_closed(url: str) -> None:
    first = open_store(url)
    assert open_store(url) is first
    close_all()
    assert open_store(url) is not first


def test_sqlite_waits_logs_ahead_and_checks_references(own_store: Path) -> None:
    with open_store().reading() as connection:
        found = [connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys", "busy_timeout")]
    assert found == ["wal", 1, 15_000]


def test_an_exception_takes_everything_back(db: Store) -> None:
    def fail_half_way() -> None:
        with db.writing() as connection:
            connection.execute(text("INSERT INTO people VALUES ('ann', 'Ann', '', '2026-11-22')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with db.reading() as connection:
        assert connection.execute(text("SELECT * FROM people")).all() == []


def test_a_file_that_was_removed_is_made_anew(own_store: Path) -> None:
    db = open_store()
    made = plans.create(db, ANN, "tiny", tiny_plan())
    for left in own_store.parent.glob(f"{own_store.name}*"):
        left.unlink()
    again = open_store()
    assert again is not db
    with pytest.raises(KeyError):
        plans.get(again, ANN, made.plan_id)
    assert plans.create(again, ANN, "tiny", tiny_plan()).version == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no URL such as postgresql://"),
        ("mysql://somewhere/planner", "mysql is no database for the store"),
        ("sqlite://", "sqlite is no database for the store"),
        ("sqlite:///:memory:", "sqlite is no database for the store"),
        ("sqlite:////proc/planner.db", "unable to open database file"),
        ("sqlite:////proc/planner/planner.db", "folder cannot be used"),
        ("postgresql://planner:secret@127.0.0.1:1/planner", "refused"),
    ],
)
def test_what_cannot_be_opened_is_said_in_words_and_without_passwords(url: str, said: str) -> None:
    for _ in range(2):
        with pytest.raises(StoreError, match=said) as refused:
            open_store(url)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused_and_kept(own_store: Path) -> None:
    own_store.write_text("Dear diary, " * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store()
    assert own_store.read_text() == "Dear diary, " * 100


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r'pip install "psycopg\[binary\]"'):
        open_store("postgresql://planner@127.0.0.1/planner")


def test_both_spellings_of_postgresql_are_understood_and_no_password_is_told(
    request: pytest.FixtureRequest,
) -> None:
    url: str = request.getfixturevalue("server").new_database()
    with_password = url.replace("planner@", "planner:secret@").replace("postgresql:", "postgres:")
    db = open_store(with_password)
    db.check()
    assert db.address == with_password.replace("secret", "***").replace("postgres:", "postgresql+psycopg:")
    close_all()


def test_a_copy_that_only_reads_is_refused(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("server")
    url = server.new_database()
    open_store(url)
    close_all()
    server.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET default_transaction_read_only = on")
    with pytest.raises(StoreError, match="read-only copy"):
        open_store(url)


def test_a_server_that_was_started_again_is_reached_again(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("server")
    url = server.new_database()
    db = open_store(url)
    made = plans.create(db, ANN, "tiny", tiny_plan())
    server.stop()
    with pytest.raises(StoreError, match="the database says"):
        db.check()
    server.start()
    db.check()
    assert plans.get(db, ANN, made.plan_id) == made
    close_all()
