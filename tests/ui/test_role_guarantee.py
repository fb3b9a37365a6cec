"""Roles, once guaranteed and possible are known: the list, the line, the needs, and the best plan."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.solver import Guarantees
from planner.wording import assumption
from tests.ui.opened import captions, checked, opened, texts, title


@pytest.mark.usefixtures("known_guarantees")
def test_the_list_has_guaranteed_and_possible_beside_core_and_catalogue() -> None:
    at = opened("roles")
    frame = at.dataframe[0].value
    row = frame[frame["role_id"] == "audio-developer"].iloc[0]
    assert (row["required core meets"], row["guaranteed"], row["possible"], row["catalogue meets"]) == (5, 5, 9, 9)
    assert (
        "How many needs of each the required core meets, every legal complete plan (guaranteed), the best one "
        "(possible) and the whole catalogue, under the rules we know; the last two at least so many:"
    ) in texts(at)


@pytest.mark.usefixtures("known_guarantees")
def test_one_role_says_what_every_legal_plan_and_the_best_one_meet() -> None:
    at = opened("roles", role="audio-developer")
    sentence = (
        "Under the rules we know, every legal complete plan meets at least 5 of 12 needs, and the best one at least 9. "
        "The required core alone meets 5; all courses of the catalogue together, which no student can take in full, "
        "meet at least 9."
    )
    assert sentence in texts(at)
    assert at.get("plotly_chart")[0].proto.alt == sentence
    assert "5 needs are guaranteed, 4 reachable and 3 out of reach. Coverage reaches from 53 % to 92 %." in captions(at)


@pytest.mark.usefixtures("known_guarantees")
def test_each_need_is_guaranteed_reachable_or_out_of_reach() -> None:
    frame = opened("roles", role="live-sound-engineer").dataframe[0].value.set_index("skill_id")
    assert frame.loc["live-mixing", "in legal plans"] == "○ out of reach"
    assert frame.loc["equalisation", "in legal plans"] == "● guaranteed"
    assert "in legal plans" in frame.columns


def test_without_guarantees_the_needs_have_no_such_column() -> None:
    at = opened("roles", role="live-sound-engineer")
    assert "in legal plans" not in at.dataframe[0].value.columns
    assert [button.key for button in at.button if button.key == "role_best_plan"] == []


def test_what_the_figures_rest_on_opens_in_words_with_the_figures(
    default: Curriculum, known_guarantees: Guarantees
) -> None:
    at = opened("roles", role="audio-developer")
    at.session_state["role_assumptions"] = True
    checked(at.run())
    said = next(text for text in texts(at) if text.startswith("- "))
    sentences = [assumption(default, kind, ids) for kind, ids in known_guarantees.assumptions]
    assert said.splitlines() == [f"- {sentence}" for sentence in sentences]
    assert len(sentences) == 2
    assert list(at.dataframe[0].value["figure"]) == ["required core", "guaranteed", "possible", "whole catalogue"]
    assert list(at.dataframe[0].value["met"]) == [5, 5, 9, 9]


def test_the_best_plan_opens_as_a_copy_that_aims_at_the_role(known_guarantees: Guarantees) -> None:
    at = checked(opened("roles", role="audio-developer").button(key="role_best_plan").click().run())
    assert title(at) == "What do I take, and when?"
    plan = at.session_state["planner_session"].plan
    assert plan.title == "Most for Audio Developer"
    assert [aim.role_id for aim in plan.roles] == ["audio-developer"]
    assert plan.terms == known_guarantees.roles["audio-developer"].met.most_plan.terms
