"""The open plan as a document to print and as a spreadsheet, each made when its button is clicked."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.report.plan_document import plan_pdf
from planner.report.plan_workbook import plan_workbook
from planner.ui.plan_files import file_stem

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HELP = "Without grades and without your name."


def buttons(curriculum: Curriculum, plan: Plan) -> None:
    """Two buttons: the plan as PDF and as a spreadsheet. Both leave grades and names out."""
    stem = file_stem(plan.title)
    st.download_button(
        "PDF",
        data=lambda: plan_pdf(curriculum, plan, made_on=datetime.now(UTC)),
        file_name=f"{stem}.pdf",
        mime="application/pdf",
        key="plan_pdf",
        help=_HELP,
        on_click="ignore",
    )
    st.download_button(
        "Spreadsheet",
        data=lambda: plan_workbook(curriculum, plan, made_on=datetime.now(UTC)),
        file_name=f"{stem}.xlsx",
        mime=_WORKBOOK,
        key="plan_workbook",
        help=_HELP,
        on_click="ignore",
    )
