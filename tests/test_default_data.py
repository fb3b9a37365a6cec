"""The default curriculum is complete and says where everything comes from."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from planner import pools, requisites
from planner.course_sets import required_core
from planner.coverage import role_coverage
from planner.curriculum import Curriculum
from planner.model import Severity
from planner.problems import of_plan

FOLDER = Path(__file__).parents[1] / "data" / "music-production"
SENTENCES = {
    "record-producer": 6,
    "recording-engineer-mixer": 6,
    "assistant-engineer": 2,
    "production-assistant": 1,
    "studio-manager-owner": 3,
    "sound-technician": 4,
    "acoustic-consultant": 2,
    "audio-engineer-for-videos": 1,
    "digital-remastering-engineer": 1,
    "live-sound-engineer": 2,
    "equipment-manufacturers-rep": 3,
    "mastering-engineer": 1,
    "interactive-media-specialist": 5,
    "rerecording-mixer": 3,
    "record-company-staff": 2,
    "studio-setup-worker": 2,
    "studio-designer": 2,
    "studio-technician": 2,
    "music-editor": 4,
    "programmer": 3,
    "sound-designer": 3,
    "dj-remixer": 3,
    "audio-developer": 4,
}
"""How many sentences the source has on each role."""
REAL_GAPS = ("mastering", "live-mixing", "web-development", "marketing", "customer-service", "tape-and-disc-transfer")
"""What the catalogue has no course for; the app must show it."""


def test_it_loads_without_a_warning(default: Curriculum) -> None:
    assert default.warnings == ()


def test_the_tables_are_complete(default: Curriculum) -> None:
    assert {role.role_id for role in default.roles} == set(SENTENCES)
    assert len(default.courses) == 89
    assert 60 <= len(default.skills) <= 90
    assert 8 <= len(default.categories) <= 12
    assert [programme.kind for programme in default.programmes] == ["major", "minor"]
    assert len(default.alumni) == 1


def test_every_sentence_of_the_source_is_there_once(default: Curriculum) -> None:
    assert Counter(row.role_id for row in default.evidence) == SENTENCES
    assert {(row.role_id, row.sentence) for row in default.evidence} == {
        (role_id, number) for role_id, count in SENTENCES.items() for number in range(1, count + 1)
    }


def test_every_sentence_is_used_or_set_aside_with_a_reason(default: Curriculum) -> None:
    cited = {(need.role_id, number) for need in default.role_skills for number in need.evidence}
    for row in default.evidence:
        place = (row.role_id, row.sentence)
        if row.use == "set aside":
            assert row.reason, place
            assert place not in cited
        elif row.use == "setting":
            role = default.role(row.role_id)
            assert place in cited or role.works_in or role.note, place
        else:
            assert place in cited, place


def test_every_need_cites_a_sentence(default: Curriculum) -> None:
    assert [need for need in default.role_skills if not need.evidence] == []


def test_every_role_says_what_it_is(default: Curriculum) -> None:
    for role in default.roles:
        assert role.summary
        assert role.family
        assert default.needs_of(role.role_id)
    families = Counter(role.family for role in default.roles)
    assert min(families.values()) >= 2


def test_no_skill_is_needed_by_nobody_and_taught_by_nobody(default: Curriculum) -> None:
    lost = [
        skill.skill_id
        for skill in default.skills
        if not default.needed_by(skill.skill_id) and not default.taught_by(skill.skill_id, outside=True)
    ]
    assert lost == []


@pytest.mark.parametrize("skill_id", REAL_GAPS)
def test_the_real_gaps_of_the_catalogue_are_not_papered_over(default: Curriculum, skill_id: str) -> None:
    assert default.needed_by(skill_id)
    assert default.taught_by(skill_id) == ()


def test_only_the_course_without_a_published_title_is_unmapped(default: Curriculum) -> None:
    assert [course.course_id for course in default.courses if not course.mapped] == ["BPMI-101"]
    assert default.course("BPMI-101").name == "BPMI-101"


def test_what_courses_teach_is_marked_as_inferred(default: Curriculum) -> None:
    assert {link.basis for link in default.course_skills} == {"inferred"}


def test_a_skill_is_never_introduced_after_it_is_mastered_within_a_named_sequence(default: Curriculum) -> None:
    depths = {(link.course_id, link.skill_id): link.level for link in default.course_skills}
    sequence = [depths[course, "ear-training"] for course in ("ET-111", "ET-112", "ET-211", "ET-212")]
    assert sequence == sorted(sequence)
    assert (sequence[0], sequence[-1]) == (1, 3)


def test_the_credits_of_the_major_add_up(default: Curriculum) -> None:
    groups = default.groups_of("mpe-major")
    listed = sum(_listed_credits(default, group.group_id) for group in groups)
    unlisted = sum(group.unlisted_credits or 0 for group in groups)
    major = default.programme("mpe-major")
    assert (listed, unlisted, major.unlisted_credits, major.total_credits) == (75, 13, 32, 120)


def _listed_credits(default: Curriculum, group_id: str) -> float:
    group = next(group for group in default.requirement_groups if group.group_id == group_id)
    if group.least_credits:
        return group.least_credits
    chosen = pools.select(group.pool, default.courses)
    amounts = sorted(default.course(course_id).credits or 0 for course_id in chosen)
    return sum(amounts[: group.least_courses or 0])


def test_every_group_can_be_met_by_its_pool(default: Curriculum) -> None:
    inside = [course for course in default.courses if not course.outside]
    for group in default.requirement_groups:
        chosen = pools.select(group.pool, inside)
        assert len(chosen) >= (group.least_courses or 0), group.group_id
        assert sum(default.course(course_id).credits or 0 for course_id in chosen) >= (group.least_credits or 0)


def test_requisites_name_courses_and_conditions_that_exist(default: Curriculum) -> None:
    titles = {condition.title for condition in default.conditions}
    for course in default.courses:
        for tree in (course.prerequisites, course.corequisites, course.strict_corequisites):
            if tree is not None:
                assert all(default.has("courses", code) for code in requisites.courses_in(tree)), course.course_id
                assert set(requisites.conditions_in(tree)) <= titles


def test_corequisite_sets_are_real_cycles(default: Curriculum) -> None:
    assert default.course("MP-212").corequisites == requisites.parse("MP-241")
    assert default.course("MP-241").corequisites == requisites.parse("MP-212")
    assert default.course("MP-318").corequisites == requisites.parse("MP-340 & MP-341")


def test_the_required_core_leaves_the_choice_of_acoustics_open(default: Curriculum) -> None:
    core = required_core(default, "mpe-major")
    assert len(core) == 29
    assert {"MP-113", "LENG-111", "MP-461"} <= set(core)
    assert not {"LMSC-208", "LMSC-209", "LMSC-130"} & set(core)


def test_every_role_is_reached_by_something_or_is_shown_as_out_of_reach(default: Curriculum) -> None:
    out_of_reach = [
        role.role_id for role in default.roles if role_coverage(default, role.role_id, default.catalogue).needs_met == 0
    ]
    assert out_of_reach == []


@pytest.mark.parametrize("name", ["required-core", "live-sound", "game-audio"])
def test_an_example_plan_is_legal_as_far_as_the_published_rules_go(default: Curriculum, name: str) -> None:
    errors = [problem for problem in of_plan(default, default.plans[name]) if problem.severity is Severity.ERROR]
    assert errors == []


def test_the_plan_of_the_required_core_holds_the_core_and_what_it_forces(default: Curriculum) -> None:
    plan = set(default.plans["required-core"].courses)
    core = set(required_core(default, "mpe-major"))
    assert core <= plan
    assert plan - core <= {"LMSC-208", "LMSC-209", "LMSC-130"}


def test_the_live_sound_plan_uses_courses_outside_the_degree(default: Curriculum) -> None:
    assert set(default.plans["live-sound"].courses) & set(default.outside)


def test_wages_join_on_every_onet_code_of_the_roles(default: Curriculum) -> None:
    known = {occupation.onet_soc for occupation in default.occupations}
    assert {code for role in default.roles for code in role.onet_soc} <= known
    sound = next(row for row in default.occupations if row.onet_soc == "27-4014.00")
    assert (sound.annual_p10, sound.annual_median, sound.annual_p90) == (37570, 73130, 137370)
    assert (sound.growth_percent, sound.annual_openings) == (-1.7, 1200)


def test_every_fact_names_its_source(default: Curriculum) -> None:
    for table in (
        "roles",
        "role_skills",
        "courses",
        "course_skills",
        "programmes",
        "requirement_groups",
        "occupations",
    ):
        assert all(getattr(row, "source_id", None) for row in default.rows(table)), table


def test_the_dictionary_names_every_table_and_column() -> None:
    from planner.tables import TABLES

    text = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"### {table.name}.csv\n" in text, table.name
        missing = [column for column in table.columns if f"`{column}`" not in text]
        assert missing == [], table.name


def test_no_cell_begins_like_a_formula() -> None:
    for path in FOLDER.glob("*.csv"):
        assert re.search(r'(^|,|\n)"?[=+@]', path.read_text(encoding="utf-8")) is None, path.name


def test_plans_carry_a_version() -> None:
    for path in (FOLDER / "plans").glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
