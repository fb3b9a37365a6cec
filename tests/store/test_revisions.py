"""Revisions: what is saved is read back the same, at every number, and only rows that changed are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder
from planner.store import Store, curricula, revisions, schema
from tests.builders import tiny_curriculum, tiny_plan
from tests.people import ADA, FAY

FULL = tiny_curriculum(
    roles={"mixer": {"mixing": ("M", "essential"), "editing": (None, "useful")}},
    courses={"A-1": {"mixing": "I", "editing": "R"}, "A-2": {"mixing": "M"}, "B-1": {}},
    credits={"A-2": 2.5, "B-1": None},
    prerequisites={"A-2": "A-1 & (B-1 | credits >= 24)", "B-1": "none"},
    terms={"A-1": ("Fall", "Spring")},
    outside=["B-1"],
    unmapped=["A-2"],
    assessed=[("A-1", "mixing")],
    programmes={"major": {"total_credits": 120}},
    groups={"core": {"pool": 'subject = "A" except A-2', "least_courses": 1}},
    conditions={"maths": "mathematics proficiency"},
    plans={"first": tiny_plan({"2026 Fall": ["A-1"]}), "another": tiny_plan(title="Another")},
)


def save(db: Store, curriculum: Curriculum, note: str = "", name: str = "tiny") -> int:
    """Make it the next revision, the first one too."""
    if revisions.latest(db, name) is None:
        return curricula.create(db, ADA, name, curriculum, note)
    return revisions.save(db, FAY, name, curriculum, note=note)


def head(db: Store) -> curricula.CurriculumHead:
    found = curricula.head(db, "tiny")
    assert found is not None
    return found


def rows_written(db: Store) -> int:
    with db.reading() as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in schema.row_tables.values()]
    return sum(count or 0 for count in counts)


def renamed(curriculum: Curriculum, course_id: str, title: str) -> Curriculum:
    courses = [
        row.model_copy(update={"title": title}) if row.course_id == course_id else row for row in curriculum.courses
    ]
    return curriculum.replace(courses=tuple(courses))


def test_the_default_curriculum_is_read_back_the_same(db: Store, default: Curriculum) -> None:
    assert curricula.create(db, ADA, "music-production", default, "") == 1
    found = revisions.read(db, "music-production")
    assert found.fingerprint == default.fingerprint
    assert found == default.replace(warnings=())
    assert list(found.plans) == list(default.plans)


def test_every_kind_of_cell_is_read_back_the_same(db: Store) -> None:
    assert save(db, FULL) == 1
    assert revisions.read(db, "tiny") == FULL


def test_an_equal_curriculum_is_no_revision(db: Store) -> None:
    assert [save(db, FULL), save(db, replace(FULL)), revisions.latest(db, "tiny")] == [1, 1, 1]


def test_every_revision_stays_as_it_was_and_only_changes_are_written(db: Store) -> None:
    save(db, FULL)
    rows = rows_written(db)
    second = renamed(FULL, "A-1", "Mixing")
    assert save(db, second) == 2
    assert rows_written(db) == rows + 1
    third = second.replace(courses=second.courses[:1] + second.courses[2:], course_skills=second.course_skills[:2])
    assert save(db, third) == 3
    assert rows_written(db) == rows + 1
    fourth = third.replace(courses=(FULL.courses[1], *third.courses))
    assert save(db, fourth) == 4
    assert rows_written(db) == rows + 2
    assert [revisions.read(db, "tiny", number) for number in (1, 2, 3, 4)] == [FULL, second, third, fourth]
    assert revisions.read(db, "tiny") == fourth


def test_the_order_of_rows_and_of_plans_is_kept(db: Store) -> None:
    save(db, FULL)
    turned = FULL.replace(courses=FULL.courses[::-1], plans=dict([*FULL.plans.items()][::-1]))
    assert save(db, turned) == 2
    found = revisions.read(db, "tiny")
    assert (found, list(found.plans)) == (turned, ["another", "first"])
    assert revisions.difference(db, "tiny", 1, 2) == ()


def test_revisions_are_numbered_for_each_curriculum_and_say_who_when_and_why(db: Store) -> None:
    before = datetime.now(UTC)
    save(db, FULL, "first")
    save(db, renamed(FULL, "A-1", "Mixing"), "a title")
    assert save(db, FULL, name="other") == 1
    first, second = revisions.all_of(db, "tiny")
    assert (first.number, first.author, first.note, first.fingerprint) == (1, "ada", "first", FULL.fingerprint)
    assert (second.number, second.author, second.note) == (2, "fay", "a title")
    assert before <= first.at <= second.at <= datetime.now(UTC)
    assert first.at.utcoffset() == timedelta(0)
    assert revisions.read(db, "other") == FULL


def test_what_is_not_there_is_said(db: Store) -> None:
    assert (revisions.latest(db, "tiny"), revisions.all_of(db, "tiny")) == (None, ())
    with pytest.raises(KeyError):
        revisions.read(db, "tiny")
    save(db, FULL)
    for call in (
        lambda: revisions.read(db, "tiny", 2),
        lambda: revisions.difference(db, "tiny", 1, 2),
        lambda: revisions.history(db, "tiny", "nonsense", ("A-1",)),
    ):
        with pytest.raises(KeyError):
            call()


@pytest.mark.parametrize(
    "wrong",
    [
        FULL.replace(courses=(*FULL.courses, FULL.courses[0])),
        FULL.replace(roles=(FULL.roles[0].model_copy(update={"also_known_as": ("a;b",)}),)),
    ],
    ids=["a key twice", "a separator in a list"],
)
def test_a_curriculum_that_cannot_be_kept_is_a_wrong_call(db: Store, wrong: Curriculum) -> None:
    save(db, FULL)
    with pytest.raises(ValueError, match=r"twice|; in it"):
        save(db, wrong)
    assert revisions.read(db, "tiny") == FULL


def test_the_difference_of_two_revisions_is_the_rows_that_differ(db: Store) -> None:
    save(db, FULL)
    save(db, renamed(FULL, "A-1", "Mixing").replace(course_skills=FULL.course_skills[1:], plans={}))
    found = {(change.table, change.key): change for change in revisions.difference(db, "tiny", 1, 2)}
    assert list(found) == [
        ("courses", ("A-1",)),
        ("course_skills", ("A-1", "mixing")),
        ("documents", ("plans/another.json",)),
        ("documents", ("plans/first.json",)),
    ]
    title = found["courses", ("A-1",)]
    assert title.columns == ("title",)
    assert title.before is not None
    assert title.after is not None
    assert (title.before["title"], title.after["title"]) == ("Course A-1", "Mixing")
    gone = found["course_skills", ("A-1", "mixing")]
    assert gone.before is not None
    assert (gone.before["level"], gone.before["assessed"], gone.after) == ("I", "true", None)
    back = {(change.table, change.key): change for change in revisions.difference(db, "tiny", 2, 1)}
    assert (back["course_skills", ("A-1", "mixing")].before, back.keys()) == (None, found.keys())
    assert revisions.difference(db, "tiny", 2, 2) == ()


def test_the_history_of_a_row_has_each_state_with_its_author(db: Store) -> None:
    without = FULL.replace(courses=FULL.courses[1:], course_skills=FULL.course_skills[2:])
    turned = renamed(FULL, "A-1", "Mixing")
    states = [FULL, turned, turned.replace(courses=turned.courses[::-1]), without, FULL]
    assert [save(db, state, f"step {number}") for number, state in enumerate(states, start=1)] == [1, 2, 3, 4, 5]
    found = revisions.history(db, "tiny", "courses", ("A-1",))
    assert [(state.from_revision, state.to_revision, state.cells["title"], state.note) for state in found] == [
        (1, 2, "Course A-1", "step 1"),
        (2, 4, "Mixing", "step 2"),
        (5, None, "Course A-1", "step 5"),
    ]
    assert revisions.history(db, "tiny", "courses", ("Z-9",)) == ()


def test_a_folder_is_taken_once_and_a_changed_one_writes_nothing(db: Store, tmp_path: Path) -> None:
    place = tmp_path / "tiny"
    folder.write(FULL, place)
    for new in (True, False):
        assert revisions.take_folder(db, "tiny", place) == revisions.Taken(1, FULL.fingerprint, new)
    changed = renamed(FULL, "A-1", "Mixing")
    folder.write(changed, place)
    assert revisions.take_folder(db, "tiny", place) == revisions.Taken(1, FULL.fingerprint, new=False)
    assert revisions.read(db, "tiny") == FULL
    (first,) = revisions.all_of(db, "tiny")
    assert (first.author, first.note) == ("data folder", "First taken from the data folder")


def test_the_state_of_the_folder_that_was_dealt_with_is_noted(db: Store) -> None:
    revisions.take(db, "tiny", FULL)
    assert head(db).folder_fingerprint == FULL.fingerprint
    revisions.taken_over(db, FAY, "tiny", "another state")
    assert head(db).folder_fingerprint == "another state"
    assert revisions.take(db, "tiny", FULL) == revisions.Taken(1, FULL.fingerprint, new=False)
    with pytest.raises(KeyError):
        revisions.taken_over(db, FAY, "nonsense", "another state")


def test_a_folder_that_does_not_load_changes_nothing(db: Store, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        revisions.take_folder(db, "tiny", tmp_path)
    assert revisions.latest(db, "tiny") is None
