"""Strategies for small curricula and plans that are right: every reference holds, terms are in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from planner import pools, requisites, tables
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Aim, Completed, Lock, Pin, Plan, PlannedTerm, Substitution, Waiver
from tests.builders import IRM, SEASONS, tiny_about


def _texts(without: str) -> st.SearchStrategy[str]:
    visible = st.characters(exclude_categories=("C", "Z"), exclude_characters=without)
    more = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=without + "\ufffe\uffff")
    return st.builds(str.__add__, visible, st.text(more, max_size=10))


TEXTS = _texts("") | st.sampled_from(["=1", "-3 dB", "a\nb", 'x "y", z', "'"])
LISTED = st.lists(_texts(";"), max_size=2).map(tuple)
MAYBE_TEXT = st.none() | TEXTS
AMOUNTS = st.none() | st.floats(0, 1000)
BASES = st.sampled_from([None, "published", "inferred", "assumed", "local"])
CODES = st.from_regex(r"[A-Z]{1,3}-[0-9A-Za-z ]{0,3}[0-9]", fullmatch=True)
SLUGS = st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
TERMS = st.builds(Term, st.integers(1000, 9999), st.sampled_from(SEASONS))


def _ids(ids: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=1, max_size=4, unique=True)


def _some(draw: st.DrawFn, values: list[str], most: int = 3) -> list[str]:
    return draw(st.lists(st.sampled_from(values), max_size=most, unique=True)) if values else []


def _requisite(draw: st.DrawFn, earlier: list[str]) -> requisites.Requisite | None:
    parts = [requisites.Taken(code) for code in _some(draw, earlier)]
    more = draw(st.sampled_from([None, requisites.CreditsEarned(24), requisites.Ticked('A "b" c')]))
    leaves: list[requisites.Requisite] = [*parts, *([more] if more else [])]
    make = draw(st.sampled_from([requisites.all_of, requisites.any_of]))
    return make(*leaves) if leaves else draw(st.sampled_from([None, requisites.NONE]))


def _course(draw: st.DrawFn, course_id: str, earlier: list[str]) -> tables.Course:
    row: dict[str, Any] = {
        "course_id": course_id,
        "title": draw(MAYBE_TEXT),
        "credits": draw(AMOUNTS),
        "credits_basis": draw(BASES),
        "subject": draw(MAYBE_TEXT),
        "outside": draw(st.booleans()),
        "course_level": draw(st.none() | st.integers(0, 900)),
        "prerequisites": _requisite(draw, earlier),
        "corequisites": _requisite(draw, earlier),
        "strict_corequisites": _requisite(draw, []),
        "terms": tuple(_some(draw, [*SEASONS])),
        "summary": draw(MAYBE_TEXT),
        "mapped": draw(st.sampled_from([None, True, False])),
        "source_id": draw(st.sampled_from([None, "sheet"])),
    }
    return tables.Course.model_validate(row)


def _roles(draw: st.DrawFn, role_ids: list[str]) -> tuple[tables.Role, ...]:
    links = draw(LISTED)
    return tuple(
        tables.Role(
            role_id=role_id,
            kind=draw(st.sampled_from(["job", "outcome", "standard"])),
            title=draw(TEXTS),
            summary=draw(MAYBE_TEXT),
            works_in=draw(LISTED),
            esco_uri=links,
            esco_label=links,
            esco_match=links,
        )
        for role_id in role_ids
    )


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    """Small curricula that are right: every reference holds, prerequisites name courses further up."""
    role_ids, skill_ids, codes = draw(_ids(SLUGS)), draw(_ids(SLUGS)), draw(_ids(CODES))
    depths = st.integers(1, len(IRM.levels))
    needs = [(role_id, skill_id) for role_id in role_ids for skill_id in _some(draw, skill_ids)]
    links = [(code, skill_id) for code in codes for skill_id in _some(draw, skill_ids)]
    return Curriculum(
        about=tiny_about(title=draw(TEXTS), disclaimer=draw(MAYBE_TEXT)),
        sources=(
            tables.Source(source_id="sheet", title=draw(TEXTS), checked_on=draw(st.none() | st.dates(date(1, 1, 1)))),
        ),
        roles=_roles(draw, role_ids),
        evidence=tuple(
            tables.Evidence(role_id=role_id, sentence=number, paraphrase=draw(TEXTS), use="duty")
            for role_id in role_ids
            for number in (1, 12)
        ),
        skills=tuple(
            tables.Skill(skill_id=key, name=draw(TEXTS), category=draw(TEXTS), also_known_as=draw(LISTED))
            for key in skill_ids
        ),
        role_skills=tuple(
            tables.RoleSkill(
                role_id=role_id,
                skill_id=skill_id,
                level=draw(st.none() | depths),
                importance=draw(st.sampled_from(["essential", "useful"])),
                evidence=draw(st.sampled_from([(), (1,), (12, 1)])),
            )
            for role_id, skill_id in needs
        ),
        courses=tuple(_course(draw, code, codes[:position]) for position, code in enumerate(codes)),
        course_skills=tuple(
            tables.CourseSkill(course_id=code, skill_id=skill_id, level=draw(depths), evidence=draw(MAYBE_TEXT))
            for code, skill_id in links
        ),
        programmes=(tables.Programme(programme_id="major", title=draw(TEXTS), kind="major", terms=8),),
        requirement_groups=(
            tables.RequirementGroup(
                group_id="core",
                programme_id="major",
                title=draw(TEXTS),
                pool=pools.either(*map(pools.Code, codes), pools.Field("subject", draw(TEXTS))),
                least_credits=draw(AMOUNTS),
                shares_with=("core",),
            ),
        ),
        conditions=(tables.Condition(condition_id="c", title='a "B" C', note=draw(MAYBE_TEXT)),),
        occupations=(
            tables.Occupation(
                onet_soc="1",
                soc="1",
                title=draw(TEXTS),
                growth_percent=draw(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
            ),
        ),
        plans={"mine": draw(plans(codes, role_ids))} if draw(st.booleans()) else {},
    )


@st.composite
def plans(draw: st.DrawFn, codes: list[str], role_ids: list[str]) -> Plan:
    """Plans over these courses and roles, terms in order."""
    terms = sorted(draw(st.sets(TERMS, max_size=4)), key=lambda term: term.position(SEASONS))
    code = st.sampled_from(codes)
    return Plan(
        title=draw(TEXTS),
        roles=tuple(Aim(role_id=role_id, weight=draw(st.integers(1, 100))) for role_id in _some(draw, role_ids)),
        first_term=draw(TERMS),
        completed=tuple(
            Completed(course_id=draw(code), term=draw(st.none() | TERMS), grade=draw(MAYBE_TEXT))
            for _ in range(draw(st.integers(0, 2)))
        ),
        terms=tuple(PlannedTerm(term=term, courses=tuple(_some(draw, codes))) for term in terms),
        locks=(Lock(course_id=draw(code), term=draw(st.none() | TERMS), not_before=draw(st.none() | TERMS)),),
        pins=(Pin(course_id=draw(code), group_id="core"),),
        exclusions=tuple(_some(draw, codes)),
        conditions=("c",),
        substitutions=(Substitution(course_id=draw(code), stands_for=draw(code), reason=draw(TEXTS)),),
        waivers=(Waiver(group_id="core", reason=draw(TEXTS)),),
    )
