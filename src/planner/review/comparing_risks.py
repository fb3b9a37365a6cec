"""Risks and evidence of two states side by side: which findings are new, gone or other, and what was confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.review.comparing import Compared, Side
from planner.review.map_evidence import evidence
from planner.review.skill_risks import NO_FINDING, risks

if TYPE_CHECKING:
    import pandas as pd

NEW, GONE, OTHER = "new", "gone", "other finding"
_ORDER = (NEW, OTHER, GONE)


def risks_compared(found: Compared) -> pd.DataFrame:
    """One row a skill whose finding differs between two sides: what is new first, then what is other, then gone.

    Columns: skill_id, skill, category, change ("new", "other finding", "gone"), finding_before and finding_after
    ("orphan skill" … or "–"; "no such skill" where a side lacks it), needed_by_before, needed_by_after,
    taught_by_before, taught_by_after (whole numbers, missing where a side has no such skill).
    """
    import pandas as pd

    old, new = (_by_skill(side, found) for side in (found.before, found.after))
    rows = []
    for skill_id in dict.fromkeys((*new, *old)):
        had, has = old.get(skill_id), new.get(skill_id)
        change = _change(had, has)
        if change:
            named = has or had or {}
            pair = (_finding(had), _finding(has))
            counts = [
                None if side is None else side[name] for name in ("needed_by", "taught_by") for side in (had, has)
            ]
            rows.append((skill_id, named["skill"], named["category"], change, *pair, *counts))
    columns = ["skill_id", "skill", "category", "change", "finding_before", "finding_after"]
    counts_of = ["needed_by_before", "needed_by_after", "taught_by_before", "taught_by_after"]
    frame = pd.DataFrame(rows, columns=[*columns, *counts_of]).astype(dict.fromkeys(counts_of, "Int64"))
    order = frame["change"].map({word: place for place, word in enumerate(_ORDER)})
    return frame.iloc[order.sort_values(kind="stable").index].reset_index(drop=True)


def _by_skill(side: Side, found: Compared) -> dict[str, dict[str, object]]:
    rows = risks(side.curriculum, found.kind).to_dict("records")
    return {str(row["skill_id"]): {str(name): value for name, value in row.items()} for row in rows}


def _finding(row: dict[str, object] | None) -> str:
    return "no such skill" if row is None else str(row["finding"])


def _change(had: dict[str, object] | None, has: dict[str, object] | None) -> str:
    before, after = (NO_FINDING if row is None else str(row["finding"]) for row in (had, has))
    if before == after:
        return ""
    if before == NO_FINDING:
        return NEW
    return GONE if after == NO_FINDING else OTHER


def risks_compared_sentence(frame: pd.DataFrame) -> str:
    """The answer over `risks_compared` in counts: "Findings about skills: 2 new (2 orphan skill), 1 gone (…)."."""
    if frame.empty:
        return "The same skills are taught by nobody, not deep enough, on a single course, or needed by nobody."
    parts = []
    for change, words in ((NEW, "new"), (OTHER, "changed to another"), (GONE, "gone")):
        chosen = frame.loc[frame["change"] == change]
        if len(chosen):
            column = "finding_before" if change == GONE else "finding_after"
            kinds = [f"{number} {kind}" for kind, number in chosen[column].value_counts(sort=False).items()]
            parts.append(f"{len(chosen)} {words} ({', '.join(kinds)})")
    return f"Findings about skills: {', '.join(parts)}."


def evidence_compared(found: Compared) -> pd.DataFrame:
    """One row a department of either side: courses, mapped, links (levels taught), confirmed, assessed.

    Columns: department, then each of these with `_before` and `_after`; 0 where a side has no such department. Those
    that differ stand first.
    """
    import pandas as pd

    counts = ["courses", "mapped", "links", "confirmed", "assessed"]
    sides = [evidence(side.curriculum).set_index("department")[counts] for side in (found.before, found.after)]
    names = list(dict.fromkeys((*sides[1].index, *sides[0].index)))
    old, new = (side.reindex(names, fill_value=0) for side in sides)
    columns = {
        f"{name}_{when}": frame[name].to_numpy() for name in counts for when, frame in (("before", old), ("after", new))
    }
    frame = pd.DataFrame({"department": names, **columns})
    frame["_same"] = (old.to_numpy() == new.to_numpy()).all(axis=1)
    return frame.sort_values("_same", kind="stable", ignore_index=True).drop(columns="_same")


def evidence_compared_sentence(frame: pd.DataFrame) -> str:
    """Totals before and after: "Mapped courses 30 → 32 of 77; levels confirmed 0 → 12, assessed 0 → 3 of 210"."""
    totals = {name: int(frame[name].sum()) for name in frame.columns if name != "department"}

    def moved(name: str) -> str:
        old, new = totals[f"{name}_before"], totals[f"{name}_after"]
        return f"still {new:,}" if old == new else f"{old:,} → {new:,}"

    return (
        f"Courses: {moved('courses')}, of which mapped: {moved('mapped')}. Levels taught: {moved('links')}, of which "
        f"confirmed by faculty: {moved('confirmed')}, assessed: {moved('assessed')}."
    )
