"""`planner report`: the review of a programme as a document, a workbook or a web page, without anybody looking on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.coverage import DEFAULT_FOLDER
from planner.cli.curriculum_place import Place, place, there
from planner.cli.printing import line, stop
from planner.curriculum import Curriculum

if TYPE_CHECKING:
    from planner.report.review_formats import ReportFormat
    from planner.report.review_subject import ActionRow, Answer, Section


def report(
    output: Annotated[Path, typer.Option("--out", "-o", help="The file to write.")],
    folder: Annotated[Path | None, typer.Option(help="The folder of the curriculum.")] = None,
    store: Annotated[str | None, typer.Option(help="The id of a curriculum in the store.")] = None,
    revision: Annotated[int | None, typer.Option(min=1, help="Of the store: another one than the latest.")] = None,
    programme: Annotated[str, typer.Option(help="Id of the programme; else the first major.")] = "",
    file_format: Annotated[str, typer.Option("--format", help="pdf, xlsx or html; else by the file's ending.")] = "",
    sections: Annotated[str, typer.Option(help="Names of sections with commas between them; else all.")] = "",
    guarantees: Annotated[bool, typer.Option("--guarantees", help="With guaranteed and possible.")] = False,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="Time limit for the guarantees.")] = 120,
) -> None:
    """Write the review of a programme as a report.

    Sections are promises, risks, structure, evidence, outcomes, actions and method. Exit code 1 where the curriculum
    cannot be read or the file cannot be written, 2 for a wrong call.
    """
    from datetime import UTC, datetime

    from planner.report.review_content import content
    from planner.report.review_formats import file_of

    wanted, chosen = _format(file_format, output), _sections(sections)
    where = place(folder or (DEFAULT_FOLDER if store is None else None), store, revision)
    curriculum = there(where)
    programme_id = _programme(curriculum, programme)
    found = content(
        curriculum,
        programme_id=programme_id,
        made_on=datetime.now(UTC),
        sections=chosen,
        revision=where.number,
        guarantees=_guaranteed(curriculum, programme_id, seconds) if guarantees else None,
        actions=_actions(curriculum, store, where),
    )
    try:
        output.write_bytes(file_of(found, wanted))
    except OSError as error:
        stop(1, f"Nothing was written: {error}.")
    line(f"The review of {found.title} was written to {output}.")


def _format(asked: str, output: Path) -> ReportFormat:
    from planner.report.review_formats import ReportFormat

    name = asked or output.suffix.removeprefix(".").lower()
    if name not in {str(known) for known in ReportFormat}:
        stop(2, f"The format is one of {', '.join(ReportFormat)}: name it with --format, or end the file's name so.")
    return ReportFormat(name)


def _sections(asked: str) -> tuple[Section, ...]:
    from planner.report.review_subject import Section

    names = [name.strip() for name in asked.split(",") if name.strip()]
    unknown = [name for name in names if name not in {str(known) for known in Section}]
    if unknown:
        stop(2, f"{', '.join(unknown)} is no section; there are {', '.join(Section)}.")
    return tuple(Section(name) for name in names) or tuple(Section)


def _programme(curriculum: Curriculum, asked: str) -> str | None:
    """The programme asked for, else the first major, else the first there is; None where there is none."""
    from planner.course_sets import main_programme

    ids = [row.programme_id for row in curriculum.programmes]
    if asked and asked not in ids:
        stop(2, f"There is no programme {asked}; there are {', '.join(ids) or 'none'}.")
    return asked or main_programme(curriculum) or (ids[0] if ids else None)


def _guaranteed(curriculum: Curriculum, programme_id: str | None, seconds: float) -> Answer:
    from planner.solver.guarantees import guarantees

    if programme_id is None:
        stop(2, "Without a programme nothing is guaranteed: leave --guarantees out.")
    return guarantees(curriculum, programme_id, time_limit_s=seconds)


def _actions(curriculum: Curriculum, store: str | None, where: Place) -> tuple[ActionRow, ...]:
    """The list of actions, which only a curriculum of the store has."""
    from planner.access import LOCAL
    from planner.report.review_actions import action_rows
    from planner.store import StoreError, actions, open_store

    if store is None or where.number is None:
        return ()
    try:
        return action_rows(curriculum, actions.of(open_store(), LOCAL, store))
    except StoreError as error:
        stop(1, f"The store cannot be read: {error}.")
