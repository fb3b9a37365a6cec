"""The plans of everybody together, for counts alone: nothing in them says whose they are."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from planner.access import Action, Person, require
from planner.plan import Plan
from planner.store import schema, shares
from planner.store.database import Store
from planner.store.plan_states import read_plan

_PLANS, _CHANGES = schema.plans, schema.plan_changes


def of(db: Store, who: Person, curriculum_id: str) -> tuple[tuple[Plan, ...], ...]:
    """The plans that people keep for a curriculum, those of one person together, without owners, titles and grades.

    Without reasons too, and their order tells nothing. Figures about them are shown for groups of at least the
    curriculum's `small_group` people (definitions, "Privacy"). Raises `NotAllowed`.
    """
    require(who, Action.SEE_GROUPS)
    head = (
        (_CHANGES.c.curriculum_id == _PLANS.c.curriculum_id)
        & (_CHANGES.c.plan_id == _PLANS.c.plan_id)
        & (_CHANGES.c.number == _PLANS.c.head)
    )
    with db.reading() as connection:
        wanted = select(_PLANS.c.owner, _CHANGES.c.plan).join(_PLANS, head).where(*_kept(curriculum_id))
        rows = connection.execute(wanted).all()
    by_owner: dict[str, list[Plan]] = {}
    for owner, text in rows:
        bare = shares.stripped(read_plan(text), with_grades=False, with_title=False)
        by_owner.setdefault(owner, []).append(bare)
    return tuple(sorted((tuple(sorted(own, key=repr)) for own in by_owner.values()), key=repr))


def stand(db: Store, who: Person, curriculum_id: str) -> tuple[int, int]:
    """Two numbers that differ once a plan is changed, added or deleted: plans, and all versions there have been.

    Raises `NotAllowed`.
    """
    require(who, Action.SEE_GROUPS)
    of_all = select(func.coalesce(func.sum(_PLANS.c.version), 0)).where(_PLANS.c.curriculum_id == curriculum_id)
    with db.reading() as connection:
        number = connection.scalar(select(func.count()).select_from(_PLANS).where(*_kept(curriculum_id)))
        return int(number or 0), int(connection.scalar(of_all) or 0)


def _kept(curriculum_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _PLANS.c.curriculum_id == curriculum_id, _PLANS.c.deleted_at.is_(None)
