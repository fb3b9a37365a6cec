"""A file of Curricular Analytics to a whole curriculum: courses, one programme that takes them all, and its plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner import pools, tables
from planner.curriculum import About, TermCredits
from planner.exchange import text_files
from planner.exchange.counts_in_words import counted
from planner.exchange.curricular_analytics import course_cells, layout, outcomes
from planner.exchange.curricular_analytics.layout import NOT_NAMED, Layout
from planner.exchange.curricular_analytics.requisites_read import Asked, asked
from planner.exchange.curricular_analytics.terms_of_plan import FIRST_YEAR, SEASONS, degree_plan, system
from planner.exchange.imported import Imported
from planner.exchange.naming import slug
from planner.exchange.reading import Reading
from planner.exchange.usual_scale import USUAL_SCALE
from planner.tables import Course, Programme, RequirementGroup

MOST_BYTES = 5_000_000
"""Largest file that is read, in bytes: the largest of 567 real ones has 20,000."""
SOURCE = "curricular-analytics"
PLAN = "degree-plan"
_LONGEST_POOL = 1_900
"""Characters of a group's pool: within what an expression may have, brackets and all."""
_USUAL_TERMS = {"semester": 8, "quarter": 12}
_USUAL_CREDITS = TermCredits(usual=15, least=12, most=18, basis="assumed")
_MOST_CREDITS = 1_000


def read(data: bytes, file: str = "curriculum.csv", *, first_year: int = FIRST_YEAR) -> Imported:
    """The curriculum of a file, or the curriculum and plan of a degree plan; terms begin in the fall of `first_year`.

    Codes are Prefix-Number, else words of the name, with -2, -3 … behind those that stand twice. Courses are mapped to
    no skill, unless the file has blocks of learning outcomes: those become skills and roles of kind outcome.
    Raises `DataError` where there is no table of courses, or the file is too large or its marks do not pair.
    """
    reading = Reading()
    text = text_files.decode(file, data, reading.findings, MOST_BYTES)
    reading.assumed.extend(f"{warning}." for warning in reading.findings.warnings)
    found = None if text is None else layout.laid_out(file, text, reading)
    if found is not None and not (found.lines(layout.COURSES) or found.lines(layout.ADDITIONAL)):
        expected = "a row for each course under a header with Course ID, Course Name, Prefix, Number and so on"
        reading.findings.fault(file, expected)
    reading.findings.raise_faults()
    return _whole(file, found or Layout(), reading, first_year)


def _whole(file: str, found: Layout, reading: Reading, first_year: int) -> Imported:
    named = course_cells.named(file, found, reading)
    requisites = asked(file, named.lines, named.course_ids, reading)
    courses = tuple(_course(file, named, place, requisites, reading) for place in range(len(named.lines)))
    if not courses:
        reading.findings.fault(file, "at least one course with a name, or with a prefix and a number")
    reading.findings.raise_faults()
    kind = system(found.heading, reading)
    about = _about(found, kind, courses, reading)
    programme = _programme(found, kind, courses, reading)
    plan = degree_plan(found.heading, kind, courses, programme, first_year, reading)
    taught = outcomes.read(file, found, named, reading)
    rows: dict[str, tuple[tables.Row, ...]] = {
        "sources": (tables.Source(source_id=SOURCE, title=f"Curricular Analytics file: {about.title}"),),
        "courses": courses,
        "programmes": (programme,),
        "requirement_groups": _groups(courses, programme),
        **taught,
    }
    _tell(rows, reading)
    return Imported(
        rows,
        about=about,
        plans={} if plan is None else {PLAN: plan},
        whole=True,
        understood=tuple(reading.understood),
        assumed=tuple(reading.assumed),
        left_out=reading.left_out,
    )


def _course(file: str, named: course_cells.Named, place: int, requisites: Asked, reading: Reading) -> Course:
    line, course_id = named.lines[place], named.course_ids[place]
    columns: dict[str, Any] = {
        column: requisites.requisite(course_id, column)
        for column in ("prerequisites", "corequisites", "strict_corequisites")
    }
    columns |= course_cells.columns(file, line, course_id, named.subjects[place], reading)
    title = named.titles[place]
    return Course(course_id=course_id, title=title, outside=named.outside[place], source_id=SOURCE, **columns)


