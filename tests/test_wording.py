"""Every sentence with its exact text, and none missing."""

from __future__ import annotations

import doctest
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest

from planner.coverage import State, role_coverage
from planner.curriculum import Curriculum
from planner.model import Fix, FixKind, Problem, Severity, Term, Where
from planner.plan import Lock, Pin, Plan
from planner.problems import Kind, of_curriculum, of_plan
from planner.wording import (
    SENTENCES,
    counted,
    course_name,
    credits_note,
    fix_label,
    headline,
    in_credits,
    level_name,
    level_note,
    listed,
    number,
    percent,
    phrases,
    prerequisites_note,
    role_title,
    rule_note,
    sentence,
    short_description,
    state_words,
    terms_note,
)
from tests.builders import tiny_curriculum, tiny_plan

FREE = {"credits_per_term": {"usual": 15, "least": 0, "most": 100, "basis": "published"}}


def studio(**columns: Any) -> Curriculum:
    courses = {"MP-1": {"mixing": "I"}, "MP-2": {"mixing": "M"}, "MP-3": {}}
    return tiny_curriculum(courses=courses, **{"about": FREE, **columns})


def said(curriculum: Curriculum, plan: Plan) -> list[str]:
    return [sentence(problem, curriculum) for problem in of_plan(curriculum, plan)]


def plan(fall: str = "", spring: str = "", **more: Any) -> Plan:
    return tiny_plan({"2026 Fall": fall.split(), "2027 Spring": spring.split()}, **more)


def test_every_kind_of_problem_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Kind)


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="rain"):
        sentence(Problem("rain", Severity.ERROR, Where()), studio())


# A plan


@pytest.mark.parametrize(
    ("rule", "basis", "held", "words"),
    [
        (
            "MP-3",
            "published",
            plan("MP-1"),
            "MP-1 Course MP-1 in 2026 Fall needs MP-3 Course MP-3 in an earlier term, and it is not there.",
        ),
        (
            "MP-3",
            "inferred",
            plan("MP-1", "MP-3"),
            "MP-1 Course MP-1 in 2026 Fall needs MP-3 Course MP-3 in an earlier term, and it is planned for "
            "2027 Spring (our inference, not the college's published rule).",
        ),
        (
            "MP-3 | credits >= 9",
            "assumed",
            plan("MP-1 MP-3"),
            "MP-1 Course MP-1 in 2026 Fall needs MP-3 Course MP-3 in an earlier term, and it is in the same term. "
            "The rule: MP-3 or 9 credits earned (our assumption, not the college's published rule).",
        ),
        (
            "credits >= 9",
            None,
            plan("MP-3", "MP-1"),
            "MP-1 Course MP-1 in 2027 Spring needs 9 credits earned before, and 3 are (source not stated).",
        ),
        (
            '"maths"',
            "local",
            plan("MP-1"),
            "MP-1 Course MP-1 in 2026 Fall needs the condition ‘maths’, which is not ticked (set by the department).",
        ),
    ],
)
def test_an_unmet_prerequisite_says_what_is_missing_and_whose_rule_it_is(
    rule: str, basis: str | None, held: Plan, words: str
) -> None:
    asked = studio(prerequisites={"MP-1": rule}, course_columns={"MP-1": {"prerequisites_basis": basis}})
    assert said(asked, held) == [words]


def test_corequisites_say_in_which_term() -> None:
    published = {"MP-1": {"corequisites_basis": "published"}}
    beside = studio(corequisites={"MP-1": "MP-3"}, course_columns=published)
    strict = studio(strict_corequisites={"MP-1": "MP-3"}, course_columns=published)
    assert said(beside, plan("MP-1", "MP-3")) == [
        "MP-1 Course MP-1 in 2026 Fall needs MP-3 Course MP-3 in the same or an earlier term, and it is planned for "
        "2027 Spring."
    ]
    assert said(strict, plan("MP-3", "MP-1")) == [
        "MP-1 Course MP-1 in 2027 Spring needs MP-3 Course MP-3 in the same term, and it is planned for 2026 Fall."
    ]


