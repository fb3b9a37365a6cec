"""Compare: two to four scenarios side by side, role by role, with structure, credits, problems and saved plans."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.charts.before_after_compare import LETTERS, SIGNS, roles_beside, scenarios_compared, totals_beside
from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.scenario import Outcome, PlanOutcome, Scenario, plan_outcomes
from planner.ui import (
    answers,
    links,
    review_controls,
    show,
    solving,
    what_if_answers,
    what_if_beside,
    what_if_current,
    what_if_plans,
)
from planner.ui.what_if_keeping import Listed

_LINKED = 12
_TALL = 40
"""Rows of a table that is seen whole; a longer one scrolls."""


def draw(curriculum: Curriculum, known: Listed) -> None:
    """The boxes, the sentence, the chart, and the tables of roles, totals and plans."""
    scenarios = what_if_beside.choose(curriculum, what_if_current.seen(), known)
    programme_id = review_controls.programme(curriculum)
    if not what_if_answers.ready(curriculum, scenarios, programme_id):
        return
    found = tuple((one, what_if_answers.outcome_of(curriculum, one, programme_id)) for one in scenarios)
    named = tuple((f"{letter}: {one.title}", made) for letter, (one, made) in zip(LETTERS, found, strict=False))
    chosen = _chosen_set(curriculum)
    choice = tuple((one.title, one.changes) for one in scenarios), chosen, programme_id
    if len(found) < 2:
        st.info("There is no other scenario yet. Keep this one, begin another, and compare them here.")
    made = show.built(
        curriculum.fingerprint,
        "scenarios_compared",
        choice,
        lambda dark: scenarios_compared([(one.title, of) for one, of in found], chosen, dark=dark),
    )
    st.markdown(links.literal(f"{answers.set_words(chosen)}: {made.sentence}"))
    key = ", ".join(f"{sign} {letter}" for sign, letter in zip(SIGNS, LETTERS[: len(found)], strict=False))
    st.caption(f"○ as it stands, {key}. Roles that no scenario moves are left out.")
    if made.frame.empty:
        st.markdown("No role moves by any of them.")
    else:
        show.chart(made, "what_if_compared", sentence=False, table=None)
        moved = dict.fromkeys(made.frame["role_id"])
        links.row(curriculum, "role", [role for role in moved if curriculum.has("roles", role)][:_LINKED])
        _table(roles_beside(named, chosen), "what_if_beside", "Needs met of the roles that move, a column a scenario")
    st.header("Structure, credits and problems")
    totals = totals_beside(named)
    differ = totals[totals.iloc[:, 2:].nunique(axis=1) > 1].reset_index(drop=True)
    if differ.empty:
        st.markdown("No total differs.")
    else:
        _table(differ, "what_if_totals_beside", "Totals that differ, a column a scenario")
    _plans(curriculum, [(name, of) for name, of in named], scenarios)


def _chosen_set(curriculum: Curriculum) -> str:
    """The set of courses that needs are counted for; the catalogue at first, which electives and new courses move."""
    names = list(answers.sets(curriculum))
    if len(names) < 2:
        return names[0]
    picked = st.segmented_control(
        "Courses counted",
        names,
        default=names[-1],
        required=True,
        key="what_if_counted",
        bind="query-params",
        format_func=lambda name: answers.set_words(name).removeprefix("The ").capitalize(),
    )
    return picked if picked in names else names[-1]


def _table(frame: pd.DataFrame, key: str, alt: str) -> None:
    config = {name: st.column_config.Column(name[:1].upper() + name[1:]) for name in frame.columns}
    height = "content" if len(frame) <= _TALL else "auto"
    file = f"{key.replace('_', '-')}.csv"
    show.frame(frame, key, alt=alt, file=file, column_config=config, height=height)


def _plans(curriculum: Curriculum, found: Sequence[tuple[str, Outcome]], scenarios: Sequence[Scenario]) -> None:
    """How many of the plans that this person may see each scenario makes illegal, incomplete or poorer."""
    st.header("Saved plans")
    seen = what_if_plans.offered(curriculum)
    if not seen:
        st.markdown("There is no plan to look at.")
        return
    afters = [one.after for _, one in found]

    def compute(watch: Watch) -> tuple[tuple[PlanOutcome, ...], ...]:
        del watch
        return tuple(plan_outcomes(curriculum, after, seen) for after in afters)

    choice = tuple(one.changes for one in scenarios), tuple(seen.items())
    job = solving.ask(curriculum, "what scenarios do to plans", choice, compute, patience_s=1.0)
    if job.answer is None:
        solving.shown(job, "Looking through the saved plans")
        return
    st.caption(what_if_plans.WHO)
    rows = [
        {"plans": words, **{name: str(count(of)) for (name, _), of in zip(found, job.answer, strict=True)}}
        for words, count in _COUNTS
    ]
    _table(pd.DataFrame(rows, dtype="str"), "what_if_plans_beside", "Saved plans that each scenario touches")


_COUNTS = (
    ("not legal any more", lambda found: sum(plan.was_legal and not plan.is_legal for plan in found)),
    (
        "legal, and complete no more",
        lambda found: sum(plan.is_legal and plan.was_complete and not plan.is_complete for plan in found),
    ),
    (
        "fewer needs of the roles aimed at",
        lambda found: sum(any(new < old for _, old, new in plan.lost) for plan in found),
    ),
    (
        "more needs of the roles aimed at",
        lambda found: sum(any(new > old for _, old, new in plan.lost) for plan in found),
    ),
    ("as before", lambda found: sum(not plan.is_touched for plan in found)),
)
