"""The tables about roles, cell by cell."""

from __future__ import annotations

import pytest

from planner.explore.role_frames import coded, evidence_frame, needs_frame, roles_frame, teaching
from tests.explore.studio import by_set, studio
from tests.legal_ranges import GUARANTEED, OUT_OF_REACH, REACHABLE, role_range


def test_needs_stand_by_category_with_states_courses_and_what_the_source_says() -> None:
    curriculum = studio()
    frame = needs_frame(curriculum, "mixer", {name: found["mixer"] for name, found in by_set(curriculum).items()})
    assert frame.to_dict("records") == [
        {
            "skill_id": "faders",
            "skill": "Faders",
            "needed": "M",
            "importance": "essential",
            "core": "missing",
            "all": "covered: M",
            "courses": "A-2 M",
            "category": "studio",
            "source says": "1: Moves faders.",
            "outside the degree": "",
            "basis": "inferred",
        },
        {
            "skill_id": "mix",
            "skill": "Mix",
            "needed": "I",
            "importance": "useful",
            "core": "missing",
            "all": "missing",
            "courses": "",
            "category": "studio",
            "source says": "",
            "outside the degree": "",
            "basis": "",
        },
        {
            "skill_id": "ears",
            "skill": "Ears",
            "needed": "R",
            "importance": "essential",
            "core": "short: I",
            "all": "covered: R",
            "courses": "A-2 R, A-1 I",
            "category": "music",
            "source says": "",
            "outside the degree": "O-1 M",
            "basis": "",
        },
    ]


def test_a_need_without_a_level_is_not_stated() -> None:
    curriculum = studio()
    frame = needs_frame(curriculum, "agent", {})
    assert frame[["skill", "needed"]].to_dict("records") == [{"skill": "Deals", "needed": "not stated"}]


def test_roles_stand_with_what_each_set_meets_of_needs_and_essentials() -> None:
    curriculum = studio()
    frame = roles_frame(curriculum, by_set(curriculum), {"mixer": "", "agent": "deals"})
    assert frame.to_dict("records") == [
        {
            "role_id": "mixer",
            "role": "Mixer",
            "needs": 3,
            "core meets": 0,
            "all meets": 2,
            "essential": 2,
            "core meets essential": 0,
            "all meets essential": 2,
            "family": "Sound",
            "found through": "",
        },
        {
            "role_id": "agent",
            "role": "Agent",
            "needs": 1,
            "core meets": 0,
            "all meets": 0,
            "essential": 0,
            "core meets essential": 0,
            "all meets essential": 0,
            "family": "",
            "found through": "deals",
        },
    ]
    assert list(roles_frame(curriculum, by_set(curriculum), {"agent": ""})["role_id"]) == ["agent"]


def test_evidence_says_what_became_of_each_sentence() -> None:
    assert evidence_frame(studio(), "mixer").to_dict("records") == [
        {"sentence": 1, "in our words": "Moves faders.", "use": "duty", "needs that rest on it": "Faders"},
        {"sentence": 2, "in our words": "Works late.", "use": "set aside: no skill", "needs that rest on it": ""},
    ]


def test_who_teaches_a_skill_is_told_apart_and_coded_with_levels() -> None:
    curriculum = studio()
    inside, outside = teaching(curriculum, "ears")
    assert (coded(curriculum, inside), coded(curriculum, outside)) == ("A-2 R, A-1 I", "O-1 M")


def test_an_unknown_role_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        needs_frame(studio(), "nobody", {})


def test_over_all_legal_plans_each_need_is_guaranteed_reachable_or_out_of_reach() -> None:
    curriculum = studio()
    certainty = {"mix": OUT_OF_REACH, "ears": REACHABLE, "faders": GUARANTEED}
    found = {name: coverages["mixer"] for name, coverages in by_set(curriculum).items()}
    frame = needs_frame(curriculum, "mixer", found, certainty)
    assert frame["in legal plans"].tolist() == ["● guaranteed", "○ out of reach", "◐ reachable"]
    assert list(frame.columns)[4:8] == ["core", "all", "in legal plans", "courses"]


def test_guaranteed_and_possible_stand_beside_what_the_sets_meet() -> None:
    curriculum = studio()
    ranges = {"mixer": role_range("mixer", {}, (1, 2)), "agent": role_range("agent", {}, (0, 1))}
    frame = roles_frame(curriculum, by_set(curriculum), {"mixer": "", "agent": ""}, guarantees=ranges)
    assert frame[["role_id", "guaranteed", "possible"]].to_numpy().tolist() == [["mixer", 1, 2], ["agent", 0, 1]]
    assert list(frame.columns)[3:8] == ["core meets", "guaranteed", "possible", "all meets", "essential"]
    assert "possible" not in roles_frame(curriculum, by_set(curriculum), {"mixer": ""}).columns
