"""The section Structure: what blocks, delays and is central, after Heileman et al. (2018)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.charts.chart import records
from planner.course_sets import CATALOGUE, CORE, required_core
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
    Points,
    Where,
    Words,
)
from planner.report.review_subject import Section, Subject
from planner.report.sheets import Cell, Kind
from planner.report.svg_bars import complexity_pictures
from planner.review import bottlenecks, bottlenecks_sentence
from planner.review.structure_frames import (
    MEASURES,
    absent_requisites,
    redundant_requisites,
    sets_together,
    structure_courses,
)
from planner.review.structure_words import FACTS, bounds_words, structure_sentence, which_figures
from planner.structure import Structure, structure_of
from planner.wording import counted, course_name, in_credits

_PICTURED = 20
"""Courses in the picture, the most complex first."""
NO_COURSES = "The catalogue has no courses, and so no structure."
MEANINGS = (
    "Blocking is the number of other courses that cannot be taken before a course; delay is the number of courses on "
    "the longest path through it; complexity is both together; centrality sums the lengths of all paths through it."
)


def structure_chapter(subject: Subject) -> Chapter:
    """The structure of the catalogue, and that of the required core where there is one, in a table of sums."""
    curriculum = subject.curriculum
    if not curriculum.catalogue:
        return Chapter(Section.STRUCTURE.heading, NO_COURSES, ())
    found = subject.structure or structure_of(curriculum, curriculum.catalogue)
    answer = in_order(structure_sentence(found, f"the {CATALOGUE}"))
    sets = {CATALOGUE: found}
    if subject.programme_id is not None:
        sets = {CORE: structure_of(curriculum, required_core(curriculum, subject.programme_id)), **sets}
    blocks = [*_totals(sets), *_by_course(curriculum, found)]
    blocks += [*_bottlenecks(curriculum, found), *_requisites(curriculum, found)]
    return Chapter(Section.STRUCTURE.heading, answer, tuple(blocks), _key_figures(found))


def in_order(words: str) -> str:
    """Courses in order of taking with words between them: the font of the document has no arrows."""
    return words.replace(" → ", ", then ")


def _key_figures(found: Structure) -> tuple[tuple[str, str], ...]:
    if found.longest is None:
        return ()
    return ((bounds_words(found.longest), "courses are on the longest path of requisites"),)


def _totals(sets: dict[str, Structure]) -> Iterator[Block]:
    """The sums over each set of courses."""
    known = {name: found for name, found in sets.items() if found.totals is not None}
    for name, found in sets.items():
        if found.cycle and name != CATALOGUE:
            yield Words(in_order(structure_sentence(found, f"the {name}")))
    if not known:
        return
    fields = (
        Field("Courses counted", room=1.8, width=18),
        Field("Courses", Kind.WHOLE),
        Field("Known credits", room=1.4, width=16),
        *(Field(name, room=1.5, width=16) for name in ("Longest path", *map(str.capitalize, MEASURES))),
    )
    yield Figures(
        "Structure, sums", "Sums over the courses of each set", fields, [_sums(*item) for item in known.items()]
    )


def _sums(name: str, found: Structure) -> list[Cell]:
    measures = [bounds_words(getattr(found.totals, measure)) for measure in MEASURES]
    longest = "" if found.longest is None else bounds_words(found.longest)
    credits_ = "" if found.credits is None else in_credits(found.credits)
    return [name.capitalize(), len(found.course_ids), credits_, longest, *measures]


def _by_course(curriculum: Curriculum, found: Structure) -> Iterator[Block]:
    """The most complex courses as a picture, then every course; nothing where a cycle forbids figures."""
    if not found.courses:
        return
    ranked = structure_courses(curriculum, found)["course_id"].tolist()
    shown = {course_id: found.courses[course_id] for course_id in ranked[:_PICTURED]}
    names = {course_id: course_name(curriculum, course_id) for course_id in shown}
    first = ranked[0]
    words = f"{counted(len(shown), 'course')} of most complexity" if len(shown) < len(ranked) else "All courses"
    sentence = f"{words}; {names[first]} leads with {bounds_words(found.courses[first].complexity)}."
    yield Picture(lambda inks: complexity_pictures(names, shown, inks), sentence)
    yield Words(f"{MEANINGS} {which_figures(found)} {FACTS}", is_note=True)
    yield _read(curriculum, found, ranked)
    yield _numbers(curriculum, found)


def _read(curriculum: Curriculum, found: Structure, ranked: Sequence[str]) -> Figures:
    """Every course with its measures in words: a range where branches can be chosen."""
    measures = (Field(name.capitalize(), room=1.3) for name in MEASURES)
    fields = (Field("Course", room=1.3, width=14), Field("Title", room=4, width=44), *measures)
    rows = [
        [
            course_id,
            curriculum.course(course_id).name,
            *(bounds_words(getattr(found.courses[course_id], name)) for name in MEASURES),
        ]
        for course_id in ranked
    ]
    return Figures("Structure, in words", "Courses by complexity", fields, rows, where=Where.READ)


def _numbers(curriculum: Curriculum, found: Structure) -> Figures:
    """The same as numbers, least and most, for the workbook."""
    frame = structure_courses(curriculum, found)
    ranged = f"{MEASURES[0]}_most" in frame
    fields = [Field("Course", width=14), Field("Title", width=44)]
    columns = ["course_id", "course"]
    for name in MEASURES:
        head = name.capitalize()
        fields.append(Field(f"{head}, least" if ranged else head, Kind.AMOUNT, look=Look.PLAIN if ranged else Look.BAR))
        columns.append(name)
        if ranged:
            fields.append(Field(f"{head}, most", Kind.AMOUNT, look=Look.BAR))
            columns.append(f"{name}_most")
    rows = [[row[column] for column in columns] for row in records(frame)]
    chart = NativeChart("Complexity of the courses", 0, (len(fields) - 1,), most=_PICTURED)
    return Figures("Structure", "Courses by complexity", tuple(fields), rows, where=Where.WORKBOOK, chart=chart)


def _bottlenecks(curriculum: Curriculum, found: Structure) -> Iterator[Block]:
    """Courses that hold up many others, with the skills that nothing else teaches as deep."""
    if not found.courses:
        return
    yield Heading("Bottlenecks, and the skills that rest on them alone")
    yield Words(bottlenecks_sentence(curriculum, found))
    frame = bottlenecks(curriculum, found)
    if frame.empty:
        return
    fields = (
        Field("Course", room=1.2, width=14),
        Field("Title", room=3, width=44),
        Field("Blocks at least", Kind.WHOLE, 1.1, look=Look.BAR),
        Field("Skills", Kind.WHOLE, 0.9, look=Look.BAR),
        Field("Skills that it alone teaches as deep as needed", room=4, width=60),
        Field("Roles", Kind.WHOLE, 0.9, look=Look.BAR),
        Field("Which roles need them", room=0, width=60),
    )
    columns = ("course_id", "course", "blocking_least", "skills", "skill_names", "roles", "role_titles")
    rows = [[row[column] for column in columns] for row in records(frame)]
    yield Figures("Bottlenecks", "Courses that block at least three others, those with most skills first", fields, rows)


def _requisites(curriculum: Curriculum, found: Structure) -> Iterator[Block]:
    """The longest path, courses that are taken together, requisites that others imply, and those that are absent."""
    if len(found.longest_path) > 1:
        yield Heading("A longest path, in order of taking")
        yield Points(tuple(course_name(curriculum, course_id) for course_id in found.longest_path))
    if found.sets:
        yield Heading("Courses that are taken together")
        yield Points(sets_together(curriculum, found))
    asks = (
        Field("Course", room=1.2, width=14),
        Field("Title", room=3, width=40),
        Field("Asks for", room=1.2, width=14),
    )
    if found.redundant:
        yield Heading(f"Requisites that others imply: {len(found.redundant)}")
        rows = [
            [row["course_id"], row["course"], row["requisite"], in_order(row["implied_by"])]
            for row in records(redundant_requisites(curriculum, found))
        ]
        fields = (*asks, Field("Which is implied by", room=3, width=50))
        yield Figures("Implied requisites", "Requisites that others imply", fields, rows)
    if found.absent:
        yield Heading(f"Requisites that the catalogue does not hold: {len(found.absent)}")
        yield Words("They are left out of the figures.")
        absent = [list(row.values()) for row in records(absent_requisites(curriculum, found))]
        yield Figures(
            "Absent requisites",
            "Requisites that the catalogue does not hold",
            (*asks, Field("Where it is", room=2, width=30)),
            absent,
        )
