"""Choosing one of very many: the browser is sent those that hold the words typed, not thousands at each run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from planner.curriculum import Curriculum
from planner.explore.search import find_courses, find_roles, find_skills
from planner.ui import links
from planner.ui.kept import ANSWERS
from planner.ui.links import Thing

MANY = 500
"""More than so many are found by words first: a select box sends all its options to the browser."""
OFFERED = 100
_FIND = {"role": find_roles, "skill": find_skills, "course": find_courses}


def every(curriculum: Curriculum, thing: Thing) -> tuple[str, ...]:
    """The ids of all roles, skills or courses, in the order of their table."""

    def ids() -> tuple[str, ...]:
        return tuple(str(getattr(row, f"{thing}_id")) for row in curriculum.rows(f"{thing}s"))

    return ANSWERS.kept(curriculum.fingerprint, "ids", thing, ids)


def offered(curriculum: Curriculum, thing: Thing, items: Sequence[str], *, key: str, chosen: str | None) -> list[str]:
    """What a select box offers of `items`: all, or of very many those found by the words typed into a box above it.

    What is chosen is always offered.
    """
    if len(items) <= MANY:
        return list(items)
    words = st.text_input(
        f"Words of the {thing}", key=f"{key}_words", type="search", placeholder=f"{len(items):,} to find in"
    )
    found = ANSWERS.kept(
        curriculum.fingerprint,
        f"found {thing}",
        (words, key, len(items)),
        lambda: _found(curriculum, thing, items, words),
    )
    if words:
        more = f"; the first {OFFERED} are offered" if len(found) > OFFERED else ""
        st.caption(f"{len(found):,} found{more}.")
    first = found[:OFFERED]
    return [chosen, *first] if chosen and chosen in items and chosen not in first else first


def label(curriculum: Curriculum, thing: Thing, item: str) -> str:
    """What a select box calls a role, skill or course: its name, with the id where several have the same name.

    A select box sends the words of its choice, and cannot tell options with the same words apart.
    """
    name = links.name(curriculum, thing, item)
    if thing == "course":
        return name
    twice = ANSWERS.kept(curriculum.fingerprint, "same names", thing, lambda: _twice(curriculum, thing))
    return f"{name} ({item})" if name in twice else name


def _twice(curriculum: Curriculum, thing: Thing) -> frozenset[str]:
    counts = Counter(links.name(curriculum, thing, item) for item in every(curriculum, thing))
    return frozenset(name for name, count in counts.items() if count > 1)


def _found(curriculum: Curriculum, thing: Thing, items: Sequence[str], words: str) -> list[str]:
    wanted = set(items)
    return [found.item for found in _FIND[thing](curriculum, words) if found.item in wanted]
