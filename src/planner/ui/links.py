"""Links between the pages: a role, a skill, a course always leads to its own page, in the same session."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import streamlit as st

from planner.curriculum import Curriculum

Thing = Literal["role", "skill", "course"]
HOME = "pages/explore/home.py"
ROLES = "pages/explore/roles.py"
SKILLS = "pages/explore/skills.py"
COURSES = "pages/explore/courses.py"
YOUR_DATA = "pages/explore/your_data.py"
MY_PLAN = "pages/student/my_plan.py"
GAPS = "pages/student/gaps.py"
ELECTIVES = "pages/student/electives.py"
CURRICULUM = "pages/faculty/curriculum.py"
REVIEW = "pages/department/review.py"
WHAT_IF = "pages/department/what_if.py"
_PAGES: dict[Thing, str] = {"role": ROLES, "skill": SKILLS, "course": COURSES}


def name(curriculum: Curriculum, thing: Thing, item: str) -> str:
    """How a role, skill or course is called on screen: courses by code and title. Unknown ids are shown as they are."""
    if thing == "role":
        return curriculum.role(item).title if curriculum.has("roles", item) else item
    if thing == "skill":
        return curriculum.skill(item).name if curriculum.has("skills", item) else item
    if not curriculum.has("courses", item):
        return item
    title = curriculum.course(item).title
    return f"{item} {title}" if title else item


def to(curriculum: Curriculum, thing: Thing, item: str, *, label: str | None = None, help: str | None = None) -> None:  # noqa: A002
    """A link to one role, skill or course."""
    shown = label or name(curriculum, thing, item)
    query: dict[str, str] = {thing: item}
    st.page_link(_PAGES[thing], label=f":primary[{literal(shown)}]", query_params=query, help=help or "", icon="")


def row(curriculum: Curriculum, thing: Thing, items: Iterable[str], *, short: bool = False) -> None:
    """Links side by side, wrapping; with `short` a course is called by its code alone."""
    with st.container(horizontal=True, gap="small"):
        for item in items:
            to(curriculum, thing, item, label=item if short and thing == "course" else None)


_MARKUP = re.compile(r"([\\\[\]*_`$~<>#:&])")
_FIRST = re.compile(r"^(\d{0,9})([-+=.)])(?=\s|$|\2)")
"""What would begin a list, a heading or a rule."""
_ADDRESS = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=\S)(?=@)", re.IGNORECASE)
_JOINER = "\u2060"
"""Has no width. Addresses are made links after escapes are read, so that only a sign inside them prevents it."""


def literal(text: str) -> str:
    """Text of the data that Markdown leaves as it is: no link, list, picture, icon, colour or line break comes of it.

    An address is no link either: a sign without width stands in it.
    """
    plain = _ADDRESS.sub(_JOINER, " ".join(text.split()))
    return _FIRST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", plain))
