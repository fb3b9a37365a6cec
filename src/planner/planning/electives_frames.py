"""Tables of the solver's answers: the chosen courses, the next best sets, the price of locks, the plan by terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.planning.electives import Chosen
from planner.solver import LockCost, Solution
from planner.wording import counted, course_name, level_name, listed, number, percent

if TYPE_CHECKING:
    import pandas as pd

OUTSIDE = "outside the degree, may cost extra"


def credits_text(amount: float | None) -> str:
    """Credits of a course as a table has them: "3", or a dash where they are not known."""
    return "–" if amount is None else number(amount)


def deepens_words(curriculum: Curriculum, entry: Chosen, most: int | None = None) -> str:
    """The needs that a chosen course brings further: "mixing to mastered (M)"; empty where it brings none."""
    named = [f"{curriculum.skill(skill).name} to {level_name(curriculum, depth)}" for skill, depth in entry.deepens]
    return listed(named, most)


def chosen_frame(curriculum: Curriculum, entries: Sequence[Chosen]) -> pd.DataFrame:
    """One row an added course in term order, all texts.

    Columns: course, title, term, credits, adds (in term order), lost if dropped, brings further (needs), note.
    """
    rows = [
        {
            "course": entry.course_id,
            "title": curriculum.course(entry.course_id).title or "",
            "term": str(entry.term),
            "credits": credits_text(entry.credits),
            "adds": percent(entry.adds),
            "lost if dropped": percent(entry.lost),
            "brings further": deepens_words(curriculum, entry),
            "note": OUTSIDE if entry.outside else "",
        }
        for entry in entries
    ]
    return _texts(rows, ["course", "title", "term", "credits", "adds", "lost if dropped", "brings further", "note"])


def runner_up_frame(curriculum: Curriculum, best: Solution, others: Sequence[Solution]) -> pd.DataFrame:
    """One row a runner-up set, the best first, all texts: coverage, what it loses, credits, and what differs."""
    rows = []
    for place, other in enumerate(sorted(others, key=lambda found: -found.coverage), start=2):
        came = [course_name(curriculum, course) for course in other.added if course not in best.added]
        went = [course_name(curriculum, course) for course in best.added if course not in other.added]
        lost = best.coverage - other.coverage
        rows.append(
            {
                "set": str(place),
                "coverage": percent(other.coverage),
                "loses": percent(lost) if lost > 0 else "nothing",
                "credits": number(float(other.added_credits)),
                "takes": listed(came) or "nothing",
                "instead of": listed(went) or "nothing",
            }
        )
    return _texts(rows, ["set", "coverage", "loses", "credits", "takes", "instead of"])


def lock_frame(words: Sequence[str], costs: Sequence[LockCost]) -> pd.DataFrame:
    """One row a lock with what it costs, all texts; `words` name the locks in the same order."""
    rows = [
        {
            "lock": word,
            "costs in coverage": percent(cost.coverage) if cost.coverage > 0 else "nothing",
            "costs in credits": number(float(cost.credits)) if cost.credits > 0 else "none",
        }
        for word, cost in zip(words, costs, strict=True)
    ]
    return _texts(rows, ["lock", "costs in coverage", "costs in credits"])


def term_frame(curriculum: Curriculum, solution: Solution) -> pd.DataFrame:
    """One row a term of the plan, all texts: its courses in the plan's order (added ones apart) and listed credits."""
    added = set(solution.added)
    rows = []
    for planned in solution.plan.terms:
        known = [curriculum.course(course).credits for course in planned.courses if curriculum.has("courses", course)]
        rows.append(
            {
                "term": str(planned.term),
                "courses that you take anyway": ", ".join(item for item in planned.courses if item not in added),
                "added": ", ".join(item for item in planned.courses if item in added),
                "listed credits": number(sum(amount for amount in known if amount is not None)),
            }
        )
    return _texts(rows, ["term", "courses that you take anyway", "added", "listed credits"])


def lock_sentence(costs: Sequence[LockCost]) -> str:
    """How many of the locks cost something: "1 of your 3 locks costs coverage or credits."."""
    if not costs:
        return "The plan has no locks."
    dear = sum(cost.coverage > 0 or cost.credits > 0 for cost in costs)
    if dear in {0, len(costs)}:
        all_of_them = "Your lock costs" if len(costs) == 1 else f"Your {len(costs)} locks cost"
        return f"{all_of_them} {'coverage or credits' if dear else 'nothing'}."
    verb = "costs" if dear == 1 else "cost"
    return f"{dear} of your {counted(len(costs), 'lock')} {verb} coverage or credits."


def _texts(rows: list[dict[str, str]], columns: list[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=columns, dtype="str")
