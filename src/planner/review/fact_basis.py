"""What the facts of a curriculum rest on: how many are published, inferred, assumed, set here, or not known at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

from planner.curriculum import Curriculum
from planner.tables import TABLES, Basis, Course
from planner.wording import NOT_CONFIRMED, counted

if TYPE_CHECKING:
    import pandas as pd

NOT_STATED = "not stated"
"""The fact stands there, without a basis."""
NOT_KNOWN = "not known"
"""The fact does not stand there."""
_KINDS = (*get_args(Basis), NOT_STATED, NOT_KNOWN)


def facts_by_basis(curriculum: Curriculum) -> pd.DataFrame:
    """One row a sort of fact: how many there are, and how many on each basis (whole numbers that sum to `facts`).

    Columns: fact, facts, published, inferred, assumed, local, not stated (no basis is given) and not known (no value
    is given). Courses outside the degree are counted too: their facts are in the data.
    """
    import pandas as pd

    courses = curriculum.courses
    sorts: dict[str, Iterable[str]] = {
        "levels that courses teach": (_basis(True, link.basis) for link in curriculum.course_skills),
        "levels that roles need": (_basis(need.level is not None, need.basis) for need in curriculum.role_skills),
        "titles of courses": (_basis(course.title is not None, course.title_basis) for course in courses),
        "credits of courses": (_basis(course.credits is not None, course.credits_basis) for course in courses),
        "prerequisites": (
            _basis(course.prerequisites is not None, course.prerequisites_basis) for course in courses
        ),
        "corequisites": (_basis(_has_corequisites(course), course.corequisites_basis) for course in courses),
        "terms offered": (_basis(bool(course.terms), course.terms_basis) for course in courses),
        "degree rules": (_basis(True, group.basis) for group in curriculum.requirement_groups),
    }  # fmt: skip
    counts = {sort: Counter(found) for sort, found in sorts.items()}
    rows = [(sort, count.total(), *(count[kind] for kind in _KINDS)) for sort, count in counts.items()]
    return pd.DataFrame(rows, columns=["fact", "facts", *_KINDS])


def _has_corequisites(course: Course) -> bool:
    return course.corequisites is not None or course.strict_corequisites is not None


def _basis(known: bool, basis: str | None) -> str:
    return (basis or NOT_STATED) if known else NOT_KNOWN


def levels_sentence(curriculum: Curriculum) -> str:
    """What the levels that courses teach rest on, outside courses counted too, in counts."""
    total = len(curriculum.course_skills)
    if not total:
        return "No course teaches any skill yet."
    ours = sum(link.basis not in {"published", "local"} for link in curriculum.course_skills)
    confirmed = sum(link.basis == "local" for link in curriculum.course_skills)
    verb = "is" if ours == 1 else "are"
    faculty = "none is" if not confirmed else f"{confirmed} {'is' if confirmed == 1 else 'are'}"
    return (
        f"{ours} of {counted(total, 'level')} that courses teach, outside courses included, {verb} "
        f"{NOT_CONFIRMED.partition(',')[0]}; "
        f"{faculty} confirmed by faculty."
    )


def sources(curriculum: Curriculum) -> pd.DataFrame:
    """One row a source, in table order.

    Columns: source_id, title, facts (rows of all tables that name it), published, checked_on (dates as text, "" where
    not known), licence and address ("" where there is none).
    """
    import pandas as pd

    named = Counter(getattr(row, "source_id", None) for table in TABLES[1:] for row in curriculum.rows(table.name))
    rows = [
        (
            *(source.source_id, source.title, named[source.source_id], source.published or ""),
            *("" if source.checked_on is None else source.checked_on.isoformat(), source.licence or ""),
            source.address or "",
        )
        for source in curriculum.sources
    ]
    return pd.DataFrame(
        rows, columns=["source_id", "title", "facts", "published", "checked_on", "licence", "address"]
    )  # fmt: skip
