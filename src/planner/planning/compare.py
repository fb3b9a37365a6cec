"""Plans side by side: for the same roles what each of them meets, costs, breaks, and holds that another does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner import problems
from planner.audit import Audit, GroupStanding, audit
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.model import Severity, Term
from planner.plan import Plan
from planner.planning.board import known_aims
from planner.problems.plan import without_fixes
from planner.problems.timeline import listed_credits

COMPLETED = "completed"
ABSENT = "–"
"""What stands for a course that a plan does not hold."""
COLUMNS = frozenset(
    ("about", "figure", "course_id", "title", "differs", "skill_id", "role", "skill", "importance", "needed")
)
"""Names of columns that stand beside those of the plans."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One plan of a comparison. Credits are the college's own unit."""

    name: str
    """Its title, told apart from equal ones: "My plan", "My plan (2)"."""
    plan: Plan
    coverages: tuple[RoleCoverage, ...]
    """In the order of the roles compared."""
    listed: Fraction
    """Credits of its courses of the catalogue, each once; those not known count none."""
    outside: Fraction
    """Credits of its courses outside the degree."""
    fullest: float
    """Most credits in a term, the unlisted ones with them."""
    terms_used: int
    """Terms with a course, completed ones where their term is known."""
    finish: Term | None
    """The last of them."""
    errors: int
    warnings: int
    audit: Audit

    @property
    def needs_met(self) -> int:
        """Needs met over all roles compared."""
        return sum(coverage.needs_met for coverage in self.coverages)

    @property
    def groups_met(self) -> int:
        """Degree rules that it meets, by completed and planned courses, or that are waived."""
        return sum(group.standing is not GroupStanding.NOT_MET for group in self.audit.groups)


def roles_of_all(curriculum: Curriculum, plans: Iterable[Plan]) -> tuple[str, ...]:
    """The roles that any of the plans aims at, in the order of the plans and of their aims."""
    return tuple(dict.fromkeys(role_id for plan in plans for role_id in known_aims(curriculum, plan)))


def compared(curriculum: Curriculum, plan: Plan, role_ids: Sequence[str]) -> Compared:
    """What one plan does for these roles. Raises `KeyError` for a role that does not exist."""
    kinds = Counter(problem.severity for problem in without_fixes(curriculum, plan))
    used = _terms_used(curriculum, plan)
    loads = problems.term_credits(curriculum, plan)
    return Compared(
        name=plan.title,
        plan=plan,
        coverages=role_coverages(curriculum, role_ids, plan.courses, plan=True),
        listed=sum((listed_credits(curriculum, course_id) for course_id in plan.courses), Fraction(0)),
        outside=sum((_outside_credits(curriculum, course_id) for course_id in plan.courses), Fraction(0)),
        fullest=max((load.total for load in loads), default=0.0),
        terms_used=len(used),
        finish=used[-1] if used else None,
        errors=kinds[Severity.ERROR],
        warnings=kinds[Severity.WARNING],
        audit=audit(curriculum, plan),
    )


def told_apart(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles, each different from the others and from the names of the tables' own columns.

    The second of two equal ones is "… (2)".

    >>> told_apart(["A", "B", "A", "A (2)"])
    ('A', 'B', 'A (2)', 'A (2) (2)')
    """
    names: list[str] = []
    for title in titles:
        name, number = title, 2
        while name in names or name in COLUMNS:
            name, number = f"{title} ({number})", number + 1
        names.append(name)
    return tuple(names)


def placed(plan: Plan) -> dict[str, str]:
    """Where each course of a plan stands: "completed", or the earliest term; as words."""
    terms = {course_id: str(term) for term, course_id in reversed(list(plan.placements()))}
    return terms | dict.fromkeys(plan.completed_courses, COMPLETED)


def most_like(plan: Plan, others: Mapping[str, Plan]) -> str | None:
    """The key of the plan that shares most courses with this one; None without others.

    Shared ÷ all courses of the two (Jaccard 1901), then the one that puts most of them into the same term, then the
    first. An equal plan is no other.
    """
    here, places = set(plan.courses), placed(plan).items()

    def likeness(key: str) -> tuple[Fraction, int]:
        there = set(others[key].courses)
        shared = Fraction(len(here & there), len(here | there) or 1)
        return shared, len(places & placed(others[key]).items())

    return max((key for key, other in others.items() if other != plan), key=likeness, default=None)


def _terms_used(curriculum: Curriculum, plan: Plan) -> tuple[Term, ...]:
    seasons = curriculum.about.seasons
    used = {planned.term for planned in plan.terms if planned.courses}
    used |= {entry.term for entry in plan.completed if entry.term is not None}
    places = {season: place for place, season in enumerate(seasons)}
    return tuple(sorted(used, key=lambda term: (term.year, places.get(term.season, len(seasons)))))


def _outside_credits(curriculum: Curriculum, course_id: str) -> Fraction:
    if not curriculum.has("courses", course_id):
        return Fraction(0)
    course = curriculum.course(course_id)
    return Fraction(course.credits) if course.outside and course.credits is not None else Fraction(0)
