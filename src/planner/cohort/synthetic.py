"""Made-up transcripts for demonstration: plausible, seeded, and marked as synthetic wherever they are shown.

Nobody's record is in them, and no figure of them says anything about real students. A student enters in the first
season of a year, takes the required courses of a programme in their suggested terms and electives beside them up to
the usual credits, prefers courses that serve one of the roles, fails now and then, repeats what was failed in the next
term in which it is offered, and sometimes leaves before the end. Prerequisites and degree rules are not checked.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.course_sets import required_core
from planner.curriculum import Curriculum

if TYPE_CHECKING:
    import pyarrow as pa

FAILS = 0.07
"""Share of attempts that are not passed."""
LEAVES = 0.03
"""Share of students who leave after any one term."""
_PASSING = ("A", "A-", "B+", "B", "B-", "C+", "C")
_PASSING_WEIGHTS = (18, 16, 18, 18, 12, 10, 8)
_FAILING = ("F", "W")
_FIRST_YEARS = 4
_MOST_TERMS = 8
_CREDITS_NOT_KNOWN = 2.0
_FIRST_WEIGHT = 5
"""Students of the first programme for each one of any other."""
_ELECTIVES_A_TERM = (0, 1, 2, 3)
_ELECTIVES_WEIGHTS = (2, 4, 3, 1)


@dataclass(frozen=True)
class _Programme:
    """What the students of a programme take: title, number of terms, courses by term (from 1), electives by weight."""

    title: str
    terms: int
    by_term: dict[int, tuple[str, ...]]
    electives: tuple[str, ...]
    weights: dict[str, dict[str, int]]
    """By role aimed at: how often each elective is chosen."""


def generate(curriculum: Curriculum, students: int, seed: int, *, last_year: int = 2021) -> pa.Table:
    """Transcripts of so many made-up students: columns student, course, term, grade and programme, all texts.

    They enter in the four years up to `last_year`, and stay for eight terms at most. The same curriculum, number and
    seed give the same rows. Without a programme every course of the catalogue is an elective. Raises `ValueError` for
    a number below 1.
    """
    import pyarrow as pa

    if students < 1:
        raise ValueError("at least one student")
    draw = random.Random(seed)  # noqa: S311 - made-up students, no secret
    programmes = _programmes(curriculum)
    seasons = _teaching_seasons(curriculum)
    rows = [
        (f"synthetic-{number:06}", *row)
        for number in range(1, students + 1)
        for row in _student(draw, curriculum, programmes, seasons, last_year)
    ]
    names = ("student", "course", "term", "grade", "programme")
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)})


def _teaching_seasons(curriculum: Curriculum) -> tuple[str, ...]:
    """Two seasons of the calendar year, as a student meets them: the last one, in which the year begins, and the first.

    With one season there is one.
    """
    seasons = curriculum.about.seasons
    return (seasons[-1], seasons[0]) if len(seasons) > 1 else seasons


def _programmes(curriculum: Curriculum) -> tuple[_Programme, ...]:
    if not curriculum.programmes:
        return (_programme(curriculum, "", _MOST_TERMS, ()),)
    return tuple(
        _programme(curriculum, row.title, min(row.terms, _MOST_TERMS), required_core(curriculum, row.programme_id))
        for row in curriculum.programmes
    )


def _programme(curriculum: Curriculum, title: str, terms: int, core: Sequence[str]) -> _Programme:
    by_term: dict[int, tuple[str, ...]] = {}
    for place, course_id in enumerate(core):
        term = curriculum.course(course_id).suggested_term or 1 + place * terms // max(1, len(core))
        by_term[min(term, terms)] = (*by_term.get(min(term, terms), ()), course_id)
    electives = tuple(course_id for course_id in curriculum.catalogue if course_id not in {*core})
    return _Programme(title, terms, by_term, electives, _weights(curriculum, electives))


def _weights(curriculum: Curriculum, electives: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each job: 1 for any elective, and more for each skill of the role that it teaches."""
    found = {}
    for role in (role for role in curriculum.roles if role.kind == "job"):
        needed = {need.skill_id: need.weight for need in curriculum.needs_of(role.role_id)}
        found[role.role_id] = {
            course_id: 1 + 3 * sum(needed.get(link.skill_id, 0) for link in curriculum.taught_in(course_id))
            for course_id in electives
        }
    return found or {"": dict.fromkeys(electives, 1)}


def _student(
    draw: random.Random,
    curriculum: Curriculum,
    programmes: Sequence[_Programme],
    seasons: Sequence[str],
    last_year: int,
) -> Iterator[tuple[str, str, str, str]]:
    """Rows of one student: course, term, grade, programme."""
    programme = draw.choices(programmes, [_FIRST_WEIGHT, *[1] * (len(programmes) - 1)])[0]
    entry = last_year - draw.randrange(_FIRST_YEARS)
    weights = dict(programme.weights[draw.choice(sorted(programme.weights))])
    again: list[str] = []
    for term in range(1, programme.terms + 1):
        when = _term(entry, term, seasons)
        wanted = [*again, *programme.by_term.get(term, ())]
        again = []
        for course_id in [*wanted, *_chosen(draw, curriculum, weights, wanted, least=int(term == 1 and not wanted))]:
            passed = draw.random() >= FAILS
            grade = draw.choices(_PASSING, _PASSING_WEIGHTS)[0] if passed else draw.choice(_FAILING)
            yield course_id, when, grade, programme.title
            if not passed and course_id not in weights:
                again.append(course_id)
            elif passed:
                weights.pop(course_id, None)
        if draw.random() < LEAVES:
            return


def _term(entry: int, term: int, seasons: Sequence[str]) -> str:
    """The name of a student's nth term; a year begins in the last season of the calendar."""
    place = term - 1
    if len(seasons) == 1:
        return f"{entry + place} {seasons[0]}"
    return f"{entry + (place + 1) // 2} {seasons[place % 2]}"


def _chosen(
    draw: random.Random, curriculum: Curriculum, weights: dict[str, int], wanted: Sequence[str], *, least: int
) -> list[str]:
    """Electives of a term, by weight, as far as the usual credits leave room; `least` is how many at least."""
    room = curriculum.about.credits_per_term.usual - sum(_credits(curriculum, course_id) for course_id in wanted)
    found: list[str] = []
    for _ in range(max(least, draw.choices(_ELECTIVES_A_TERM, _ELECTIVES_WEIGHTS)[0])):
        offered = [course_id for course_id in weights if course_id not in found]
        if not offered:
            break
        picked = draw.choices(offered, [weights[course_id] for course_id in offered])[0]
        room -= _credits(curriculum, picked)
        if room < 0 and len(found) >= least:
            break
        found.append(picked)
    return found


def _credits(curriculum: Curriculum, course_id: str) -> float:
    stated = curriculum.course(course_id).credits
    return _CREDITS_NOT_KNOWN if stated is None else stated
