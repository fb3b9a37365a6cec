"""The view Compare: two revisions, curricula or programmes, one beside the other."""

from __future__ import annotations

import streamlit as st

from planner.charts.before_after import before_after_frame, before_after_sentence, draw_before_after, moving
from planner.charts.chart import Chart
from planner.course_sets import CORE
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.comparing import Compared, compare, side_by_side_sentence
from planner.ui import answers, families, links, review_compare_choice, review_compare_tables, review_controls, solving
from planner.ui import show as showing
from planner.ui.review_compare_choice import PROGRAMMES, Sides


def show(curriculum: Curriculum) -> None:
    """The choice, what the roles are promised on both sides, then risks, structure, evidence and balance."""
    sides = review_compare_choice.choose(curriculum)
    if sides is None:
        return
    found = compared(sides, review_controls.kind(curriculum))
    if found is None:
        return
    _named(sides)
    _promises(found, sides)
    if sides.what != PROGRAMMES:
        review_compare_tables.risks(found, sides.words)
    review_compare_tables.structure(found, sides.words, only=CORE if sides.what == PROGRAMMES else None)
    if sides.what == PROGRAMMES:
        st.caption("Both programmes draw on one catalogue: risks, evidence and balance are the same for both.")
        return
    review_compare_tables.evidence(found, sides.words)
    if sides.is_over_time:
        review_compare_tables.balance(found)


def compared(sides: Sides, kind: RoleKind) -> Compared | None:
    """Both sides with their figures; None while they are computed, and it says so."""
    before, after = sides.before, sides.after
    choice = (before.curriculum.fingerprint, before.name, before.programme_id, after.name, after.programme_id, kind)
    job = solving.ask(after.curriculum, "compare", choice, lambda _: compare(before, after, kind))
    solving.shown(job, "Comparing the two")
    return job.answer


def _named(sides: Sides) -> None:
    """Which side is which, as everything below calls them."""
    named = zip(sides.words, (sides.before, sides.after), strict=True)
    st.markdown(" ".join(f"{word.capitalize()}: **{links.literal(side.name)}**." for word, side in named))
    lacking = [side.programme_id for side in (sides.before, sides.after)].count(None)
    if lacking:
        which = "One side has no such programme" if lacking == 1 else "Neither side has a programme"
        st.caption(f"{which}, and so no required core: only the catalogue is compared.")


def _promises(found: Compared, sides: Sides) -> None:
    st.header("What the roles are promised")
    names = list(found.roles)
    chosen = names[0]
    if len(names) > 1 and found.before.curriculum is not found.after.curriculum:
        chosen = st.segmented_control(
            "Courses counted",
            names,
            default=names[0],
            required=True,
            key="compare_set",
            bind="query-params",
            format_func=lambda name: answers.set_words(name).removeprefix("The ").capitalize(),
        )
    made = showing.built(
        found.after.curriculum.fingerprint,
        "compared_roles",
        (*_choice(found), chosen, sides.words),
        lambda dark: _picture(found, chosen, sides, dark),
    )
    st.markdown(links.literal(made.sentence))
    shown = moving(made.frame)
    if len(shown) > families.MOST:
        st.caption(f"The picture shows {families.MOST} of {len(shown)} roles that differ; the table has them all.")
    if not shown.empty:
        showing.chart(made, "compared_roles", sentence=False, table=None)
    review_compare_tables.roles(found, sides.words)


def _choice(found: Compared) -> tuple[object, ...]:
    before, after = found.before, found.after
    return before.curriculum.fingerprint, before.programme_id, after.programme_id, found.kind


def _picture(found: Compared, chosen: str, sides: Sides, dark: bool) -> Chart:
    frame = before_after_frame(found.before.curriculum, found.after.curriculum, found.roles[chosen])
    figure = draw_before_after(moving(frame).head(families.MOST), dark=dark, names=sides.words)
    if sides.is_over_time:
        return Chart(figure, before_after_sentence(frame, by=answers.set_words(chosen)), frame)
    return Chart(figure, side_by_side_sentence(found, chosen), frame)
