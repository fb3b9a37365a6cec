"""What several pages ask of the library, computed once for all sessions and kept by the curriculum's fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

import streamlit as st

from planner.course_sets import CATALOGUE, CORE, usual_sets
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.ui import links
from planner.ui.kept import ANSWERS

T = TypeVar("T")


def kept(curriculum: Curriculum, what: str, choice: Hashable, compute: Callable[[], T]) -> T:
    """The answer `what` for a choice, made by `compute()` once for all sessions. Never change what it returns."""
    return ANSWERS.kept(curriculum.fingerprint, what, choice, compute)


def sets(curriculum: Curriculum) -> Mapping[str, tuple[str, ...]]:
    """The required core of the main programme and the catalogue, by name; without a major the catalogue alone."""
    return kept(curriculum, "sets", (), lambda: usual_sets(curriculum))


def coverages(curriculum: Curriculum) -> Mapping[str, Mapping[str, RoleCoverage]]:
    """What each of the usual sets does for every role: coverage by name of the set, then by role."""

    def compute() -> Mapping[str, Mapping[str, RoleCoverage]]:
        ids = [role.role_id for role in curriculum.roles]
        return {
            name: dict(zip(ids, role_coverages(curriculum, ids, courses), strict=True))
            for name, courses in sets(curriculum).items()
        }

    return kept(curriculum, "coverages", (), compute)


def of_role(curriculum: Curriculum, role_id: str) -> dict[str, RoleCoverage]:
    """What each of the usual sets does for one role, by name of the set."""
    return {name: found[role_id] for name, found in coverages(curriculum).items()}


_SET_WORDS = {CORE: "The required core", CATALOGUE: "The whole catalogue"}


def set_words(set_name: str) -> str:
    """How a sentence begins that is about a set of courses: "The required core"."""
    return _SET_WORDS.get(set_name, set_name)


def choose_set(curriculum: Curriculum) -> str:
    """The set of courses that figures are shown for: a switch, kept in the address."""
    names = list(sets(curriculum))
    picked = st.segmented_control(
        "Courses counted",
        names,
        default=names[0],
        required=True,
        key="set",
        bind="query-params",
        format_func=lambda name: set_words(name).removeprefix("The ").capitalize(),
    )
    return picked if picked in names else names[0]


def outside_link(title: str, address: str) -> str:
    """A link to an address outside the app, as Markdown; the title alone where that is no web address."""
    safe = address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{links.literal(title)}]({safe})" if safe.startswith(("https://", "http://")) else links.literal(title)


def source_words(curriculum: Curriculum, source_id: str) -> str:
    """A source with its address, the date of publication and the day on which it was checked, as Markdown."""
    source = curriculum.source(source_id)
    known = outside_link(source.title, source.address) if source.address else ""
    title = known or f"{links.literal(source.title)} (address not known)"
    published = f", published {links.literal(source.published)}" if source.published else ""
    day = source.checked_on
    checked = f", checked on {day.day} {day:%B %Y}" if day else ""
    return f"{title}{published}{checked}"


def least_note(curriculum: Curriculum, unmapped: Iterable[str]) -> None:
    """Why a figure is said to be a least one: the courses that nobody has mapped, as links."""
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption("“At least”: nobody has mapped", width="content")
        for course_id in unmapped:
            links.to(curriculum, "course", course_id, label=course_id)
