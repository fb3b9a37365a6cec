"""The vector pictures: drawn from their frames, short enough for a page, in the inks of paper or of a style sheet."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

import pandas as pd
import pytest

from planner.charts.theme import DARK, LIGHT, contrast
from planner.report.review_blocks import Picture
from planner.report.svg_bars import complexity_pictures, evidence_pictures, share_pictures
from planner.report.svg_drawing import Drawing, as_text, wrapped
from planner.report.svg_inks import STEPS, css_variables, paper, shade_of, web
from planner.report.svg_promises import promise_pictures
from planner.report.svg_rows import Entry, Row, draw_key, key_height, row_pictures
from planner.report.svg_scatter import scatter_pictures
from planner.structure import Bounds, Measures
from tests.report.reviews import MARKUP, gathered

PAPER = paper()


def words(picture: Tree.Element) -> list[str]:
    return [element.text or "" for element in picture.iter("text")]


def number(element: Tree.Element, name: str) -> float:
    return float(element.attrib[name])


def promises(**more: int) -> pd.DataFrame:
    row = {"role": "Mixer", "family": "Studio", "needs": 8, "core_met": 2, "catalogue_met": 6, **more}
    return pd.DataFrame([row])


def test_a_promise_from_core_to_catalogue() -> None:
    (picture,) = promise_pictures(promises(), PAPER)
    assert words(picture)[-3:] == ["Studio", "Mixer", "2–6 of 8"]
    all_needs, rise = [line for line in picture.iter("line") if line.attrib["stroke-width"] == "6"]
    whole = number(all_needs, "x2") - number(all_needs, "x1")
    assert (number(rise, "x2") - number(rise, "x1")) / whole == pytest.approx(4 / 8, abs=0.01)
    catalogue, core = list(picture.iter("circle"))[-2:]
    assert number(core, "cx") == number(rise, "x1")
    assert number(catalogue, "cx") == number(rise, "x2")


def test_a_promise_from_guaranteed_to_possible() -> None:
    (picture,) = promise_pictures(promises(guaranteed=3, possible=5), PAPER)
    assert "3–5 of 8" in words(picture)
    all_needs, spread = [line for line in picture.iter("line") if line.attrib["stroke-width"] == "6"]
    whole = number(all_needs, "x2") - number(all_needs, "x1")
    assert (number(spread, "x2") - number(spread, "x1")) / whole == pytest.approx(2 / 8, abs=0.01)
    (settled,) = promise_pictures(promises(guaranteed=5, possible=5), PAPER)
    assert "5 of 8" in words(settled)


def test_skills_at_one_place_are_one_mark_with_their_number() -> None:
    frame = pd.DataFrame(
        [("Ears", 3, 0), ("Eyes", 3, 0), ("Mixing", 1, 2), ("Idle", 0, 1)], columns=["skill", "needed_by", "taught_by"]
    )
    (picture,) = scatter_pictures(frame, PAPER)
    assert len([dot for dot in picture.iter("circle") if number(dot, "cx") > 190]) == 3
    assert words(picture).count("and 1 more") == 1
    assert "Ears" in words(picture)
    assert "Mixing" not in words(picture)
    assert scatter_pictures(frame.iloc[:0], PAPER) == ()


def test_evidence_is_stacked_to_the_sum() -> None:
    frame = pd.DataFrame(
        [
            {
                "department": "Sound",
                "courses": 4,
                "mapped": 3,
                "levels": 10,
                "our reading": 5,
                "confirmed": 3,
                "assessed": 2,
            }
        ]
    )
    (picture,) = evidence_pictures(frame, PAPER)
    bars = [number(box, "width") for box in picture.iter("rect")][-3:]
    assert [round(width / sum(bars), 2) for width in bars] == [0.2, 0.3, 0.5]
    assert words(picture)[-2:] == ["10", "3 of 4 mapped"]


def test_complexity_with_a_range_shows_what_may_come_on_top() -> None:
    measures = Measures(Bounds(2, 4), Bounds(3, 3), Bounds(0, 0), Bounds(5, 7))
    (picture,) = complexity_pictures({"A-1": "A-1 Sound"}, {"A-1": measures}, PAPER)
    blocking, more, delay = [number(box, "width") for box in picture.iter("rect")][-3:]
    assert (blocking, more, delay) == pytest.approx((blocking, blocking, blocking * 1.5), abs=0.2)
    assert words(picture)[-1] == "5 to 7"


def test_shares_of_needed_and_taught() -> None:
    rows = [("Sound", "I", 1, 1, 0.25, 1.0), ("Sound", "M", 3, 0, 0.75, 0.0)]
    frame = pd.DataFrame(rows, columns=["category", "level", "needed", "taught", "needed_share", "taught_share"])
    (picture,) = share_pictures(frame, ["Introduced", "Mastered"], PAPER)
    assert words(picture)[-2:] == ["needed 100 %", "taught 100 %"]


def test_many_rows_become_several_pictures_that_fit_a_page() -> None:
    rows = [Row(f"Role {number}", f"Family {number // 30}") for number in range(100)]
    drawn: list[int] = []
    pictures = row_pictures(rows, PAPER, [], lambda sheet, place, y: drawn.append(place))
    assert drawn == list(range(100))
    assert len(pictures) == 3
    assert all(number(picture, "height") < 650 for picture in pictures)
    assert row_pictures([], PAPER, [], lambda sheet, place, y: None) == ()


def test_of_very_many_rows_the_first_are_drawn_and_it_is_said() -> None:
    drawn: list[int] = []
    first, *_ = row_pictures(
        [Row(f"Role {number}") for number in range(1000)], PAPER, [], lambda sheet, place, y: drawn.append(place)
    )
    assert drawn == list(range(120))
    assert "the first 120 of 1,000; the table has more" in words(first)


def test_a_long_key_takes_another_line() -> None:
    entry = Entry("dot", PAPER.accent, "a meaning that takes some room on its line")
    assert key_height([entry]) < key_height([entry] * 4)
    sheet = Drawing(100, PAPER)
    draw_key(sheet, [entry] * 4)
    assert {text.attrib["y"] for text in sheet.root.iter("text")} == {"8.9", "21.9"}


def test_a_label_that_is_too_long_ends_with_an_ellipsis() -> None:
    assert wrapped("Short", 100) == ["Short"]
    lines = wrapped("A title that is very much longer than any label can ever be", 80)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_texts_of_the_data_are_no_markup() -> None:
    frame = promises().assign(role=MARKUP)
    (picture,) = promise_pictures(frame, PAPER)
    assert any("*stars*" in text for text in words(picture))
    assert "<b>" not in as_text(picture)


def test_on_the_web_every_colour_is_a_variable_of_the_style_sheet() -> None:
    pictures = [block for chapter in gathered().chapters for block in chapter.blocks if isinstance(block, Picture)]
    text = "".join(as_text(drawn) for picture in pictures for drawn in picture.draw(web()))
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', text))
    known = {f"var({name})" for name in css_variables(LIGHT, dark=False)}
    assert used <= known | {"none"}
    assert css_variables(LIGHT, dark=False).keys() == css_variables(DARK, dark=True).keys()


def test_shades_and_what_stands_on_them_can_be_read() -> None:
    assert [shade_of(share) for share in (0, 0.01, 0.5, 1)] == [0, 1, 6, STEPS]
    for colours, dark in ((LIGHT, False), (DARK, True)):
        found = css_variables(colours, dark=dark)
        assert all(contrast(found[f"--shade-{step}"], found[f"--on-shade-{step}"]) >= 4.5 for step in range(STEPS + 1))
