"""Words for figures, states and the basis of facts: the same ones on every screen and in every report."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from planner.coverage import RoleCoverage, State
from planner.curriculum import Curriculum
from planner.problems.skills import SHORT_DESCRIPTION
from planner.tables import Course, CourseSkill

AT_LEAST = "at least"
"""Stands once beside a figure that an unmapped course could raise."""
NOT_CONFIRMED = "our reading, not yet confirmed by faculty"
CREDITS_ASSUMED = "credits assumed"
CREDITS_NOT_KNOWN = "credits not known"
TERM_NOT_PUBLISHED = "term not published"
PREREQUISITES_NOT_KNOWN = "prerequisites not known"

STATES: Mapping[State, str] = {
    State.COVERED: "covered",
    State.SHORT: "short: depth is lacking",
    State.MISSING: "missing: a course is lacking",
    State.NOT_KNOWN: "not known: a course of the plan is not mapped yet",
}

_RULES: Mapping[str, str] = {
    "published": "",
    "inferred": "our inference, not the college's published rule",
    "assumed": "our assumption, not the college's published rule",
    "local": "set by the department",
    "": "source not stated",
}


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number with its noun: "1 need", "3 needs", "3 categories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], most: int | None = None) -> str:
    """Join names: "a", "a and b", "a, b and c"; with `most`, "a, b and 3 more"."""
    shown = list(names)
    if most is not None and len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def number(value: Fraction | float) -> str:
    """A number of credits, with at most two decimals, halves up, and none that are 0: "15", "5.63".

    A float is taken as it is written: 5.625 and 1.005 are halves.

    >>> number(15), number(5.625), number(Fraction(1, 3))
    ('15', '5.63', '0.33')
    """
    exact = value if isinstance(value, Fraction) else Fraction(str(value))
    hundredths = math.floor(exact * 100 + Fraction(1, 2))
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def in_credits(amount: Fraction | float) -> str:
    """An amount of credits: "1 credit", "2.5 credits"."""
    return f"{number(amount)} {'credit' if amount == 1 else 'credits'}"


def percent(share: Fraction | float | None) -> str:
    """A share from 0 to 1 as whole percent, halves up: "62 %"; None is a dash.

    "100 %" and "0 %" stand only for exactly 1 and 0; what would round to them is ">99 %" and "<1 %". Raises
    `ValueError` outside 0 to 1.

    >>> percent(Fraction(5, 8)), percent(Fraction(999, 1000)), percent(Fraction(1, 1000)), percent(None)
    ('63 %', '>99 %', '<1 %', '–')
    """
    if share is None:
        return "–"
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share from 0 to 1")
    whole = math.floor(Fraction(share) * 100 + Fraction(1, 2))
    if whole == 0 and share > 0:
        return "<1 %"
    if whole == 100 and share < 1:
        return ">99 %"
    return f"{whole} %"


def headline(coverage: RoleCoverage) -> str:
    """What leads everywhere: "meets 7 of 12 needs, 4 of 6 essential"; "at least" once where it could be more."""
    if not coverage.needs_total:
        return "no needs are stated"
    least = f"{AT_LEAST} " if coverage.could_rise else ""
    total = counted(coverage.needs_total, "need")
    words = f"meets {least}{coverage.needs_met} of {total}"
    if coverage.essentials_total:
        words += f", {coverage.essentials_met} of {coverage.essentials_total} essential"
    return words


def short_description(needs: int) -> str | None:
    """Mark a role with fewer than six needs: "short description: 5 needs"; None for a longer one or one without."""
    return f"short description: {counted(needs, 'need')}" if 0 < needs < SHORT_DESCRIPTION else None


def state_words(state: State) -> str:
    """A state of a need with what it means: "short: depth is lacking"."""
    return STATES[state]


def level_name(curriculum: Curriculum, depth: int | None) -> str:
    """A depth in words: "mastered (M)"; 0 is "none", None "level not stated". Raises `KeyError` beyond the scale."""
    if depth is None:
        return "level not stated"
    if depth == 0:
        return "none"
    level = curriculum.scale.level(depth)
    return f"{level.name.lower()} ({level.code})"


def rule_note(basis: str | None) -> str:
    """What to say beside a rule of this basis; empty where the college has published it."""
    return _RULES[basis or ""]


def level_note(link: CourseSkill) -> str:
    """What to say beside a level that a course teaches; empty where it is published or set by the department."""
    return "" if link.basis in {"published", "local"} else NOT_CONFIRMED


def credits_note(course: Course) -> str:
    """What to say beside a course's credits; empty where they are published or set by the department."""
    if course.credits is None:
        return CREDITS_NOT_KNOWN
    return CREDITS_ASSUMED if course.credits_basis in {"assumed", "inferred"} else ""


def terms_note(course: Course) -> str:
    """What to say beside a course's seasons; empty where they are stated. Without any, every season is allowed."""
    return "" if course.terms else TERM_NOT_PUBLISHED


def prerequisites_note(course: Course) -> str:
    """What to say beside a course's prerequisites: not known, or the basis of the rule; empty where published."""
    return PREREQUISITES_NOT_KNOWN if course.prerequisites is None else rule_note(course.prerequisites_basis)


def course_name(curriculum: Curriculum, course_id: str) -> str:
    """Name a course: "MP-211 Principles of Audio Technology 1"; the code alone where the title is not known."""
    title = curriculum.course(course_id).title if curriculum.has("courses", course_id) else None
    return f"{course_id} {title}" if title else course_id


def skill_name(curriculum: Curriculum, skill_id: str) -> str:
    """A skill's name in quotes: "‘mixing’"."""
    return f"‘{curriculum.skill(skill_id).name}’"


def role_title(curriculum: Curriculum, role_id: str) -> str:
    """A role's title in quotes, its id where the curriculum does not hold it."""
    return f"‘{curriculum.role(role_id).title if curriculum.has('roles', role_id) else role_id}’"
