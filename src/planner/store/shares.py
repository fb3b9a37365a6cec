"""Links by which others look at a plan: unguessable, with an end, revocable; without grades and names by default.

Only the SHA-256 of a link's token is kept, so that who reads the database cannot open what was shared.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row, select, update

from planner.access import Action, Person, require
from planner.plan import Plan
from planner.store import plans, schema
from planner.store.database import Store
from planner.store.plan_states import held_plan, stored

_SHARES, _PLANS, _CHANGES = schema.shares, schema.plans, schema.plan_changes
HIDDEN_TITLE = "Shared plan"
"""Stands for a title that is not shared."""
HIDDEN_REASON = "not shared"
"""Stands for the reason of a substitution or a waiver that is not shared."""


@dataclass(frozen=True)
class Share:
    """A link to a plan; it works up to and including the day `ends_on`, unless revoked before."""

    share_id: str
    plan_id: str
    created_at: datetime
    ends_on: date
    revoked_at: datetime | None
    with_grades: bool
    with_title: bool


@dataclass(frozen=True)
class SharedPlan:
    """What the holder of a link sees: the plan as it stands now, stripped of what is not shared."""

    curriculum_id: str
    plan: Plan
    changed_at: datetime
    ends_on: date
    with_grades: bool
    with_title: bool


def create(
    db: Store, who: Person, plan_id: str, ends_on: date, *, with_grades: bool = False, with_title: bool = False
) -> tuple[Share, str]:
    """A new link to a plan and its token, which cannot be had again.

    `with_grades` shares the grades, `with_title` the texts that a person wrote: title and reasons. Raises `KeyError`
    for a plan that does not exist, was deleted or belongs to somebody else.
    """
    require(who, Action.KEEP_PLANS)
    held = plans.get(db, who, plan_id)
    if held.deleted_at is not None:
        raise KeyError(plan_id)
    token = secrets.token_urlsafe(32)
    share = Share(secrets.token_hex(8), plan_id, datetime.now(UTC), ends_on, None, with_grades, with_title)
    fields = {**vars(share), "curriculum_id": held.curriculum_id, "token_sha256": _digest(token)}
    with db.writing() as connection:
        connection.execute(_SHARES.insert().values(**fields))
    return share, token


def of_plan(db: Store, who: Person, plan_id: str) -> tuple[Share, ...]:
    """Every link to a plan, the newest first, ended and revoked ones too. Raises `KeyError` as `plans.get` does."""
    plans.get(db, who, plan_id)
    wanted = select(_SHARES).where(_SHARES.c.plan_id == plan_id)
    with db.reading() as connection:
        found = connection.execute(wanted.order_by(_SHARES.c.created_at.desc(), _SHARES.c.share_id))
        return tuple(_share(row) for row in found)


def revoke(db: Store, who: Person, share_id: str) -> None:
    """End a link now; one that was revoked before stays so.

    Raises `KeyError` for one that does not exist or is somebody else's.
    """
    require(who, Action.KEEP_PLANS)
    own = select(_PLANS.c.plan_id).where(_PLANS.c.owner == who.person_id)
    this = (_SHARES.c.share_id == share_id, _SHARES.c.plan_id.in_(own))
    with db.writing() as connection:
        if connection.execute(select(_SHARES.c.share_id).where(*this)).first() is None:
            raise KeyError(share_id)
        still = _SHARES.c.revoked_at.is_(None)
        connection.execute(update(_SHARES).where(*this, still).values(revoked_at=datetime.now(UTC)))


def shared(db: Store, token: str, today: date) -> SharedPlan | None:
    """What a token opens on a day.

    None alike for a token that is wrong, ended or revoked and for a plan that was deleted: who asks learns nothing.
    """
    wanted = (
        select(_SHARES, _PLANS.c.owner)
        .join(_PLANS, _SHARES.c.plan_id == _PLANS.c.plan_id)
        .where(
            _SHARES.c.token_sha256 == _digest(token),
            _SHARES.c.revoked_at.is_(None),
            _SHARES.c.ends_on >= today,
            _PLANS.c.deleted_at.is_(None),
        )
    )
    with db.reading() as connection:
        row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        held = stored(held_plan(connection, row.owner, row.plan_id))
    plan = stripped(held.plan, with_grades=row.with_grades, with_title=row.with_title)
    return SharedPlan(held.curriculum_id, plan, held.changed_at, row.ends_on, row.with_grades, row.with_title)


def stripped(plan: Plan, *, with_grades: bool, with_title: bool) -> Plan:
    """A plan without its grades, and without its title and its reasons, unless these are shared."""
    fields: dict[str, Any] = {}
    if not with_grades:
        fields["completed"] = tuple(entry.model_copy(update={"grade": None}) for entry in plan.completed)
    if not with_title:
        fields["title"] = HIDDEN_TITLE
        for name in ("substitutions", "waivers"):
            fields[name] = tuple(entry.model_copy(update={"reason": HIDDEN_REASON}) for entry in getattr(plan, name))
    return plan.replace(**fields)


def _share(row: Row[Any]) -> Share:
    return Share(**{name: row._mapping[name] for name in Share.__dataclass_fields__})


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
