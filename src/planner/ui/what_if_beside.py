"""Which scenarios stand beside the open one: select boxes that keep their choice in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

import streamlit as st

from planner.charts.before_after_compare import LETTERS
from planner.curriculum import Curriculum
from planner.scenario import Scenario
from planner.ui import links, state, what_if_first, what_if_names
from planner.ui.what_if_keeping import Listed
from planner.ui.what_if_open import Open

_BESIDE = ("with", "with2", "with3")
"""Names in the address of the scenarios beside the open one."""


def choose(curriculum: Curriculum, held: Open, known: Listed) -> tuple[Scenario, ...]:
    """The open scenario and those chosen to stand beside it, one to three."""
    offered = _offered(curriculum, held, known)
    asked = _asked(offered)
    columns = st.columns(len(_BESIDE) + 1)
    columns[0].markdown(f"A, the open one  \n**{links.literal(held.scenario.title)}**")
    for place in range(min(len(asked) + 1, len(offered), len(_BESIDE))):
        key = f"what_if_{_BESIDE[place]}"
        chosen = asked[place] if place < len(asked) else None
        if state.widget_value(key) != chosen:
            state.set_widget(key, chosen)
        with columns[place + 1]:
            st.selectbox(
                LETTERS[place + 1],
                [other for other in offered if other == chosen or other not in asked],
                index=None if place else 0,
                key=key,
                format_func=lambda other: offered[other][0] if other in offered else other,
                placeholder="Choose one more",
                on_change=_follow,
                args=(key, place, tuple(asked)),
            )
    return (held.scenario, *(offered[other][1] for other in asked))


def _offered(curriculum: Curriculum, held: Open, known: Listed) -> dict[str, tuple[str, Scenario]]:
    """Words and scenario by id: one's own, those shared, then the examples; the open one is left out."""
    kept = {one.scenario_id: one.scenario for one in (*known.own, *known.shared)}
    titles = what_if_names.of_kept(known.own, known.shared)
    examples = {
        name: scenario
        for name, scenario in what_if_first.examples(curriculum).items()
        if scenario.changes != held.scenario.changes
    }
    open_id = "" if held.kept is None else held.kept.scenario_id
    found = {name: scenario for name, scenario in {**kept, **examples}.items() if name != open_id}
    words = what_if_names.unlike(
        {name: titles.get(name) or f"{scenario.title} (example)" for name, scenario in found.items()}
    )
    return {name: (words[name], scenario) for name, scenario in found.items()}


def _asked(offered: Mapping[str, tuple[str, Scenario]]) -> list[str]:
    """The ids that the address names, each once; where it names none, the last example, which adds a course."""
    named = [wanted for name in _BESIDE if (wanted := st.query_params.get(name))]
    known = list(dict.fromkeys(wanted for wanted in named if wanted in offered))
    if len(known) < len(set(named)):
        st.warning("The link names a scenario that does not exist, or that nobody shares with you. It was left out.")
    return known or list(offered)[-1:]


def _follow(key: str, place: int, asked: Sequence[str]) -> None:
    """Write all choices anew, so that one that is left out leaves no hole."""
    value = state.widget_value(key)
    chosen = [*asked[:place], *([value] if value else []), *asked[place + 1 :]]
    for name, scenario_id in zip_longest(_BESIDE, chosen):
        if scenario_id:
            st.query_params[name] = scenario_id
        elif name in st.query_params:
            del st.query_params[name]
