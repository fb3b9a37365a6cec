"""What the app serves: the folder, kept as revisions; the last good one; the folder alone where nothing is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import applied, set_cells
from planner.errors import DataError
from planner.store import close_all, curricula, open_store, revisions
from planner.ui import data
from tests.builders import tiny_curriculum
from tests.ui.opened import APP, checked

ROOT = Path(__file__).parents[2]
UNREACHABLE = "sqlite:////proc/planner.db"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the default data that the app serves, to be changed."""
    copy = tmp_path / "Our Data 2"
    shutil.copytree(ROOT / "data" / "music-production", copy)
    monkeypatch.setenv("PLANNER_DATA", str(copy))
    return copy


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def broken(place: Path) -> None:
    replaced(place / "course_skills.csv", "MP-211,studio-equipment,I,", "MP-211,studio-equipment,X,")
    replaced(place / "role_skills.csv", "record-producer,contracts,R,essential", "record-producer,contracts,R,vital")


def home() -> AppTest:
    return checked(AppTest.from_file(APP, default_timeout=60).run())


def test_an_empty_store_takes_the_folder_as_revision_1(place: Path, default: Curriculum) -> None:
    assert data.curriculum_id() == "our-data-2"
    assert data.served() == data.Served(default, None, 1)
    (first,) = revisions.all_of(open_store(), "our-data-2")
    assert (first.author, first.fingerprint) == ("data folder", default.fingerprint)


def test_a_folder_that_changes_is_offered_and_overwrites_nothing(place: Path, default: Curriculum) -> None:
    data.served()
    assert data.folder_news() is None
    replaced(place / "skills.csv", "mastering,Mastering,", "mastering,Mastering at last,")
    assert data.served() == data.Served(default, None, 1)
    news = data.folder_news()
    assert news is not None
    assert news.skill("mastering").name == "Mastering at last"
    revisions.taken_over(open_store(), LOCAL, "our-data-2", news.fingerprint)
    data.announce()
    assert data.folder_news() is None


def test_a_revision_that_was_saved_is_served_at_once(place: Path, default: Curriculum) -> None:
    data.served()
    named = applied(default, [set_cells("skills", ("mastering",), {"name": "Mastering at last"})]).curriculum
    assert revisions.save(open_store(), LOCAL, "our-data-2", named, note="") == 2
    data.announce()
    assert data.served() == data.Served(named, None, 2)
    assert data.at_revision(1) == default
    assert data.folder_news() is None


