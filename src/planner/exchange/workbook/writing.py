"""A curriculum to the bytes of a workbook, and the empty workbook from which a new one starts."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook

from planner.curriculum import About, Curriculum, TermCredits
from planner.exchange import about_rows, example_plans
from planner.exchange.workbook import explaining
from planner.exchange.workbook.sheets import Writer
from planner.model import Level, Scale
from planner.plan import Plan
from planner.tables import TABLES, Row

ABOUT, PLANS = "about", "plans"
PLAN_COLUMNS = ("name", "part", "json")
PART = 32_000
"""Most characters of a plan in one cell; a cell holds 32,767."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WRITTEN_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""The same in every workbook, so that equal curricula give equal bytes."""
_START = About(
    title="-",
    institution="-",
    department="-",
    seasons=("Spring", "Summer", "Fall"),
    credits_per_term=TermCredits(usual=15, least=12, most=18),
    scale=Scale(
        (
            Level("I", "Introduced", "Knows the idea and its words, and does it with guidance.", 1),
            Level("R", "Reinforced", "Does it alone in ordinary cases.", 2),
            Level("M", "Mastered", "Does it well in demanding cases, and judges the result.", 3),
        )
    ),
)
_TO_BE_SAID = ("title", "institution", "department", "catalogue_year", "disclaimer")
"""Settings that an empty workbook asks for."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What the sheets hold."""

    settings: Sequence[tuple[str, str]]
    scale: Scale
    rows: Mapping[str, Iterable[Row]]
    plans: Mapping[str, Plan]


def write(curriculum: Curriculum) -> bytes:
    """The curriculum as .xlsx; `planner.exchange.workbook.read` gives the same curriculum back, with its plans.

    Texts are written as texts, so a code such as 1E5 and a cell that begins with = stay what they are. Equal curricula
    give equal bytes. Raises `ValueError` for a value that a cell cannot hold: a list with `;` in one of its texts, a
    text of more than 32,767 characters.
    """
    rows = {table.name: curriculum.rows(table.name) for table in TABLES}
    return _bytes(_Content(about_rows.rows(curriculum.about), curriculum.scale, rows, curriculum.plans))


def template(scale_from: About | None = None) -> bytes:
    """The same workbook without rows, to be filled from nothing; its first sheet shows an example row for each table.

    Levels, seasons and the other settings are those of `scale_from`, or usual ones; the names are left to be filled in,
    and until then `read` says that they are missing.
    """
    about = scale_from or _START
    asked = set(_TO_BE_SAID if scale_from is None else ("title", "catalogue_year", "disclaimer"))
    given = {name: value for name, value in about_rows.rows(about) if name not in asked}
    names = (*_TO_BE_SAID, *(name for name in given if name not in _TO_BE_SAID))
    settings = [(name, given.get(name, "")) for name in names]
    return _bytes(_Content(settings, about.scale, {}, {}))


def _bytes(content: _Content) -> bytes:
    held = io.BytesIO()
    workbook = Workbook(held, _OPTIONS)
    workbook.set_properties({"created": _WRITTEN_AT.replace(tzinfo=None)})
    writer = Writer(workbook, content.scale)
    explaining.write(writer)
    writer.settings(ABOUT, content.settings)
    for table in TABLES:
        writer.table(table, tuple(content.rows.get(table.name, ())))
    writer.texts(PLANS, PLAN_COLUMNS, _plan_rows(content.plans))
    workbook.close()
    return held.getvalue()


def _plan_rows(plans: Mapping[str, Plan]) -> list[tuple[str, str, str]]:
    """Name, number of the part and part of each plan, in ASCII characters without a space that an end could lose."""
    rows = []
    for name, plan in plans.items():
        if not example_plans.is_stem(name):
            raise ValueError(f"{name!r} cannot be the name of a plan's file")
        text = json.dumps(plan.model_dump(mode="json"), separators=(",", ":")).replace(" ", r"\u0020")
        parts = [text[start : start + PART] for start in range(0, len(text), PART)]
        rows += [(name, str(number), part) for number, part in enumerate(parts, start=1)]
    return rows
