"""Transcripts on the server: what the setting says, and how the page shows them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.cohort.source import Source
from planner.ui.groups_configured import VARIABLE, configured
from tests.ui.groups import HEAD, opened, rows, texts


def test_entries_are_titles_with_places() -> None:
    found = configured("Old = /data/*.csv\nNew=/data/new.parquet; All = postgresql://reader@db/registrar#marks ;")
    assert [(one.title, one.source) for one in found] == [
        ("Old", Source("csv", "/data/*.csv")),
        ("New", Source("parquet", "/data/new.parquet")),
        ("All", Source("postgresql", "postgresql://reader@db/registrar", table="marks")),
    ]


def test_an_entry_that_names_no_place_is_left_out_and_logged_without_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    setting = "All = postgresql://reader:secret@db/registrar; somewhere; = a.csv"
    assert configured(setting) == ()
    assert len(caplog.records) == 3
    assert "secret" not in caplog.text


def test_the_first_of_two_with_one_title_counts() -> None:
    assert [one.source.place for one in configured("A = a.csv; A = b.csv")] == ["a.csv"]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "cohort.csv"
    file.write_text("one", encoding="utf-8")
    (before,) = configured(f"A = {tmp_path}/*.csv")
    first = before.state
    assert before.state == first
    os.utime(file, (1, 1))
    assert before.state != first


def test_transcripts_on_the_server_come_first_and_no_place_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret-place.csv"
    file.write_text(HEAD + rows(30, term="2020 Fall") + rows(20, first=30), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, f"Class of 2024 = {file}")
    at = opened()
    assert at.selectbox(key="groups_from").options == ["Class of 2024", "Made-up students", "A file of yours"]
    assert not at.warning
    assert texts(at)[0] == "50 students with courses of Music Production and Engineering; 2 groups can be shown."


def test_transcripts_that_are_not_there_are_said_without_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"Class of 2024 = {tmp_path}/secret-place.csv")
    at = opened()
    assert str(at.error[0].value).startswith("These transcripts were not read")
    everything = " ".join([*texts(at), *(str(found.value) for found in at.error), at.dataframe[0].value.to_string()])
    assert "secret-place" not in everything
