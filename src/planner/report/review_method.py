"""The section Method and sources: what the words mean, what the figures rest on, and where the facts come from."""

from __future__ import annotations

from collections.abc import Iterator

from planner.charts.chart import records
from planner.curriculum import Curriculum
from planner.report.review_blocks import Block, Chapter, Field, Figures, Heading, Look, Points, Words
from planner.report.review_subject import Section, Subject
from planner.report.sheets import Kind
from planner.review.fact_basis import sources
from planner.wording import NOT_CONFIRMED, UNDER_THE_RULES, assumption, counted, level_note

MEANINGS = (
    "A role needs a skill to a level, and it is essential (weight 2) or useful (weight 1). A course teaches a skill to "
    "the level that whoever passes has reached.",
    "A need is covered where some course of the set teaches the skill as deep as needed or deeper; short where it is "
    "taught, but not as deep; missing where no course teaches it.",
    "Coverage of a role is Σ w · min(d, t) / t ÷ Σ w over its needs with a stated level: w the weight, t the level "
    "needed, d the deepest level taught. Where no level is stated, breadth leads: Σ w · [d > 0] ÷ Σ w over all needs.",
    "The required core are the courses of every legal complete plan, elective choices left out. The catalogue are all "
    "courses that the programme’s departments offer; no student can take them all.",
    "Guaranteed is the least, and possible the most, of needs met over all legal complete plans: exact, with the proof "
    "of a solver.",
    "A skill is an orphan where it is needed and no course of the catalogue teaches it; fragile where exactly one "
    "course reaches the deepest level needed; idle where it is taught and no role needs it.",
    "Coverage says what a curriculum states about skills. It is no measure of employability.",
)


def method_chapter(subject: Subject) -> Chapter:
    """Meanings, grounds and sources."""
    curriculum = subject.curriculum
    answer = (
        f"All figures are computed from {counted(len(curriculum.roles), 'role')}, "
        f"{counted(len(curriculum.skills), 'skill')} and {counted(len(curriculum.courses), 'course')} of the "
        f"curriculum with the fingerprint {curriculum.fingerprint}."
    )
    blocks = [
        Heading("What the words mean"),
        Points(MEANINGS),
        *_levels(curriculum),
        *_grounds(subject),
        *_sources(curriculum),
    ]
    return Chapter(Section.METHOD.heading, answer, tuple(blocks))


def _levels(curriculum: Curriculum) -> Iterator[Block]:
    yield Heading("The levels")
    fields = (Field("Level", room=0.6), Field("Name", width=16), Field("What a student can then do", room=5, width=90))
    rows = [(level.code, level.name, level.sentence) for level in curriculum.scale.levels]
    yield Figures("Levels", "The levels, shallowest first", fields, rows)


def _grounds(subject: Subject) -> Iterator[Block]:
    """What is our reading, and what guaranteed and possible rest on."""
    curriculum = subject.curriculum
    yield Heading("What the figures rest on")
    points = []
    if any(level_note(link) for link in curriculum.course_skills):
        points.append(f"The levels that courses teach are {NOT_CONFIRMED}.")
    outside = sum(course.outside for course in curriculum.courses)
    if outside and subject.known is None:
        points.append(f"{counted(outside, 'course')} outside the degree are left out of every figure.")
    if subject.known is not None:
        points += [assumption(curriculum, kind, ids) for kind, ids in subject.known.assumptions]
        proof = "proved" if subject.known.is_proved else "not all proved: the time was up"
        points.append(f"Guaranteed and possible hold {UNDER_THE_RULES}, and are {proof}.")
    else:
        points.append(subject.why_not_known)
    yield Points(tuple(points))


def sources_chapter(subject: Subject) -> Chapter:
    """The sources alone, where the method is left out."""
    answer = f"The facts come from {counted(len(subject.curriculum.sources), 'source')}."
    return Chapter("Sources", answer, tuple(_sources(subject.curriculum))[1:])


def source_lines(curriculum: Curriculum) -> tuple[str, ...]:
    """Each source in a line: title, address, and when it was published and checked."""
    return tuple(
        ", ".join(
            part
            for part in (
                row["title"],
                row["address"],
                f"published {row['published']}" if row["published"] else "",
                f"checked on {row['checked_on']}" if row["checked_on"] else "",
            )
            if part
        )
        for row in records(sources(curriculum))
    )


def _sources(curriculum: Curriculum) -> Iterator[Block]:
    yield Heading("Sources")
    frame = sources(curriculum)
    if frame.empty:
        yield Words("No sources are named.")
        return
    chosen = [
        (Field("Source", room=3.6, width=60), "title"),
        (Field("Rows that name it", Kind.WHOLE, 0.8), "facts"),
        (Field("Published", room=1.1), "published"),
        (Field("Checked on", room=1.2), "checked_on"),
        (Field("Licence", room=1.6, width=30), "licence"),
        (Field("Address", room=3.4, width=60, look=Look.LINK), "address"),
    ]
    rows = [[row[column] for _, column in chosen] for row in records(frame)]
    yield Figures("Sources", "Where the facts come from", tuple(field for field, _ in chosen), rows)
