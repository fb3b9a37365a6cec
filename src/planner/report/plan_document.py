"""A plan as a document to print: typst sets it from a template beside this file.

The figures go in as data and never as source, so that no text of a plan or a curriculum is taken for markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from planner.charts.theme import LIGHT
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.report.coverage_picture import coverage_picture
from planner.report.plan_content import PlanContent, content
from planner.report.plan_rows import COMPLETED, CourseRow, choices, course_rows, group_rows, load_words
from planner.wording import headline, number, percent, sentence, short_description

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "plan.typ"
FONTS = _HERE / "fonts"
"""Noto Sans, the one family that the document uses; its licence stands beside it."""


def plan_pdf(curriculum: Curriculum, plan: Plan, *, made_on: datetime) -> bytes:
    """The plan as a tagged PDF (PDF/UA-1, A4); equal curriculum, plan and time give equal bytes.

    Where a text holds a character that the font does not have, such as a Chinese one, the document is tagged all the
    same but does not claim PDF/UA-1, which forbids it. Raises `ValueError` where `made_on` has no time zone.
    """
    return compiled(_TEMPLATE, "plan", document_data(content(curriculum, plan, made_on)), made_on)


def compiled(template: Path, name: str, data: Mapping[str, Any], made_on: datetime) -> bytes:
    """The PDF that a template sets from data, which it finds as JSON under a name; the time goes into the file.

    Tagged as PDF/UA-1, or without that claim where a text holds a character that the font does not have.
    """
    text = json.dumps(data, ensure_ascii=False)
    try:
        return _compiled(template, name, text, made_on, ["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in f"{error.message} {error.diagnostic}":
            raise
        return _compiled(template, name, text, made_on, [])


def _compiled(template: Path, name: str, data: str, made_on: datetime, standards: list[Any]) -> bytes:
    return typst.compile(
        template,
        root=_HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={name: data},
        pdf_standards=standards,
        timestamp=int(made_on.timestamp()),
    )


def document_data(found: PlanContent) -> dict[str, Any]:
    """What the template sets: texts, and lists of them. Percentages and credits are texts as the screens show them."""
    curriculum, plan, about = found.curriculum, found.plan, found.curriculum.about
    return {
        "title": plan.title,
        "institution": about.institution,
        "curriculum": about.title,
        "catalogue_year": about.catalogue_year or "",
        "disclaimer": about.disclaimer or "",
        "made_on": found.made_on_words,
        "sentence": found.sentence,
        "aims": _aims(found),
        "picture": coverage_picture(found.steps),
        "steps": found.steps_sentence,
        "terms": _terms(found),
        "problems": [[problem.severity.value, sentence(problem, curriculum)] for problem in found.problems],
        "programmes": _programmes(found),
        "spare": list(found.audit.spare),
        "gaps": {"sentence": found.gaps_sentence, "rows": found.gaps.to_dict(orient="records")},
        "choices": [list(choice) for choice in choices(curriculum, plan)],
        "notes": list(found.notes),
        "sources": list(found.sources),
        "fingerprint": curriculum.fingerprint,
        "colours": {name: getattr(LIGHT, name) for name in ("text", "muted", "grid", "accent", "raised", "short")},
    }


def _aims(found: PlanContent) -> list[dict[str, str]]:
    return [
        {
            "role": found.curriculum.role(coverage.role_id).title,
            "headline": headline(coverage),
            "share": percent(coverage.leading),
            "measure": "coverage" if coverage.coverage is not None else "breadth",
            "note": short_description(coverage.needs_total) or "",
        }
        for coverage in found.coverages
    ]


def _terms(found: PlanContent) -> list[dict[str, Any]]:
    """What is completed, where anything is, then the terms: their name, their credits and their courses."""
    curriculum, rows = found.curriculum, course_rows(found)
    completed = [row for row in rows if row.completed]
    blocks: list[dict[str, Any]] = []
    if completed:
        blocks.append({"name": COMPLETED.capitalize(), "load": "", "courses": _courses(curriculum, completed)})
    by_term = {term: list(group) for term, group in groupby(rows[len(completed) :], key=lambda row: row.term)}
    for column in found.board.columns:
        name = str(column.term)
        load = load_words(curriculum, column)
        blocks.append({"name": name, "load": load, "courses": _courses(curriculum, by_term.get(name, []))})
    return blocks


def _courses(curriculum: Curriculum, rows: Iterable[CourseRow]) -> list[dict[str, Any]]:
    return [
        {
            "code": row.course_id,
            "title": row.title,
            "note": ", ".join(part for part in (row.term if row.completed else "", row.note) if part),
            "credits": "–" if row.credits is None else number(row.credits),
            "adds": [[curriculum.role(role_id).title, f"+{percent(adds)}"] for role_id, adds in row.adds],
        }
        for row in rows
    ]


def _programmes(found: PlanContent) -> list[dict[str, Any]]:
    return [
        {"title": title, "groups": [asdict(row) for row in group]}
        for title, group in groupby(group_rows(found), key=lambda row: row.programme)
    ]
