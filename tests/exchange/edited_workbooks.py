"""The workbook of the good folder after changes that people and programs make, and what is wrong with it then."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from planner.errors import DataError, Fault
from planner.exchange import folder, workbook
from planner.exchange.imported import Imported
from tests.exchange.good_folder import contents

GOOD = folder.read_tables(contents())


def edited(change: Callable[[Workbook], Any]) -> bytes:
    """The workbook of the good folder after a change with openpyxl, which stores no values of formulas."""
    made = load_workbook(io.BytesIO(workbook.write(GOOD)))
    change(made)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def put(sheet: str, **values: Any) -> bytes:
    def change(made: Workbook) -> None:
        for place, value in values.items():
            made[sheet][place] = value
            if not isinstance(value, str):
                made[sheet][place].number_format = "yyyy-mm-dd" if isinstance(value, date) else "General"

    return edited(change)


def read(data: bytes) -> Imported:
    return workbook.read(data, "map.xlsx")


def faults(data: bytes) -> list[Fault]:
    with pytest.raises(DataError) as error:
        read(data)
    return list(error.value.faults)


def messages(data: bytes) -> list[str]:
    return [str(fault) for fault in faults(data)]


def changed_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(held, "w") as made:
        for part in archive.namelist():
            content = archive.read(part)
            if part == name:
                assert old in content
                content = content.replace(old, new)
            made.writestr(part, content)
    return held.getvalue()
