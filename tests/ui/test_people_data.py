"""What the page on one's own data says, gives out and deletes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL, Person, Right
from planner.store import open_store, plans
from planner.store import people as stored
from planner.store.purging import KEEP
from planner.ui import people, told, your_data
from planner.ui.people import Standing, Why
from tests.builders import tiny_plan
from tests.ui.opened import opened, texts

ANN = Person("p-ann", "Ann", frozenset({Right.FACULTY}), "ann@college.example")
BEN = Person("p-ben", "Ben", frozenset({Right.STUDENT}))
DEFAULT = "music-production"


@pytest.fixture
def ann(monkeypatch: pytest.MonkeyPatch) -> Person:
    """Ann has signed in."""
    monkeypatch.setattr(people, "standing", lambda: Standing(ANN, Why.SIGNED_IN, ANN.name))
    return ANN


def typed(at: AppTest, word: str) -> AppTest:
    at.text_input(key="your_data_word").set_value(word)
    next(button for button in at.button if button.label == "Delete my data").click()
    return at.run()


def test_locally_it_says_that_nobody_is_known(filled_store: Path) -> None:
    at = opened("your_data")
    assert texts(at)[0].startswith("You work without signing in, as the one person of this machine.")
    assert texts(at)[1] == "Kept at present: nothing that you made."


def test_it_says_who_is_signed_in_and_counts_what_there_is(filled_store: Path, ann: Person) -> None:
    for _ in range(2):
        plans.create(open_store(), ann, DEFAULT, tiny_plan())
    plans.create(open_store(), BEN, DEFAULT, tiny_plan())
    at = opened("your_data")
    assert texts(at)[0] == "You are signed in as Ann, ann@college.example, with the right of faculty."
    assert texts(at)[1] == "Kept at present: 2 plans."


def test_every_period_that_purging_keeps_to_is_said(filled_store: Path, ann: Person) -> None:
    said = " ".join(texts(opened("your_data")))
    assert {days for days in KEEP.values() if f"{days} days" not in said} == set()


def test_the_file_has_ones_own_and_nobody_elses(filled_store: Path, ann: Person) -> None:
    plans.create(open_store(), ann, DEFAULT, tiny_plan().replace(title="Of Ann"))
    plans.create(open_store(), BEN, DEFAULT, tiny_plan().replace(title="Of Ben"))
    kept = your_data.found()
    assert kept is not None
    text = json.dumps(kept)
    assert "Of Ann" in text
    assert "Of Ben" not in text


def test_nothing_is_deleted_without_the_word(filled_store: Path, ann: Person) -> None:
    plans.create(open_store(), ann, DEFAULT, tiny_plan())
    at = typed(opened("your_data"), "yes")
    assert [element.value for element in at.warning] == ["Nothing was deleted. Type the word delete to go on."]
    assert len(plans.heads(open_store(), ann, DEFAULT)) == 1


def test_with_the_word_ones_own_is_deleted_and_the_sign_in_ends(filled_store: Path, ann: Person) -> None:
    db = open_store()
    plans.create(db, ann, DEFAULT, tiny_plan())
    plans.create(db, BEN, DEFAULT, tiny_plan())
    at = opened("your_data")
    assert stored.names(db) == {"p-ann": "Ann"}
    at = typed(at, " Delete ")
    assert [element.value for element in at.success] == ["Deleted: 1 plan."]
    assert plans.heads(db, ann, DEFAULT) == ()
    assert len(plans.heads(db, BEN, DEFAULT)) == 1
    assert stored.names(db) == {}
    assert len(people._ended) == 1
    people._ended.clear()


def test_locally_deleting_ends_no_sign_in(filled_store: Path) -> None:
    plans.create(open_store(), LOCAL, DEFAULT, tiny_plan())
    at = typed(opened("your_data"), "delete")
    assert [element.value for element in at.success] == ["Deleted: 1 plan."]
    assert people._ended == {}


def test_where_nothing_is_kept_there_is_nothing_to_delete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////proc/planner.db")
    at = opened("your_data")
    assert texts(at)[0] == "Nothing is kept about you: what you do lives in this browser tab."
    assert list(at.text_input) == []


def test_who_comes_is_noted_once_a_day(filled_store: Path, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[Person] = []
    monkeypatch.setattr(stored, "seen", lambda _, who: noted.append(who))
    people._noted.clear()
    at = opened("your_data")
    at.run()
    assert noted == [ANN]


def test_names_are_shown_for_ids(filled_store: Path, ann: Person) -> None:
    stored.seen(open_store(), BEN)
    people._names.clear()
    assert told.who("p-ben") == "Ben"
    assert told.who("p-ann") == "you"
    assert told.who("former-1a2b") == "a former member"
    assert told.who("p-unknown") == "somebody"
