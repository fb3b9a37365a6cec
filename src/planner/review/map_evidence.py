"""How well the map is founded: what is mapped, confirmed by the department, and assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.wording import NOT_CONFIRMED, counted

if TYPE_CHECKING:
    import pandas as pd

NOT_STATED = "not stated"


def evidence(curriculum: Curriculum) -> pd.DataFrame:
    """One row a department with courses of the catalogue, in order of first appearance.

    Columns: department ("not stated" where unknown), courses, mapped (courses), links (a course teaches a skill),
    confirmed (links with basis local), assessed (links of which evidence is collected), and the shares from 0 to 1:
    mapped_share of the courses, confirmed_share and assessed_share of the links (NaN where there are none).
    """
    import pandas as pd

    counts: dict[str, list[int]] = {}
    for course_id in curriculum.catalogue:
        course = curriculum.course(course_id)
        links = curriculum.taught_in(course_id)
        row = counts.setdefault(course.department or NOT_STATED, [0] * 5)
        confirmed = sum(link.basis == "local" for link in links)
        assessed = sum(link.assessed is True for link in links)
        for place, amount in enumerate((1, int(bool(course.mapped)), len(links), confirmed, assessed)):
            row[place] += amount
    columns = ["department", "courses", "mapped", "links", "confirmed", "assessed"]
    frame = pd.DataFrame([(name, *row) for name, row in counts.items()], columns=columns)
    frame["mapped_share"] = frame["mapped"] / frame["courses"]
    frame["confirmed_share"] = frame["confirmed"] / frame["links"]
    frame["assessed_share"] = frame["assessed"] / frame["links"]
    return frame


def evidence_sentence(curriculum: Curriculum) -> str:
    """The answer over `evidence` in counts; says once where levels are not confirmed by faculty."""
    totals = evidence(curriculum)[["courses", "mapped", "links", "confirmed", "assessed"]].sum()
    courses, mapped, links, confirmed, assessed = map(int, totals)
    if not courses:
        return "The catalogue has no course: there is nothing to confirm."
    if not links:
        verb = "is" if mapped == 1 else "are"
        return f"{mapped} of {counted(courses, 'course')} {verb} mapped; none teaches any skill yet."
    words = (
        f"{mapped} of {counted(courses, 'course')} {'is' if mapped == 1 else 'are'} mapped; of "
        f"{counted(links, 'level')} taught, {confirmed} {'is' if confirmed == 1 else 'are'} confirmed by faculty and "
        f"{assessed} assessed."
    )
    return words if confirmed == links else f"{words} The rest is {NOT_CONFIRMED}."
