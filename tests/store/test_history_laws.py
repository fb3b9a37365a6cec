"""Whatever is done to plans in whatever order, the store does what a simple model in memory does."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from planner.store import Store, plans
from planner.store.plans import Stale
from tests.builders import tiny_plan
from tests.people import person

_OWNERS = (person(f"owner {number}") for number in itertools.count())
TITLES = st.sampled_from(["a", "b", "c"])


@dataclass
class Model:
    """A plan as it should be: its states as (parent, title), where it stands, and whether it was deleted."""

    states: list[tuple[int | None, str]] = field(default_factory=list)
    at: int = 0
    version: int = 1
    deleted: bool = False

    @property
    def children(self) -> list[int]:
        return [number for number, (parent, _) in enumerate(self.states) if parent == self.at]

    def goes_to(self, number: int | None) -> None:
        if number is not None:
            self.at, self.version = number, self.version + 1


class Plans(RuleBasedStateMachine):
    """Two people at the same plans, one of whom may have an old version before their eyes."""

    db: Store
    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.owner = next(_OWNERS)
        self.models: dict[str, Model] = {}

    @rule(target=made, title=TITLES)
    def create(self, title: str) -> str:
        plan_id = plans.create(self.db, self.owner, "tiny", tiny_plan(title=title)).plan_id
        self.models[plan_id] = Model([(None, title)])
        return plan_id

    @rule(target=made, plan_id=made, title=TITLES)
    def duplicate(self, plan_id: str, title: str) -> str:
        copy = plans.duplicate(self.db, self.owner, plan_id, title).plan_id
        self.models[copy] = Model([(None, title)])
        return copy

    @rule(plan_id=made, title=TITLES)
    def save(self, plan_id: str, title: str) -> None:
        model = self.models[plan_id]
        if model.deleted:
            assert self.refused(plan_id, model.version) is None
            return
        plans.save(self.db, self.owner, plan_id, model.version, tiny_plan(title=title))
        if model.states[model.at][1] != title:
            model.states.append((model.at, title))
            model.goes_to(len(model.states) - 1)

    @rule(plan_id=made, behind=st.integers(1, 3))
    def save_over_something_unseen(self, plan_id: str, behind: int) -> None:
        model = self.models[plan_id]
        current = self.refused(plan_id, model.version - behind)
        assert (current is None) == model.deleted
        assert current is None or current.version == model.version

    def refused(self, plan_id: str, version: int) -> plans.StoredPlan | None:
        with pytest.raises(Stale) as refusal:
            plans.save(self.db, self.owner, plan_id, version, tiny_plan(title="never"))
        return refusal.value.current

    @rule(plan_id=made)
    def undo(self, plan_id: str) -> None:
        model = self.models[plan_id]
        if model.deleted:
            with pytest.raises(Stale):
                plans.undo(self.db, self.owner, plan_id, model.version)
        else:
            plans.undo(self.db, self.owner, plan_id, model.version)
            model.goes_to(model.states[model.at][0])

    @rule(plan_id=made)
    def redo(self, plan_id: str) -> None:
        model = self.models[plan_id]
        if not model.deleted:
            plans.redo(self.db, self.owner, plan_id, model.version)
            model.goes_to(max(model.children, default=None))

    @rule(plan_id=made)
    def delete(self, plan_id: str) -> None:
        model = self.models[plan_id]
        if not model.deleted:
            plans.delete(self.db, self.owner, plan_id, model.version)
            model.deleted, model.version = True, model.version + 1

    @rule(plan_id=consumes(made))
    def restore_and_leave(self, plan_id: str) -> None:
        model = self.models[plan_id]
        plans.restore(self.db, self.owner, plan_id)
        if model.deleted:
            model.deleted, model.version = False, model.version + 1

    @invariant()
    def the_store_is_as_the_model(self) -> None:
        for plan_id, model in self.models.items():
            found = plans.get(self.db, self.owner, plan_id)
            parent, title = model.states[model.at]
            assert (found.plan.title, found.version) == (title, model.version)
            assert (found.can_undo, found.can_redo) == (parent is not None, bool(model.children))
            assert (found.deleted_at is not None) == model.deleted
            changes = plans.changes(self.db, self.owner, plan_id)
            states = [(change.parent and change.parent - 1, change.plan.title) for change in changes]
            assert states == [(parent, title) for parent, title in model.states]
        for deleted in (False, True):
            heads = plans.heads(self.db, self.owner, "tiny", deleted=deleted)
            wanted = {
                (plan_id, model.states[model.at][1])
                for plan_id, model in self.models.items()
                if model.deleted == deleted
            }
            assert {(head.plan_id, head.title) for head in heads} == wanted


def test_plans_do_what_the_model_does(db: Store) -> None:
    few = settings(max_examples=10, stateful_step_count=15, deadline=None)
    run_state_machine_as_test(type("Here", (Plans,), {"db": db}), settings=few)
