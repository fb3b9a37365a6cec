"""Which right lets somebody do what, and that the check raises where none does."""

from __future__ import annotations

import pytest

from planner.access import EVERYTHING, GRANTS, LOCAL, NOBODY, Action, NotAllowed, Person, Right, require

TABLE = {
    #                    viewer student faculty reviewer admin
    Action.VIEW: "        yes    yes     yes     yes      yes",
    Action.KEEP_PLANS: "  no     yes     yes     yes      yes",
    Action.EDIT: "        no     no      yes     no       yes",
    Action.SAVE: "        no     no      yes     no       yes",
    Action.DISPUTE: "     no     no      yes     yes      yes",
    Action.SETTLE: "      no     no      yes     yes      yes",
    Action.ACCEPT: "      no     no      no      yes      yes",
    Action.FOLLOW_UP: "   no     no      yes     yes      yes",
    Action.KEEP_SCENARIOS: "no   no      yes     yes      yes",
    Action.SEE_GROUPS: "  no     no      no      yes      yes",
    Action.CREATE: "      no     no      no      no       yes",
    Action.SET: "         no     no      no      no       yes",
    Action.PURGE: "       no     no      no      no       yes",
}
CASES = [
    (right, action, said == "yes")
    for action, row in TABLE.items()
    for right, said in zip(Right, row.split(), strict=True)
]


def test_the_table_is_complete() -> None:
    assert set(TABLE) == EVERYTHING
    assert set(GRANTS) == set(Right)


@pytest.mark.parametrize(("right", "action", "allowed"), CASES)
def test_each_right_allows_what_the_table_says(right: Right, action: Action, allowed: bool) -> None:
    person = Person("p-1", "Ann", frozenset({right}))
    assert person.may(action) is allowed
    if allowed:
        require(person, action)
        return
    with pytest.raises(NotAllowed) as caught:
        require(person, action)
    assert (caught.value.person, caught.value.action) == (person, action)
    assert str(caught.value) == f"not allowed to {action.value}"


@pytest.mark.parametrize("action", Action)
def test_locally_everything_is_allowed_and_to_nobody_nothing(action: Action) -> None:
    require(LOCAL, action)
    with pytest.raises(NotAllowed):
        require(NOBODY, action)


def test_several_rights_add_up() -> None:
    both = Person("p-1", rights=frozenset({Right.FACULTY, Right.REVIEWER}))
    assert both.actions == GRANTS[Right.FACULTY] | GRANTS[Right.REVIEWER]
    assert both.may(Action.EDIT)
    assert both.may(Action.ACCEPT)
    assert not both.may(Action.CREATE)
