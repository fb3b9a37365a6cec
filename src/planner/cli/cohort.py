"""`planner cohort`: what may be shown of a group of students, from their transcripts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from planner.cli.coverage import DEFAULT_FOLDER
from planner.cli.curriculum_place import place, there
from planner.cli.printing import AsJson, as_object, line, lines_under, stop, stop_for_faults, table
from planner.curriculum import Curriculum
from planner.errors import DataError

if TYPE_CHECKING:
    from planner.cohort.hiding import ShownCohort, ShownGroup

Kind = Literal["csv", "parquet", "postgresql"]
_LISTED = 10


def cohort(
    transcripts: Annotated[
        str, typer.Argument(help="A file, a folder or a pattern of files, or the address of a PostgreSQL database.")
    ],
    table_name: Annotated[str, typer.Option("--table", help="The table or view of the database.")] = "",
    kind: Annotated[Kind | None, typer.Option(help="What it is, where its name does not say so.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="A column of another name, ours=theirs: student=pidm. May be repeated.")
    ] = None,
    folder: Annotated[Path | None, typer.Option(help="The folder of the curriculum.")] = None,
    store: Annotated[str | None, typer.Option(help="Instead: the id of a curriculum in the store.")] = None,
    least: Annotated[int | None, typer.Option(min=1, help="Smallest group shown; at least 10.")] = None,
    outside: Annotated[bool, typer.Option("--outside", help="With courses outside the degree.")] = False,
    engine: Annotated[
        Literal["duckdb", "spark"] | None, typer.Option(help="Else Spark where $PLANNER_SPARK names a cluster.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what the students of some transcripts have reached, as far as it may be shown: small groups are hidden.

    Columns: student, course and term, and where there are grade, programme and entry_year. A password need not stand
    in the address: PostgreSQL's own variables and password file are read. Nothing is kept.
    """
    from planner.cohort import Source, cohort_of, engine_for, hiding

    curriculum = there(place(folder or (None if store else DEFAULT_FOLDER), store))
    found = _kind(transcripts, table_name) if kind is None else kind
    if (found == "postgresql") != bool(table_name):
        stop(2, "A database needs the name of a table or view with --table, and a file has none.")
    source = Source(found, transcripts, table=table_name, columns=_columns(column or ()))
    try:
        figures = cohort_of(curriculum, source, engine=engine or engine_for(source), outside=outside)
    except DataError as error:
        stop_for_faults(error, as_json=as_json)
    except ValueError as error:
        stop(2, f"{error}.")
    shown = hiding.shown(figures, curriculum.about.small_group if least is None else least)
    if as_json:
        as_object(_object(shown))
    else:
        _print(curriculum, shown)


def _kind(place_text: str, table_name: str) -> Kind:
    if table_name or place_text.startswith(("postgresql:", "postgres:", "postgresql+psycopg:")):
        return "postgresql"
    path = Path(place_text)
    is_parquet = path.suffix in {".parquet", ".pq"} or (path.is_dir() and any(path.glob("*.parquet")))
    return "parquet" if is_parquet else "csv"


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    from planner.cohort import COLUMNS

    named = {ours: theirs for ours, _, theirs in (pair.partition("=") for pair in pairs)}
    wrong = [ours for ours, theirs in named.items() if ours not in COLUMNS or not theirs]
    if wrong:
        stop(2, f"--column is ours=theirs, and ours is one of {', '.join(COLUMNS)}; not {', '.join(wrong)}.")
    return named


def _print(curriculum: Curriculum, shown: ShownCohort) -> None:
    from planner.review import groups_frames, groups_words

    line(groups_words.rows_words(shown))
    if shown.rows.left_out:
        lines_under("Of the rows:", _reasons(shown))
    if not shown.groups:
        line("")
        line(f"There are fewer than {shown.least} students: nothing is shown of them.")
        return
    line("")
    table(("group", "students"), [(groups_words.group_title(group), group.students) for group in shown.groups])
    line("")
    jobs = tuple(role.role_id for role in curriculum.roles if role.kind == "job")
    frame = groups_frames.coverage(curriculum, shown, jobs, shown.groups[0])
    table(
        ("needs met, all students", "of", "a quarter at most", "half at most", "three quarters at most"),
        [
            (row.role, row.needs, *(groups_words.needs_words(*ends) for ends in _quartiles(row)))
            for row in frame.itertuples()
        ],
    )
    _print_lacking(curriculum, shown, jobs)
    line("")
    line(groups_words.hiding_words(shown))


def _reasons(shown: ShownCohort) -> list[str]:
    rows = shown.rows
    return [
        f"{number:,}: {reason.value}" + (f" ({', '.join(rows.examples[reason])})" if reason in rows.examples else "")
        for reason, number in rows.left_out.items()
    ]


def _quartiles(row: Any) -> list[tuple[int, int]]:
    return [
        (row.lower_least, row.lower_most),
        (row.median_least, row.median_most),
        (row.upper_least, row.upper_most),
    ]


def _print_lacking(curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str]) -> None:
    from planner.review import groups_frames

    frame = groups_frames.lacking(curriculum, shown, role_ids).head(_LISTED)
    line("")
    line("Skills that most leave without, at the level that these roles typically need:")
    table(
        ("skill", "level", "roles", "students below it"),
        [(row.skill, row.level or "any", row.roles, row.says) for row in frame.itertuples()],
    )


def _object(shown: ShownCohort) -> dict[str, Any]:
    """What is shown, as one object; in place of a small count stands "few", of all but a small one "nearly all"."""
    rows = shown.rows
    return {
        "synthetic": shown.is_synthetic,
        "fingerprint": shown.fingerprint,
        "least": shown.least,
        "rows": {
            "read": rows.rows,
            "used": rows.used,
            "left_out": {reason.name.lower(): number for reason, number in rows.left_out.items()},
            "examples": {reason.name.lower(): list(texts) for reason, texts in rows.examples.items()},
        },
        "groups": [_group(group) for group in shown.groups],
        "roles": [_role(shown, role_id) for role_id in shown.role_ids],
        "skills_below_level": _by_id(shown.skill_ids, shown.below.tolist()),
        "passed": _by_id(shown.course_ids, shown.passed.tolist()),
        "would_have_helped": {
            role_id: _by_id(shown.course_ids, numbers)
            for role_id, numbers in zip(shown.role_ids, shown.helped.tolist(), strict=True)
        },
    }


def _group(group: ShownGroup) -> dict[str, Any]:
    from planner.review import groups_words

    return {"group": groups_words.group_title(group), "scope": group.scope.value, "students": group.students}


def _role(shown: ShownCohort, role_id: str) -> dict[str, Any]:
    """The histograms of needs met: of each bin the least of needs met, and the students."""
    return {
        "role_id": role_id,
        "needs_met": [
            {**_group(group), "from": list(histogram.starts), "students_in_bin": list(histogram.students)}
            for group in shown.groups
            if (histogram := shown.histograms.get((role_id, group))) is not None
        ],
    }


def _by_id(ids: Sequence[str], numbers: Sequence[Any]) -> dict[str, Any]:
    return {key: _told(number) for key, number in zip(ids, numbers, strict=True)}


def _told(number: Any) -> Any:
    from planner.cohort.hiding import FEW, NEARLY_ALL

    if isinstance(number, list):
        return [_told(one) for one in number]
    return {FEW: "few", NEARLY_ALL: "nearly all"}.get(number, number)
