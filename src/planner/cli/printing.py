"""How commands speak: lines and tables of plain text, one JSON object, and what is said before stopping."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from planner.curriculum import Curriculum
from planner.errors import DataError

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]


def line(text: str) -> None:
    """Print one line; what a terminal would take for a command in a text from a file is shown as �."""
    typer.echo(_shown(text))


def lines_under(heading: str, lines: Iterable[str]) -> None:
    """Print a heading after a blank line, and lines under it."""
    line("")
    line(heading)
    for text in lines:
        line(f"  {text}")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table in columns as wide as their widest cell."""
    cells = [[_shown(str(cell)) for cell in row] for row in [columns, *rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(columns))]
    for row in cells:
        line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def as_object(value: dict[str, Any]) -> None:
    """Print one JSON object."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def stop(code: int, *lines: str) -> NoReturn:
    """Say on the standard error why there is no result, and leave with this exit code."""
    for text in lines:
        typer.echo(_shown(text), err=True)
    raise typer.Exit(code)


def stop_for_faults(error: DataError, *, as_json: bool) -> NoReturn:
    """Print every fault of a file, and leave with exit code 1."""
    if as_json:
        as_object({"loads": False, "faults": [asdict(fault) for fault in error.faults]})
        raise typer.Exit(1)
    stop(1, *str(error).splitlines())


def curriculum_in(folder: Path, *, as_json: bool) -> Curriculum:
    """The curriculum of a folder; stops for its faults."""
    from planner.exchange import folder as folders

    try:
        return folders.read(folder)
    except DataError as error:
        stop_for_faults(error, as_json=as_json)


def _shown(text: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in " ".join(text.split("\n")))
