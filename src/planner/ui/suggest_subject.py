"""What a pasted text is about: a course that teaches, or a role that needs, what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from planner.curriculum import Curriculum
from planner.ui import address, links

_KIND = "about"
_COURSE, _ROLE = "A course", "A role"


@dataclass(frozen=True)
class Subject:
    """A course or a role, by its id."""

    kind: Literal["course", "role"]
    item: str

    @property
    def kept_as(self) -> str:
        """What the store calls it: "course:MP-110"."""
        return f"{self.kind}:{self.item}"

    @property
    def course_id(self) -> str | None:
        """Code of the course; None for a role."""
        return self.item if self.kind == "course" else None

    def name(self, curriculum: Curriculum) -> str:
        """How it is called on screen."""
        return links.name(curriculum, self.kind, self.item)


def choose(curriculum: Curriculum) -> Subject | None:
    """The course or role that the address names, else the first with a summary; None where there is none of them."""
    kind = st.segmented_control(
        "The text is about",
        [_COURSE, _ROLE],
        default=_ROLE if "role" in st.query_params and "course" not in st.query_params else _COURSE,
        required=True,
        key=_KIND,
        bind="query-params",
    )
    if kind == _ROLE:
        ids = [row.role_id for row in sorted(curriculum.roles, key=lambda row: not row.summary)]
        return _chosen(curriculum, "role", ids)
    ids = [row.course_id for row in sorted(curriculum.courses, key=lambda row: not row.summary)]
    return _chosen(curriculum, "course", ids)


def _chosen(curriculum: Curriculum, kind: Literal["course", "role"], ids: list[str]) -> Subject | None:
    if not ids:
        st.info(f"This curriculum has no {kind} yet.")
        return None
    item = address.asked(curriculum, kind)
    if item is None or not curriculum.has(f"{kind}s", item):
        item = ids[0]
    address.choose(curriculum, kind, f"Which {kind}", placeholder=f"Find a {kind}", chosen=item)
    return Subject(kind, item)


def own_words(curriculum: Curriculum, subject: Subject) -> str:
    """What the curriculum itself says of a course or role: the example that the page opens with."""
    if subject.kind == "course":
        course = curriculum.course(subject.item)
        return _joined(course.title, course.summary)
    role = curriculum.role(subject.item)
    sentences = (row.paraphrase for row in curriculum.evidence_of(subject.item) if row.use != "set aside")
    return _joined(role.title, role.summary, *sentences)


def _joined(title: str | None, *sentences: str | None) -> str:
    said = " ".join(sentence for sentence in sentences if sentence)
    return f"{title}. {said}".strip() if title else said
