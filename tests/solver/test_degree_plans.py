"""Degree plans with optima that others stated: the term-assignment problem of CurricularAnalytics.

The courses are those of CurricularAnalytics' CA-Notebooks (github.com/CurricularAnalytics/CA-Notebooks): 8 terms of 12
to 18 credits. A course is `id:credits(requisites)`; `~` marks a corequisite, `=` a strict one. The first optimum was
found by its authors with Gurobi, the others with HiGHS.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from planner.solver.degree_plan import When, assign_terms

CASES = [
    # CA-Notebooks, Arizona Curricula/Optimizing-curricula, Univ_of_Arizona-Aero.csv
    # Optimum stated in engineering-curricula.ipynb (Gurobi).
    pytest.param(
        """
            1:3 2:4 3:3 4:3(~1) 5:3 6:3(1) 7:1(1) 8:4(1) 9:3(3) 10:3(~1) 11:3 12:3(8 6) 13:4(6) 14:4(6 8)
            15:1(7) 16:3 17:3 18:3(8) 19:3(12 ~20) 20:3(13) 21:3(13 8 ~20) 22:3 23:3(21 ~26) 24:3(12)
            25:3(20) 26:3(~24 ~18) 27:3(2) 28:1(~24) 29:3(25) 30:3(19 21 ~23) 31:3(20 18 21 ~32) 32:3(20 15
            19 ~26) 33:1 34:3 35:3(27 23 31) 36:3(33 23 30 31) 37:3(18 31 24) 38:3(23 30 15) 39:3(13 19)
            40:1 41:3(36 ~33) 42:3(18 24 32) 43:3 44:3 45:3
        """,
        ("balance",),
        (14,),
        id="aerospace engineering",
    ),
    # CA-Notebooks, Quality-Complexity Studies/Electrical Engineering/tier_top/University of Texas--Austin.csv
    pytest.param(
        """
            1:3(~3) 3:4 4:3 5:3 21:3(~3) 6:3(21) 7:4(3) 8:3(3) 9:1(3) 10:3 11:4(1 ~12) 12:4(7) 13:3(9 8)
            14:1(9 8) 15:3 16:3(11 ~18) 17:3(6) 18:3(3) 19:3(4) 20:3 22:3 23:4 24:3(13 11 12) 25:3 40:3
            26:3(13 14 12) 27:3(16 11) 28:4 29:3 30:3 31:3(40) 32:3(21) 33:3 34:3 35:3 2:3 36:4(31) 37:3
            38:3 39:3(20)
        """,
        ("balance", "requisite_distance"),
        (30, 31),
        id="electrical engineering",
    ),
    # CA-Notebooks, Quality-Complexity Studies/Electrical Engineering/tier_top/University of Michigan--Ann Arbor.csv
    pytest.param(
        """
            1:4 2:4 3:4(~4) 4:1 5:4 6:4(1) 7:4(1) 8:4(1 ~9) 9:1 10:4 11:4(6) 12:4(8 6 ~13) 13:1 14:4(7 6
            ~12) 15:4 16:4(6) 17:4 18:4(14 11) 19:4(7) 20:1(2) 21:4(14 16 12) 22:4(14 12) 23:3 24:4 25:4(18)
            26:4 27:4 28:4 29:4 30:4 31:3 32:4 33:2(20 ~34) 34:2 35:3 36:4 37:3
        """,
        ("balance", "requisite_distance"),
        (0, 23),
        id="electrical engineering with large courses",
    ),
    # CA-Notebooks, Archive/CSU Curricula/programs/Art, Art Education Concentration.csv
    pytest.param(
        """
            1:1 2:3 3:3 4:3 5:3 6:3(2) 7:3(3) 8:3 9:3 10:3 11:3(6) 12:3(7 4 8 6) 13:3(7 4 8 6) 14:4 15:3
            16:3 17:3(7 4 8 6) 18:3(4 2 3 8) 19:3 20:3 21:3 22:3(5) 23:3(7 4 8 6) 24:3 25:4 26:3(16) 27:2(16
            21) 28:3(16 21) 29:1(16 21) 30:3(4 2 3 8) 31:4 32:4 33:4(29 27 28) 34:4(16) 35:1 36:3 37:6(34
            33) 38:6(34 33) 39:1(34 33 ~37)
        """,
        ("balance", "requisite_distance"),
        (0, 54),
        id="art education",
    ),
    # CA-Notebooks, Archive/CSU Curricula/programs/Chemical and Biological Engineering.csv
    pytest.param(
        """
            1:3 2:1 3:4 4:1(~3) 5:4 6:4 7:3(3 6) 8:1(~7) 9:3 10:4(6) 11:5(6) 12:3(3 11 5 1) 13:3(2 5 1)
            14:3(7) 15:4(10) 16:2 17:3(15 12) 18:3(14) 19:2(8 ~18) 20:5(15) 21:5(10 11) 22:4(14 5) 23:3(17
            20) 24:3(17 20) 25:3(17 20) 26:3 27:3(9) 28:3(23 24) 29:3(24) 30:1 31:3 32:3 33:3 34:2(29)
            35:4(29) 36:3(28 ~35) 37:3 38:3 39:3(35 28) 40:2(35) 41:3(36) 42:3 43:3
        """,
        ("balance", "requisite_distance"),
        (24, 48),
        id="chemical and biological engineering",
    ),
    # CA-Notebooks, ChemE Programs/Chemical Engineering/CHE.csv
    pytest.param(
        """
            1:3(~4) 2:3(~4) 3:3 4:5 5:1 6:3(1) 7:2(~6) 8:4(4) 9:3(4 ~8) 10:3 11:4(4 6 5) 12:3(8) 13:4(8)
            14:3(9 8) 15:3 16:3(11 2 1 6 4 8 13 9 14) 17:4(11 2 1 6 4 8 13 9 14) 18:3(6) 19:3(3) 20:3
            21:3(11 2 1 6 4 8 13 9 14 ~17) 22:3(17 ~21 =23) 23:3(16 17) 24:3(12 14 6) 25:3(1 ~14) 26:4(17
            21) 27:3(17 ~26) 28:3(23 24 ~26) 29:3(18) 30:2(7 ~29) 31:3(11 17) 32:4(26 22) 33:3(27 ~32)
            34:3(28) 35:3 36:3(~28) 37:4(32 ~34) 38:3 39:3 40:3(11 2) 41:3(17)
        """,
        ("requisite_distance",),
        (104,),
        id="chemical engineering, with a strict corequisite",
    ),
    # CA-Notebooks, Archive/CSU Curricula/programs/Nutrition and Food Science, Dietetics.csv
    pytest.param(
        """
            1:3 2:3 3:1(~2) 4:3 5:1 6:1(~5) 7:1(~6) 8:3 9:3 10:4(5) 11:1(~10) 12:3 13:3 14:4(10) 15:1(11
            ~14) 16:3(4 10) 17:2(~16) 18:1 19:3 20:3 21:4(10 2) 22:2(~21) 23:3 24:3(5) 25:3 26:4(14 2)
            27:3(9) 28:3(14 21) 29:3 30:2(28) 31:3(8) 32:3(10 2) 33:2(~32) 34:3 35:3(29) 36:5(28 21)
            37:3(28) 38:3(28) 39:3(8) 40:3 41:3(28) 42:3(26 28) 43:2 44:4
        """,
        ("requisite_distance",),
        (31,),
        id="dietetics",
    ),
]
MARKS: dict[str, When] = {"~": "by", "=": "with"}


def read(text: str) -> tuple[dict[str, float], list[tuple[str, str, When]]]:
    """Credits by course, and the requisites, of the text above."""
    courses: dict[str, float] = {}
    requisites: list[tuple[str, str, When]] = []
    for course, amount, asked in re.findall(r"(\S+?):(\d+)(?:\(([^)]*)\))?", text):
        courses[course] = int(amount)
        requisites += [(other.lstrip("~="), course, MARKS.get(other[0], "before")) for other in asked.split()]
    return courses, requisites


@pytest.mark.parametrize(("text", "objectives", "optima"), CASES)
def test_the_optima_are_those_that_others_stated(
    text: str, objectives: tuple[Any, ...], optima: tuple[int, ...]
) -> None:
    courses, requisites = read(text)
    found = assign_terms(courses, requisites, terms=8, least=12, most=18, objectives=objectives)
    assert found is not None
    assert found.is_proved
    assert found.values == tuple(map(Fraction, optima))
    loads = [sum(amount for course, amount in courses.items() if found.terms[course] == term) for term in range(1, 9)]
    assert all(12 <= load <= 18 for load in loads)
    ways = {"before": lambda apart: apart > 0, "by": lambda apart: apart >= 0, "with": lambda apart: apart == 0}
    assert all(ways[when](found.terms[asking] - found.terms[asked]) for asked, asking, when in requisites)
    worked = {
        "balance": sum(abs(one - other) for one in loads for other in loads),
        "requisite_distance": sum(found.terms[asking] - found.terms[asked] for asked, asking, _ in requisites),
    }
    assert worked[objectives[-1]] == optima[-1]


def test_balance_where_no_term_can_be_at_the_mean() -> None:
    """Loads of 4 and 2 are all that courses of 4 and 2 credits allow in two terms: 2 · |4 − 2|."""
    found = assign_terms({"a": 4, "b": 2}, [], terms=2, least=0, most=9, objectives=("balance",))
    assert found is not None
    assert found.values == (Fraction(4),)


def test_credits_in_halves_are_exact() -> None:
    found = assign_terms({"a": 1.5, "b": 2}, [], terms=2, least=0, most=9, objectives=("balance",))
    assert found is not None
    assert found.values == (Fraction(1),)


def test_a_circle_has_no_assignment() -> None:
    circle: list[tuple[str, str, When]] = [("a", "b", "before"), ("b", "a", "before")]
    assert assign_terms({"a": 1, "b": 1}, circle, terms=4, least=0, most=9, objectives=("balance",)) is None


def test_a_requisite_that_is_no_course_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        assign_terms({"a": 1}, [("b", "a", "before")], terms=2, least=0, most=9, objectives=("balance",))
