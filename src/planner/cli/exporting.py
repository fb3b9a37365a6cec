"""`planner export`: a curriculum in one of the formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.curriculum_place import place, there
from planner.cli.printing import line, stop, table


def export(
    folder: Annotated[Path | None, typer.Argument(help="The folder of the curriculum.")] = None,
    store: Annotated[str | None, typer.Option(help="The id of a curriculum in the store.")] = None,
    revision: Annotated[int | None, typer.Option(min=1, help="Of the store: another one than the latest.")] = None,
    file_format: Annotated[str, typer.Option("--format", help="The format; without it, all are listed.")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")] = None,
) -> None:
    """Write a curriculum as a file of another program, or list the formats.

    What the format cannot say is told. Exit code 1 where the curriculum cannot be read, 2 for a wrong call.
    """
    from planner.exchange.formats import BY_FORMAT_NAME

    written = {name: entry for name, entry in BY_FORMAT_NAME.items() if entry.writes is not None}
    if not file_format:
        table(("format", "file", "holds"), [(name, entry.endings[0], entry.holds) for name, entry in written.items()])
        return
    entry = written.get(file_format)
    if entry is None or entry.writes is None:
        stop(2, f"{file_format} is no format that is written; there are {', '.join(written)}.")
    if output is None:
        stop(2, "Name the file to write with -o.")
    curriculum = there(place(folder, store, revision))
    try:
        output.write_bytes(entry.writes(curriculum))
    except (OSError, ValueError) as error:
        stop(1, f"Nothing was written: {error}.")
    line(f"{curriculum.about.title} was written to {output} as {entry.title}.")
    for sentence in entry.simplifies(curriculum) if entry.simplifies is not None else ():
        line(f"- {sentence}")
