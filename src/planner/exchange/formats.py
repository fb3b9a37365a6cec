"""The formats in one table, for screen, command line and README: what each holds, how it is read and written."""

from __future__ import annotations

from collections.abc import Mapping

from planner.exchange import format_calls
from planner.exchange.format_entry import KINDS, Files, Format, Options

_MB = 1_000_000
FORMATS: tuple[Format, ...] = (
    Format(
        "workbook",
        "Workbook",
        "The whole curriculum, one sheet a table, with drop-downs: for working on it in a spreadsheet program.",
        (".xlsx",),
        20 * _MB,
        format_calls.reader("workbook"),
        format_calls.writer("workbook"),
        is_whole=True,
    ),
    Format(
        "csv",
        "CSV files in a zip",
        "The whole curriculum as the data folder has it: for archives and scripts.",
        (".zip",),
        20 * _MB,
        format_calls.reader("zipped_folder", with_into=False),
        format_calls.writer("zipped_folder"),
        is_whole=True,
    ),
    Format(
        "table",
        "One table as CSV",
        "Rows of one table, in a file named after it, such as courses.csv.",
        (".csv",),
        20 * _MB,
        format_calls.table,
        needs_curriculum=True,
    ),
    Format(
        "matrix",
        "Matrix of courses and skills or outcomes",
        "The map as departments draw it, with letters such as I, R, M and A: for meetings and reports.",
        (".csv", ".xlsx"),
        5 * _MB,
        format_calls.matrix,
        format_calls.writer("matrix"),
        kinds=("skills", "outcome"),
        needs_curriculum=True,
    ),
    Format(
        "esco",
        "ESCO",
        "Occupations of the European classification with their essential and optional skills, as published (zip).",
        (".zip", ".csv"),
        80 * _MB,
        format_calls.esco,
        opens=format_calls.opener("esco", "open_release"),
        several=True,
    ),
    Format(
        "onet",
        "O*NET",
        "Occupations of the U.S. database with skills, knowledge and software, as published (text, CSV or zip).",
        (".zip", ".txt", ".csv"),
        80 * _MB,
        format_calls.onet,
        opens=format_calls.opener("onet", "open_database"),
        several=True,
    ),
    Format(
        "rsd",
        "Rich Skill Descriptors (OSMT)",
        "Skills with statements and keywords: for skill libraries of other institutions.",
        (".csv",),
        20 * _MB,
        format_calls.reader("rsd", kind="kind"),
        format_calls.writer("rsd"),
        kinds=("skills", "outcome", "standard"),
    ),
    Format(
        "case",
        "CASE package",
        "Roles, skills and courses as a framework of 1EdTech CASE: for other institutions and state standards.",
        (".json",),
        50 * _MB,
        format_calls.reader("case", kind="as_kind"),
        format_calls.writer("case"),
        kinds=("skills", "outcome", "standard"),
    ),
    Format(
        "opensalt",
        "OpenSALT spreadsheet",
        "The same framework as a spreadsheet of OpenSALT.",
        (".xlsx", ".csv"),
        20 * _MB,
        format_calls.reader("opensalt", kind="as_kind"),
        format_calls.writer("opensalt"),
        kinds=("skills", "outcome", "standard"),
    ),
    Format(
        "canvas",
        "Canvas outcomes",
        "Skills as outcomes, with the levels as ratings: for the learning platform.",
        (".csv",),
        20 * _MB,
        format_calls.reader("canvas", kind="kind"),
        format_calls.writer("canvas"),
        kinds=("skills", "outcome", "standard"),
    ),
    Format(
        "curricular-analytics",
        "Curricular Analytics",
        "Courses, credits, requisites and terms: for measuring the structure of a curriculum.",
        (".csv",),
        5 * _MB,
        format_calls.reader("curricular_analytics", with_into=False),
        format_calls.writer("curricular_analytics"),
        simplifies=format_calls.simplified,
        is_whole=True,
    ),
)
BY_FORMAT_NAME: Mapping[str, Format] = {entry.name: entry for entry in FORMATS}

__all__ = ["BY_FORMAT_NAME", "FORMATS", "KINDS", "Files", "Format", "Options"]
