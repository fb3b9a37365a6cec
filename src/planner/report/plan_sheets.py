"""The sheets of a plan's workbook: a table for each question that a plan answers."""

from __future__ import annotations

from fractions import Fraction

from planner.coverage import gaps
from planner.report.plan_content import PlanContent
from planner.report.plan_rows import choices, course_rows, group_rows
from planner.report.sheets import Cell, Column, Kind, Sheet
from planner.wording import sentence

AFTER_EACH_TERM = "After each term"


def sheets(found: PlanContent) -> tuple[Sheet, ...]:
    """All sheets, in the order in which they stand in the workbook."""
    return (
        _plan(found),
        _credits(found),
        _coverage(found),
        _after_each_term(found),
        _gaps(found),
        _rules(found),
        _problems(found),
        _about(found),
    )


def _share(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


def _roles(found: PlanContent) -> list[str]:
    """Titles of the roles aimed at."""
    return [found.curriculum.role(coverage.role_id).title for coverage in found.coverages]


def _plan(found: PlanContent) -> Sheet:
    """The courses in term order, with what each adds to each role aimed at."""
    columns = (
        Column("Term", width=13),
        Column("Completed", width=11),
        Column("Course", width=13),
        Column("Title", width=44),
        Column("Credits", Kind.AMOUNT, 9),
        Column("Note", width=30),
        *(Column(f"Adds to {role}", Kind.SHARE, 16) for role in _roles(found)),
    )
    rows: list[list[Cell]] = []
    for row in course_rows(found):
        adds = dict(row.adds)
        cells: list[Cell] = [
            row.term,
            "yes" if row.completed else "no",
            row.course_id,
            row.title,
            row.credits,
            row.note,
        ]
        rows.append([*cells, *(_share(adds.get(coverage.role_id)) for coverage in found.coverages)])
    return Sheet("Plan", columns, rows)


def _credits(found: PlanContent) -> Sheet:
    """The credits of each term against the limits."""
    limits = found.curriculum.about.credits_per_term
    columns = (
        Column("Term", width=13),
        Column("Listed credits", Kind.AMOUNT),
        Column("Unlisted credits", Kind.AMOUNT),
        Column("Together", Kind.AMOUNT),
        Column("Least", Kind.AMOUNT),
        Column("Most", Kind.AMOUNT),
        Column("Courses of unknown credits", Kind.WHOLE, 16),
    )
    loads = [column.credits for column in found.board.columns]
    rows = [
        (str(load.term), load.listed, load.unlisted, load.total, limits.least, limits.most, load.unknown)
        for load in loads
    ]
    return Sheet("Credits", columns, rows)


def _coverage(found: PlanContent) -> Sheet:
    """What the plan does for each role aimed at."""
    columns = (
        Column("Role", width=36),
        Column("Needs met", Kind.WHOLE),
        Column("Needs", Kind.WHOLE),
        Column("Essentials met", Kind.WHOLE),
        Column("Essentials", Kind.WHOLE),
        Column("Coverage", Kind.SHARE),
        Column("Breadth", Kind.SHARE),
        Column("At least, as not mapped", width=30),
    )
    rows = [
        (
            role,
            coverage.needs_met,
            coverage.needs_total,
            coverage.essentials_met,
            coverage.essentials_total,
            _share(coverage.coverage),
            _share(coverage.breadth),
            ", ".join(coverage.unmapped) if coverage.could_rise else "",
        )
        for role, coverage in zip(_roles(found), found.coverages, strict=True)
    ]
    return Sheet("Coverage", columns, rows)


def _after_each_term(found: PlanContent) -> Sheet:
    """Coverage (breadth where no level is stated) after each term, a column a role."""
    columns = (Column("After", width=13), *(Column(role, Kind.SHARE, 20) for role in _roles(found)))
    rows: list[list[Cell]] = []
    for _, group in found.steps.groupby("step", sort=True):
        shares = zip(group["share"], group["share"].isna(), strict=True)  # none where a role has no needs
        rows.append([group["term"].iloc[0], *(None if missing else float(share) for share, missing in shares)])
    return Sheet(AFTER_EACH_TERM, columns, rows)


def _gaps(found: PlanContent) -> Sheet:
    """The unmet needs with the courses that close them, role by role, the largest first."""
    adds = [need.adds for coverage in found.coverages for need in gaps(found.curriculum, coverage)]
    columns = (
        Column("Role", width=30),
        Column("Skill", width=36),
        Column("Importance"),
        Column("Needed", width=9),
        Column("Attained", width=9),
        Column("State", width=12),
        Column("Closing it adds", Kind.SHARE),
        Column("Closed by", width=34),
        Column("Narrowed by", width=34),
        Column("First term", width=13),
    )
    texts = ["role", "skill", "importance", "needed", "attained", "state", "closed by", "narrowed by", "first term"]
    rows: list[list[Cell]] = []
    for row, share in zip(found.gaps[texts].values.tolist(), adds, strict=True):
        rows.append([*row[:6], float(share), *row[6:]])
    return Sheet("Gaps", columns, rows)


def _rules(found: PlanContent) -> Sheet:
    """The degree rules with their standing."""
    columns = (
        Column("Programme", width=30),
        Column("Rule", width=30),
        Column("Standing"),
        Column("Least credits", Kind.AMOUNT),
        Column("Least courses", Kind.WHOLE),
        Column("Credits held", Kind.AMOUNT),
        Column("Unlisted credits on top", Kind.AMOUNT),
        Column("Completed", width=34),
        Column("Planned", width=34),
        Column("Lacking", width=34),
        Column("Note", width=34),
    )
    rows = [
        (
            row.programme,
            row.group,
            row.standing,
            _share(group.least_credits),
            group.least_courses,
            float(group.credits),
            float(group.unlisted),
            ", ".join(row.completed),
            ", ".join(row.planned),
            row.lacking,
            row.note,
        )
        for row, group in zip(group_rows(found), found.audit.groups, strict=True)
    ]
    return Sheet("Degree rules", columns, rows)


def _problems(found: PlanContent) -> Sheet:
    columns = (Column("Severity"), Column("Problem", width=110))
    rows = [(problem.severity.value, sentence(problem, found.curriculum)) for problem in found.problems]
    return Sheet("Problems", columns, rows)


def _about(found: PlanContent) -> Sheet:
    """What the workbook is about, what was chosen in the plan, and what the figures rest on."""
    about = found.curriculum.about
    rows = [
        ("Plan", found.plan.title),
        ("In short", found.sentence),
        ("Curriculum", f"{about.institution}, {about.title}"),
        ("Catalogue year", about.catalogue_year or ""),
        ("Notice", about.disclaimer or ""),
        ("Made on", found.made_on_words),
        ("State of the curriculum", found.curriculum.fingerprint),
        *choices(found.curriculum, found.plan),
        *(("Note", note) for note in found.notes),
        *(("Source", source) for source in found.sources),
    ]
    return Sheet("About", (Column("What", width=24), Column("Words", width=110)), rows)
