"""A reviewer looks at made-up students, brings a file with faults, reads what was left out and downloads a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled, visit

pytestmark = pytest.mark.browser

COURSES = ("MP-211", "MP-212", "MTEC-111", "MP-340")


def transcripts() -> bytes:
    """Sixty students of two years, some with more courses than others, and five rows that cannot be used."""
    lines = ["student,course,term,grade,programme"]
    for number in range(60):
        year = 2020 + number % 2
        lines += [
            f"s{number},{course},{year} Fall,{'F' if number % 5 == 0 else 'B'},Major"
            for course in COURSES[: 1 + number % 4]
        ]
    lines += ["s1,XX-999,2021 Fall,A,Major"] * 2
    lines += ["s2,MP-211,one day,A,Major", "s3,MP-211,1821 Fall,A,Major", ",MP-211,2021 Fall,A,Major"]
    return "\n".join(lines).encode()


def main(page: Page) -> Locator:
    return page.locator('[data-testid="stMain"]')


def downloaded(page: Page, number: int = 0) -> tuple[str, list[dict[str, str]]]:
    """Click the download button of this number; gives the file's name and rows."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").nth(number).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text)))


def opened(page: Page, label: str) -> None:
    """Open an expander by the start of its label."""
    page.locator("summary").filter(has_text=label).click()
    settled(page)


def test_a_reviewer_looks_at_made_up_students_and_then_at_a_file(app: str, page: Page) -> None:
    visit(page, f"{app}/groups")
    expect(page.locator("h1")).to_have_text("What do our students leave with?")
    expect(main(page)).to_contain_text("600 students with courses of", timeout=60_000)
    expect(main(page)).to_contain_text("These students are made up.")
    opened(page, "Table")
    name, rows = downloaded(page)
    assert (name, len(rows)) == ("made-up-groups-coverage.csv", 23)
    assert {row["data"] for row in rows} == {"made up"}

    visit(page, f"{app}/groups?groups_from=A+file+of+yours")
    expect(main(page)).to_contain_text("is not stored")
    page.locator('input[type="file"]').set_input_files(
        {"name": "cohort.csv", "mimeType": "text/csv", "buffer": transcripts()}
    )
    expect(main(page)).to_contain_text("60 students with courses of", timeout=60_000)
    settled(page)
    expect(main(page)).not_to_contain_text("These students are made up.")
    expect(main(page)).to_contain_text("155 rows read, 150 used (97 %).")

    opened(page, "155 rows read")
    name, rows = downloaded(page)
    assert name == "groups-rows.csv"
    found = {row["reason"]: int(row["rows"]) for row in rows}
    assert (
        found["the course is not in this curriculum"]
        + found.get("the same student, course, term and grade stand in another row", 0)
        == 2
    )
    assert found["the term cannot be read, or lies outside what is possible"] == 2
    assert found["no student is named"] == 1

    page.get_by_role("radio", name="Demand", exact=True).click()
    settled(page)
    opened(page, "Table")
    name, rows = downloaded(page, 1)
    assert name == "groups-demand.csv"
    assert all(int(row["needs"]) % 5 == 0 for row in rows)
    assert "data" not in rows[0]
