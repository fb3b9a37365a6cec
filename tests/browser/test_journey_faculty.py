"""A faculty member between two classes: filter the map, type and paste letters, see what they move, undo them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine, text

from planner.curriculum import Curriculum
from planner.mapping.filter import MapFilter, grid, telling_categories
from planner.mapping.grid import Grid
from planner.tables import BY_NAME
from tests.browser.conftest import settled, visit

pytestmark = pytest.mark.browser

DEPARTMENT = "Electronic Production & Design"
SKILL_COLUMN, NEEDED_COLUMN, ROW = 250, 92, 35


@pytest.fixture(autouse=True)
def _no_draft(database: str) -> Iterator[None]:
    """Each test begins without a draft, and leaves none to the tests of other pages."""
    yield
    engine = create_engine(database)
    with engine.begin() as connection:
        for table in ("draft_comments", "draft_steps", "drafts", "disputes"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - the names stand above
    engine.dispose()


@pytest.fixture(scope="module")
def shown(default: Curriculum) -> Grid:
    """The grid of the department as it opens."""
    chosen = MapFilter(department=DEPARTMENT, categories=telling_categories(default, DEPARTMENT))
    return grid(default, default, chosen, skills_down=True)


def _open(page: Page, app: str) -> None:
    visit(page, f"{app}/curriculum")
    page.get_by_label("Department").first.click()
    page.get_by_role("option", name=DEPARTMENT, exact=True).click()
    settled(page)


def _click_cell(page: Page, row: int, column: int = 0) -> None:
    """Click a cell of the grid, once the grid has come to rest: it moves while it is being laid out."""
    canvas = page.get_by_test_id("data-grid-canvas").first
    last = None
    while (now := canvas.bounding_box()) != last or now is None:
        last = now
        page.wait_for_timeout(400)
    across = SKILL_COLUMN + NEEDED_COLUMN + 92 * column + 40
    page.mouse.click(now["x"] + across, now["y"] + ROW * (row + 1) + ROW / 2)
    page.wait_for_timeout(400)


def _type(page: Page, *keys: str) -> None:
    editor = page.locator("#portal").locator("textarea, input").first
    for key in keys:
        opens = len(key) == 1 and editor.count() == 0
        page.keyboard.press(key)
        page.wait_for_timeout(120)
        if opens:
            editor.wait_for()
            page.wait_for_timeout(300)
            if not editor.input_value():
                page.keyboard.press(key)  # What is typed while the editor is being loaded may be lost.
    settled(page)


def _status(page: Page) -> str:
    """The line beside undo and redo."""
    settled(page)
    return (
        page.get_by_test_id("stMain")
        .get_by_text(re.compile(r"^(No changes yet|Your steps|\d+ cells? (changed|confirmed)[,:])"))
        .inner_text()
    )


def test_the_map_is_filtered_to_one_department_and_a_link_opens_the_same(page: Page, app: str, shown: Grid) -> None:
    _open(page, app)
    assert "department=Electronic+Production+%26+Design" in page.url
    # The grid is a canvas; its table for screen readers has the same cells.
    heads = page.locator("[data-testid='data-grid-canvas'] th")
    expect(heads.nth(2)).to_have_text(shown.columns[0])
    expect(heads.nth(3)).to_have_text(shown.columns[1])
    visit(page, page.url)
    expect(page.get_by_label("Department").first).to_have_value(DEPARTMENT)


def test_a_letter_says_which_roles_move_or_why_none_does_and_is_undone(
    page: Page, app: str, default: Curriculum, shown: Grid
) -> None:
    role = default.role(default.needed_by("remixing")[0].role_id)
    _open(page, app)
    remixing, course = shown.skill_ids.index("remixing"), shown.course_ids[0]
    _click_cell(page, remixing)
    _type(page, "r", "Enter")
    expect(page.get_by_text(f"{course}, Remixing: none → R. It moves 1 role in the catalogue")).to_be_visible()
    expect(
        page.get_by_text(re.compile(f"^{re.escape(role.title)}: catalogue .* 1 missing becomes short"))
    ).to_be_visible()
    assert _status(page) == "1 cell changed: moves 1 role in the catalogue."
    page.keyboard.press("Control+z")
    settled(page)
    assert _status(page) == "No changes yet."

    idle = shown.skill_ids.index("midi-sequencing")
    _click_cell(page, idle)
    _type(page, "r", "Enter")
    expect(page.get_by_text("It moves no role")).to_be_visible()
    assert _status(page) == "1 cell changed: moves no role."
    page.get_by_role("button", name="Undo").click()
    settled(page)
    assert _status(page) == "No changes yet."


def test_three_letters_typed_one_after_another_all_stay(page: Page, app: str, default: Curriculum, shown: Grid) -> None:
    _open(page, app)
    column = shown.columns[0]
    free = [place for place, skill_id in enumerate(shown.rows) if not _level(default, column, skill_id)]
    first = next(place for place in free if {place + 1, place + 2} <= set(free))
    _click_cell(page, first)
    _type(page, "r", "Enter", "M", "Enter", "i", "Enter")
    assert _status(page).startswith("3 cells changed")
    # The browser lets go of what it has sent; nothing is lost or doubled by that, and undo takes the last one back.
    page.wait_for_timeout(1500)
    assert _status(page).startswith("3 cells changed")
    page.keyboard.press("Control+z")
    assert _status(page).startswith("2 cells changed")
    page.keyboard.press("Control+y")
    assert _status(page).startswith("3 cells changed")


def test_a_letter_outside_the_scale_is_refused_with_the_name_of_its_cell(page: Page, app: str, shown: Grid) -> None:
    _open(page, app)
    _click_cell(page, shown.skill_ids.index("remixing"))
    _type(page, "x", "Enter")
    expect(
        page.get_by_text(f"{shown.course_ids[0]} × Remixing: “x” is no level, and the cell stays empty.")
    ).to_be_visible()
    assert _status(page) == "No changes yet."


def test_the_changed_table_is_downloaded_whole(
    page: Page, app: str, default: Curriculum, shown: Grid, tmp_path: Path
) -> None:
    _open(page, app)
    course = shown.course_ids[0]
    _click_cell(page, shown.skill_ids.index("remixing"))
    _type(page, "m", "Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download course_skills.csv").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert file.name == "course_skills.csv"
    assert tuple(rows[0]) == BY_NAME["course_skills"].columns
    assert len(rows) == len(default.course_skills) + 1
    assert [row["level"] for row in rows if (row["course_id"], row["skill_id"]) == (course, "remixing")] == ["M"]


def test_one_cell_is_set_by_keyboard_alone(page: Page, app: str) -> None:
    visit(page, f"{app}/curriculum?course=MP-385&skill=mastering")
    page.get_by_role("radio", name="R reinforced").focus()
    page.keyboard.press("Space")
    settled(page)
    page.get_by_role("button", name="Set this level").focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("MP-385, Mastering: none → R.")).to_be_visible()
    expect(page.get_by_role("link", name="MP-385 Advanced Recording Techniques").first).to_be_visible()


def test_an_a_behind_the_level_says_that_it_is_assessed(page: Page, app: str, shown: Grid) -> None:
    _open(page, app)
    row = shown.skill_ids.index("remixing")
    _click_cell(page, row)
    _type(page, "m", "a", "Enter")
    page.wait_for_timeout(1500)
    settled(page)
    heads = page.locator("[data-testid='data-grid-canvas'] tbody tr").nth(row).locator("td")
    expect(heads.nth(2)).to_have_text("MA")


def test_a_pasted_block_is_one_step_also_over_the_edge(page: Page, app: str, default: Curriculum, shown: Grid) -> None:
    _open(page, app)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    last = len(shown.rows) - 2
    page.evaluate("text => navigator.clipboard.writeText(text)", "MA\tma\nm a\tMA\nI\tI\nR\tR")
    _click_cell(page, last)
    page.keyboard.press("Control+v")
    page.wait_for_timeout(600)
    # Two rows are left below the first cell, and each of the four cells was typed for the first time.
    cells = [(course_id, skill_id) for skill_id in shown.rows[last:] for course_id in shown.columns[:2]]
    changed = sum(_level(default, *cell) != 3 for cell in cells)
    assert changed
    assert _status(page).startswith(f"{changed} cells changed")
    page.keyboard.press("Control+z")
    assert _status(page) == "No changes yet." or _status(page).startswith("Your steps")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_what_was_typed_is_there_after_the_browser_was_closed(chromium: Browser, app: str, shown: Grid) -> None:
    first = chromium.new_context(viewport={"width": 1280, "height": 1600})
    page = first.new_page()
    _open(page, app)
    _click_cell(page, shown.skill_ids.index("remixing"))
    for key in ("r", "Enter"):
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    expect(page.get_by_text("1 cell changed: moves 1 role in the catalogue.")).to_be_visible()
    first.close()
    other = chromium.new_context(viewport={"width": 1280, "height": 1600})
    again = other.new_page()
    visit(again, f"{app}/curriculum")
    assert _status(again) == "1 cell changed: moves 1 role in the catalogue."
    again.get_by_role("button", name="Undo").click()
    assert _status(again) in {
        "No changes yet.",
        "Your steps cancel each other out: nothing differs from what is saved.",
    }
    other.close()


def test_two_windows_of_one_person_keep_both_letters(page: Page, app: str, chromium: Browser, shown: Grid) -> None:
    other = chromium.new_context(viewport={"width": 1280, "height": 1600})
    beside = other.new_page()
    _open(page, app)
    _open(beside, app)
    row = shown.skill_ids.index("remixing")
    _click_cell(page, row)
    _type(page, "r", "Enter")
    _click_cell(beside, row, 1)
    _type(beside, "m", "Enter")
    assert _status(beside).startswith("2 cells changed")
    expect(
        beside.get_by_text("Your draft was changed in another window meanwhile; your change is in it too.")
    ).to_be_visible()
    other.close()


def test_many_cells_are_filled_by_keyboard_alone(page: Page, app: str, shown: Grid) -> None:
    _open(page, app)
    page.locator("summary").filter(has_text="Many cells at once").focus()
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Remixing", exact=True).focus()
    page.keyboard.press("Space")
    settled(page)
    fill = page.get_by_role("button", name=re.compile(r"^Set \d+ cells$"))
    number = int(re.sub(r"\D", "", fill.inner_text()))
    fill.focus()
    page.keyboard.press("Enter")
    settled(page)
    assert 0 < number <= len(shown.course_ids)
    assert _status(page).startswith(f"{number} cells changed")


def _level(curriculum: Curriculum, course_id: str, skill_id: str) -> int:
    return next((link.level for link in curriculum.taught_in(course_id) if link.skill_id == skill_id), 0)
