"""Several curricula in one store: made, listed, removed, had back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from planner.store import Store, curricula, revisions
from tests.builders import tiny_curriculum
from tests.people import ADA, FAY
from tests.store.editing import BASE, made

OTHER = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}})


def test_a_new_curriculum_has_its_first_revision(db: Store) -> None:
    before = datetime.now(UTC)
    assert curricula.create(db, ADA, "tiny", BASE, "from a workbook") == 1
    head = curricula.head(db, "tiny")
    assert head is not None
    assert before <= head.created_at <= datetime.now(UTC)
    assert head == curricula.CurriculumHead(
        "tiny", BASE.about.title, 1, BASE.fingerprint, False, head.created_at, None, ""
    )
    assert revisions.read(db, "tiny") == BASE
    (first,) = revisions.all_of(db, "tiny")
    assert (first.author, first.note) == ("ada", "from a workbook")


def test_the_head_follows_the_latest_revision(db: Store) -> None:
    made(db)
    renamed = OTHER.replace(about=OTHER.about.model_copy(update={"title": "Another title"}))
    revisions.save(db, FAY, "tiny", renamed, note="")
    head = curricula.head(db, "tiny")
    assert head is not None
    assert (head.title, head.latest, head.fingerprint) == ("Another title", 2, renamed.fingerprint)


def test_curricula_stand_side_by_side_in_order_of_title(db: Store) -> None:
    for name, title in (("b", "Acoustics"), ("a", "Mixing"), ("c", "Broadcasting")):
        state = OTHER.replace(about=OTHER.about.model_copy(update={"title": title}))
        curricula.create(db, ADA, name, state, "")
    assert [head.curriculum_id for head in curricula.all_of(db)] == ["b", "c", "a"]
    curricula.remove(db, ADA, "c")
    curricula.remove(db, ADA, "c")
    assert [head.curriculum_id for head in curricula.all_of(db)] == ["b", "a"]
    (gone,) = curricula.all_of(db, removed=True)
    assert gone == curricula.head(db, "c")
    assert gone.removed_at is not None
    curricula.restore(db, ADA, "c")
    assert [head.curriculum_id for head in curricula.all_of(db)] == ["b", "c", "a"]


@pytest.mark.parametrize("wrong", ["", "Tiny", "a b", "-a", "a--b", "ä", "../a", "a" * 81])
def test_an_id_is_words_joined_by_hyphens(db: Store, wrong: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        curricula.create(db, ADA, wrong, BASE, "")


def test_an_id_is_taken_once_also_by_many_at_once_and_by_a_removed_one(db: Store) -> None:
    def create(number: int) -> str:
        try:
            curricula.create(db, ADA, "tiny", BASE if number % 2 else OTHER, str(number))
        except ValueError as error:
            return str(error)
        return "made"

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(create, range(4)))
    assert outcomes == ["made", *["tiny is taken"] * 3]
    assert len(revisions.all_of(db, "tiny")) == 1
    curricula.remove(db, ADA, "tiny")
    assert create(1) == "tiny is taken"
    assert not revisions.take(db, "tiny", OTHER).new


def test_what_is_not_there_is_said(db: Store) -> None:
    assert curricula.head(db, "tiny") is None
    assert curricula.head(db, "\0") is None
    for call in (
        lambda: curricula.remove(db, ADA, "tiny"),
        lambda: curricula.restore(db, ADA, "tiny"),
        lambda: curricula.require_review(db, ADA, "tiny", required=True),
        lambda: revisions.save(db, FAY, "tiny", BASE, note=""),
    ):
        with pytest.raises(KeyError):
            call()


def test_a_curriculum_that_cannot_be_kept_leaves_nothing_behind(db: Store) -> None:
    with pytest.raises(ValueError, match="twice"):
        curricula.create(db, ADA, "tiny", BASE.replace(courses=(*BASE.courses, BASE.courses[0])), "")
    assert curricula.head(db, "tiny") is None
