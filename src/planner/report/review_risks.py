"""The section Risks: skills that nobody teaches, or not deep enough, that rest on one course, or that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from planner import review
from planner.charts.chart import records
from planner.curriculum import Curriculum
from planner.problems import Kind as Finding
from planner.report.review_blocks import (
    Block,
    Chapter,
    Field,
    Figures,
    Heading,
    Look,
    Where,
    Words,
)
from planner.report.review_skills import SHOWN, cells_of, skill_blocks
from planner.report.review_subject import Section, Subject
from planner.report.sheets import Cell, Kind
from planner.review.course_drop_words import moves_sentence
from planner.review.course_drops import course_moves
from planner.review.findings_table import findings, idle_courses
from planner.wording import counted, listed

if TYPE_CHECKING:
    pass

NO_SKILLS = "This curriculum names no skills: there is nothing to look at."


def risks_chapter(subject: Subject) -> Chapter:
    """Skills by finding, then courses, the order of the core, and what else the checks found."""
    curriculum = subject.curriculum
    if not curriculum.skills:
        return Chapter(Section.RISKS.heading, NO_SKILLS, tuple(_others(curriculum)))
    answer = review.risks_sentence(curriculum)
    blocks: list[Block] = [*skill_blocks(curriculum, answer), *_courses(subject), *_order(subject)]
    return Chapter(Section.RISKS.heading, answer, (*blocks, *_others(curriculum)), _key_figures(curriculum))


def _key_figures(curriculum: Curriculum) -> tuple[tuple[str, str], ...]:
    found = review.risks(curriculum)["finding"]
    orphans, fragile = (int((found == kind).sum()) for kind in (Finding.ORPHAN_SKILL, Finding.FRAGILE_SKILL))
    return (str(orphans), "needed skills are taught by no course"), (str(fragile), "skills rest on a single course")


def _courses(subject: Subject) -> Iterator[Block]:
    """Idle courses, and those that lower no role when dropped alone."""
    curriculum = subject.curriculum
    idle = idle_courses(curriculum)
    yield Heading(f"Courses that teach nothing needed: {counted(len(idle), 'course')}")
    if idle.empty:
        yield Words("Every mapped course of the department teaches something that a role needs.")
    else:
        fields = (Field("Course", width=14), Field("Title", room=4, width=44), Field("Skills", Kind.WHOLE))
        rows = [cells_of(row, "course_id", "course", "skills") for row in records(idle)]
        yield Figures("Idle courses", "Courses that teach nothing needed", fields, rows)
    redundant = review.redundant_courses(curriculum)
    yield from _drops(subject)
    yield Heading(f"Courses that others could stand in for: {counted(len(redundant), 'course')}")
    yield Words(f"{review.redundant_sentence(curriculum)} That is no advice to drop them: others may ask for them.")
    if not redundant.empty:
        asked = (
            Field("Course", room=1.2, width=14),
            Field("Title", room=4, width=44),
            Field("Needed skills", Kind.WHOLE, 1.2),
            Field("Asked for by courses", Kind.WHOLE, 1.4),
            Field("It is", room=1.1),
        )
        rows = [cells_of(row, "course_id", "course", "skills", "asked_for", "core") for row in records(redundant)]
        yield Figures("Redundant courses", "Courses that lower no role when dropped alone", asked, rows)


def _drops(subject: Subject) -> Iterator[Block]:
    """For each course that some role would fall without, which roles these are."""
    curriculum = subject.curriculum
    frame = course_moves(curriculum, subject.programme_id)
    lowering = frame.loc[frame["roles"] > 0].sort_values(["roles", "needs"], ascending=False, kind="stable")
    yield Heading(f"What dropping one course would lower: {counted(len(lowering), 'course')}")
    yield Words(moves_sentence(frame))
    if lowering.empty:
        return
    fields = (
        Field("Course", room=1.2, width=14),
        Field("Title", room=3, width=44),
        Field("It is", room=1.1),
        Field("Roles lowered", Kind.WHOLE, 1.1, look=Look.BAR),
        Field("Needs lost", Kind.WHOLE, look=Look.BAR),
        Field("Which roles", room=4, width=60),
        Field("Roles lowered by the core", Kind.WHOLE, 0, look=Look.BAR),
        Field("Needs lost by the core", Kind.WHOLE, 0, look=Look.BAR),
    )
    rows: list[list[Cell]] = []
    for row in records(lowering):
        named = listed([curriculum.role(role_id).title for role_id in row["role_ids"].split(";")])
        start = cells_of(row, "course_id", "course", "core", "roles", "needs")
        rows.append([*start, named, row["core_roles"], row["core_needs"]])
    yield Figures("Dropping a course", "Courses whose loss alone lowers a role, by the whole catalogue", fields, rows)


def _order(subject: Subject) -> Iterator[Block]:
    """What the required core masters before introducing it."""
    yield Heading("Order along the required core")
    if subject.programme_id is None:
        yield Words("Without a programme there is no required core, and so no order to look at.")
        return
    yield Words(review.sequence_sentence(subject.curriculum, subject.programme_id))
    frame = review.sequence(subject.curriculum, subject.programme_id)
    if not frame.empty:
        fields = (
            Field("Skill", room=3, width=40),
            Field("Mastered in", width=14),
            Field("Title", room=3, width=40),
            Field("Term", Kind.WHOLE),
            Field("Taught again in", room=1.3, width=14),
        )
        columns = ("skill", "course_id", "course", "suggested_term", "later_course_id")
        rows = [cells_of(row, *columns) for row in records(frame)]
        yield Figures("Order", "Skills mastered before they are introduced", fields, rows)


def _others(curriculum: Curriculum) -> Iterator[Block]:
    """What the checks of the curriculum found beside the skills."""
    found = records(findings(curriculum))
    others = [row for row in found if row["finding"] not in {str(kind) for kind in SHOWN}]
    yield Heading(f"What else the checks found: {counted(len(others), 'problem')}")
    fields = (
        Field("Severity", room=0.8, look=Look.MARKED),
        Field("Finding", room=1.6, width=24),
        Field("What it says", room=6, width=110),
    )
    if others:
        yield Figures("Other findings", "Problems of the curriculum", fields, _said(others), where=Where.READ)
    else:
        yield Words("Nothing.")
    yield Figures("Findings", "Everything that the checks found", fields, _said(found), where=Where.WORKBOOK)


def _said(rows: Sequence[dict[str, Any]]) -> list[list[Cell]]:
    return [cells_of(row, "severity", "finding", "says") for row in rows]
