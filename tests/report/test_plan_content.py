from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from planner.audit import audit
from planner.charts.terms import coverage_by_term_frame
from planner.coverage import after_each_term, role_coverage
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems import of_plan
from planner.report.plan_content import PlanContent, content
from planner.report.plan_rows import choices, course_rows, group_rows, load_words
from tests.builders import tiny_plan
from tests.report.plans import MADE_ON, curriculum, plan, plan_of_markup


def gathered(of: Plan | None = None) -> PlanContent:
    return content(curriculum(), of or plan(), MADE_ON)


def test_figures_are_those_of_the_library(default: Curriculum) -> None:
    example = default.plans["live-sound"]
    found = content(default, example, MADE_ON)
    aims = [aim.role_id for aim in example.roles]
    assert found.coverages == tuple(role_coverage(default, role, example.courses, plan=True) for role in aims)
    assert found.problems == of_plan(default, example)
    assert found.audit == audit(default, example)
    steps = coverage_by_term_frame(default, after_each_term(default, aims, example))
    assert found.steps.equals(steps)


def test_the_sentence_says_how_much_and_whether_legal_and_complete(default: Curriculum) -> None:
    assert content(default, default.plans["live-sound"], MADE_ON).sentence == (
        "37 planned courses in 8 terms: no rule is broken, legal as far as the published rules go, and complete."
    )
    assert gathered().sentence == (
        "1 completed course and 2 planned courses in 3 terms: no rule is broken, legal as far as the "
        "published rules go, and complete. 2 warnings."
    )
    wrong = tiny_plan({"2026 Fall": ["A-2"]}, programmes=("sound",))
    assert gathered(wrong).sentence == ("1 planned course in 1 term: 1 error to put right. 2 warnings.")


def test_the_time_needs_a_zone_and_is_told_in_utc() -> None:
    with pytest.raises(ValueError, match="time zone"):
        content(curriculum(), plan(), datetime(2026, 11, 22))  # noqa: DTZ001 - what must not be given
    east = datetime(2026, 11, 23, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    assert content(curriculum(), plan(), east).made_on_words == "22 November 2026, 22:05 UTC"
    assert content(curriculum(), plan(), east.astimezone(UTC)).made_on_words == "22 November 2026, 22:05 UTC"


def test_a_row_a_course_with_what_it_adds() -> None:
    rows = {row.course_id: row for row in course_rows(gathered())}
    assert list(rows) == ["A-1", "A-2", "B-1"]
    assert (rows["A-1"].term, rows["A-1"].completed, rows["A-1"].credits) == ("2026 Spring", True, 3)
    assert [(role, float(adds)) for role, adds in rows["A-1"].adds] == [("mixer", 2 / 9)]
    assert [(role, float(adds)) for role, adds in rows["A-2"].adds] == [("mixer", 4 / 9)]
    assert (rows["B-1"].credits, rows["B-1"].note, rows["B-1"].adds) == (
        None,
        "credits not known, not mapped yet",
        (),
    )


def test_the_load_of_a_term_in_words() -> None:
    found = gathered()
    assert [load_words(found.curriculum, column) for column in found.board.columns] == [
        "3 + 2 unlisted of at most 16 credits, fewer than 12",
        "0 + 2 unlisted of at most 16 credits, credits of 1 course not known, fewer than 12",
        "0 + 2 unlisted of at most 16 credits",
    ]


def test_the_rules_with_what_meets_them() -> None:
    core, more = group_rows(gathered())
    assert (core.programme, core.group, core.standing) == ("Sound", "Core", "in progress")
    assert (core.asked, core.held, core.completed, core.planned) == (
        "6 credits",
        "2 courses, 6 credits",
        ("A-1",),
        ("A-2",),
    )
    assert core.note == "our assumption, not the college's published rule"
    assert (more.asked, more.held, more.lacking) == ("1 course", "1 course, 0 credits", "")
    core, more = group_rows(gathered(tiny_plan({"2026 Fall": ["A-1"]}, programmes=("sound",))))
    assert (core.standing, core.lacking) == ("not met", "A-2 Course A-2")
    assert (more.standing, more.lacking) == ("not met", "B-1 Course B-1")


def test_choices_in_words() -> None:
    assert list(choices(curriculum(), plan_of_markup())) == [
        ("Excluded", "#Z-1 [x]"),
        ("Substitution", "B-1 Course B-1 stands for A-1 Course A-1: #read(<x>)"),
        ("Waiver", "Core: =1+1"),
    ]


def test_notes_say_what_the_figures_rest_on() -> None:
    assert gathered().notes == (
        "“At least”, and “not known”: nobody has mapped B-1 yet, which may teach more.",
        "Which levels a course reaches is our reading, not yet confirmed by faculty.",
        "Credits are not known for B-1.",
        "Unlisted credits, for which the list of courses holds nothing, are spread evenly over the terms of the degree "
        "and taken for granted.",
        "The least and the most credits of a term are assumed.",
        "In which seasons a course is offered is not published for 3 courses; any season is taken to do.",
        "Prerequisites are not known for 2 courses, and taken to be none: A-1 and B-1.",
        "Grades are left out, and so is the name of the student.",
    )


def test_sources_are_those_of_the_plan_in_table_order(default: Curriculum) -> None:
    lines = content(default, default.plans["live-sound"], MADE_ON).sources
    assert lines[0] == "Careers in Music Production & Engineering, a college careers page, checked on 22 November 2026"
    assert len(lines) == len(set(lines)) < len(default.sources)
