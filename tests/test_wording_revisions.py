"""Who, when, which row: the words for drafts and revisions."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.curriculum import Curriculum
from planner.editing import MergeClash, RowChange, applied, difference, remove_row, set_cells
from planner.tables import TABLES
from planner.wording import revisions as words
from tests.builders import tiny_curriculum

NOW = datetime(2026, 11, 3, 0, 30, tzinfo=UTC)


@pytest.fixture
def studio() -> Curriculum:
    return tiny_curriculum(roles={"mixer": {"mixing": "M"}}, courses={"A-1": {"mixing": "I"}, "A-2": {}})


@pytest.mark.parametrize(
    ("person_id", "shown"),
    [
        ("ann", "you"),
        ("ben", "Ben"),
        ("data folder", "the data folder"),
        ("local", "the one at this machine"),
        ("former-1f", "a former member"),
        ("unknown", "somebody"),
        ("", "somebody"),
    ],
)
def test_an_author_is_named_as_far_as_known(person_id: str, shown: str) -> None:
    assert words.author_words(person_id, {"ben": "Ben", "ann": "Ann"}, me="ann") == shown


@pytest.mark.parametrize(
    ("at", "zone", "shown"),
    [
        (datetime(2026, 11, 3, 0, 5, tzinfo=UTC), "UTC", "today 00:05"),
        (datetime(2026, 11, 2, 23, 5, tzinfo=UTC), "UTC", "yesterday 23:05"),
        # In Boston it is still the evening of the second.
        (datetime(2026, 11, 2, 23, 5, tzinfo=UTC), "America/New_York", "today 18:05"),
        (datetime(2026, 10, 3, 12, 5, tzinfo=UTC), "UTC", "3 October 2026, 12:05"),
    ],
)
def test_a_moment_is_told_by_the_readers_clock(at: datetime, zone: str, shown: str) -> None:
    assert words.moment_words(at, NOW, ZoneInfo(zone)) == shown


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        words.moment_words(NOW.replace(tzinfo=None), NOW, UTC)


def test_every_table_has_words() -> None:
    for name in ("about", "documents", *(table.name for table in TABLES)):
        assert words.table_words(name)


@pytest.mark.parametrize(
    ("table", "key", "shown"),
    [
        ("course_skills", ("A-1", "mixing"), "A-1 × Mixing"),
        ("role_skills", ("mixer", "mixing"), "Mixer × Mixing"),
        ("role_skills", ("gone", "mixing"), "gone × Mixing"),
        ("courses", ("A-1",), "A-1"),
        ("evidence", ("mixer", "3"), "Mixer × sentence 3"),
        ("about", ("credits_per_term.most",), "credits per term.most"),
        ("documents", ("plans/core.json",), "core"),
        ("occupations", ("27-4014.00",), "27-4014.00"),
    ],
)
def test_a_row_is_named_by_what_it_is_about(studio: Curriculum, table: str, key: tuple[str, ...], shown: str) -> None:
    assert words.row_words(studio, table, key) == shown


def test_changes_are_counted_by_table(studio: Curriculum) -> None:
    edits = [
        set_cells("course_skills", ("A-1", "mixing"), {"level": "M", "assessed": "true"}),
        set_cells("course_skills", ("A-2", "mixing"), {"level": "I"}),
        remove_row("role_skills", ("mixer", "mixing")),
    ]
    changes = difference(studio, applied(studio, edits).curriculum)
    assert words.changes_words(changes) == (
        "1 row of what roles need removed, 2 cells of what courses teach and 1 row of what courses teach added"
    )
    assert words.changes_words([]) == "nothing"


def test_a_clash_names_its_cell_and_both_sides(studio: Curriculum) -> None:
    place = ("course_skills", ("A-1", "mixing"))
    cell = MergeClash(*place, "level", {"level": "I"}, {"level": "M"}, {"level": ""})
    row = MergeClash(*place, None, {"level": "I"}, None, {"course_id": "A-1", "level": "R", "basis": ""})
    assert words.clash_words(studio, cell) == "A-1 × Mixing, level"
    assert [words.value_words(side, "level") for side in (cell.mine, cell.theirs, None)] == ["M", "empty", "not there"]
    assert words.clash_words(studio, row) == "A-1 × Mixing, the whole row"
    assert [words.value_words(side, None) for side in (row.mine, row.theirs)] == ["removed", "course: A-1, level: R"]


def test_a_change_of_another_kind_of_row_reads_the_same(studio: Curriculum) -> None:
    change = RowChange("documents", ("plans/core.json",), None, {"name": "plans/core.json", "text": "{}"})
    assert words.changes_words([change]) == "1 row of example plans added"
