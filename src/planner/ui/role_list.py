"""All roles by family, found by words, and the table of what the sets of courses meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from planner.course_sets import CORE
from planner.curriculum import Curriculum
from planner.explore.kinds import KINDS, kinds_in, roles_of
from planner.explore.role_frames import roles_frame
from planner.explore.search import find_roles
from planner.problems.skills import RoleKind
from planner.tables import Role
from planner.ui import answers, guarantees, links, opening
from planner.wording import UNDER_THE_RULES

LINKED = 200
"""More titles than these are not listed as links: the table below opens them, and words narrow it."""


def show(curriculum: Curriculum, words: str) -> None:
    """The roles found: links under their families, then the counts; each kind apart."""
    through = answers.kept(curriculum, "roles_found", words, lambda: _found(curriculum, words))
    if not through:
        nearest = curriculum.nearest("roles", words)
        st.markdown(
            f"No role has “{links.literal(words)}” in its title, its other names or its skills."
            + " Nearest:" * bool(nearest)
        )
        links.row(curriculum, "role", nearest)
    for kind in kinds_in(curriculum):
        every = roles_of(curriculum, kind)
        found = [role for role in every if role.role_id in through]
        if found:
            count = f"{len(found)} of {len(every)}" if len(found) < len(every) else f"All {len(every)}"
            st.header(f"{count} {KINDS[kind].lower()}")
            if len(found) <= LINKED:
                _families(curriculum, found)
            _counts(curriculum, words, through, kind)
    guarantees.progress(curriculum)


def _found(curriculum: Curriculum, words: str) -> Mapping[str, str]:
    """Through what each role is found, by id."""
    return {found.item: found.through for found in find_roles(curriculum, words)}


def _families(curriculum: Curriculum, roles: Sequence[Role]) -> None:
    """The titles as links, family by family, in two columns of about the same length."""
    columns, lengths = st.columns(2), [0, 0]
    for family in dict.fromkeys(role.family for role in roles):
        members = [role.role_id for role in roles if role.family == family]
        shorter = lengths.index(min(lengths))
        lengths[shorter] += len(members) + 3
        with columns[shorter]:
            st.markdown(f"**{links.literal(family or 'Without a family')}**")
            links.row(curriculum, "role", members)


def _counts(curriculum: Curriculum, words: str, through: Mapping[str, str], kind: RoleKind) -> None:
    """What each set of courses meets of each role, as a table whose rows open the roles."""
    known = guarantees.known(curriculum)
    ranges = None if known is None else known.roles
    frame = answers.kept(
        curriculum,
        "roles_frame",
        (kind, words, guarantees.marks(curriculum)),
        lambda: roles_frame(curriculum, answers.coverages(curriculum), through, kind, ranges),
    )
    unmapped = [course_id for course_id in curriculum.catalogue if not curriculum.is_mapped(course_id)]
    cored = CORE in answers.sets(curriculum)
    st.markdown(_counts_words(could_rise=bool(unmapped), ranged=known is not None, cored=cored))
    if unmapped:
        answers.least_note(curriculum, unmapped)
    opening.rows(
        curriculum,
        "role",
        frame if any(through.values()) else frame.drop(columns="found through"),
        key=f"role_list_{kind}",
        label=None,
        alt=f"{KINDS[kind]} with the needs that sets of courses meet",
    )


def _counts_words(*, could_rise: bool, ranged: bool, cored: bool) -> str:
    """What the figures of the table count."""
    if not cored:
        return f"How many needs of each the whole catalogue meets{', at least' if could_rise else ''}:"
    if not ranged:
        least = ", at least," if could_rise else ""
        return f"How many needs of each the required core and{least} the whole catalogue meet:"
    least = "; the last two at least so many" if could_rise else ""
    return (
        "How many needs of each the required core meets, every legal complete plan (guaranteed), the best one "
        f"(possible) and the whole catalogue, {UNDER_THE_RULES}{least}:"
    )