def test_a_course_that_is_not_offered_names_the_seasons() -> None:
    seasons = studio(terms={"MP-1": ("Summer", "Spring")}, course_columns={"MP-1": {"terms_basis": "inferred"}})
    assert said(seasons, plan("MP-1")) == [
        "MP-1 Course MP-1 in 2026 Fall is offered in Summer and Spring only (our inference, not the college's "
        "published rule)."
    ]


def test_credits_of_a_term_say_what_is_assumed_and_not_known() -> None:
    limits = {"credits_per_term": {"usual": 5, "least": 4, "most": 5, "basis": "assumed"}}
    figures = studio(
        about=limits,
        credits={"MP-3": None},
        course_columns={"MP-1": {"credits_basis": "assumed"}},
        programmes={"major": {"terms": 3, "unlisted_credits": 5}},
    )
    assert said(figures, plan("MP-1 MP-2", "MP-3", programmes=["major"])) == [
        "2026 Fall has 7.67 credits; the most is 5 (assumed). 1.67 of them are not in the list of courses. "
        "Credits assumed for 1 course.",
        "2027 Spring has at least 1.67 credits; the least is 4 (assumed). "
        "1.67 of them are not in the list of courses. Credits not known for 1 course.",
    ]


def test_more_credits_than_the_degree_name_the_programme_and_its_room() -> None:
    small = studio(programmes={"major": {"total_credits": 4, "unlisted_credits": 2.5, "basis": "inferred"}})
    assert said(small, plan("MP-1", programmes=["major"])) == [
        "The plan holds 3 credits; ‘Major’ has room for 1.5 (our inference, not the college's published rule)."
    ]


def test_courses_in_the_wrong_place() -> None:
    assert said(studio(), plan("MP-1", "MP-1")) == [
        "MP-1 Course MP-1 is planned more than once: 2026 Fall and 2027 Spring."
    ]
    assert said(studio(), plan("", "MP-1", completed=["MP-1"])) == [
        "MP-1 Course MP-1 is completed already, and planned again for 2027 Spring."
    ]
    assert said(studio(), plan("MP-12")) == ["MP-12 is no course of this curriculum. The nearest: MP-2, MP-1 and MP-3."]
    assert said(studio(), plan("unheard")) == ["unheard is no course of this curriculum."]
    assert said(studio(), tiny_plan({"2027 Winter": []})) == [
        "2027 Winter is no term of this curriculum: its seasons are Spring, Summer and Fall."
    ]


def test_choices_that_lead_nowhere() -> None:
    lost = plan(aims=["mixer"], programmes=["major"], conditions=["maths"], exclusions=["unheard"])
    assert said(studio(roles={"remixer": {"mixing": "I"}}), lost) == [
        "An exclusion names unheard, which is no course of this curriculum.",
        "The plan aims at ‘mixer’, which is no role of this curriculum. The nearest: ‘Remixer’.",
        "The plan names the programme ‘major’, which this curriculum does not have.",
        "The condition ‘maths’ is ticked, and this curriculum does not have it.",
    ]
    assert said(studio(), plan(pins=[Pin(course_id="MP-1", group_id="core")])) == [
        "A pin or a waiver names the group ‘core’, which this curriculum does not have."
    ]
    assert said(studio(), plan(locks=[Lock(course_id="unheard")]))[-1] == (
        "A lock names unheard, which is no course of this curriculum."
    )


def test_an_outside_course_cannot_count_for_a_group() -> None:
    pinned = studio(
        outside=["MP-3"], programmes={"major": {}}, groups={"core": {"pool": "MP-1", "title": "Core music"}}
    )
    assert said(pinned, plan(pins=[Pin(course_id="MP-3", group_id="core")])) == [
        "MP-3 Course MP-3 is outside the degree and cannot count for ‘Core music’."
    ]


def test_a_pin_to_a_group_that_does_not_take_the_course_has_no_effect() -> None:
    pinned = studio(programmes={"major": {}}, groups={"core": {"pool": "MP-1", "title": "Core music"}})
    assert said(pinned, plan(pins=[Pin(course_id="MP-3", group_id="core")])) == [
        "MP-3 Course MP-3 is pinned to ‘Core music’, whose rule does not take it: the pin has no effect."
    ]


