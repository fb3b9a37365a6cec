"""Rows of O*NET's tables to ratings and software by occupation."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from planner.exchange.naming import item
from planner.exchange.onet.database import Element, Part, Rating, Software
from planner.exchange.reading import Reading
from planner.exchange.text_files import Sheet, SheetRow

SOC = "o*net-soc code"
PARTS: Mapping[str, Part] = {"2.A": "skills", "2.B": "skills", "2.C": "knowledge", "1.A": "abilities"}
"""Branches of the content model that are skills, knowledge and abilities."""
_GROUPS: Mapping[Part, str] = {
    "skills": "Skills",
    "knowledge": "Knowledge",
    "abilities": "Abilities",
    "software": "Software",
}
_SCALES = {"IM": (1.0, 5.0), "LV": (0.0, 7.0)}
_YES = "y"


class Elements:
    """The elements that tables name, each once; `described` has name and description by id."""

    def __init__(self, described: Mapping[str, tuple[str, str]]) -> None:
        self._described = described
        self._found: dict[str, Element] = {}

    def add(self, element_id: str, name: str, part: Part) -> str:
        """Key of an element: its id, or its part and name where it has none."""
        key = element_id or f"{part}: {name.casefold()}"
        if key not in self._found:
            group, _ = self._described.get(element_id[:3], ("", "")) if element_id else ("", "")
            _, description = self._described.get(element_id, ("", ""))
            self._found[key] = Element(
                key, name, part, group if part != "software" and group else _GROUPS[part], description
            )
        return key

    def all(self) -> dict[str, Element]:
        """The elements in the order of their keys; of two with one name each says its part in brackets."""
        parts: dict[str, set[Part]] = {}
        for element in self._found.values():
            parts.setdefault(element.name.casefold(), set()).add(element.part)
        return {
            key: dataclasses.replace(element, name=f"{element.name} ({element.part})")
            if len(parts[element.name.casefold()]) > 1
            else element
            for key, element in sorted(self._found.items())
        }


def ratings(sheets: Iterable[tuple[Sheet, Part]], elements: Elements, reading: Reading) -> dict[str, dict[str, Rating]]:
    """Ratings by occupation and element, in the order of their keys.

    Rows of other scales and of other branches of the content model are passed over. Each sheet comes with the part
    that it is where it has no ids of elements.
    """
    found: dict[str, dict[str, Rating]] = {}
    for sheet, part_of_file in sheets:
        for row in sheet.rows:
            cells = row.cells
            element_id, name = cells.get("element id", ""), item(cells.get("element name", ""))
            part = PARTS.get(element_id[:3]) if element_id else part_of_file
            scale = cells.get("scale id", "").upper()
            if part is None or scale not in _SCALES or not name:
                continue
            value = _value(sheet, row, scale, reading)
            if value is None:
                continue
            of_occupation = found.setdefault(cells.get(SOC, ""), {})
            key = elements.add(element_id, name, part)
            of_occupation[key] = _with(of_occupation.get(key, Rating()), scale, value, row)
    return {soc: dict(sorted(of_occupation.items())) for soc, of_occupation in found.items()}


def _value(sheet: Sheet, row: SheetRow, scale: str, reading: Reading) -> float | None:
    text = row.cells.get("data value", "")
    least, most = _SCALES[scale]
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if least <= value <= most:
        return value
    expected = f"a number from {least:g} to {most:g} on the scale {scale}"
    reading.leave_out(sheet.file, expected, row=row.number, column="Data Value", value=text)
    return None


def _with(rating: Rating, scale: str, value: float, row: SheetRow) -> Rating:
    """The rating with a row more. What is too imprecise in level is only not stated; in importance, all of it goes."""
    suppressed = row.cells.get("recommend suppress", "").casefold() == _YES
    not_relevant = rating.not_relevant or row.cells.get("not relevant", "").casefold() == _YES
    if scale == "LV":
        return dataclasses.replace(rating, level=None if suppressed else value, not_relevant=not_relevant)
    return dataclasses.replace(rating, importance=value, suppressed=suppressed, not_relevant=not_relevant)


def software(sheets: Iterable[Sheet], elements: Elements, reading: Reading) -> dict[str, dict[str, Software]]:
    """Kinds of software by occupation and element: `Commodity Title` before release 30.3, `Element Name` since."""
    found: dict[str, dict[str, Software]] = {}
    for sheet in sheets:
        since_30_3 = "workplace example" in sheet.columns
        kind, example_of = ("element name", "workplace example") if since_30_3 else ("commodity title", "example")
        says_demand = "in demand" in sheet.columns
        for row in sheet.rows:
            name, example = item(row.cells.get(kind, "")), item(row.cells.get(example_of, ""))
            if not name:
                reading.leave_out(sheet.file, "the kind of software", row=row.number, column=kind)
                continue
            key = elements.add(row.cells.get("element id", ""), name, "software")
            of_occupation = found.setdefault(row.cells.get(SOC, ""), {})
            before = of_occupation.get(key, Software((), hot=False, in_demand=False if says_demand else None))
            of_occupation[key] = Software(
                (*before.examples, example) if example else before.examples,
                hot=before.hot or _is_yes(row, "hot technology"),
                in_demand=before.in_demand or (_is_yes(row, "in demand") if says_demand else before.in_demand),
            )
    return {soc: dict(sorted(of_occupation.items())) for soc, of_occupation in found.items()}


def _is_yes(row: SheetRow, column: str) -> bool:
    return row.cells.get(column, "").casefold() == _YES
