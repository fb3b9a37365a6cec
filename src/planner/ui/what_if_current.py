"""Which scenario this session looks at: in the address where the store keeps it, so that a link opens the same one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from planner.curriculum import Curriculum
from planner.scenario import Scenario
from planner.ui import chosen, data, state, what_if_first, what_if_keeping
from planner.ui.what_if_keeping import Listed
from planner.ui.what_if_open import Open

PARAMETER = "scenario"
_HELD, _ASIDE, _SHOWN = "what_if_open", "what_if_aside", "what_if_shown"
_UNKNOWN = "The link names a scenario that does not exist, or that nobody shares with you."


def follow(curriculum: Curriculum, known: Listed) -> Open:
    """The scenario to show, for a run of the whole page: the one that the address names, or the one held before.

    A first visit opens the person's own that was changed last; without any, one that shows what can be asked here.
    """
    before = _of_here()
    held = before or Open(data.curriculum_id(), what_if_first.scenario(curriculum), is_first=True)
    asked = st.query_params.get(PARAMETER)
    if asked and (held.kept is None or held.kept.scenario_id != asked):
        found = what_if_keeping.opened(held, asked)
        if found is None:
            st.warning(_UNKNOWN)
        held = _put_aside(held, found or held)
    elif before is None and known.own:
        held = held.opening(known.own[0])
    held = what_if_keeping.refreshed(held, known)
    state.set_widget(_HELD, held)
    state.set_widget(_SHOWN, held.scenario)
    _say(held)
    return held


def seen() -> Open:
    """The scenario as this session saw it last, for callbacks and fragments. Raises `LookupError` before `follow`."""
    held = _of_here()
    if held is None:
        raise LookupError("no scenario is open")
    return held


def is_ahead_of_the_page() -> bool:
    """Whether the scenario has changed since the whole page was drawn."""
    return bool(state.widget_value(_SHOWN) != seen().scenario)


def change(to: Callable[[Open], Open]) -> None:
    """Hold what `to` makes of the present one, and take the address along; the form that callbacks use."""
    before = seen()
    held = _put_aside(before, to(before))
    state.set_widget(_HELD, held)
    _say(held)


def aside() -> Open | None:
    """The scenario that nobody keeps and that was left for another one; None where there is none."""
    held: Open | None = state.widget_value(_ASIDE)
    return held if held is not None and held.curriculum_id == data.curriculum_id() else None


def take_up() -> None:
    """Open again what was put aside; for callbacks."""
    left = aside()
    if left is not None:
        state.set_widget(_ASIDE, None)
        change(lambda _: left)


def begin(scenario: Scenario, *, is_first: bool = False) -> None:
    """Open a scenario that nobody keeps, the example with `is_first`; for callbacks."""
    change(lambda held: replace(held.beginning(scenario), is_first=is_first))


def link(scenario_id: str) -> str:
    """The address that opens a kept scenario for somebody who may see it."""
    parts = urlsplit(st.context.url or "")
    folder = parts.path.rsplit("/", 1)[0]
    query = {PARAMETER: scenario_id}
    if chosen.curriculum_id():
        query[chosen.PARAMETER] = chosen.curriculum_id()
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/what-if", urlencode(query), ""))


def _of_here() -> Open | None:
    held: Open | None = state.widget_value(_HELD)
    return held if held is not None and held.curriculum_id == data.curriculum_id() else None


def _put_aside(before: Open, after: Open) -> Open:
    """What `after` is, once what would be lost by it is put aside: steps that nobody keeps."""
    is_other = before.kept is None and (after.kept is not None or not _goes_on(before, after))
    is_kept = after.kept is not None and after.kept.scenario.changes == before.scenario.changes
    if is_other and before.past and not is_kept:
        state.set_widget(_ASIDE, replace(before, told=""))
    return after


def _goes_on(before: Open, after: Open) -> bool:
    """Whether it is the same scenario that nobody keeps, a step on or back."""
    return before.scenario in (after.scenario, *after.past[-1:], *after.future[:1])


def _say(held: Open) -> None:
    kept = held.kept
    if kept is not None and st.query_params.get(PARAMETER) != kept.scenario_id:
        st.query_params[PARAMETER] = kept.scenario_id
    elif kept is None and PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
