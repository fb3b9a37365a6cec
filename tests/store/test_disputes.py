"""Disputes stay with their cell until somebody settles them; rejected suggestions are one memory for all."""

from __future__ import annotations

import pytest

from planner.store import Store, disputes, rejections
from tests.people import FAY, GIL, RUTH
from tests.store.editing import made

KEY = ("A-1", "mixing")


def test_a_dispute_stays_with_its_cell_until_it_is_settled(db: Store) -> None:
    made(db)
    first = disputes.dispute(db, FAY, "tiny", "course_skills", KEY, "level", " too low ")
    assert (first.table, first.key, first.column, first.found) == ("course_skills", KEY, "level", "I")
    assert (first.reason, first.author, first.settled_at, first.settlement) == ("too low", "fay", None, "")
    row = disputes.dispute(db, RUTH, "tiny", "course_skills", KEY, None, "it is another course")
    assert disputes.open_of(db, "tiny") == (first, row)
    assert disputes.of_row(db, "tiny", "course_skills", ("A-2", "mixing")) == ()
    settled = disputes.settle(db, GIL, first.dispute_id, "now M")
    assert (settled.settled_by, settled.settlement, settled.reason) == ("gil", "now M", "too low")
    assert settled.settled_at is not None
    assert disputes.open_of(db, "tiny") == (row,)
    assert disputes.of_row(db, "tiny", "course_skills", KEY) == (settled, row)
    assert disputes.settle(db, FAY, first.dispute_id, "otherwise") == settled
    assert disputes.open_of(db, "other") == ()


def test_settings_are_disputed_too(db: Store) -> None:
    made(db)
    found = disputes.dispute(db, FAY, "tiny", "about", ("credits_per_term.most",), "value", "too many")
    assert found.found == "16"


def test_a_dispute_is_about_something_and_has_a_reason(db: Store) -> None:
    made(db)
    for table, key, column, reason in (
        ("course_skills", KEY, "level", " "),
        ("course_skills", KEY, "nonsense", "why"),
        ("course_skills", ("A-1",), "level", "why"),
        ("nonsense", KEY, "level", "why"),
    ):
        with pytest.raises(ValueError, match=r"say why|no cell|no table"):
            disputes.dispute(db, FAY, "tiny", table, key, column, reason)
    for name, key in (("tiny", ("A-9", "mixing")), ("other", KEY)):
        with pytest.raises(KeyError):
            disputes.dispute(db, FAY, name, "course_skills", key, "level", "why")
    with pytest.raises(KeyError):
        disputes.settle(db, FAY, "nonsense", "why")
    with pytest.raises(ValueError, match="say why"):
        disputes.settle(db, FAY, "nonsense", "")


def test_rejected_suggestions_are_shared_and_can_be_taken_back(db: Store) -> None:
    made(db)
    rejections.put(db, FAY, "tiny", "A-1", "mixing")
    rejections.put(db, GIL, "tiny", "A-1", "mixing")
    rejections.put(db, GIL, "tiny", "A-1", "editing")
    assert rejections.of(db, RUTH, "tiny", "A-1") == {"mixing", "editing"}
    assert rejections.of(db, RUTH, "tiny", "A-2") == frozenset()
    rejections.take_back(db, GIL, "tiny", "A-1", "mixing")
    rejections.take_back(db, GIL, "tiny", "A-1", "nonsense")
    assert rejections.of(db, FAY, "tiny", "A-1") == {"editing"}
    with pytest.raises(KeyError):
        rejections.put(db, FAY, "other", "A-1", "mixing")
