"""The section Outcomes and standards: the same measures for programme outcomes and standards, apart from jobs."""

from __future__ import annotations

from collections.abc import Iterator

from planner import review
from planner.problems.skills import RoleKind
from planner.report.review_blocks import Block, Chapter, Heading, Words
from planner.report.review_promises import promises_answer, promises_blocks, promises_frame
from planner.report.review_skills import skill_blocks
from planner.report.review_subject import Section, Subject
from planner.review.role_kinds import ids_of, roles_words

NONE = "This curriculum names no programme outcomes and no standards: there is nothing to measure it against but jobs."
_KINDS: tuple[tuple[RoleKind, str, str], ...] = (
    ("outcome", "Programme outcomes", "Outcomes"),
    ("standard", "Standards", "Standards"),
)


def outcomes_chapter(subject: Subject) -> Chapter:
    """Promises and risks of each kind that the curriculum has."""
    present = [entry for entry in _KINDS if ids_of(subject.curriculum, entry[0])]
    if not present:
        return Chapter(Section.OUTCOMES.heading, NONE, ())
    counts = [roles_words(len(ids_of(subject.curriculum, kind)), kind) for kind, _, _ in present]
    blocks = [block for kind, title, name in present for block in _kind(subject, kind, title, name)]
    answer = f"The programme is measured against {' and '.join(counts)}, apart from jobs and by the same formulas."
    return Chapter(Section.OUTCOMES.heading, answer, tuple(blocks))


def _kind(subject: Subject, kind: RoleKind, title: str, name: str) -> Iterator[Block]:
    frame = promises_frame(subject, kind)
    answer = promises_answer(frame, kind)
    yield Heading(title)
    yield Words(answer)
    yield from promises_blocks(subject, frame, answer, name, kind)
    risks = review.risks_sentence(subject.curriculum, kind)
    yield Heading(f"{title}: risks")
    yield Words(risks)
    yield from skill_blocks(subject.curriculum, risks, kind, f"{name}, ")
