"""Which of O*NET's ratings are needs, and how important and deep they are: the one place that says so.

The scale of importance has words for its steps: 1 not important, 2 somewhat important, 3 important, 4 very important,
5 extremely important (onetonline.org, "Scales, ratings and standardized scores"). A rating is the mean of what several
people answered.
"""

from __future__ import annotations

from typing import Literal

from planner.exchange.onet.database import Rating, Software

Importance = Literal["essential", "useful"]
IMPORTANT = 3.0
"""From here on O*NET calls it important: a need. What is below is left out."""
VERY_IMPORTANT = 4.0
"""From here on O*NET calls it very important: an essential need."""
DEEPEST = 7.0
"""The end of O*NET's scale of levels, which begins at 0."""
SENTENCE = (
    f"An importance of {VERY_IMPORTANT:g} and more (O*NET: very important) is an essential need, from {IMPORTANT:g} "
    "(important) a useful one; what is less important is left out."
)
SOFTWARE_SENTENCE = (
    "Software that employers ask for in the occupation (O*NET: in demand) is an essential need, other software a "
    "useful one; a file that does not say so is read by hot technology instead."
)


def of_rating(rating: Rating) -> Importance | None:
    """Importance of a rated element; None where it is no need."""
    if rating.importance is None or rating.suppressed or rating.not_relevant or rating.importance < IMPORTANT:
        return None
    return "essential" if rating.importance >= VERY_IMPORTANT else "useful"


def of_software(software: Software) -> Importance:
    """Importance of a kind of software."""
    asked_for = software.hot if software.in_demand is None else software.in_demand
    return "essential" if asked_for else "useful"


def depth(level: float, depths: int) -> int:
    """A level from 0 to 7 on a scale of so many depths: equal parts, the last one with its end.

    >>> [depth(level, 3) for level in (0, 2.33, 2.34, 4.67, 7)]
    [1, 1, 2, 3, 3]
    """
    return min(int(level * depths / DEEPEST), depths - 1) + 1


def level_sentence(depths: int) -> str:
    """How levels are read where they are asked for."""
    ends = ", ".join(f"{DEEPEST * part / depths:.2f}" for part in range(1, depths))
    return (
        f"O*NET's levels from 0 to 7 are no levels of this scale; they were asked for, and are cut into {depths} equal "
        f"parts, at {ends}."
        if depths > 1
        else "The scale has one level, which every need gets."
    )
