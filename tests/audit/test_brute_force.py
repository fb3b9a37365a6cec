"""The audit against every assignment there is, on hundreds of small random cases."""

from __future__ import annotations

import pytest

from planner.audit import Audit, GroupStanding, audit, is_complete
from tests.audit.brute import NOTHING, Brute, Placed
from tests.audit.random_cases import random_case

CASES, BATCH = 300, 30


@pytest.mark.parametrize("start", range(0, CASES, BATCH))
def test_an_audit_is_the_best_of_all_assignments(start: int) -> None:
    for seed in range(start, start + BATCH):
        curriculum, plan = random_case(seed)
        found, brute = audit(curriculum, plan), Brute(curriculum, plan)
        placed, best = brute.placed_by(found), brute.best()

        assert all(placed[code] in brute.options(code) for code in brute.held), seed
        assert brute.score(placed) == best.score, seed
        assert is_complete(curriculum, plan) == found.is_complete, seed
        assert found.is_complete == (best.complete and found.within_terms), seed
        _check_groups(found, brute, placed)


def _check_groups(found: Audit, brute: Brute, placed: Placed) -> None:
    """Standings and what would meet a group follow from the assignment."""
    now, by_now = brute.needs(placed), brute.needs(placed, lambda code: code in brute.done)
    asked = [row for row in found.groups if row.standing is not GroupStanding.WAIVED]

    assert [row.group_id for row in asked] == [group.group_id for group in brute.groups]
    for place, (row, group) in enumerate(zip(asked, brute.groups, strict=True)):
        if by_now[place] == NOTHING:
            standing = GroupStanding.MET
        else:
            standing = GroupStanding.IN_PROGRESS if now[place] == NOTHING else GroupStanding.NOT_MET
        assert row.standing is standing
        assert row.would_meet == (brute.would_meet(group, placed) if standing is GroupStanding.NOT_MET else ())


def test_the_random_cases_are_of_every_kind() -> None:
    audits = [audit(*random_case(seed)) for seed in range(CASES // 2)]
    rows = [row for found in audits for row in found.groups]
    sizes = {len(row.would_meet) if row.would_meet is not None else None for row in rows}

    assert {row.standing for row in rows} == set(GroupStanding)
    assert sizes >= {None, 0, 1, 2, 3}
    assert {found.is_complete for found in audits} == {found.within_terms for found in audits} == {True, False}
    assert {bool(found.spare) for found in audits} == {bool(row.pinned) for row in rows} == {True, False}
    assert any(len(codes) > len(set(codes)) for codes in ([c for row in a.groups for c in row.courses] for a in audits))
