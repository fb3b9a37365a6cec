"""A plan as a workbook: a sheet for each question, with a native chart of coverage after each term.

Texts are written as texts and nothing else: a cell that begins with = + - or @ is no formula, an address no link.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.charts.theme import LIGHT
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.report.plan_content import content
from planner.report.plan_sheets import AFTER_EACH_TERM, sheets
from planner.report.sheets import Sheet, write

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def plan_workbook(curriculum: Curriculum, plan: Plan, *, made_on: datetime) -> bytes:
    """The plan as XLSX; equal curriculum, plan and time give equal bytes.

    The sheets are those of `planner.report.plan_sheets`. Credits are the college's own unit, shares are numbers from 0
    to 1 shown as percent. Raises `ValueError` where `made_on` has no time zone.
    """
    found = content(curriculum, plan, made_on)
    held = io.BytesIO()
    workbook = Workbook(held, OPTIONS)
    there = made_on.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.set_properties({"title": plan.title, "created": there})
    for sheet in sheets(found):
        worksheet = write(workbook, sheet)
        if sheet.name == AFTER_EACH_TERM and len(sheet.columns) > 1:
            _chart(workbook, worksheet, sheet)
    workbook.close()
    return held.getvalue()


def _chart(workbook: Workbook, worksheet: Worksheet, sheet: Sheet) -> None:
    """A line a role beside the figures that it is drawn from."""
    chart = workbook.add_chart({"type": "line"})
    last = len(sheet.rows)
    for place in range(1, len(sheet.columns)):
        colour = LIGHT.series[(place - 1) % len(LIGHT.series)]
        chart.add_series(
            {
                "name": [sheet.name, 0, place],
                "categories": [sheet.name, 1, 0, last, 0],
                "values": [sheet.name, 1, place, last, place],
                "line": {"color": colour, "width": 1.75},
                "marker": {"type": "automatic", "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    chart.set_title({"name": "Coverage after each term", "name_font": {"size": 12}})
    chart.set_y_axis({"min": 0, "max": 1, "num_format": "0 %", "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 380})
    described = "A line a role: its coverage after each term, from the table beside it."
    worksheet.insert_chart(1, len(sheet.columns) + 1, chart, {"description": described})