def test_another_process_saves_and_it_is_served_within_a_moment(
    place: Path, default: Curriculum, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.served()
    revisions.save(open_store(), LOCAL, "our-data-2", default.replace(plans={}), note="")
    assert data.revision() == 1
    monkeypatch.setattr(data, "KNOWN_S", 0.0)
    assert data.revision() == 2


def test_several_curricula_stand_side_by_side(place: Path, default: Curriculum) -> None:
    data.served()
    other = tiny_curriculum(courses={"A-1": {"mixing": "I"}})
    curricula.create(open_store(), LOCAL, "studio", other, "")
    assert data.served("studio") == data.Served(other, None, 1)
    assert data.served("our-data-2").curriculum == default
    assert (data.is_there("studio"), data.is_there("nowhere")) == (True, False)
    curricula.remove(open_store(), LOCAL, "studio")
    data.announce()
    assert not data.is_there("studio")


def test_the_address_says_which_curriculum_is_shown(place: Path) -> None:
    data.served()
    curricula.create(open_store(), LOCAL, "studio", tiny_curriculum(roles={"mixer": {"mixing": "M"}}), "")
    at = AppTest.from_file(APP, default_timeout=60)
    at.query_params["curriculum"] = "studio"
    checked(at.run())
    assert at.title[0].value == "Which courses lead to which jobs in Tiny curriculum?"
    again = AppTest.from_file(APP, default_timeout=60)
    again.query_params["curriculum"] = "nowhere"
    checked(again.run())
    assert again.warning[0].value == "There is no curriculum “nowhere”. You see another one."


def test_a_folder_that_breaks_leaves_the_last_revision_on_every_page_with_the_faults(place: Path) -> None:
    assert data.served().number == 1
    broken(place)
    at = home()
    assert [warning.value for warning in at.warning] == [
        "2 things are wrong in the data folder. What you see is its last state that could be read."
    ]
    assert [expander.label for expander in at.expander][:1] == [
        "What is wrong in the data folder (1 is the revision shown)"
    ]
    assert list(at.dataframe[0].value["file"]) == ["course_skills.csv", "role_skills.csv"]
    assert data.health()[0] == 200
    assert data.health()[1]["faults"] == 2


def test_a_folder_that_never_loaded_is_a_list_of_faults(place: Path) -> None:
    broken(place)
    at = AppTest.from_file(APP, default_timeout=60).run()
    assert not at.exception
    assert [title.value for title in at.title] == ["The curriculum cannot be read"]
    assert [error.value for error in at.error] == ["2 things are wrong in the data folder. Nothing was changed."]
    assert data.health() == (503, {"status": "the curriculum does not load", "faults": 2, "database": "ok"})


def test_without_a_store_the_folder_is_served_and_the_page_says_that_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, default: Curriculum, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", UNREACHABLE)
    monkeypatch.setattr(data, "_failed", {})
    assert data.store() is None
    assert data.served() == data.Served(default)
    (warning,) = home().warning
    assert warning.value.startswith("Nothing is kept at present: the database cannot be opened.")
    assert [record.getMessage() for record in caplog.records if record.name == "planner.ui.data"] == [
        "The store cannot be opened: the database says: unable to open database file"
    ]
    status, facts = data.health()
    assert (status, facts["status"], facts["database"]) == (200, "degraded", "not reachable: nothing is kept")


def test_a_store_that_comes_back_is_used_again_after_a_while(
    monkeypatch: pytest.MonkeyPatch, own_store: Path, place: Path
) -> None:
    # A folder stands where the file should be.
    own_store.unlink()
    own_store.mkdir()
    assert data.store() is None
    own_store.rmdir()
    assert data.store() is None
    monkeypatch.setattr(data, "RETRY_S", 0.0)
    assert data.store() is not None
    assert data.served().number == 1


def test_a_store_that_fails_later_leaves_the_folder(place: Path, own_store: Path, default: Curriculum) -> None:
    db = data.store()
    assert db is not None
    with db.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE curricula RENAME TO gone")
    assert data.served() == data.Served(default)
    assert data.store() is None


def test_a_revision_that_cannot_be_read_leaves_the_folder(place: Path, default: Curriculum) -> None:
    assert data.served().number == 1
    revisions.save(open_store(), LOCAL, "our-data-2", default.replace(plans={}), note="")
    close_all()
    with open_store().writing() as connection:
        connection.exec_driver_sql("UPDATE documents SET text = '' WHERE name = 'curriculum.toml'")
    data.announce()
    assert data.served() == data.Served(default)


def test_the_same_folder_costs_no_question_to_the_database(own_store: Path) -> None:
    data.served()
    asked: list[str] = []

    def note(*facts: object) -> None:
        asked.append(str(facts[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        data.served()
        assert data.store() is not None
        assert asked == []
        data.health()
        assert asked == ["BEGIN", "SELECT 1"]
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_the_faults_are_those_of_the_folder(place: Path) -> None:
    broken(place)
    found = data.served()
    assert isinstance(found.faults, DataError)
    assert (found.curriculum, found.number, len(found.faults.faults)) == (None, None, 2)


@pytest.mark.parametrize(
    ("name", "kept_as"), [("music-production", "music-production"), ("Ätna & Co.", "tna-co"), ("…", "curriculum")]
)
def test_the_folders_name_is_the_curriculums_id(
    name: str, kept_as: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_DATA", str(tmp_path / name))
    assert data.curriculum_id() == kept_as
