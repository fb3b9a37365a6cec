"""Words for the structure of a set of courses: figures with their ranges, the answer in a sentence, one course."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal

from planner.structure import Bounds, Figure, Reach, Structure
from planner.wording import counted, listed

FACTS = (
    "These are facts about structure, after Heileman and others (2018). Effects on graduation are small and contested: "
    "nothing is promised."
)
"""Stands once wherever the measures do."""
_NAMED = 2
"""Courses that tie for the lead and are still named."""
_LISTED = 6
_EXACT_FLOAT = 2**53
"""Whole numbers up to this one are the same as floats."""


def figure_words(figure: Figure) -> str:
    """A figure with commas between the thousands: "1,024", "10.7"; very large ones as "about 3.1e+20"."""
    if isinstance(figure, Decimal):
        return f"{figure:,}"
    return f"{figure:,}" if abs(figure) < 10**12 else f"about {Decimal(figure):.1e}"


def bounds_words(bounds: Bounds) -> str:
    """One figure, "14 to 18" over the choices of branch, or "between 14 and 18" where the ends are not proved."""
    least, most = figure_words(bounds.least), figure_words(bounds.most)
    if bounds.is_one:
        return least
    return f"{least} to {most}" if bounds.is_exact else f"between {least} and {most}"


def which_figures(structure: Structure) -> str:
    """Which of the three is shown: one number, a range over the choices of branch, or the value of a plan."""
    if structure.of_plan:
        return "Where a requisite leaves a choice, the figures are those of the branches that the plan took."
    if not structure.choices:
        return "No requisite of these courses leaves a choice: every figure is one number."
    leaves = "requisite leaves" if structure.choices == 1 else "requisites leave"
    words = f"{structure.choices} {leaves} a choice of branch: “14 to 18” is the least and the most over all choices"
    unproved = not _all_exact(structure)
    return (
        f"{words}; “between” says that the truth lies inside, and no choice may reach the ends."
        if unproved
        else f"{words}."
    )


def _all_exact(structure: Structure) -> bool:
    found = [*structure.courses.values(), *([structure.totals] if structure.totals else [])]
    return all(
        bounds.is_exact for item in found for bounds in (item.blocking, item.delay, item.centrality, item.complexity)
    )


def structure_sentence(structure: Structure, of: str) -> str:
    """The answer in counts. `of` names the set in the middle of a sentence: "the catalogue"."""
    number = len(structure.course_ids)
    if not number:
        return f"There is no course in {of}, and so no structure."
    if structure.cycle:
        return f"No figures for {of}: {cycle_words(structure.cycle)}."
    if structure.longest is None or structure.longest.most <= 1:
        return f"In {of} ({counted(number, 'course')}) no course asks for another: nothing blocks and nothing delays."
    length = bounds_words(structure.longest)
    return f"In {of} ({counted(number, 'course')}) the longest path is {length} courses long; {_lead(structure)}."


def cycle_words(cycle: Sequence[str]) -> str:
    """Why nobody can take the courses of a cycle: "A-1 → A-2 → A-1 wait for each other, so that none …"."""
    return f"{' → '.join(cycle)} wait for each other, so that none of them can ever be taken"


def clash_words(clash: Sequence[str]) -> str:
    """What strict corequisites contradict: "A-1 → A-2 → A-1 …"; figures are given all the same."""
    return (
        f"{' → '.join(clash)}: a course that may only be taken in the same term as another is asked to come before or "
        "after it, so that these requisites contradict each other"
    )


def _lead(structure: Structure) -> str:
    """Who blocks most."""
    blocking = {item: measures.blocking for item, measures in structure.courses.items()}
    most = max((bounds.most, bounds.least) for bounds in blocking.values())
    lead = [item for item, bounds in blocking.items() if (bounds.most, bounds.least) == most]
    amount = bounds_words(blocking[lead[0]])
    courses = f"{amount} course{'' if amount == '1' else 's'}"
    if len(lead) == 1:
        return f"{lead[0]} blocks {courses}, more than any other"
    named = listed(lead) if len(lead) <= _NAMED else f"{len(lead)} courses"
    return f"{named} block {courses} each, more than any other"


def reach_sentence(course_id: str, reach: Reach) -> str:
    """What one course blocks and waits for, directly or not: the words of the lit picture."""
    blocks = _several(reach.blocks, reach.may_block, "blocks", "may block")
    needs = _several(reach.needs, reach.may_need, "waits for", "may wait for")
    words = f"{course_id} {blocks}; it {needs}."
    if len(reach.longest) > 1:
        words += f" The longest path through it is {len(reach.longest)} courses long: {' → '.join(reach.longest)}."
    return words


def _several(certain: Sequence[str], possible: Sequence[str], verb: str, may: str) -> str:
    if not certain and not possible:
        return f"{verb} no course"
    parts = [f"{verb} {counted(len(certain), 'course')} ({listed(certain, _LISTED)})"] if certain else []
    if possible:
        parts.append(f"{may}, by the branch chosen, {counted(len(possible), 'course')} ({listed(possible, _LISTED)})")
    return " and ".join(parts)


def as_number(figure: Figure) -> int | float:
    """A figure for a column that is sorted and drawn; a whole number beyond 2^53 becomes the nearest float."""
    if isinstance(figure, int) and abs(figure) <= _EXACT_FLOAT:
        return figure
    return float(min(Decimal(figure), Decimal(sys.float_info.max)))
