"""The section Evidence: what is mapped, confirmed and assessed, what the facts rest on, and the balance."""

from __future__ import annotations

from collections.abc import Iterator

from planner import review
from planner.charts.chart import records
from planner.charts.evidence import evidence_frame, evidence_sentence
from planner.charts.shares import shares_sentence
from planner.curriculum import Curriculum
from planner.report.review_blocks import (
    Block,
    Chapter,
    Field,
    Figures,
    Heading,
    Look,
    NativeChart,
    Picture,
    Shape,
    Words,
)
from planner.report.review_subject import Section, Subject, figure
from planner.report.sheets import Kind
from planner.report.svg_bars import evidence_pictures, share_pictures
from planner.review.fact_basis import facts_by_basis, levels_sentence

NO_COURSES = "The catalogue has no courses: there is nothing to be mapped, confirmed or assessed."


def evidence_chapter(subject: Subject) -> Chapter:
    """Evidence by department, facts by basis, and needed against taught."""
    curriculum = subject.curriculum
    answer = review.evidence_sentence(curriculum) if curriculum.catalogue else NO_COURSES
    blocks: list[Block] = [*_by_department(curriculum), *_by_basis(curriculum), *_balance(curriculum)]
    return Chapter(Section.EVIDENCE.heading, answer, tuple(blocks), _key_figures(curriculum))


def _key_figures(curriculum: Curriculum) -> tuple[tuple[str, str], ...]:
    frame = review.evidence(curriculum)
    links = int(frame["links"].sum())
    return ((f"{int(frame['confirmed'].sum())} of {links}", "levels taught are confirmed by faculty"),) if links else ()


def _by_department(curriculum: Curriculum) -> Iterator[Block]:
    if not curriculum.catalogue:
        return
    shown, frame = evidence_frame(curriculum), review.evidence(curriculum)
    if shown["levels"].any():
        yield Picture(lambda inks: evidence_pictures(shown, inks), evidence_sentence(shown))
    chosen = [
        (Field("Department", room=3.4, width=34), "department"),
        (Field("Courses", Kind.WHOLE), "courses"),
        (Field("Mapped", Kind.WHOLE, look=Look.BAR), "mapped"),
        (Field("Mapped, share", Kind.SHARE, 1.1, look=Look.SHADE), "mapped_share"),
        (Field("Levels taught", Kind.WHOLE, look=Look.BAR), "links"),
        (Field("Confirmed", Kind.WHOLE, 1.2, look=Look.BAR), "confirmed"),
        (Field("Confirmed, share", Kind.SHARE, 1.3, look=Look.SHADE), "confirmed_share"),
        (Field("Assessed", Kind.WHOLE, 1.1, look=Look.BAR), "assessed"),
        (Field("Assessed, share", Kind.SHARE, 1.2, look=Look.SHADE), "assessed_share"),
    ]
    rows = [
        [figure(row[column]) if field.kind is Kind.SHARE else row[column] for field, column in chosen]
        for row in records(frame)
    ]
    chart = NativeChart("Levels taught, confirmed and assessed", 0, (4, 5, 7))
    fields = tuple(field for field, _ in chosen)
    yield Figures("Evidence", "What is mapped, confirmed and assessed by department", fields, rows, chart=chart)


def _by_basis(curriculum: Curriculum) -> Iterator[Block]:
    yield Heading("What the facts rest on")
    yield Words(levels_sentence(curriculum))
    frame = facts_by_basis(curriculum)
    heads = {"fact": "Fact", "facts": "All", "local": "Set by the department"}
    fields = tuple(
        Field(heads.get(name, name.capitalize()), Kind.WHOLE if name != "fact" else Kind.TEXT, *_size(name))
        for name in map(str, frame)
    )
    rows = [list(row.values()) for row in records(frame)]
    chart = NativeChart("Facts by basis", 0, tuple(range(2, len(fields))), Shape.STACKED)
    yield Figures("Facts by basis", "Facts by what they rest on", fields, rows, chart=chart)


def _size(name: str) -> tuple[float, int]:
    return (2.6, 28) if name == "fact" else (1.1, 12)


def _balance(curriculum: Curriculum) -> Iterator[Block]:
    """The balance, its picture and its cells."""
    yield Heading("Balance of what is needed and what is taught")
    yield Words(review.balance_sentence(curriculum))
    value, frame = review.balance_of(curriculum), review.needed_and_taught_shares(curriculum)
    if value is None:
        return
    yield Words(
        "In each cell, a category at a level, the share of what is needed stands beside the share of what is taught. "
        f"Half the sum of the differences is {float(1 - value):.2f}; what is left of 1, the sum of the smaller shares, "
        f"is {float(value):.2f}. After Porter (2002).",
        is_note=True,
    )
    names = [level.name for level in curriculum.scale.levels]
    yield Picture(lambda inks: share_pictures(frame, names, inks), shares_sentence(frame))
    chosen = [
        (Field("Category", room=3.4, width=40), "category"),
        (Field("Level", room=0.8), "level"),
        (Field("Needed", Kind.WHOLE, look=Look.BAR), "needed"),
        (Field("Taught", Kind.WHOLE, look=Look.BAR), "taught"),
        (Field("Share of needed", Kind.SHARE, 1.3, look=Look.SHADE), "needed_share"),
        (Field("Share of taught", Kind.SHARE, 1.3, look=Look.SHADE), "taught_share"),
        (Field("Smaller of the two", Kind.SHARE, 1.3, look=Look.SHADE), "shared"),
    ]
    rows = [
        [figure(row[column]) if field.kind is Kind.SHARE else row[column] for field, column in chosen]
        for row in records(frame)
    ]
    yield Figures("Balance", "Needed and taught by category and level", tuple(field for field, _ in chosen), rows)
