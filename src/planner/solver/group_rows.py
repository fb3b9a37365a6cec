"""Rows of the degree: each group that is asked for is met by courses that count for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

from planner.problems.timeline import exact
from planner.solver.answers import Rule, RuleKind
from planner.solver.base import share
from planner.solver.rows import Linear, Literal, Rows
from planner.tables import RequirementGroup


def lay(rows: Rows) -> None:
    """Lay down the groups; without `complete` there are none."""
    if rows.instance.groups:
        counts = _Counting(rows)
        for group in rows.instance.groups:
            counts.meet(group)


class _Counting:
    """Which courses count for which group: for one, unless the groups share; a pin holds its course in its group."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._cliques: dict[tuple[str, ...], list[list[str]]] = {}
        self._counts: dict[tuple[str, str], Literal] = {}
        instance = rows.instance
        for course_id in (*instance.candidates, *sorted(instance.completed)):
            self._place(course_id)

    def _place(self, course_id: str) -> None:
        rows, instance = self._rows, self._rows.instance
        groups = [group for group in instance.groups if course_id in instance.pools[group.group_id]]
        cliques = self._apart(groups)
        contested = {group_id for clique in cliques for group_id in clique}
        for group in groups:
            key = course_id, group.group_id
            taken = rows.taken(course_id)
            if group.group_id not in contested:
                self._counts[key] = taken
                continue
            counts = rows.cp.new_bool_var("")
            self._counts[key] = counts
            rows.demand(counts <= taken)
            if key in instance.pins:
                rows.demand(counts >= taken, Rule(RuleKind.PIN, course_id=course_id, group_id=group.group_id))
        for clique in cliques:
            self._rows.cp.add_at_most_one(self._counts[course_id, group_id] for group_id in clique)

    def _apart(self, groups: Sequence[RequirementGroup]) -> list[list[str]]:
        """The largest sets of groups that do not share with each other."""
        key = tuple(group.group_id for group in groups)
        if key not in self._cliques:
            graph: nx.Graph[str] = nx.Graph()
            pairs = ((group, other) for place, group in enumerate(groups) for other in groups[:place])
            graph.add_edges_from((one.group_id, two.group_id) for one, two in pairs if not share(one, two))
            self._cliques[key] = [sorted(clique) for clique in nx.find_cliques(graph)]
        return self._cliques[key]

    def meet(self, group: RequirementGroup) -> None:
        """The group's least courses and least credits; a course of unknown credits brings none."""
        rule = Rule(RuleKind.GROUP, group_id=group.group_id, programme_id=group.programme_id)
        instance = self._rows.instance
        counting = [(code, counts) for (code, group_id), counts in self._counts.items() if group_id == group.group_id]
        if group.least_courses:
            self._rows.demand(self._rows.total((counts, 1) for _, counts in counting) >= group.least_courses, rule)
        if group.least_credits:
            credits_: Iterable[tuple[Linear, int]] = (
                (counts, instance.amounts.brings.get(code, 0)) for code, counts in counting
            )
            self._rows.demand(self._rows.total(credits_) >= instance.amounts.at_least(exact(group.least_credits)), rule)
