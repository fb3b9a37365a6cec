"""What a file says and what stands already, put together into one curriculum."""

from __future__ import annotations

from typing import Any

from planner.curriculum import Curriculum
from planner.editing import rows
from planner.editing.faults import faults_of
from planner.errors import DataError
from planner.exchange.imported import Imported
from planner.tables import BY_NAME, TABLES, Row


def combined(into: Curriculum | None, imported: Imported) -> Curriculum:
    """The curriculum that an import would make.

    A whole curriculum stands for itself; the rows of a part replace those of the same key and are added otherwise.
    Raises `DataError` where references lead nowhere or rules are broken then, `ValueError` for a part without a
    curriculum to go into, and for a whole one that says nothing about itself.
    """
    if imported.whole:
        if imported.about is None:
            raise ValueError("a whole curriculum says what it is about")
        values: dict[str, Any] = {table.name: tuple(imported.rows.get(table.name, ())) for table in TABLES}
        made = Curriculum(about=imported.about, **values, plans=dict(imported.plans))
    elif into is None:
        raise ValueError("a part of a curriculum needs one to go into")
    else:
        made = into.replace(**{name: _joined(into, name, found) for name, found in imported.rows.items() if found})
    faults = faults_of(made)
    if faults:
        raise DataError([fault.as_fault for fault in faults])
    return made


def _joined(into: Curriculum, name: str, found: tuple[Row, ...]) -> tuple[Row, ...]:
    places, table = rows.index(into, name), BY_NAME[name]
    values = list(into.rows(name))
    for row in found:
        place = places.get(rows.key(row, table, into.scale))
        if place is None:
            values.append(row)
        else:
            values[place] = row
    return tuple(values)
