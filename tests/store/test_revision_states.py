"""A revision is the same however it comes: as it was saved, read whole, or made from an earlier one in memory."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.model import Level, Scale
from planner.plan import Plan
from planner.store import Store, curricula, purging, revision_states, revisions
from planner.store.revision_states import Memory, State, memory
from tests.builders import tiny_curriculum, tiny_plan
from tests.people import ADA, FAY

_NAMES = (f"curriculum-{number}" for number in itertools.count())
COURSES = [f"A-{number}" for number in range(1, 7)]
BASE = tiny_curriculum({"mixer": {"mixing": "M"}}, {course: {"mixing": "I"} for course in COURSES})
PLANS: list[dict[str, Plan]] = [{}, {"one": tiny_plan()}, {"two": tiny_plan(), "one": tiny_plan(title="Other")}]


def _with(order: list[str], titles: list[str], levels: list[int], plans: dict[str, Plan], about: str) -> Curriculum:
    courses = [
        BASE.course(course).model_copy(update={"title": title}) for course, title in zip(order, titles, strict=False)
    ]
    links = [
        BASE.taught_in(course)[0].model_copy(update={"level": level})
        for course, level in zip(order[::-1], levels, strict=False)
        if course in {row.course_id for row in courses}
    ]
    title = BASE.about.model_copy(update={"title": about})
    return BASE.replace(courses=tuple(courses), course_skills=tuple(links), plans=plans, about=title)


STATES = st.builds(
    _with,
    st.permutations(COURSES),
    st.lists(st.sampled_from(["a", "b"]), max_size=6),
    st.lists(st.integers(1, 3), max_size=6),
    st.sampled_from(PLANS),
    st.sampled_from(["one", "two"]),
)


def _state(db: Store, name: str, number: int) -> State:
    with db.reading() as connection:
        return revision_states.state(db, connection, name, number)


def _plain(state: State) -> tuple[Any, ...]:
    positions = {table: list(places) for table, places in state.positions.items()}
    return state.number, state.at, state.fingerprint, state.curriculum, list(state.curriculum.plans), positions


@settings(max_examples=30, deadline=None)
@given(st.lists(STATES, min_size=2, max_size=4), st.data())
def check_ways(db: Store, states: list[Curriculum], data: st.DataObject) -> None:
    name = next(_NAMES)
    curricula.create(db, ADA, name, states[0], "")
    for state in states[1:]:
        revisions.save(db, FAY, name, state, note="")
    latest = revisions.latest(db, name) or 0
    earlier = data.draw(st.integers(1, latest))
    later = data.draw(st.integers(earlier, latest))
    saved = _state(db, name, later)
    db.derived["states"] = Memory()
    whole = _state(db, name, later)
    db.derived["states"] = Memory()
    _state(db, name, earlier)
    made = _state(db, name, later)
    assert _plain(saved) == _plain(whole) == _plain(made)
    assert whole.curriculum.fingerprint == whole.fingerprint


def test_saved_read_and_made_from_an_earlier_one_are_the_same(db: Store) -> None:
    check_ways(db)


def test_another_scale_is_read_whole(db: Store) -> None:
    levels = tuple(
        Level(level.code, level.name, level.sentence, depth) for depth, level in enumerate(BASE.scale.levels[::-1], 1)
    )
    turned = BASE.replace(about=BASE.about.model_copy(update={"scale": Scale(levels)}))
    curricula.create(db, ADA, "tiny", BASE, "")
    assert revisions.save(db, FAY, "tiny", turned, note="") == 2
    saved = _state(db, "tiny", 2)
    db.derived["states"] = Memory()
    assert revisions.read(db, "tiny", 1) == BASE
    assert _plain(_state(db, "tiny", 2)) == _plain(saved)
    changed = {change.table for change in revisions.difference(db, "tiny", 1, 2)}
    assert changed == {"about", "role_skills", "course_skills"}


def test_the_same_revision_is_the_same_value_again(db: Store) -> None:
    curricula.create(db, ADA, "tiny", BASE, "")
    assert revisions.read(db, "tiny", 1) is revisions.read(db, "tiny")


def test_memory_lets_go_what_was_not_used_for_longest(db: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    curricula.create(db, ADA, "tiny", BASE, "")
    size = sum(map(len, _state(db, "tiny", 1).positions.values()))
    monkeypatch.setattr(revision_states, "MOST_ROWS", 2 * size + 1)
    for title in ("two", "three"):
        about = BASE.about.model_copy(update={"title": title})
        revisions.save(db, FAY, "tiny", BASE.replace(about=about), note="")
        revisions.read(db, "tiny", 1)
    assert memory(db).numbers("tiny") == [3, 1]
    monkeypatch.setattr(revision_states, "MOST_ROWS", 1)
    assert revisions.read(db, "tiny", 2).about.title == "two"
    assert memory(db).numbers("tiny") == [2]


def test_another_curriculum_of_the_same_id_is_not_taken_for_the_one_in_memory(db: Store) -> None:
    curricula.create(db, ADA, "tiny", BASE, "")
    stale = memory(db)
    other = BASE.replace(plans=PLANS[1])
    curricula.remove(db, ADA, "tiny")
    purging.purge(db, ADA, datetime.now(UTC) + timedelta(days=1000))
    db.derived["states"] = Memory()
    curricula.create(db, ADA, "tiny", other, "")
    db.derived["states"] = stale
    assert revisions.read(db, "tiny") == other
