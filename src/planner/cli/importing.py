"""`planner import`: files of other programs into a curriculum, after it was shown what would change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.curriculum_place import Place, place, read
from planner.cli.printing import line, lines_under, stop, table
from planner.errors import DataError

if TYPE_CHECKING:
    from planner.exchange.formats import Format, Options
    from planner.mapping.importing import Understood

MOST_LISTED = 20


def import_(
    files: Annotated[list[Path], typer.Argument(help="The file, or all files of ESCO or O*NET.", exists=True)],
    into: Annotated[Path | None, typer.Option(help="The folder of the curriculum.")] = None,
    store: Annotated[str | None, typer.Option(help="The id of a curriculum in the store.")] = None,
    file_format: Annotated[str | None, typer.Option("--format", help="The format; found out without it.")] = None,
    kind: Annotated[str, typer.Option(help="What its items are: skills, outcome or standard.")] = "skills",
    occupation: Annotated[
        list[str] | None, typer.Option(help="Of ESCO or O*NET: an address, a code, or words. Without any, all.")
    ] = None,
    essential: Annotated[bool, typer.Option("--essential", help="Of ESCO: essential skills only.")] = False,
    only_add: Annotated[bool, typer.Option("--only-add", help="A whole curriculum takes nothing away.")] = False,
    note: Annotated[str, typer.Option(help="The note of the revision.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Read files, show what would change, and change it once you say yes.

    A format that holds a whole curriculum makes a new one where there is none. A failed import changes nothing. Exit
    code 1 where a file or the curriculum cannot be read, or you say no; 2 for a wrong call.
    """
    where = place(into, store)
    contents = {path.name: path.read_bytes() for path in files}
    if len(contents) < len(files):
        stop(2, "Two of the files have the same name.")
    entry = _format(contents, file_format)
    found = _understood(
        entry, contents, where, _options(kind, essential=essential), occupation or [], only_add=only_add
    )
    _show(entry, found)
    if not found.changes and not found.plans_differ:
        return
    if not yes and not typer.confirm("Change the curriculum so?"):
        stop(1, "Nothing was changed.")
    _write(where, found, note or f"Imported: {entry.title}")


def _format(contents: Mapping[str, bytes], name: str | None) -> Format:
    from planner.exchange.format_guess import guessed
    from planner.exchange.formats import BY_FORMAT_NAME

    if name is not None and name not in BY_FORMAT_NAME:
        stop(2, f"{name} is no format; there are {', '.join(BY_FORMAT_NAME)}.")
    entry = guessed(contents) if name is None else BY_FORMAT_NAME[name]
    if entry is None:
        stop(2, "The format cannot be found out: name it with --format.")
    size = sum(map(len, contents.values()))
    if size > entry.most_bytes:
        stop(1, f"{entry.title} is read up to {entry.most_bytes:,} bytes; these are {size:,}.")
    return entry


def _options(kind: str, *, essential: bool) -> Options:
    from planner.exchange.formats import KINDS, Options

    known = next((name for name in KINDS if name == kind), None)
    if known is None:
        stop(2, f"{kind} is no kind; there are {', '.join(KINDS)}.")
    return Options(kind=known, essential_only=essential)


def _understood(
    entry: Format,
    contents: Mapping[str, bytes],
    where: Place,
    options: Options,
    wanted: list[str],
    *,
    only_add: bool,
) -> Understood:
    """What the files would make of the curriculum; stops for every fault."""
    from dataclasses import replace

    from planner.mapping import importing

    before = read(where)
    if before is None and not entry.is_whole:
        stop(2, "There is no curriculum yet: begin one with a file that holds a whole one.")
    try:
        source: Any = contents
        if entry.opens is not None:
            source = entry.opens(contents)
            options = replace(options, occupations=_chosen(source, wanted))
        if before is None:
            return importing.begun(entry, source, options)
        return importing.understood(entry, source, before, options, only_add=only_add)
    except DataError as error:
        stop(1, *str(error).splitlines(), "Nothing was changed.")
    except ValueError as error:
        stop(2, f"This cannot be read so: {error}. Nothing was changed.")


def _chosen(source: Any, wanted: list[str]) -> frozenset[str] | None:
    """The occupations of addresses or codes, or the first one found by words; None for all."""
    keys = set()
    for text in wanted:
        if text in source.occupations:
            keys.add(text)
            continue
        found = source.search(text, 1)
        if not found:
            stop(2, f"No occupation is called “{text}”.")
        keys.add(next(key for key, one in source.occupations.items() if one is found[0]))
    return frozenset(keys) if wanted else None


def _show(entry: Format, found: Understood) -> None:
    """How the files were understood, and what would change, by table."""
    from planner.mapping.importing import counts_frame
    from planner.wording import counted

    line(f"Read as: {entry.title}")
    for heading, sentences in (
        ("Understood", found.imported.understood),
        ("Taken for granted", found.imported.assumed),
    ):
        if sentences:
            lines_under(heading, sentences[:MOST_LISTED])
    left_out = found.imported.left_out
    if left_out:
        more = f" (the first {MOST_LISTED})" if len(left_out) > MOST_LISTED else ""
        lines_under(
            f"{counted(len(left_out), 'row or cell', 'rows or cells')} left out{more}", map(str, left_out[:MOST_LISTED])
        )
    line("")
    if not found.changes and not found.plans_differ:
        line("Nothing would change: all of it stands already.")
        return
    frame = counts_frame(found)
    table(tuple(frame.columns), frame.itertuples(index=False, name=None))
    line("")


def _write(where: Place, found: Understood, note: str) -> None:
    from planner.store import StoreError

    try:
        line(f"The curriculum was {where.write(found.curriculum, note)}.")
    except (StoreError, OSError, ValueError) as error:
        stop(1, f"Nothing was changed: {error}.")
