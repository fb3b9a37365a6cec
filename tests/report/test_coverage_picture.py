from __future__ import annotations

from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from planner.charts.theme import LIGHT
from planner.report.coverage_picture import coverage_picture

SVG = "{http://www.w3.org/2000/svg}"


def frame(shares: dict[str, list[float | None]], *, at_least: bool = False, terms: list[str] | None = None) -> Any:
    """The frame of `coverage_by_term_frame`: a role's shares at the start and after each term."""
    steps = max(map(len, shares.values()))
    names = terms or ["start", *(f"Fall {2025 + step}" for step in range(1, steps))]
    rows = [
        {"role_id": role, "role": role, "step": step, "term": names[step], "share": share, "at_least": at_least}
        for role, line in shares.items()
        for step, share in enumerate(line)
    ]
    return pd.DataFrame(rows)


def drawn(shares: dict[str, list[float | None]], **more: Any) -> ET.Element:
    return ET.fromstring(coverage_picture(frame(shares, **more)))  # noqa: S314 - our own


def texts(svg: ET.Element) -> list[str]:
    return ["".join(element.itertext()) for element in svg.iter(f"{SVG}text")]


def test_points_lie_at_their_shares_on_the_scale() -> None:
    svg = drawn({"mixer": [0.0, 0.5, 1.0]})
    circles = [(float(mark.attrib["cx"]), float(mark.attrib["cy"])) for mark in svg.iter(f"{SVG}circle")][:3]
    assert [y for _, y in circles] == [160.0, 85.0, 10.0]
    assert [x for x, _ in circles] == [40.0, 190.0, 340.0]
    scale = {
        text: float(element.attrib["y"]) - 2.8 for element, text in zip(svg.iter(f"{SVG}text"), texts(svg), strict=True)
    }
    assert (scale["0 %"], round(scale["80 %"], 1)) == (160.0, 40.0)


def test_the_line_steps_up_at_each_term() -> None:
    paths = [path for path in drawn({"mixer": [0.0, 0.5]}).iter(f"{SVG}path") if path.get("fill") == "none"]
    assert [path.attrib["d"] for path in paths] == ["M40.0 160.0H340.0V85.0"]
    assert paths[0].attrib["stroke"] == LIGHT.series[0]


def test_labels_name_role_and_figure_in_the_order_of_the_lines() -> None:
    assert texts(drawn({"mixer": [0.0, 0.25], "tuner": [0.0, 0.75]}, at_least=True))[-4:] == [
        "at least 75 %",
        "tuner",
        "at least 25 %",
        "mixer",
    ]


def test_labels_of_equal_lines_do_not_touch() -> None:
    svg = drawn({name: [0.0, 0.5] for name in "abcdefg"})
    heights = [float(element.attrib["y"]) for element in list(svg.iter(f"{SVG}text"))[-14:]]
    assert all(below - above >= 9.4 for above, below in pairwise(heights))
    assert max(heights) < float(svg.attrib["height"])


def test_a_long_name_is_shortened_and_markup_stays_text() -> None:
    shown = texts(drawn({"<b>Engineer</b> & " + "very long name " * 9: [0.5, 0.5]}))
    assert shown[-2:] == ["<b>Engineer</b> & very", "long name very long name…"]


def test_names_of_many_terms_are_turned_and_have_room() -> None:
    names = ["start", *(f"Spring {year}" for year in range(2027, 2040))]
    few, many = drawn({"mixer": [0.5] * 5}, terms=names[:5]), drawn({"mixer": [0.5] * 14}, terms=names)
    assert [element for element in few.iter(f"{SVG}text") if element.get("transform")] == []
    turned = ["".join(element.itertext()) for element in many.iter(f"{SVG}text") if element.get("transform")]
    assert turned == names
    assert float(many.attrib["height"]) > float(few.attrib["height"])


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_a_role_without_needs_has_no_line(missing: float | None) -> None:
    assert coverage_picture(frame({"mixer": [missing, missing]})) == ""
    assert "tuner" not in texts(drawn({"mixer": [0.0, 1.0], "tuner": [missing, missing]}))


def test_the_start_alone_is_drawn() -> None:
    assert texts(drawn({"mixer": [1.0]}))[-3:] == ["start", "100 %", "mixer"]