def _about(found: Layout, kind: str, courses: Sequence[Course], reading: Reading) -> About:
    """The heading as the facts of a curriculum; the most credits a term are those of the fullest term, or 18."""
    absent = [key for key in ("curriculum", "institution") if not found.heading.get(key)]
    if absent:
        reading.assumed.append(f"The file does not name its {' or its '.join(absent)}: change that in the settings.")
    loads: dict[int, float] = {}
    for course in courses:
        if course.suggested_term is not None:
            loads[course.suggested_term] = loads.get(course.suggested_term, 0) + (course.credits or 0)
    most = max([_USUAL_CREDITS.most, *loads.values()])
    reading.assumed.append(
        f"Usual, least and most credits a term were assumed: {_USUAL_CREDITS.usual:g}, {_USUAL_CREDITS.least:g}, "
        f"{most:g}. The levels are those most in use: introduced, reinforced, mastered."
    )
    title = found.heading.get("curriculum") or NOT_NAMED
    return About(
        title=title,
        institution=found.heading.get("institution") or NOT_NAMED,
        department=title,
        seasons=SEASONS[kind],
        credits_per_term=_USUAL_CREDITS.model_copy(update={"most": most}),
        scale=USUAL_SCALE,
    )


def _programme(found: Layout, kind: str, courses: Sequence[Course], reading: Reading) -> Programme:
    """One major that takes every course but the additional ones; degree type and CIP code stand in its note."""
    required = [course for course in courses if not course.outside]
    known = [course.credits for course in required if course.credits is not None]
    total = sum(known) if len(known) == len(required) and sum(known) <= _MOST_CREDITS else None
    last = max((course.suggested_term or 0 for course in courses), default=0)
    if not last:
        reading.assumed.append(f"No course has a term: a degree of {_USUAL_TERMS[kind]} terms was assumed.")
    title = found.heading.get("curriculum") or NOT_NAMED
    facts = [(key, found.heading.get(key.casefold(), "")) for key in ("Degree Type", "CIP")]
    return Programme(
        programme_id=slug(title, ()),
        title=title,
        kind="major",
        terms=last or _USUAL_TERMS[kind],
        total_credits=total,
        note="\n".join(f"{key}: {value}" for key, value in facts if value) or None,
        source_id=SOURCE,
    )


def _groups(courses: Sequence[Course], programme: Programme) -> tuple[RequirementGroup, ...]:
    """All courses that the degree asks for, in one group, or in as many as their pools need to be short enough."""
    parts: list[list[str]] = [[]]
    length = 0
    for course in courses:
        if course.outside:
            continue
        written = len(pools.unparse(pools.Code(course.course_id))) + 1
        if length + written > _LONGEST_POOL:
            parts.append([])
            length = 0
        parts[-1].append(course.course_id)
        length += written
    filled = [part for part in parts if part]
    return tuple(
        RequirementGroup(
            group_id="all-courses" if place == 1 else f"all-courses-{place}",
            programme_id=programme.programme_id,
            title="All courses" if len(filled) == 1 else f"All courses, part {place} of {len(filled)}",
            pool=pools.either(*map(pools.Code, part)),
            least_courses=len(part),
            source_id=SOURCE,
        )
        for place, part in enumerate(filled, start=1)
    )


def _tell(rows: dict[str, tuple[tables.Row, ...]], reading: Reading) -> None:
    courses = [row for row in rows["courses"] if isinstance(row, Course)]
    placed = sum(course.suggested_term is not None for course in courses)
    outside = sum(course.outside for course in courses)
    form = "degree plan" if placed else "curriculum"
    said = f"A {form} of Curricular Analytics with {counted(len(courses), 'course')}, {placed} of them with a term."
    reading.understood.insert(0, said)
    if outside:
        additional = counted(outside, "additional course")
        reading.understood.append(f"{additional} became courses outside the degree, which a student may take too.")
    reading.understood.append("Every other course is required: one programme takes them all.")
    reading.assumed.append("A blank requisite was read as not known, and a course as not yet mapped to skills.")
