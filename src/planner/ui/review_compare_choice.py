"""What is compared: this year with last, two revisions, two curricula, or two programmes. All is in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st

from planner.course_sets import main_programme
from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.review.comparing import Side
from planner.store import StoreError
from planner.store.revisions import Revision
from planner.ui import curricula_switch, data, history_view, links, review_controls, told

YEAR, REVISIONS, CURRICULA, PROGRAMMES = "This year and last", "Two revisions", "Two curricula", "Two programmes"
_A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Sides:
    """The two sides, and what they are: of one curriculum at two times, of two curricula, or two programmes of one."""

    before: Side
    after: Side
    what: str

    @property
    def is_over_time(self) -> bool:
        """Whether both are states of one curriculum."""
        return self.what in {YEAR, REVISIONS}

    @property
    def words(self) -> tuple[str, str]:
        """What the sides are called in tables and keys."""
        return ("before", "after") if self.is_over_time else ("first", "second")


def choose(curriculum: Curriculum) -> Sides | None:
    """The two sides; None where there is nothing to compare with, or it cannot be read, and it says so."""
    found = history_view.all_revisions()
    others = {item: name for item, name in _others().items() if item != data.curriculum_id()}
    offered = [
        *([YEAR, REVISIONS] if len(found) > 1 else []),
        *([PROGRAMMES] if len(curriculum.programmes) > 1 else []),
        *([CURRICULA] if others else []),
    ]
    if not offered:
        st.info(
            "There is nothing to compare with yet: this is the only revision, the only curriculum, and it has no two "
            "programmes. After the next change was saved, the two states will stand here side by side."
        )
        return None
    what = st.segmented_control(
        "Compared",
        offered,
        default=offered[0],
        required=True,
        key="compare",
        bind="query-params",
        wrap=True,
    )
    try:
        if what == PROGRAMMES:
            return _programmes(curriculum)
        return _curricula(curriculum, others) if what == CURRICULA else _revisions(found, what == YEAR)
    except (KeyError, StoreError, DataError) as error:
        st.warning(f"These two cannot be compared now: {links.literal(str(error))}")
        return None


def _others() -> dict[str, str]:
    return dict(curricula_switch.names(curricula_switch.heads()))


def _revisions(found: Sequence[Revision], by_year: bool) -> Sides | None:
    """Two revisions, the newest first in `found`; by year the latest, and the one that stood a year ago."""
    if by_year:
        older, newer = _a_year_ago(found), found[0]
    else:
        numbers, by_number = [str(entry.number) for entry in found], {str(entry.number): entry for entry in found}
        first, second = st.columns(2)
        old = first.selectbox("From revision", numbers, index=1, key="compare_from", bind="query-params")
        new = second.selectbox("To revision", numbers, index=0, key="compare_to", bind="query-params")
        older, newer = by_number[old], by_number[new]
        first.text(_line(older))
        second.text(_line(newer))
    before, after = data.at_revision(older.number), data.at_revision(newer.number)
    programme_id = review_controls.programme(after)
    # A state that did not have the programme yet is judged by its catalogue alone.
    had = programme_id if programme_id and before.has("programmes", programme_id) else None
    name = f"Revision {older.number}", f"Revision {newer.number}"
    what = YEAR if by_year else REVISIONS
    return Sides(Side(name[0], before, had), Side(name[1], after, programme_id), what)


def _a_year_ago(found: Sequence[Revision]) -> Revision:
    """The revision that stood a year ago; the first one where none is as old, and it says so."""
    then = datetime.now(UTC) - _A_YEAR
    stood = next((entry for entry in found if entry.at <= then), None)
    if stood is None:
        first = found[-1]
        st.caption(
            f"No revision is a year old: the first, saved {told.when(first.at)}, is compared with the latest, "
            f"saved {told.when(found[0].at)}."
        )
        return first
    st.caption(f"Revision {stood.number} stood a year ago, saved {told.when(stood.at)}.")
    return stood


def _line(entry: Revision) -> str:
    note = f": “{entry.note}”" if entry.note else ""
    return f"{told.who(entry.author)}, {told.when(entry.at)}{note}"


def _curricula(curriculum: Curriculum, others: dict[str, str]) -> Sides | None:
    """Another curriculum of the store beside this one, each with a programme of its own."""
    first, second = st.columns(2)
    with first:
        other = st.selectbox(
            "With the curriculum",
            list(others),
            key="compare_curriculum",
            bind="query-params",
            format_func=lambda item: others.get(item, item),
        )
        before = data.served(other).curriculum
        if before is None:
            st.warning("That curriculum cannot be read now.")
            return None
        theirs = _programme(before, "Its programme", "compare_theirs")
    with second:
        st.text_input(
            "This curriculum", curriculum.about.title, disabled=True, key=f"compare_this_{data.curriculum_id()}"
        )
        mine = _programme(curriculum, "Programme", "compare_mine")
    return Sides(Side(others[other], before, theirs), Side(curriculum.about.title, curriculum, mine), CURRICULA)


def _programmes(curriculum: Curriculum) -> Sides | None:
    """Two programmes of this curriculum."""
    ids = [row.programme_id for row in curriculum.programmes]
    main = main_programme(curriculum) or ids[0]
    first, second = st.columns(2)
    with first:
        before = _programme(curriculum, "Programme", "compare_first", first=main)
    with second:
        after = _programme(curriculum, "and programme", "compare_second", first=next(i for i in ids if i != main))
    if before is None or after is None or before == after:
        st.markdown("Two different programmes are compared: choose another one on one side.")
        return None
    titles = [f"{curriculum.programme(item).title} ({curriculum.programme(item).kind})" for item in (before, after)]
    return Sides(Side(titles[0], curriculum, before), Side(titles[1], curriculum, after), PROGRAMMES)


def _programme(curriculum: Curriculum, label: str, key: str, first: str | None = None) -> str | None:
    ids = [row.programme_id for row in curriculum.programmes]
    if not ids:
        return None
    if len(ids) == 1:
        return ids[0]
    chosen: str | None = st.selectbox(
        label,
        ids,
        index=ids.index(first or main_programme(curriculum) or ids[0]),
        key=key,
        bind="query-params",
        format_func=lambda item: f"{curriculum.programme(item).title} ({curriculum.programme(item).kind})",
    )
    return chosen
