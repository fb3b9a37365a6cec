"""The section Promises: what core, legal plans and catalogue do for the roles, by role and by category of skills."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.charts.chart import records
from planner.charts.promised import CANNOT_TAKE_ALL, promised_frame, promised_sentence
from planner.course_sets import required_core
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.problems.skills import SHORT_DESCRIPTION, RoleKind
from planner.report.review_blocks import Block, Chapter, Field, Figures, Heading, Look, NativeChart, Picture, Words
from planner.report.review_grids import grids
from planner.report.review_subject import Section, Subject, at_least_note, figure
from planner.report.sheets import Cell, Kind
from planner.report.svg_promises import promise_pictures
from planner.review.role_kinds import NOUNS, ids_of, roles_words
from planner.wording import AT_LEAST, counted, listed, short_description

if TYPE_CHECKING:
    import pandas as pd

NO_CORE = "This curriculum has no programme, and so no required core: only the catalogue can be looked at."
NO_ROLES = {
    "job": "This curriculum names no roles: there is nothing to promise.",
    "outcome": "This curriculum names no programme outcomes.",
    "standard": "This curriculum names no standards.",
}


def promises_chapter(subject: Subject) -> Chapter:
    """Every job, by the sets of courses that are known."""
    frame = promises_frame(subject)
    answer = promises_answer(frame)
    blocks = promises_blocks(subject, frame, answer, "Promises")
    return Chapter(Section.PROMISES.heading, answer, blocks, key_figures(frame))


def key_figures(frame: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Needs met over all roles, by core and by catalogue; none without needs."""
    needs = int(frame["needs"].sum())
    if not needs:
        return ()
    sets = {"core": "needs met by the required core", "catalogue": "needs met by the whole catalogue"}
    return tuple(
        (
            f"{int(frame[f'{name}_met'].sum())} of {needs}",
            f"{words}{', at least' if frame[f'{name}_at_least'].any() else ''}",
        )
        for name, words in sets.items()
        if f"{name}_met" in frame
    )


def promises_answer(frame: pd.DataFrame, kind: RoleKind = "job") -> str:
    """The figures over all roles of a kind in a sentence; "at least" once, where an unmapped course could raise one."""
    if frame.empty:
        return NO_ROLES[kind]
    if "core_met" in frame:
        return promised_sentence(frame, NOUNS[kind])
    needs = int(frame["needs"].sum())
    if not needs:
        return f"No {NOUNS[kind]} has needs: there is nothing to promise."
    least = f"{AT_LEAST} " if frame["catalogue_at_least"].any() else ""
    return (
        f"All courses of the catalogue together, {CANNOT_TAKE_ALL}, meet {least}{int(frame['catalogue_met'].sum())} "
        f"of the {counted(needs, 'need')} of {roles_words(len(frame), kind)}."
    )


def promises_blocks(
    subject: Subject, frame: pd.DataFrame, answer: str, name: str, kind: RoleKind = "job"
) -> tuple[Block, ...]:
    """Picture, notes, table and grids. `name` begins the names of the tables."""
    if frame.empty:
        return ()
    blocks: list[Block] = []
    if frame["needs"].any():
        # Whole by now: nobody changes the frame.
        blocks.append(Picture(lambda inks: promise_pictures(frame, inks), answer))
    blocks += [Words(note, is_note=True) for note in _notes(subject, frame)]
    blocks.append(_table(frame, name))
    found = tuple(grids(subject, frame["role_id"].tolist(), kind, name))
    return (*blocks, *([Heading("By category of skills"), *found] if found else ()))


def promises_frame(subject: Subject, kind: RoleKind = "job") -> pd.DataFrame:
    """One row a role of a kind: the frame of the screen, `planner.charts.promised.promised_frame`, with breadth.

    Beside its columns core_breadth and catalogue_breadth (0 to 1, NaN without needs). Without a programme the columns
    of the core and `outside_met` are missing, without guarantees `guaranteed` and `possible` are.
    """
    if subject.programme_id is None:
        return _by_catalogue(subject.curriculum, kind)
    known = {} if subject.known is None else subject.known.roles
    marks = tuple((role_id, int(found.met.least), int(found.met.most)) for role_id, found in known.items())
    frame = promised_frame(subject.curriculum, subject.programme_id, None, kind, marks)
    core = required_core(subject.curriculum, subject.programme_id)
    sets = {"core": core, "catalogue": subject.curriculum.catalogue}
    return frame.assign(**{f"{name}_breadth": _breadth(subject.curriculum, frame, sets[name]) for name in sets})


def _breadth(curriculum: Curriculum, frame: pd.DataFrame, courses: Iterable[str]) -> list[float]:
    found = role_coverages(curriculum, frame["role_id"].tolist(), tuple(courses))
    return [_float(coverage.breadth) for coverage in found]


