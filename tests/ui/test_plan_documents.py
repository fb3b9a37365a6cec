"""The two buttons make the plan's document and workbook when they are clicked, not before."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import streamlit as st
from pypdf import PdfReader

from planner.curriculum import Curriculum
from planner.ui import plan_documents


@pytest.fixture
def clicked(default: Curriculum, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What each button is given, by its label."""
    given: dict[str, dict[str, Any]] = {}
    monkeypatch.setattr(st, "download_button", lambda label, **options: given.update({label: options}))
    plan_documents.buttons(default, default.plans["live-sound"].replace(title="Mon été: à l’école"))
    return given


def test_the_files_are_named_after_the_plan(clicked: dict[str, dict[str, Any]]) -> None:
    assert {label: options["file_name"] for label, options in clicked.items()} == {
        "PDF": "mon-t-l-cole.pdf",
        "Spreadsheet": "mon-t-l-cole.xlsx",
    }


def test_each_is_made_by_the_click_with_the_plan_in_it(clicked: dict[str, dict[str, Any]]) -> None:
    document = PdfReader(io.BytesIO(clicked["PDF"]["data"]()))
    assert document.metadata is not None
    assert document.metadata.title == "Mon été: à l’école"
    workbook = openpyxl.load_workbook(io.BytesIO(clicked["Spreadsheet"]["data"]()))
    assert workbook["About"]["B2"].value == "Mon été: à l’école"
    assert all(options["help"] == "Without grades and without your name." for options in clicked.values())
