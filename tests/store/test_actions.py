"""The list of actions: kept with the figure that raised each, changed by one at a time, for those who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.access import NOBODY, NotAllowed, Person
from planner.store import Store, actions, curricula, people, purging
from planner.store.actions import Facts, Item, Progress, StaleItem, Task
from tests.people import ADA, ANN, FAY, RUTH, person
from tests.store.editing import made
from tests.store.test_purging import after

TASK = Task("Teach mastering", owner="fay", due_on=date(2027, 3, 1), note="Ask the studio.")
FIGURE: Facts = {"needed_by": 2, "needed": "M", "taught_by": 0, "holds": True}


def added(db: Store, task: Task = TASK, who: Person = RUTH) -> Item:
    return actions.add(
        db, who, "tiny", task, finding="orphan skill", subject="mastering", figure=FIGURE, revision=1
    )  # fmt: skip


def test_an_item_keeps_the_figure_that_raised_it(db: Store) -> None:
    made(db)
    item = added(db)
    (held,) = actions.of(db, ANN, "tiny")
    assert held == item == actions.get(db, ANN, "tiny", item.action_id)
    assert (held.task, held.version, held.revision) == (TASK, 1, 1)
    assert (held.finding, held.subject, held.figure) == ("orphan skill", "mastering", FIGURE)
    assert (held.author, held.changed_by, held.changed_at) == ("ruth", "ruth", held.made_at)
    assert held.made_at.tzinfo is not None


def test_a_change_has_who_and_when_and_keeps_the_figure(db: Store) -> None:
    made(db)
    item = added(db)
    fresh = actions.change(db, FAY, "tiny", item, replace(TASK, state=Progress.DOING, note="  Asked. "))
    assert fresh.task == replace(TASK, state=Progress.DOING, note="Asked.")
    assert (fresh.version, fresh.author, fresh.changed_by) == (2, "ruth", "fay")
    assert fresh.changed_at >= item.made_at == fresh.made_at
    assert actions.of(db, FAY, "tiny") == (fresh,)
    assert fresh.figure == FIGURE
    assert actions.change(db, RUTH, "tiny", fresh, fresh.task) == fresh


def test_who_saw_an_earlier_version_changes_nothing(db: Store) -> None:
    made(db)
    item = added(db)
    fresh = actions.change(db, FAY, "tiny", item, replace(TASK, state=Progress.DONE))
    with pytest.raises(StaleItem) as stale:
        actions.change(db, RUTH, "tiny", item, replace(TASK, title="Other"))
    assert stale.value.current == fresh
    assert actions.of(db, ANN, "tiny") == (fresh,)


def test_items_stand_by_due_date_and_those_without_one_last(db: Store) -> None:
    made(db)
    never = added(db, replace(TASK, due_on=None))
    late = added(db, replace(TASK, due_on=date(2028, 1, 1)))
    soon = added(db, replace(TASK, due_on=date(2026, 12, 1)))
    assert actions.of(db, ANN, "tiny") == (soon, late, never)
    assert actions.of(db, ANN, "other") == ()


def test_rights_are_asked_in_the_store(db: Store) -> None:
    made(db)
    item = added(db)
    for call in (
        lambda: added(db, who=ANN),
        lambda: actions.change(db, ANN, "tiny", item, TASK),
        lambda: actions.of(db, NOBODY, "tiny"),
        lambda: actions.get(db, NOBODY, "tiny", item.action_id),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert actions.of(db, person("vic", "viewer"), "tiny") == (item,)


@pytest.mark.parametrize(
    "task",
    [
        Task("  "),
        Task("x" * 201),
        Task("x", owner="x" * 121),
        Task("x", note="x" * 4001),
        Task("x", note="a\0b"),
    ],
)
def test_a_task_that_cannot_be_kept_is_refused(db: Store, task: Task) -> None:
    made(db)
    item = added(db)
    with pytest.raises(ValueError, match=r"title|longer|sign"):
        added(db, task)
    with pytest.raises(ValueError, match=r"title|longer|sign"):
        actions.change(db, RUTH, "tiny", item, task)
    assert actions.of(db, RUTH, "tiny") == (item,)


def test_a_wrong_call_is_told(db: Store) -> None:
    with pytest.raises(KeyError):
        added(db)
    made(db)
    item = added(db)
    with pytest.raises(KeyError):
        actions.get(db, RUTH, "tiny", "nothing")
    with pytest.raises(KeyError):
        actions.change(db, RUTH, "other", item, TASK)
    for bad in ({"figure": {"share": float("nan")}}, {"revision": 2}, {"revision": 0}):
        given = {"finding": "x", "subject": "y", "figure": FIGURE, "revision": 1, **bad}
        with pytest.raises(ValueError, match=r"JSON|revision"):
            actions.add(db, RUTH, "tiny", TASK, **given)  # type: ignore[arg-type]


def test_a_forgotten_person_stands_on_no_item(db: Store) -> None:
    made(db)
    item = actions.change(db, FAY, "tiny", added(db), replace(TASK, state=Progress.DOING))
    own = people.own_data(db, FAY)
    assert [row["figure"] for row in own["actions owned"]] == [FIGURE]
    assert [row["version"] for row in own["actions changed"]] == [2]
    assert own["actions"] == []
    assert people.forget(db, FAY) == {"actions owned": 1, "actions changed": 1}
    (held,) = actions.of(db, RUTH, "tiny")
    assert held.task.owner == held.changed_by
    assert held.changed_by.startswith(people.FORMER)
    assert (held.author, held.task.title, held.figure) == ("ruth", "Teach mastering", item.figure)


def test_a_removed_curriculum_takes_its_list_along(db: Store) -> None:
    made(db)
    added(db)
    curricula.remove(db, ADA, "tiny")
    purging.purge(db, ADA, after(91))
    made(db)
    assert actions.of(db, RUTH, "tiny") == ()
