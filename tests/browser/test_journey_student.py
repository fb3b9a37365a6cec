"""Journey 1: from a job to a plan that is put right, kept as a file and opened again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import forget_plans, settled, visit

pytestmark = pytest.mark.browser


def _choose(page: Page, label: str, option: str) -> None:
    """Choose from a select box, as somebody does who types what is looked for."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    page.get_by_role("option", name=option).first.click()
    settled(page)


def _click(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    settled(page)


def _headline(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stMain")).to_contain_text(words)


def test_a_student_closes_two_gaps_puts_the_plan_right_and_gets_it_back_in_a_fresh_session(
    app: str, database: str, context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    forget_plans(database)
    # Home: the job, and what the required core does for it.
    visit(page, app)
    _choose(page, "I want to be a …", "Live Sound Engineer")
    _headline(page, "4 of 7 needs")
    _click(page, "Plan my courses")
    expect(page.get_by_role("heading", level=1)).to_have_text("What do I take, and when?")

    # A plan of one's own instead of the example.
    _choose(page, "Plan", "an empty plan")
    _headline(page, "My plan puts 0 courses into 8 terms")
    page.get_by_role("link", name="See what this plan still lacks").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does my plan still lack?")
    settled(page)

    # Gaps: by the core, then by the plan, with the courses that close them.
    page.get_by_role("radio", name="The required core").click()
    settled(page)
    _headline(page, "The required core meets 4 of 7 needs of Live Sound Engineer, 0 of 3 essential; 3 missing.")
    page.get_by_role("radio", name="My plan").click()
    settled(page)
    _headline(page, "My plan meets 0 of 7 needs of Live Sound Engineer")

    # Two courses: the coverage rises, and the second one lacks what it asks for.
    _click(page, "Add MP-214 to 2026 Fall")
    _headline(page, "My plan meets 1 of 7 needs of Live Sound Engineer")
    _headline(page, "before the last step 0 of 7 needs, 0 %")
    _choose(page, "Close a gap", "Compression and effects")
    _click(page, "Add MP-226 to 2027 Fall")
    _headline(page, "My plan meets 2 of 7 needs of Live Sound Engineer")
    _headline(page, "MP-226 Hybrid Recording and Mixing in 2027 Fall needs MP-225")

    # The offered clicks put it right.
    _click(page, "Add MP-225 Audio and MIDI Systems for Music Production to 2027 Spring")
    _headline(page, "in 2027 Spring needs MTEC-111")
    _click(page, "Add MTEC-111 Introduction to Music Technology to 2026 Fall")
    expect(page.get_by_text("To put right in the plan")).to_have_count(0)
    page.get_by_role("link", name="Back to the board of this plan").click()
    _headline(page, "My plan puts 4 courses into 8 terms: no rule is broken")
    settled(page)

    # The plan is kept: a fresh session opens it.
    fresh = context.new_page()
    visit(fresh, f"{app}/my-plan")
    _headline(fresh, "My plan puts 4 courses into 8 terms: no rule is broken")

    # The file, which comes back as another plan.
    _click(page, "Download")
    with page.expect_download() as started:
        page.get_by_role("button", name="Plan to open here again (JSON)").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.name == "my-plan.json"
    assert [term["courses"] for term in json.loads(file.read_text(encoding="utf-8"))["terms"]][:3] == [
        ["MP-214", "MTEC-111"],
        ["MP-225"],
        ["MP-226"],
    ]
    _choose(fresh, "Plan", "Aiming at live sound (example)")
    _headline(fresh, "Aiming at live sound puts 37 courses into 8 terms")
    _click(fresh, "Manage")
    fresh.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    _headline(fresh, "My plan puts 4 courses into 8 terms: no rule is broken")
    expect(fresh.get_by_text("“My plan” was opened from my-plan.json.")).to_be_visible()
    fresh.close()
