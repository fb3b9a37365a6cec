"""A reviewer clicks a course in the picture of requisites, reads what hangs on it, and compares two programmes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled, visit

pytestmark = pytest.mark.browser


def main(page: Page) -> Locator:
    return page.locator('[data-testid="stMain"]')


def picture(page: Page) -> Locator:
    return page.locator('[data-testid="stPlotlyChart"]')


def click(page: Page, course_id: str) -> None:
    """Click the sign of a course: the one whose label has its code."""
    labels = picture(page).locator(".scatterlayer .textpoint")
    expect(labels.filter(has_text=course_id)).to_be_visible()
    place = labels.all_text_contents().index(course_id)
    box = picture(page).locator(".scatterlayer path.point").nth(place).bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    # The picture must have noticed where the mouse is: what it shows beside it is what a click is about.
    expect(picture(page).locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.click(*middle)
    settled(page)


def downloaded(page: Page, number: int) -> list[dict[str, str]]:
    """The rows behind the download button of this number."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").nth(number).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_reviewer_lights_a_course_by_click_and_by_box_and_downloads_the_measures(app: str, page: Page) -> None:
    visit(page, f"{app}/review?review=Structure")
    expect(main(page)).to_contain_text("the longest path is 7 courses long; MTEC-111 blocks 12 courses")

    click(page, "MP-212")
    expect(main(page)).to_contain_text("MP-212 blocks 7 courses (MP-241, MP-318, MP-320, MP-340, MP-341 and 2 more)")
    assert "structure_course=MP-212" in page.url
    expect(page.get_by_role("link", name="The page of MP-212 Principles of Audio Technology 2")).to_be_visible()

    click(page, "MP-211")
    expect(main(page)).to_contain_text("MP-211 blocks 8 courses")
    click(page, "MP-211")
    expect(main(page)).not_to_contain_text("MP-211 blocks 8 courses")
    assert "structure_course" not in page.url

    box = page.get_by_role("combobox", name="Course to light: what it blocks, and what delays it")
    box.click()
    page.keyboard.type("MP-461")
    page.keyboard.press("Enter")
    settled(page)
    expect(main(page)).to_contain_text("MP-461 blocks no course; it waits for")

    rows = {row["course_id"]: row for row in downloaded(page, 1)}
    assert len(rows) == 29
    assert (rows["MTEC-111"]["blocking"], rows["MTEC-111"]["delay"], rows["MTEC-111"]["complexity"]) == (
        "12",
        "7",
        "19",
    )


def test_a_row_of_the_bottlenecks_lights_its_course(app: str, page: Page) -> None:
    visit(page, f"{app}/review?review=Structure")
    canvas = page.get_by_test_id("data-grid-canvas").first
    canvas.scroll_into_view_if_needed()
    first = canvas.locator('[aria-colindex="1"]').nth(1).text_content()
    last = None
    while (box := canvas.bounding_box()) != last or box is None:
        last = box
        page.wait_for_timeout(400)
    # The box at the left of a row selects it.
    page.mouse.click(box["x"] + 15, box["y"] + 35 + 17)
    settled(page)
    expect(main(page)).to_contain_text(f"{first} blocks")
    assert f"structure_course={first}" in page.url


def test_two_programmes_stand_side_by_side(app: str, page: Page) -> None:
    visit(page, f"{app}/review?review=Compare")
    expect(main(page)).to_contain_text("First: Music Production and Engineering (major).")
    expect(main(page)).to_contain_text("For the 23 roles on both sides the required core meets 74 of 186 needs")
    page.get_by_text("Table of roles, 23 of 23 differ").click()
    settled(page)
    rows = downloaded(page, 0)
    assert (len(rows), {row["core_after"] for row in rows}) == (23, {"0"})
