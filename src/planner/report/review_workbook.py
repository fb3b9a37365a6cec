"""A review as a workbook: a sheet a table, with native charts and formats that follow the figures.

Texts are written as texts and nothing else: a cell that begins with = + - or @ is no formula, an address no link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.charts.theme import LIGHT
from planner.report.plan_workbook import OPTIONS
from planner.report.review_blocks import Field, Figures, Look, NativeChart, Points, Shape, Where, Words, share_of
from planner.report.review_content import ReviewContent
from planner.report.review_method import source_lines
from planner.report.sheets import Column, Kind, Sheet, write
from planner.report.svg_inks import paper, shade_of

ABOUT = "About"
_INKS = paper()
_WEIGHTY = ("orphan skill", "never deep enough", "error", "open")
_NOTEWORTHY = ("fragile skill", "warning", "doing")


def review_workbook(found: ReviewContent) -> bytes:
    """The review as XLSX; equal contents give equal bytes.

    Shares are numbers from 0 to 1 shown as percent, credits the college's own unit.
    """
    held = io.BytesIO()
    workbook = Workbook(held, OPTIONS)
    there = found.made_on.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.set_properties({"title": f"Review: {found.title}", "created": there})
    write(workbook, _about(found))
    for table in found.tables:
        if table.where is not Where.READ:
            _sheet(workbook, table)
    workbook.close()
    return held.getvalue()


def _about(found: ReviewContent) -> Sheet:
    """What is reviewed, the answer of each section, its notes, and the sources."""
    rows = [("Review", found.title), *found.facts, ("Notice", found.notice)]
    rows += [(chapter.title, chapter.answer) for chapter in found.chapters]
    for chapter in found.chapters:
        for block in chapter.blocks:
            if isinstance(block, Words):
                rows.append((f"{chapter.title}, note", block.text))
            elif isinstance(block, Points):
                rows += [(f"{chapter.title}, note", item) for item in block.items]
    rows += [("Source", line) for line in source_lines(found.curriculum)]
    return Sheet(ABOUT, (Column("What", width=30), Column("Words", width=110)), [row for row in rows if row[1]])


def _sheet(workbook: Workbook, table: Figures) -> None:
    columns = tuple(Column(field.head, field.kind, field.width) for field in table.fields)
    worksheet = write(workbook, Sheet(table.name, columns, table.rows))
    if not table.rows:
        return
    for place, field in enumerate(table.fields):
        _formats(workbook, worksheet, table, place, field)
    if table.chart is not None:
        _chart(workbook, worksheet, table, table.chart)


def _formats(workbook: Workbook, worksheet: Worksheet, table: Figures, place: int, field: Field) -> None:
    """What a column shows beside its figures: bars, shades, and words that stand out."""
    cells = (1, place, len(table.rows), place)
    texts = {str(row[place]) for row in table.rows if isinstance(row[place], str)}
    if field.look is Look.BAR:
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": LIGHT.levels[0], "min_type": "num", "min_value": 0}
        worksheet.conditional_format(*cells, bar)
    elif field.look is Look.SHADE and field.kind is Kind.SHARE:
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
        colours = {"min_color": LIGHT.background, "max_color": LIGHT.levels[0]}
        worksheet.conditional_format(*cells, {"type": "2_color_scale", **ends, **colours})
    elif field.look is Look.SHADE:
        for text in sorted(texts):
            share = share_of(text)
            if share is not None:
                step = shade_of(share)
                style = {"bg_color": _INKS.shades[step], "font_color": _INKS.on_shades[step]}
                _where_equal(workbook, worksheet, cells, text, style)
    elif field.look is Look.MARKED:
        for text in sorted(texts.intersection(_WEIGHTY)):
            _where_equal(workbook, worksheet, cells, text, {"bold": True, "bg_color": "#fbe3b5"})
        for text in sorted(texts.intersection(_NOTEWORTHY)):
            _where_equal(workbook, worksheet, cells, text, {"italic": True, "bg_color": LIGHT.raised})


def _where_equal(
    workbook: Workbook, worksheet: Worksheet, cells: Sequence[int], text: str, style: Mapping[str, object]
) -> None:
    rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": workbook.add_format(dict(style))}
    worksheet.conditional_format(*cells, rule)


def _chart(workbook: Workbook, worksheet: Worksheet, table: Figures, wanted: NativeChart) -> None:
    """The chart beside its table."""
    marks = wanted.shape is Shape.MARKS
    last = len(table.rows) if marks else min(len(table.rows), wanted.most)
    kind = {"type": "scatter"} if marks else {"type": "bar"}
    chart = workbook.add_chart({**kind, "subtype": "stacked"} if wanted.shape is Shape.STACKED else kind)
    for number, place in enumerate(wanted.series):
        colour = LIGHT.series[number % len(LIGHT.series)]
        marker = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
        chart.add_series(
            {
                "name": [table.name, 0, place],
                "categories": [table.name, 1, wanted.labels, last, wanted.labels],
                "values": [table.name, 1, place, last, place],
                **({"marker": marker} if marks else {"fill": {"color": colour}}),
            }
        )
    chart.set_title({"name": wanted.title, "name_font": {"size": 12}})
    if marks:
        chart.set_x_axis({"name": table.fields[wanted.labels].head, "min": 0, "major_gridlines": {"visible": True}})
        chart.set_y_axis({"name": table.fields[wanted.series[0]].head, "min": 0})
        chart.set_legend({"none": True})
    else:
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"position": "top"})
    chart.set_size({"width": 760, "height": 460 if marks else 140 + last * (14 + 7 * len(wanted.series))})
    described = f"{wanted.title}: {_named(table, wanted.series)}, from the table beside it."
    worksheet.insert_chart(1, len(table.fields) + 1, chart, {"description": described})


def _named(table: Figures, places: Iterable[int]) -> str:
    return ", ".join(table.fields[place].head for place in places)
