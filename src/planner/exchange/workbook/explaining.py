"""The first sheet of a workbook: what the sheets are, what their columns mean, and how a row looks."""

from __future__ import annotations

from planner.exchange.workbook import columns, words
from planner.exchange.workbook.examples import EXAMPLES
from planner.exchange.workbook.sheets import Writer
from planner.tables import BY_NAME

NAME = "Start here"
_HEAD = ("sheet", "column", "needed", "what it means", "example")
_WIDTHS = (20, 24, 9, 96, 40)


def write(writer: Writer) -> None:
    """Add the sheet."""
    sheet = writer.workbook.add_worksheet(NAME)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = 0
    for sentence in words.INTRODUCTION:
        writer.text(sheet, row, 0, sentence)
        row += 1
    row += 1
    for place, head in enumerate(_HEAD):
        writer.text(sheet, row, place, head, writer.head)
    sheet.freeze_panes(row + 1, 0)
    for table, names in words.COLUMNS.items():
        row += 1
        sheet.write_url(row, 0, f"internal:'{table}'!A1", writer.link, table)
        writer.text(sheet, row, 3, words.TABLES[table], writer.strong)
        for name, meaning in names.items():
            row += 1
            line = (table, name, _needed(table, name), _meaning(table, name, meaning), _example(writer, table, name))
            for place, text in enumerate(line):
                writer.text(sheet, row, place, text, writer.wrapped)
    sheet.hide_gridlines(2)


def _needed(table: str, name: str) -> str:
    return "yes" if table in BY_NAME and name in BY_NAME[table].needed_columns else ""


def _meaning(table: str, name: str, meaning: str) -> str:
    is_list = table in BY_NAME and any(column.name == name and column.is_list for column in columns.columns(table))
    return f"{meaning}; several with ; between them" if is_list else meaning


def _example(writer: Writer, table: str, name: str) -> str:
    example = EXAMPLES[table].get(name, "")
    return writer.scale.levels[-1].code if name == "level" and example and writer.scale.levels else example
