"""Exporting in the app: one line a format, and files that hold the revision that is shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.curriculum import Curriculum
from planner.exchange import zipped_folder
from planner.exchange.formats import BY_FORMAT_NAME, FORMATS
from planner.ui import exchange_export
from tests.ui.exchange import opened_at
from tests.ui.opened import texts
from tests.ui.tables import said, unfold


def test_every_format_that_is_written_has_a_line_and_a_button() -> None:
    at = opened_at("Export")
    written = [entry for entry in FORMATS if entry.writes is not None]
    assert at.header[0].value == f"Take the curriculum out in one of {len(written)} formats"
    assert [one.label for one in at.download_button] == [f"Download {entry.title}" for entry in written]
    assert (
        "The curriculum as revision 1 has it, without your draft. Earlier revisions are downloaded in *History*."
        in (texts(at))
    )


def test_what_a_format_cannot_say_is_told_on_demand() -> None:
    at = unfold(opened_at("Export"), "export_curricular-analytics_less")
    assert any("What courses teach was written as 211 learning outcomes, without levels." in text for text in said(at))


def test_a_file_holds_the_curriculum_and_says_what_it_is(default: Curriculum) -> None:
    entry = BY_FORMAT_NAME["csv"]
    assert exchange_export.made(default, entry) == zipped_folder.write(default)
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    assert exchange_export.file_name("ours", entry, 3) == f"ours-revision-3-csv-{day}.zip"
    assert exchange_export.file_name("ours", entry, None) == f"ours-csv-{day}.zip"


def test_a_format_that_is_only_read_is_not_made(default: Curriculum) -> None:
    with pytest.raises(ValueError, match="esco is not written"):
        exchange_export.made(default, BY_FORMAT_NAME["esco"])