def test_an_excluded_course_is_on_the_list_to_leave_out() -> None:
    assert said(studio(), plan("MP-3", exclusions=["MP-3"])) == [
        "MP-3 Course MP-3 in 2026 Fall is on your list of courses to leave out."
    ]


@pytest.mark.parametrize(
    ("lock", "held", "words"),
    [
        (Lock(course_id="MP-1"), plan(), "locked into the plan, and it is not planned."),
        (
            Lock(course_id="MP-1", term=Term(2027, "Spring")),
            plan("MP-1"),
            "locked into 2027 Spring, and it is planned for 2026 Fall.",
        ),
        (
            Lock(course_id="MP-1", not_before=Term(2027, "Spring")),
            plan("MP-1"),
            "locked not before 2027 Spring, and it is planned for 2026 Fall.",
        ),
    ],
)
def test_a_broken_lock_says_where_the_course_should_be(lock: Lock, held: Plan, words: str) -> None:
    assert said(studio(), held.replace(locks=(lock,))) == [f"MP-1 Course MP-1 is {words}"]


def test_mastered_before_introduced_names_what_comes_too_late() -> None:
    assert said(studio(), plan("MP-2", "MP-1")) == [
        "‘Mixing’ is mastered in MP-2 Course MP-2 in 2026 Fall before any course introduces it; MP-1 Course MP-1 "
        "does so only afterwards, in 2027 Spring."
    ]
    assert said(studio(), plan("MP-2")) == [
        "‘Mixing’ is mastered in MP-2 Course MP-2 in 2026 Fall before any course introduces it."
    ]


# A curriculum


def reported(kind: Kind, curriculum: Curriculum) -> list[str]:
    return [sentence(problem, curriculum) for problem in of_curriculum(curriculum) if problem.kind == kind]


def test_sentences_about_skills() -> None:
    skills = tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "rigging": "R", "billing": "M", "touring": (None, "useful")},
            "engineer": {"mixing": "R"},
        },
        courses={"A-1": {"mixing": "M", "billing": "R", "juggling": "I"}, "A-2": {"touring": "I"}},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
    )
    assert reported(Kind.ORPHAN_SKILL, skills) == [
        "‘Rigging’ is needed by 1 role, as deep as R, and taught by no course of the catalogue."
    ]
    assert reported(Kind.NEVER_DEEP_ENOUGH, skills) == [
        "‘Billing’ is needed by 1 role, as deep as M, and taught no deeper than R."
    ]
    assert reported(Kind.FRAGILE_SKILL, skills) == [
        "‘Mixing’ is needed by 2 roles, as deep as M, and only A-1 Course A-1 reaches that, a required course.",
        "‘Touring’ is needed by 1 role and only A-2 Course A-2 teaches it, an elective course.",
    ]
    assert reported(Kind.IDLE_SKILL, skills) == ["‘Juggling’ is taught by 1 course and needed by no role."]
    assert reported(Kind.SHORT_DESCRIPTION, skills) == [
        "‘Mixer’ has a short description: 4 needs.",
        "‘Engineer’ has a short description: 1 need.",
    ]
    assert reported(Kind.MASTERED_FIRST, skills) == []


def test_sentences_about_courses_and_roles() -> None:
    courses = tiny_curriculum(
        roles={"dreamer": {}},
        courses={"A-1": {"juggling": "I"}, "A-2": {"juggling": "I", "diving": "R"}, "A-3": {}, "A-4": {}},
        unmapped=["A-4"],
    )
    assert reported(Kind.IDLE_COURSE, courses) == [
        "A-1 Course A-1 teaches 1 skill, and no role needs it.",
        "A-2 Course A-2 teaches 2 skills, and no role needs them.",
        "A-3 Course A-3 is mapped and teaches none of the skills.",
    ]
    assert reported(Kind.UNMAPPED_COURSE, courses) == [
        "Nobody has mapped A-4 Course A-4 yet: what it teaches is not known."
    ]
    assert reported(Kind.ROLE_WITHOUT_NEEDS, courses) == ["‘Dreamer’ has no needs, so no figure can be given for it."]


