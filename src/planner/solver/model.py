"""The integer model of all legal plans of a question: courses × terms, for OR-tools CP-SAT.

`by(course, slot)` says whether a course is taken by the end of a slot, `stands(course, slot)` whether it is planned in
it. So requisites are implications between two literals, by(pre, t − 1) ≥ by(course, t), which is the strong form of
Σ x[pre, u < t] ≥ Σ x[course, u ≤ t]. What is laid down where: `load_rows` terms and budgets, `choice_rows` locks and
other wishes, `requisite_rows` requisites, `group_rows` the degree. `depths` are the levels reached, for objectives.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.curriculum import Curriculum
from planner.solver import choice_rows, group_rows, load_rows, requisite_rows
from planner.solver.aims import Measure, interest_of
from planner.solver.depths import Depths
from planner.solver.instance import Instance
from planner.solver.question import Question
from planner.solver.rows import Linear, Rows, Sense

MORE_TERMS = 4
"""Terms beyond the plan's that a model with literals has at least."""


class Model(Rows):
    """A built model: `cp` is the solver's, `rules` the literals that switch rules off, `depths` the levels reached."""

    def __init__(self, instance: Instance, *, literals: bool = False) -> None:
        super().__init__(instance, literals=literals)
        load_rows.lay(self)
        choice_rows.lay(self)
        requisite_rows.lay(self)
        group_rows.lay(self)
        self.depths = Depths(self)

    def coverage(self, measure: Measure, sense: Sense) -> Linear:
        """Coverage as an objective of this sense: parts reached, of `measure.whole`."""
        return self.total((self.depths.reached(*key, sense), part) for key, part in measure.parts.items())

    def needs_met(self, role_id: str, sense: Sense) -> Linear:
        """Number of a role's needs that are met, as an objective of this sense."""
        needs = self.instance.curriculum.needs_of(role_id)
        return self.total((self.depths.reached(need.skill_id, need.level or 1, sense), 1) for need in needs)


def build(
    curriculum: Curriculum,
    question: Question,
    *,
    literals: bool = False,
    interest: Mapping[str, int] | None = None,
    hold_base: bool = False,
) -> Model:
    """The model of a question, without an objective.

    With `literals` each rule that can be dropped holds only where its literal in `Model.rules` is true (they are free:
    assume them, or count those that are false), no course is left out, and there are further terms that the rule TERMS
    closes. `interest` says up to which depth each skill matters (courses that cannot matter are left out); without it,
    what the roles aimed at need. With `hold_base` the groups may stay open, and the courses of the base are held.
    """
    if interest is None:
        interest = interest_of(curriculum, (aim.role_id for aim in question.plan.roles))
    more = max(MORE_TERMS, len(question.plan.terms)) if literals else 0
    instance = Instance.of(curriculum, question, interest, more_terms=more, everything=literals, hold_base=hold_base)
    return Model(instance, literals=literals)
