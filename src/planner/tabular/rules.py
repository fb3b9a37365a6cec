"""What an expression says: read, shown as a tree of words, and checked against the curriculum where it is to stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.exchange.findings import Findings
from planner.pools import Pool
from planner.requisites import Requisite
from planner.wording import counted

_PLACE = re.compile(r"at character (\d+): ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a tree: what it says, and how deep it stands, 0 at the top."""

    depth: int
    words: str


@dataclass(frozen=True)
class Rule:
    """A text of a requisite or of a pool, and what it means."""

    text: str
    tree: tuple[Line, ...] = ()
    holds: tuple[str, ...] = ()
    """The courses that a pool holds now, those outside left out."""
    unknown: tuple[str, ...] = ()
    """One sentence for each code or condition that leads nowhere."""
    fault: str = ""
    """Why the text cannot be read; "" where it can."""
    fault_at: int | None = None
    """Position of the character, from 0, at which reading ended; the length of the text for its end."""

    @property
    def is_readable(self) -> bool:
        """Whether the text can stand in a cell: an empty one is not known."""
        return not self.fault


def rule(curriculum: Curriculum, kind: Literal["requisite", "pool"], text: str) -> Rule:
    """What a text means. An empty requisite is not known; an empty pool is a fault, for a group has one."""
    if not text.strip():
        lines = (Line(0, "nothing is known of it"),) if kind == "requisite" else ()
        return Rule("", lines, fault="" if kind == "requisite" else "at the end: a course code")
    try:
        if kind == "requisite":
            requisite = requisites.parse(text)
            unknown = _unknown(curriculum, requisites.courses_in(requisite), requisites.conditions_in(requisite))
            return Rule(requisites.unparse(requisite), tuple(_requisite(curriculum, requisite, 0)), unknown=unknown)
        pool = pools.parse(text)
    except ValueError as error:
        words = str(error)
        place = _PLACE.match(words)
        return Rule(text, fault=words, fault_at=int(place[1]) - 1 if place else len(text))
    inside = [course for course in curriculum.courses if not course.outside]
    unknown = _unknown(curriculum, pools.codes_in(pool), ())
    return Rule(pools.unparse(pool), tuple(_pool(curriculum, pool, 0)), pools.select(pool, inside), unknown)


def marked(found: Rule) -> str:
    """The text with a sign under the place where it cannot be read, in two lines of equal letters."""
    at = found.fault_at or 0
    return f"{found.text}\n{' ' * at}^"


def _unknown(curriculum: Curriculum, course_ids: tuple[str, ...], titles: tuple[str, ...]) -> tuple[str, ...]:
    findings = Findings()
    known = [course.course_id for course in curriculum.courses]
    found = [
        f"{course_id} is no course{findings.hint(course_id, known)}"
        for course_id in course_ids
        if not curriculum.has("courses", course_id)
    ]
    named = {condition.title.casefold(): condition.title for condition in curriculum.conditions}
    found += [
        f"‘{title}’ is no condition{findings.hint(title, named.values())}"
        for title in titles
        if title.casefold() not in named
    ]
    return tuple(found)


def _course(curriculum: Curriculum, course_id: str) -> str:
    if not curriculum.has("courses", course_id):
        return f"{course_id} (not known)"
    title = curriculum.course(course_id).title
    return f"{course_id} {title}" if title else course_id


def _requisite(curriculum: Curriculum, requisite: Requisite, depth: int) -> Iterator[Line]:
    parts: tuple[Requisite, ...] = ()
    match requisite:
        case requisites.Taken(course_id):
            words = _course(curriculum, course_id)
        case requisites.CreditsEarned() | requisites.Ticked():
            words = requisites.in_words(requisite)
        case requisites.AllOf(parts):
            words = "all of:" if parts else "none: known to have none"
        case requisites.AnyOf(parts):
            words = "one of:"
        case requisites.NOf(n, parts):
            words = f"{n} of these {len(parts)}:"
    yield Line(depth, words)
    for part in parts:
        yield from _requisite(curriculum, part, depth + 1)


_COMPARED = {">=": "at least", "<=": "at most", "=": "exactly"}


def _pool(curriculum: Curriculum, pool: Pool, depth: int) -> Iterator[Line]:
    parts: tuple[Pool, ...] = ()
    removed: tuple[Pool, ...] = ()
    match pool:
        case pools.Code(course_id):
            words = _course(curriculum, course_id)
        case pools.Field(name, value):
            words = f"every course of the {name} {value}"
        case pools.CourseLevel(comparison, value):
            words = f"every course with a course level of {_COMPARED[comparison]} {value}"
        case pools.Both(parts):
            words = "the courses in all of:"
        case pools.Either(parts):
            words = "the courses in any of:"
        case pools.Except(kept, removed):
            parts, words = (kept,), "the courses in:"
    yield Line(depth, words)
    for part in parts:
        yield from _pool(curriculum, part, depth + 1)
    if removed:
        yield Line(depth, "except:")
        for part in removed:
            yield from _pool(curriculum, part, depth + 1)


def pool_sentence(curriculum: Curriculum, course_ids: tuple[str, ...]) -> str:
    """How much a pool holds: "It holds 14 courses, 26 credits in all"; says where credits are not known."""
    known = [curriculum.course(course_id).credits for course_id in course_ids]
    total = f"{sum(amount for amount in known if amount is not None):g}"
    lacking = sum(amount is None for amount in known)
    note = f", of {counted(lacking, 'course')} not known" if lacking else ""
    return f"It holds {counted(len(course_ids), 'course')} now, {total} credits in all{note}."
