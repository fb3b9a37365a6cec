"""Scenarios that are kept: private until shared, step by step, and never overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import update

from planner.access import Person
from planner.scenario import Drop, Merge, NewCourse, Scenario, Teach
from planner.store import Store, StoreError, curricula, review_tables, scenarios
from planner.store.scenarios import Kept, StaleScenario
from tests.people import ADA, FAY, GIL, RUTH
from tests.store.editing import BASE, made

ONE = Scenario("Fewer courses", (Drop(("A-2",)),), base=1, note="what if")
TWO = replace(ONE, changes=(*ONE.changes, Teach("A-1", "mixing", "M")))
THREE = replace(ONE, changes=(Merge(("A-1", "A-3"), NewCourse("N-1", "Both", teaches=(("mixing", "M"),))),))


def begun(db: Store, scenario: Scenario = ONE, who: Person = FAY) -> Kept:
    return scenarios.create(db, who, "tiny", scenario)


@pytest.fixture
def tiny(db: Store) -> Store:
    """A store with the curriculum `tiny`."""
    made(db)
    return db


def test_a_scenario_comes_back_as_it_was(tiny: Store) -> None:
    kept = begun(tiny, THREE)
    assert kept.scenario == THREE
    assert (kept.curriculum_id, kept.owner, kept.version, kept.shared) == ("tiny", "fay", 1, False)
    assert (kept.can_undo, kept.can_redo, kept.removed_at) == (False, False, None)
    assert scenarios.get(tiny, FAY, kept.scenario_id) == kept


def test_undo_and_redo_go_through_the_steps_and_a_new_step_forgets_what_was_undone(tiny: Store) -> None:
    one = begun(tiny)
    two = scenarios.save(tiny, FAY, one.scenario_id, one.version, TWO)
    assert (two.scenario, two.can_undo, two.can_redo) == (TWO, True, False)
    back = scenarios.undo(tiny, FAY, two.scenario_id, two.version)
    assert (back.scenario, back.can_undo, back.can_redo) == (ONE, False, True)
    assert scenarios.undo(tiny, FAY, back.scenario_id, back.version) == back
    again = scenarios.redo(tiny, FAY, back.scenario_id, back.version)
    assert (again.scenario, again.version) == (TWO, 4)
    assert scenarios.redo(tiny, FAY, again.scenario_id, again.version) == again
    back = scenarios.undo(tiny, FAY, again.scenario_id, again.version)
    three = scenarios.save(tiny, FAY, back.scenario_id, back.version, THREE)
    assert (three.scenario, three.can_undo, three.can_redo) == (THREE, True, False)
    assert scenarios.undo(tiny, FAY, three.scenario_id, three.version).scenario == ONE


def test_saving_what_stands_there_already_is_no_step(tiny: Store) -> None:
    one = begun(tiny)
    assert scenarios.save(tiny, FAY, one.scenario_id, one.version, ONE) == one


def test_another_title_is_a_step(tiny: Store) -> None:
    one = begun(tiny)
    renamed = scenarios.rename(tiny, FAY, one.scenario_id, one.version, "Leaner")
    assert renamed.scenario == replace(ONE, title="Leaner")
    assert scenarios.undo(tiny, FAY, one.scenario_id, renamed.version).scenario == ONE


def test_who_saw_an_older_state_is_told_what_stands_there_now(tiny: Store) -> None:
    one = begun(tiny)
    two = scenarios.save(tiny, FAY, one.scenario_id, one.version, TWO)
    for call in (
        lambda: scenarios.save(tiny, FAY, one.scenario_id, one.version, THREE),
        lambda: scenarios.undo(tiny, FAY, one.scenario_id, one.version),
        lambda: scenarios.share(tiny, FAY, one.scenario_id, one.version, True),
        lambda: scenarios.remove(tiny, FAY, one.scenario_id, one.version),
        lambda: scenarios.rename(tiny, FAY, one.scenario_id, one.version, "x"),
    ):
        with pytest.raises(StaleScenario) as stale:
            call()
        assert stale.value.current == two
    scenarios.remove(tiny, FAY, two.scenario_id, two.version)
    with pytest.raises(StaleScenario) as stale:
        scenarios.save(tiny, FAY, two.scenario_id, two.version + 1, THREE)
    assert stale.value.current is None


def test_a_private_scenario_is_its_owners_alone(tiny: Store) -> None:
    kept = begun(tiny)
    assert scenarios.own(tiny, GIL, "tiny") == ()
    calls: tuple[Callable[[], object], ...] = (
        lambda: scenarios.get(tiny, GIL, kept.scenario_id),
        lambda: scenarios.duplicate(tiny, GIL, kept.scenario_id, "mine"),
        lambda: scenarios.save(tiny, GIL, kept.scenario_id, kept.version, TWO),
        lambda: scenarios.restore(tiny, GIL, kept.scenario_id),
        lambda: scenarios.get(tiny, FAY, "nothing"),
        lambda: scenarios.get(tiny, FAY, "\x00"),
        lambda: scenarios.undo(tiny, FAY, "\x00", 1),
    )
    for call in calls:
        with pytest.raises(KeyError):
            call()


def test_a_shared_scenario_is_seen_and_copied_by_others_and_changed_by_its_owner(tiny: Store) -> None:
    shared = scenarios.share(tiny, FAY, (kept := begun(tiny)).scenario_id, kept.version, True)
    assert (shared.shared, shared.version) == (True, 2)
    assert scenarios.share(tiny, FAY, kept.scenario_id, 2, True) == shared
    assert scenarios.own(tiny, RUTH, "tiny") == (scenarios.get(tiny, RUTH, kept.scenario_id),) == (shared,)
    with pytest.raises(KeyError):
        scenarios.undo(tiny, RUTH, kept.scenario_id, shared.version)
    with pytest.raises(KeyError):
        scenarios.remove(tiny, RUTH, kept.scenario_id, shared.version)
    copy = scenarios.duplicate(tiny, RUTH, kept.scenario_id, "Of my own")
    assert (copy.owner, copy.shared, copy.scenario) == ("ruth", False, replace(ONE, title="Of my own"))
    mine = scenarios.own(tiny, RUTH, "tiny")
    assert [found.scenario_id for found in mine] == [copy.scenario_id, kept.scenario_id]
    assert scenarios.own(tiny, FAY, "tiny") == (shared,)
    ended = scenarios.share(tiny, FAY, kept.scenario_id, shared.version, False)
    assert not ended.shared
    with pytest.raises(KeyError):
        scenarios.get(tiny, RUTH, kept.scenario_id)


def test_a_removed_scenario_is_no_more_in_the_list_and_comes_back_as_it_was(tiny: Store) -> None:
    one = begun(tiny)
    two = scenarios.save(tiny, FAY, one.scenario_id, one.version, TWO)
    shared = scenarios.share(tiny, FAY, two.scenario_id, two.version, True)
    scenarios.remove(tiny, FAY, shared.scenario_id, shared.version)
    assert (scenarios.own(tiny, FAY, "tiny"), scenarios.own(tiny, RUTH, "tiny")) == ((), ())
    (gone,) = scenarios.removed(tiny, FAY, "tiny")
    assert gone == scenarios.get(tiny, FAY, one.scenario_id)
    assert gone.removed_at is not None
    assert scenarios.removed(tiny, RUTH, "tiny") == ()
    with pytest.raises(KeyError):
        scenarios.get(tiny, RUTH, one.scenario_id)
    back = scenarios.restore(tiny, FAY, one.scenario_id)
    assert (back.scenario, back.shared, back.can_undo, back.removed_at) == (TWO, True, True, None)
    assert scenarios.restore(tiny, FAY, one.scenario_id) == back
    assert scenarios.own(tiny, RUTH, "tiny") == (back,)


def test_scenarios_of_another_curriculum_are_apart(tiny: Store) -> None:
    curricula.create(tiny, ADA, "other", BASE, "")
    kept = begun(tiny)
    assert scenarios.own(tiny, FAY, "other") == ()
    assert scenarios.own(tiny, FAY, "tiny") == (kept,)
    with pytest.raises(KeyError):
        scenarios.create(tiny, FAY, "nothing", ONE)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ONE, title=" "),
        replace(ONE, title="x" * 201),
        replace(ONE, title="two\nlines"),
        replace(ONE, title="\ud800"),
        replace(ONE, note="x" * 4001),
        replace(ONE, base=-1),
        replace(ONE, changes=(Drop(("A-1",)),) * 501),
        replace(ONE, changes=(Drop(["A-1"]),)),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_kept_is_refused(tiny: Store, wrong: Scenario) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the words differ)
        begun(tiny, wrong)
    assert scenarios.own(tiny, FAY, "tiny") == ()


def test_texts_with_any_signs_are_kept(tiny: Store) -> None:
    odd = replace(ONE, note="\x00 ‘ü’ \n 💡", changes=(Drop(("\x00", "ß")),))
    assert begun(tiny, odd).scenario == odd


def test_a_stored_text_of_another_edition_is_said_in_words(tiny: Store) -> None:
    kept = begun(tiny)
    with tiny.writing() as connection:
        connection.execute(update(review_tables.scenario_steps).values(document='{"version":2}'))
    with pytest.raises(StoreError, match="a stored scenario cannot be read"):
        scenarios.get(tiny, FAY, kept.scenario_id)
