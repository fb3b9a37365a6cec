"""A reviewer reads which skills nobody teaches and which depend on one course, follows a skill, downloads the table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled, visit

pytestmark = pytest.mark.browser


def view(page: Page, name: str) -> None:
    """Click a view or a list of the segmented controls."""
    page.get_by_role("radio", name=name, exact=True).click()
    settled(page)


def main(page: Page) -> Locator:
    return page.locator('[data-testid="stMain"]')


def column(page: Page, table: int, number: int) -> list[str]:
    """A column of a table of the page, as a screen reader is told it; both counted from 0."""
    cells = page.locator('[data-testid="stDataFrame"]').nth(table).locator(f'[aria-colindex="{number + 1}"]')
    expect(cells.nth(1)).to_be_attached()
    return cells.all_text_contents()[1:]


def downloaded(page: Page, number: int) -> tuple[str, list[dict[str, str]]]:
    """Click the download button of this number; gives the file's name and rows."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").nth(number).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text)))


def test_a_reviewer_reads_the_risks_follows_a_skill_and_downloads_the_table(app: str, page: Page) -> None:
    visit(page, app)
    page.get_by_role("button", name="Department").click()
    page.get_by_role("menuitem", name="Review").click()
    page.wait_for_url("**/review")
    settled(page)
    expect(page.locator("h1")).to_have_text("What does the programme promise, and where is it fragile?")

    view(page, "Risks")
    expect(main(page)).to_contain_text("20 of 79 needed skills are taught by no course of the catalogue")
    expect(main(page)).to_contain_text("23 depend on a single course")
    assert {"Live sound mixing", "Mastering", "Marketing and promotion"} <= {*column(page, 0, 0)}
    name, rows = downloaded(page, 0)
    assert (name, len(rows)) == ("orphan-skill.csv", 20)
    assert {"live-mixing", "mastering", "marketing"} <= {row["skill_id"] for row in rows}

    view(page, "On a single course")
    assert "review_finding=On+a+single+course" in page.url
    assert "review=Risks" in page.url
    assert column(page, 0, 0)[0] == "Studio equipment and signal flow"
    assert (column(page, 0, 4)[0], column(page, 0, 5)[0]) == ("MP-385", "required")

    box = page.get_by_role("combobox", name="Skill to look at")
    box.click()
    page.keyboard.type("Music mixing")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("h3")).to_have_text("Music mixing")
    expect(page.get_by_role("link", name="M: MP-461 Advanced Production Projects")).to_be_visible()

    name, rows = downloaded(page, -1)
    assert (name, len(rows)) == ("findings.csv", 76)
    assert sum(row["finding"] == "fragile skill" for row in rows) == 23

    page.get_by_role("link", name="The page of Music mixing").click()
    page.wait_for_url("**/skills?skill=mixing")
    settled(page)
    expect(main(page)).to_contain_text("Recording Engineer/Mixer")
    expect(main(page)).to_contain_text("MP-461")

    page.get_by_role("button", name="Department").click()
    page.get_by_role("menuitem", name="Review").click()
    settled(page)
    expect(page.get_by_role("radio", name="On a single course")).to_be_checked()


def test_a_row_picked_in_the_table_is_the_skill_looked_at(app: str, page: Page) -> None:
    visit(page, f"{app}/review?review=Risks")
    table = page.locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    # The grid tells a screen reader the rows that it has drawn, which grow until it has its height.
    expect(table.locator('[aria-colindex="1"]', has_text="Mastering").first).to_be_attached()
    row = column(page, 0, 0).index("Mastering")
    page.wait_for_timeout(1000)
    table.locator(".dvn-scroller").click(position={"x": 15, "y": 35 * (row + 1) + 17})
    settled(page)
    expect(page.locator("h3")).to_have_text("Mastering")
    expect(page.get_by_role("link", name="M, essential: Mastering Engineer")).to_be_visible()