def test_sentences_about_rules() -> None:
    rules = studio(
        prerequisites={"MP-1": "MP-2", "MP-2": "MP-1", "MP-3": 'MP-3 & MP-12 & "maths"'},
        programmes={"major": {}},
        groups={"core": {"pool": "MP-1 | unheard", "least_courses": 2, "title": "Core music"}},
    )
    assert reported(Kind.UNKNOWN_COURSE_IN_RULE, rules) == [
        "A requisite of MP-3 Course MP-3 names MP-12, which is no course of this curriculum. The nearest: MP-2, MP-1 "
        "and MP-3.",
        "The pool of ‘Core music’ names unheard, which is no course of this curriculum.",
    ]
    assert reported(Kind.UNKNOWN_CONDITION_IN_RULE, rules) == [
        "A requisite of MP-3 Course MP-3 names the condition ‘maths’, which this curriculum does not have."
    ]
    assert reported(Kind.CYCLE, rules) == [
        "MP-1 and MP-2 wait for each other, so that none of them can ever be taken.",
        "MP-3 Course MP-3 waits for itself and can never be taken.",
    ]
    assert reported(Kind.GROUP_CANNOT_BE_MET, rules) == ["‘Core music’ asks for 2 courses; its pool holds 1."]


def test_a_core_that_masters_first_says_in_which_suggested_term() -> None:
    core = studio(
        programmes={"major": {}},
        groups={"core": {"pool": "MP-1 | MP-2", "least_courses": 2}},
        course_columns={"MP-1": {"suggested_term": 4}, "MP-2": {"suggested_term": 2}},
    )
    assert reported(Kind.MASTERED_FIRST, core) == [
        "‘Mixing’ is mastered in MP-2 Course MP-2 (suggested term 2) before any course introduces it; MP-1 Course MP-1 "
        "does so only afterwards."
    ]


# Fixes


@pytest.mark.parametrize(
    ("fix", "words"),
    [
        (Fix(FixKind.ADD, course_id="MP-1", term=Term(2026, "Fall")), "Add MP-1 Course MP-1 to 2026 Fall"),
        (Fix(FixKind.MOVE, course_id="MP-1", term=Term(2026, "Fall")), "Move MP-1 Course MP-1 to 2026 Fall"),
        (Fix(FixKind.REMOVE, course_id="MP-1"), "Remove MP-1 Course MP-1 from the plan"),
        (Fix(FixKind.REMOVE, course_id="Z-9", term=Term(2026, "Fall")), "Remove Z-9 from 2026 Fall"),
        (Fix(FixKind.TICK, condition="mathematics proficiency"), "Tick ‘mathematics proficiency’"),
    ],
)
def test_a_fix_is_the_label_of_its_button(fix: Fix, words: str) -> None:
    assert fix_label(fix, studio()) == words


