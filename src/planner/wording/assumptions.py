"""What guaranteed and possible rest on, one sentence an assumption."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from planner.curriculum import Curriculum
from planner.solver.answers import Assumption
from planner.wording.phrases import counted, in_credits, listed

Words = Callable[[Curriculum, Sequence[str]], str]


def assumption(curriculum: Curriculum, kind: Assumption, ids: Sequence[str]) -> str:
    """The sentence for one assumption; `ids` are the courses, groups, programmes, conditions or seasons concerned."""
    return _WORDS[kind](curriculum, ids)


def _courses(ids: Sequence[str]) -> str:
    return counted(len(ids), "course")


def _inferred(curriculum: Curriculum, ids: Sequence[str]) -> str:
    """How many of which kind rest on rules that nobody has published."""
    kinds = (("programmes", "programme"), ("requirement_groups", "group"), ("courses", "course"))
    counts = ((sum(curriculum.has(table, key) for key in ids), noun) for table, noun in kinds)
    named = listed([counted(count, noun) for count, noun in counts if count])
    return f"Rules of {named} are inferred or assumed, not published."


def _unlisted(curriculum: Curriculum, ids: Sequence[str]) -> str:
    stated = [row.unlisted_credits for row in curriculum.programmes if row.programme_id in ids]
    stated += [row.unlisted_credits for row in curriculum.requirement_groups if row.group_id in ids]
    total = sum(credits_ for credits_ in stated if credits_ is not None)
    are, teach = ("is", "teaches") if total == 1 else ("are", "teach")
    return (
        f"{in_credits(total)} that the list of courses does not hold {are} spread evenly over the terms and {teach} "
        "nothing known."
    )


def _within_degree(curriculum: Curriculum, ids: Sequence[str]) -> str:
    titles = listed([f"‘{curriculum.programme(programme_id).title}’" for programme_id in ids])
    return f"A plan holds no more listed credits than {titles} {'leaves' if len(ids) == 1 else 'leave'} room for."


def _conditions(curriculum: Curriculum, ids: Sequence[str]) -> str:
    titles = [f"‘{row.title}’" for row in curriculum.conditions if row.condition_id in ids]
    return f"A student may tick {listed(titles)}, or not."


_WORDS: Mapping[Assumption, Words] = {
    Assumption.UNKNOWN_REQUISITES: lambda _, ids: (
        f"The prerequisites of {_courses(ids)} are not known and taken as none."
    ),
    Assumption.UNKNOWN_OFFERINGS: lambda _, ids: f"The terms of {_courses(ids)} are not known and taken as any.",
    Assumption.INFERRED_RULES: _inferred,
    Assumption.UNLISTED_CREDITS: _unlisted,
    Assumption.WITHIN_DEGREE: _within_degree,
    Assumption.CONDITIONS_FREE: _conditions,
    Assumption.UNMAPPED_COURSES: lambda _, ids: (
        f"Nobody has mapped {_courses(ids)} yet, taken to teach nothing: {listed(ids, most=6)}."
    ),
    Assumption.TERMS_OF_THE_YEAR: lambda _, ids: f"The terms are {listed(ids)}, as in the example plans.",
    Assumption.NO_OUTSIDE: lambda _, ids: (
        f"{_courses(ids)} outside the degree {'is' if len(ids) == 1 else 'are'} left out."
    ),
}
