"""What a scenario comes to, computed once for all sessions and kept in memory."""

from __future__ import annotations

from collections.abc import Sequence

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.scenario import Change, Outcome, Played, Scenario, outcome, play
from planner.ui import solving
from planner.ui.kept import ANSWERS, DRAFTS
from planner.wording.scenario import consequences

LARGE = 500
"""Of more roles, changes are played beside the page."""


def played(curriculum: Curriculum, changes: tuple[Change, ...]) -> Played:
    """The curriculum after the changes, and which of them could not be made."""
    return DRAFTS.kept(curriculum.fingerprint, "played", changes, lambda: play(curriculum, changes))


def outcome_of(curriculum: Curriculum, scenario: Scenario, programme_id: str | None = None) -> Outcome:
    """Before and after, for every role by the usual sets, structure, credits and problems."""
    choice = scenario.changes, programme_id

    def compute() -> Outcome:
        return outcome(curriculum, played(curriculum, scenario.changes).curriculum, programme_id)

    return DRAFTS.kept(curriculum.fingerprint, "outcome of a scenario", choice, compute)


def is_large(curriculum: Curriculum) -> bool:
    """Whether playing changes takes seconds: it is done beside the page then."""
    return len(curriculum.roles) > LARGE


def ready(curriculum: Curriculum, scenarios: Sequence[Scenario], programme_id: str | None = None) -> bool:
    """Whether `outcome_of` each is there at once; else how far it is, and a button to stop, are drawn."""
    if not is_large(curriculum):
        return True
    wanted = tuple(scenarios)

    def compute(watch: Watch) -> bool:
        for number, scenario in enumerate(wanted):
            watch.tell(Progress(number, len(wanted)))
            outcome_of(curriculum, scenario, programme_id)
        return True

    # What is kept of the job is a word; the outcomes, megabytes each, are kept where only some fit.
    choice = tuple(scenario.changes for scenario in wanted), programme_id
    job = solving.ask(curriculum, "what scenarios come to", choice, compute)
    if job.answer is None:
        solving.shown(job, "Playing the changes")
    return job.answer is not None


def consequences_of(curriculum: Curriculum, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """What goes with the last of these changes, in sentences, where those before it stand already."""

    def compute() -> tuple[str, ...]:
        return consequences(played(curriculum, changes[:-1]).curriculum, changes[-1])

    return ANSWERS.kept(curriculum.fingerprint, "what goes with a change", changes, compute)
