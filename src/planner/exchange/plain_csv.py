"""CSV for another system that may be opened in a spreadsheet on the way there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from planner.exchange.spreadsheets import starts_a_formula


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as RFC 4180 says: UTF-8, commas, doubled quotation marks, lines that end in CR LF.

    A cell that a spreadsheet program would take for a formula gets a space before it: so it stays a text there, and
    nobody finds an apostrophe in a name afterwards. Our readers take outer spaces off.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f" {cell}" if starts_a_formula(cell) else cell for cell in row])
    return text.getvalue().encode()
