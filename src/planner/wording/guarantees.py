"""Words for what holds over all legal complete plans: guaranteed and possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from planner.solver.answers import NeedCertainty, RoleGuarantee
from planner.wording.phrases import AT_LEAST, counted, listed

UNDER_THE_RULES = "under the rules we know"
"""Stands beside every figure that is about all legal plans."""

IN_LEGAL_PLANS = "in legal plans"
"""Heads the column with what holds of a need over all legal complete plans."""

CERTAINTIES: Mapping[NeedCertainty, str] = {
    NeedCertainty.GUARANTEED: "● guaranteed",
    NeedCertainty.REACHABLE: "◐ reachable",
    NeedCertainty.OUT_OF_REACH: "○ out of reach",
}
"""What every legal complete plan meets, what some do, and what none does; each with a shape of its own."""


def guarantee_sentence(found: RoleGuarantee, *, could_rise: bool = False) -> str:
    """The least and the most of needs met over all legal complete plans, in counts.

    With `could_rise`, a course that nobody has mapped could raise the most, which is then said to be a least figure.

    "Under the rules we know, every legal complete plan meets at least 4 of 7 needs, and the best one 6."
    """
    needs, least, most = len(found.needs), int(found.met.least), int(found.met.most)
    total = counted(needs, "need")
    if not needs:
        return "No needs are stated."
    if not found.met.is_proved:
        return (
            f"Among the legal complete plans found so far, needs met range from {least} to {most} of {total}; "
            "that there are none beyond is not proved."
        )
    start = f"U{UNDER_THE_RULES[1:]}, every legal complete plan meets"
    if least == needs:
        return f"{start} {'its one need' if needs == 1 else f'all {total}'}."
    more = f"{AT_LEAST} " if could_rise and most < needs else ""
    if least == most:
        return f"{start} {more}{least} of {total}, whatever electives are chosen."
    return f"{start} at least {least} of {total}, and the best one {more}{most}."


def certainty_sentence(found: RoleGuarantee) -> str:
    """How many needs are guaranteed, reachable and out of reach: "4 needs are guaranteed, 2 reachable and 1 …"."""
    counts = Counter(found.needs.values())
    words = [(counts[state], state.value) for state in NeedCertainty if counts[state]]
    if not words:
        return "No needs are stated."
    (number, state), *others = words
    first = f"{counted(number, 'need is', 'needs are')} {state}"
    return f"{listed([first, *(f'{count} {name}' for count, name in others)])}."