def _by_catalogue(curriculum: Curriculum, kind: RoleKind) -> pd.DataFrame:
    """The same without a programme: what the catalogue does alone."""
    import pandas as pd

    rows = []
    for found in role_coverages(curriculum, ids_of(curriculum, kind), curriculum.catalogue):
        role = curriculum.role(found.role_id)
        start = (role.role_id, role.title, role.family or "", found.needs_total, found.essentials_total)
        shares = (_float(found.coverage), _float(found.breadth))
        note = short_description(found.needs_total) or ""
        rows.append((*start, found.needs_met, found.essentials_met, *shares, found.could_rise, note))
    columns = ["role_id", "role", "family", "needs", "essentials", "catalogue_met", "catalogue_essentials"]
    columns += ["catalogue_coverage", "catalogue_breadth", "catalogue_at_least", "note"]
    return pd.DataFrame(rows, columns=columns)


def _float(share: Fraction | None) -> float:
    return float("nan") if share is None else float(share)


def _notes(subject: Subject, frame: pd.DataFrame) -> list[str]:
    curriculum = subject.curriculum
    notes = [NO_CORE] if subject.programme_id is None else []
    notes.append(subject.why_not_known)
    if subject.known is not None:
        notes.append(_range_words(frame))
    if frame["catalogue_at_least"].any():
        notes.append(
            at_least_note(course_id for course_id in curriculum.catalogue if not curriculum.is_mapped(course_id))
        )
    if frame["catalogue_coverage"].isna().any():
        notes.append(
            "Where no role states a level, breadth stands for coverage: the share of the needs that is taught."
        )
    short = frame.loc[frame["needs"].between(1, SHORT_DESCRIPTION - 1), "role"].tolist()
    if short:
        verb = "is a short description" if len(short) == 1 else "are short descriptions"
        notes.append(f"{listed(short, most=6)} {verb}: fewer than {SHORT_DESCRIPTION} needs.")
    bare = frame.loc[frame["needs"] == 0, "role"].tolist()
    if bare:
        notes.append(f"No needs are stated for {listed(bare, most=6)}: no figure can be given.")
    return [note for note in notes if note]


def _range_words(frame: pd.DataFrame) -> str:
    """For how many roles electives decide."""
    open_ones = int((frame["guaranteed"] < frame["possible"]).sum())
    return (
        "Guaranteed is what every legal complete plan meets, possible what the best one for the role meets, both under "
        f"the rules we know. They differ for {open_ones} of {counted(len(frame), 'role')}: there the electives decide."
    )


def _table(frame: pd.DataFrame, name: str) -> Figures:
    """One row a role, in the order of the picture."""
    chosen = [(field, column) for field, column in _fields(frame) if column in frame]
    rows: list[list[Cell]] = [
        [figure(row[column]) if field.kind is Kind.SHARE else row[column] for field, column in chosen]
        for row in records(frame)
    ]
    fields = tuple(field for field, _ in chosen)
    heads = [field.head for field in fields]
    series = tuple(
        heads.index(head) for head in ("Core meets", "Guaranteed", "Possible", "Catalogue meets") if head in heads
    )
    chart = NativeChart("Needs met of each role", 0, series)
    return Figures(name, "Needs met of each role, by set of courses", fields, rows, chart=chart)


def _fields(frame: pd.DataFrame) -> list[tuple[Field, str]]:
    """Every field that may stand in the table, with its column; breadth only where some coverage is not stated."""
    without = bool(frame["catalogue_coverage"].isna().any())
    fields = [
        (Field("Role", room=3.2, width=34), "role"),
        (Field("Family", room=0, width=24), "family"),
        (Field("Needs", Kind.WHOLE, 0.9), "needs"),
        (Field("Core meets", Kind.WHOLE, look=Look.BAR), "core_met"),
        (Field("Guaranteed", Kind.WHOLE, 1.35, look=Look.BAR), "guaranteed"),
        (Field("Possible", Kind.WHOLE, look=Look.BAR), "possible"),
        (Field("Catalogue meets", Kind.WHOLE, 1.25, look=Look.BAR), "catalogue_met"),
        (Field("With outside courses", Kind.WHOLE, 0, look=Look.BAR), "outside_met"),
        (Field("Essentials", Kind.WHOLE, 1.25), "essentials"),
        (Field("Core meets of these", Kind.WHOLE, 0), "core_essentials"),
        (Field("Catalogue meets of these", Kind.WHOLE, 0), "catalogue_essentials"),
        (Field("Core coverage", Kind.SHARE, 1.2, look=Look.SHADE), "core_coverage"),
        (Field("Catalogue coverage", Kind.SHARE, 1.25, look=Look.SHADE), "catalogue_coverage"),
    ]
    if without:
        fields += [
            (Field("Core breadth", Kind.SHARE, 1.2, look=Look.SHADE), "core_breadth"),
            (Field("Catalogue breadth", Kind.SHARE, 1.25, look=Look.SHADE), "catalogue_breadth"),
        ]
    return [*fields, (Field("Note", room=0, width=34), "note")]
