"""Seeded small curricula with degree rules of every kind, and a plan of some of their courses."""

from __future__ import annotations

from random import Random
from typing import Any

from planner.curriculum import Curriculum
from planner.plan import Pin, Plan, Substitution, Waiver
from tests.builders import tiny_curriculum, tiny_plan

TERMS = ("2026 Fall", "2027 Spring")


def random_case(seed: int) -> tuple[Curriculum, Plan]:
    """Up to six courses, up to four groups of one or two programmes, and a plan with choices, some of them void."""
    random = Random(seed)  # noqa: S311
    codes = [f"A-{place}" for place in range(1, random.randint(4, 6) + 1)]
    groups = {f"g{place}": _group(random, codes, place) for place in range(random.randint(2, 4))}
    _let_share(random, groups)
    curriculum = tiny_curriculum(
        courses={code: {} for code in codes},
        credits={code: random.choice([None, 1, 1.5, 2, 3, 3]) for code in codes},
        outside=[code for code in codes if random.random() < 0.1],
        programmes={"major": {"terms": random.choice([1, 2, 8])}, "minor": {"kind": "minor"}},
        groups=groups,
    )
    return curriculum, _plan(random, codes, list(groups))


def _group(random: Random, codes: list[str], place: int) -> dict[str, Any]:
    pool = random.sample(codes, random.randint(1, len(codes) - 1))
    group: dict[str, Any] = {"pool": " | ".join(pool), "programme_id": "minor" if place == 3 else "major"}
    kind = random.choice(["credits", "courses", "both"])
    if kind != "courses":
        group["least_credits"] = random.choice([1, 2.5, 3, 5, 6])
    if kind != "credits":
        group["least_courses"] = random.randint(1, 3)
    return group


def _let_share(random: Random, groups: dict[str, dict[str, Any]]) -> None:
    """Some pairs of groups name each other; sometimes only one of them names the other, which shares nothing."""
    names: dict[str, list[str]] = {name: [] for name in groups}
    for name in groups:
        for other in groups:
            if name < other and random.random() < 0.4:
                names[name].append(other)
                if random.random() < 0.8:
                    names[other].append(name)
    for name, group in groups.items():
        group["shares_with"] = tuple(names[name])


def _plan(random: Random, codes: list[str], groups: list[str]) -> Plan:
    shuffled = random.sample(codes, len(codes))
    held = shuffled[: random.randint(0, min(5, len(codes)))]
    cut = random.randint(0, len(held))
    planned = held[cut:]
    half = len(planned) // 2
    return tiny_plan(
        {TERMS[0]: planned[:half], TERMS[1]: planned[half:]},
        completed=held[:cut],
        programmes=random.choice([("major",), ("major", "minor"), ("minor", "nowhere", "major")]),
        pins=tuple(
            Pin(course_id=random.choice(codes), group_id=random.choice([*groups, "nowhere"]))
            for _ in range(random.choice([0, 0, 1, 2]))
        ),
        waivers=tuple(
            Waiver(group_id=group_id, reason="an examination") for group_id in groups if random.random() < 0.12
        ),
        substitutions=tuple(
            Substitution(course_id=random.choice(codes), stands_for=random.choice(codes), reason="transferred")
            for _ in range(random.choice([0, 0, 1]))
        ),
        exclusions=tuple(code for code in codes if random.random() < 0.12),
    )