# Figures


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 1000), "<1 %"),
        (Fraction(1, 200), "1 %"),
        (Fraction(62, 100), "62 %"),
        (Fraction(5, 8), "63 %"),
        (Fraction(994, 1000), "99 %"),
        (Fraction(995, 1000), ">99 %"),
        (Fraction(1), "100 %"),
        (0.5, "50 %"),
        (None, "–"),
    ],
)
def test_a_percentage_is_all_or_nothing_only_where_it_is_exact(share: Fraction | float | None, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize("share", [Fraction(-1, 100), Fraction(101, 100)])
def test_a_share_beyond_0_and_1_is_refused(share: Fraction) -> None:
    with pytest.raises(ValueError, match="no share"):
        percent(share)


def test_the_headline_counts_needs_and_essentials() -> None:
    roles = {
        "mixer": {"mixing": "M", "rigging": ("I", "useful")},
        "writer": {"mixing": (None, "useful")},
        "dreamer": {},
    }
    counts = studio(roles=roles, unmapped=["MP-3"])
    assert headline(role_coverage(counts, "mixer", ["MP-2"])) == "meets 1 of 2 needs, 1 of 1 essential"
    assert headline(role_coverage(counts, "writer", ["MP-2"])) == "meets 1 of 1 need"
    assert headline(role_coverage(counts, "dreamer", ["MP-2"])) == "no needs are stated"


def test_the_headline_says_at_least_once_where_an_unmapped_course_could_raise_it() -> None:
    counts = studio(roles={"mixer": {"mixing": "M", "rigging": "I"}}, unmapped=["MP-3"])
    assert headline(role_coverage(counts, "mixer", ["MP-2", "MP-3"])) == "meets at least 1 of 2 needs, 1 of 2 essential"


def test_a_description_is_short_below_six_needs() -> None:
    assert [short_description(needs) for needs in (0, 1, 5, 6)] == [
        None,
        "short description: 1 need",
        "short description: 5 needs",
        None,
    ]


def test_each_state_says_what_it_means() -> None:
    assert [state_words(state) for state in State] == [
        "covered",
        "short: depth is lacking",
        "missing: a course is lacking",
        "not known: a course of the plan is not mapped yet",
    ]


def test_numbers_and_lists() -> None:
    assert [counted(1, "need"), counted(1200, "need"), counted(2, "category", "categories")] == [
        "1 need",
        "1,200 needs",
        "2 categories",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(["a", "b", "c", "d"], most=3) == "a, b and 2 more"
    assert [number(15), number(5.625), number(0.5), number(10)] == ["15", "5.63", "0.5", "10"]
    assert [number(1.005), number(Fraction(1, 3)), number(0.004), number(-0.001)] == ["1.01", "0.33", "0", "0"]
    assert [in_credits(1), in_credits(0), in_credits(Fraction(45, 8))] == ["1 credit", "0 credits", "5.63 credits"]


def test_names_of_courses_roles_and_levels() -> None:
    named = studio(roles={"live-sound": {}}, course_columns={"MP-3": {"title": None}})
    assert [course_name(named, code) for code in ("MP-1", "MP-3", "Z-9")] == ["MP-1 Course MP-1", "MP-3", "Z-9"]
    assert [role_title(named, role) for role in ("live-sound", "lost")] == ["‘Live sound’", "‘lost’"]
    assert [level_name(named, depth) for depth in (None, 0, 1, 3)] == [
        "level not stated",
        "none",
        "introduced (I)",
        "mastered (M)",
    ]


def test_notes_stand_only_where_a_fact_is_not_published() -> None:
    noted = studio(
        prerequisites={"MP-1": "none", "MP-2": "MP-1"},
        credits={"MP-3": None},
        terms={"MP-1": ("Fall",)},
        course_columns={
            "MP-1": {"credits_basis": "published", "prerequisites_basis": "published"},
            "MP-2": {"credits_basis": "assumed", "prerequisites_basis": "inferred"},
        },
    )
    courses = [noted.course(code) for code in ("MP-1", "MP-2", "MP-3")]
    assert [credits_note(course) for course in courses] == ["", "credits assumed", "credits not known"]
    assert [terms_note(course) for course in courses] == ["", "term not published", "term not published"]
    assert [prerequisites_note(course) for course in courses] == [
        "",
        "our inference, not the college's published rule",
        "prerequisites not known",
    ]
    assert rule_note("local") == "set by the department"


@pytest.mark.parametrize(
    ("basis", "note"),
    [
        ("published", ""),
        ("local", ""),
        ("inferred", "our reading, not yet confirmed by faculty"),
        (None, "our reading, not yet confirmed by faculty"),
    ],
)
def test_a_level_that_faculty_has_not_confirmed_says_so(basis: str | None, note: str) -> None:
    link = studio().course_skills[0].model_copy(update={"basis": basis})
    assert level_note(link) == note


@pytest.mark.parametrize("module", [phrases])
def test_the_examples_in_the_docstrings_run(module: ModuleType) -> None:
    outcome = doctest.testmod(module)
    assert (outcome.failed, outcome.attempted > 0) == (0, True)
