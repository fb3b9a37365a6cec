"""Laws of editing: differences and edits undo each other, and merging loses nothing."""

from __future__ import annotations

import random
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.editing import (
    RowEdit,
    applied,
    difference,
    edits_of,
    folded,
    merged,
    remove_row,
    resolved,
    set_cells,
    unfolded,
)
from planner.editing.edits import read, written
from planner.editing.merging import Place, Side
from tests.builders import tiny_curriculum

SIDES: tuple[Side, Side] = ("mine", "theirs")
COURSES, SKILLS = ("A-1", "A-2", "B-1"), ("mixing", "editing")
BASE = tiny_curriculum(
    courses={"A-1": {"mixing": "I", "editing": "R"}, "A-2": {"mixing": "M"}, "B-1": {}},
    course_columns={"A-1": {"title": "First"}},
)
keys = st.tuples(st.sampled_from(COURSES), st.sampled_from(SKILLS))
links = st.one_of(
    st.builds(lambda key: remove_row("course_skills", key), keys),
    st.builds(
        lambda key, level, assessed: set_cells("course_skills", key, {"level": level, "assessed": assessed}),
        keys,
        st.sampled_from(("I", "R", "M")),
        st.sampled_from(("", "true", "false")),
    ),
)
titles = st.builds(
    lambda code, title: set_cells("courses", (code,), {"title": title}),
    st.sampled_from((*COURSES, "C-1")),
    st.sampled_from(("", "First", "Second")),
)
settings_of = st.builds(
    lambda value: set_cells("about", ("department",), {"value": value}), st.sampled_from(("Music", "Sound"))
)
steps = st.lists(st.one_of(links, titles, settings_of), max_size=8)


def put(curriculum: Curriculum, edits: list[RowEdit] | tuple[RowEdit, ...]) -> Curriculum:
    done = applied(curriculum, edits)
    assert not done.faults
    return done.curriculum


@given(steps)
def test_edits_in_one_go_come_to_the_same_as_one_after_another(edits: list[RowEdit]) -> None:
    one_by_one = BASE
    for edit in edits:
        one_by_one = put(one_by_one, [edit])
    assert difference(put(BASE, edits), one_by_one) == ()


@given(steps)
def test_folding_and_writing_lose_nothing(edits: list[RowEdit]) -> None:
    assert read(written(edits)) == tuple(edits)
    assert folded(unfolded(folded(edits))) == folded(edits)


@given(steps)
def test_the_edits_of_a_difference_lead_from_one_state_to_the_other(edits: list[RowEdit]) -> None:
    after = put(BASE, edits)
    there = put(BASE, edits_of(difference(BASE, after)))
    back = put(there, edits_of(difference(there, BASE)))
    assert (difference(there, after), difference(back, BASE)) == ((), ())


@settings(max_examples=300)
@given(steps, steps, st.randoms(use_true_random=False))
def test_every_cell_of_mine_is_in_the_result_or_in_a_clash(
    mine_: list[RowEdit], theirs_: list[RowEdit], choice: random.Random
) -> None:
    mine, theirs = put(BASE, mine_), put(BASE, theirs_)
    my, their = difference(BASE, mine), difference(BASE, theirs)
    found = merged(my, their)
    choices: Mapping[Place, Side] = {clash.place: SIDES[choice.randrange(2)] for clash in found.clashes}
    result = {change.place: change for change in difference(BASE, put(theirs, resolved(found, choices)))}
    for change in my:
        after = result[change.place].after if change.place in result else change.before
        for column in change.columns:
            wanted = (change.after or {}).get(column)
            row = choices.get((*change.place, None))
            decided = row or choices.get((*change.place, column), "mine")
            if decided == "mine" and (change.before is not None or wanted):
                assert (after or {}).get(column) == wanted
    for change in their:
        touched = {other.place for other in my}
        if change.place not in touched:
            assert result[change.place].after == change.after


@given(steps)
def test_merging_with_nobody_is_ones_own_state(edits: list[RowEdit]) -> None:
    mine = put(BASE, edits)
    found = merged(difference(BASE, mine), ())
    assert found.clashes == ()
    assert difference(put(BASE, found.edits), mine) == ()
