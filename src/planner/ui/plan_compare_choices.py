"""Which plans stand beside the open one, and for which roles: select boxes that keep their choice in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.compare import most_like
from planner.store import StoreError, plans
from planner.ui import data, links, people, plan_own, state

_BESIDE = ("with", "with2", "with3")
"""Names in the address of the plans beside the open one, by their id."""
_ROLE = "for"


def choose(curriculum: Curriculum, plan: Plan) -> tuple[tuple[Plan, ...], str | None]:
    """The plans that stand beside the open one, and the one role to compare them for.

    At first the plan is the example most like the open one, and the role is None, for all roles that the plans aim at.
    There is no plan only where there is none to choose.
    """
    offered = _offered(curriculum, plan)
    if not offered:
        return (), None
    *columns, last = st.columns(len(_BESIDE) + 1)
    beside = _others(curriculum, columns, _asked(curriculum, plan, offered), offered)
    with last:
        return beside, _role(curriculum)


def _others(
    curriculum: Curriculum, columns: Sequence[DeltaGenerator], asked: Sequence[str], offered: Mapping[str, str]
) -> tuple[Plan, ...]:
    """A box for each plan asked for, and one more as long as there is room and choice."""
    for place in range(min(len(asked) + 1, len(offered), len(_BESIDE))):
        key = f"compare_{_BESIDE[place]}"
        chosen = asked[place] if place < len(asked) else None
        if state.widget_value(key) != chosen:
            state.set_widget(key, chosen)
        with columns[place]:
            st.selectbox(
                "Compare with" if place == 0 else "and with",
                [other for other in offered if other == chosen or other not in asked],
                index=None if place else 0,
                key=key,
                format_func=lambda other: offered.get(other, other),
                placeholder="Choose one more plan",
                on_change=_follow_plan,
                args=(key, place, tuple(asked)),
            )
    found = (_plan(curriculum, other) for other in asked)
    return tuple(other for other in found if other is not None)


def _role(curriculum: Curriculum) -> str | None:
    """The one role to compare the plans for; None for all roles that they aim at."""
    asked, key = st.query_params.get(_ROLE), "compare_for"
    chosen = asked if asked and curriculum.has("roles", asked) else None
    if state.widget_value(key) != chosen:
        state.set_widget(key, chosen)
    st.selectbox(
        "Compare for",
        [row.role_id for row in curriculum.roles],
        index=None,
        key=key,
        format_func=lambda item: links.name(curriculum, "role", item),
        placeholder="The roles that these plans aim at",
        on_change=_follow_role,
        args=(key,),
    )
    return chosen


def _open_ids(curriculum: Curriculum, plan: Plan) -> set[str]:
    """What the open plan is called in an address."""
    kept = state.session().kept
    own = set() if kept is None else {kept.plan_id}
    return own | {name for name, example in curriculum.plans.items() if example == plan}


def _offered(curriculum: Curriculum, plan: Plan) -> dict[str, str]:
    """Titles by id of one's own plans, the latest change first, then of the examples; the open one is left out."""
    open_ids = _open_ids(curriculum, plan)
    titles = {head.plan_id: head.title for head in plan_own.heads() or ()}
    titles |= {name: f"{example.title} (example)" for name, example in curriculum.plans.items()}
    return {plan_id: title for plan_id, title in titles.items() if plan_id not in open_ids}


def _asked(curriculum: Curriculum, plan: Plan, offered: Mapping[str, str]) -> list[str]:
    """The ids that the address names, each once; where it names none, the example that is most like the open plan."""
    named = [wanted for name in _BESIDE if (wanted := st.query_params.get(name))]
    known = list(dict.fromkeys(wanted for wanted in named if wanted in offered))
    if not known:
        likest = most_like(plan, {name: curriculum.plans[name] for name in offered if name in curriculum.plans})
        known = [first] if (first := likest or next(iter(offered), None)) else []
    if not set(named) <= {*offered, *_open_ids(curriculum, plan)}:
        st.warning("The link names a plan that is neither one of yours nor an example. It was left out.")
    return known


def _plan(curriculum: Curriculum, plan_id: str) -> Plan | None:
    """The plan of this id; None where it cannot be read."""
    if plan_id in curriculum.plans:
        return curriculum.plans[plan_id]
    db = data.store()
    with suppress(KeyError, StoreError):
        return None if db is None else plans.get(db, people.me(), plan_id).plan
    return None


def _follow_plan(key: str, place: int, asked: tuple[str, ...]) -> None:
    """Write all plans anew, so that one that is left out leaves no hole."""
    value = state.widget_value(key)
    chosen = [*asked[:place], *([value] if value else []), *asked[place + 1 :]]
    for name, plan_id in zip_longest(_BESIDE, chosen):
        _write(name, plan_id)


def _follow_role(key: str) -> None:
    _write(_ROLE, state.widget_value(key))


def _write(name: str, value: str | None) -> None:
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
