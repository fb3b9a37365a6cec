"""Chosen occupations of a release as roles, with the skills that they need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from planner.curriculum import Curriculum
from planner.exchange.esco.release import EscoSkill, Occupation, Release
from planner.exchange.imported import Imported
from planner.exchange.naming import Slugs
from planner.exchange.reading import Reading, rows_of, source_of

Relations = Literal["essential and optional", "essential"]
Categories = Literal["broad", "narrow"]
ADDRESS = "https://esco.ec.europa.eu"
ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
LICENCE = f"© European Union, free reuse with acknowledgement. {ATTRIBUTION}"
_FULL_NAME = "European classification of skills, competences and occupations"


def read(
    release: Release,
    occupation_uris: Collection[str] | None = None,
    *,
    relations: Relations = "essential and optional",
    categories: Categories = "broad",
    into: Curriculum | None = None,
) -> Imported:
    """Occupations as roles of kind job, each skill that they need, and the needs; None takes the whole classification.

    Essential relations become essential needs, optional ones useful needs; ESCO states no level. `categories` says
    which groups of skills become categories: the broad ones, about 30 in all, or those below them. Roles of `into`
    with an exact match to an occupation, and its skills with the URI of a skill, stay as they are and keep their ids;
    so do their needs. The labels and descriptions are ESCO's own words, under the licence that the source row gives.
    """
    reading = Reading(assumed=list(release.assumed))
    reading.take_over(release.left_out)
    chosen = _chosen(release, occupation_uris, reading)
    links = _links(release, chosen, relations)
    wanted = _wanted(release, links, everything=occupation_uris is None)
    source_id, sources = source_of(into, release.title, f"{release.title}, {_FULL_NAME}", ADDRESS, LICENCE)
    role_ids, roles = _roles(release, chosen, into, source_id)
    skill_ids, skills = _skills(wanted, into, categories)
    needs = _needs(links, role_ids, skill_ids)
    for need in into.role_skills if into else ():
        needs.pop((need.role_id, need.skill_id), None)
    _tell(reading, release, relations, links)
    _tell_kept(reading, len(chosen) - len(roles), len(wanted) - len(skills))
    return reading.imported(
        {
            "sources": sources,
            "roles": rows_of("roles", roles),
            "skills": rows_of("skills", skills),
            "role_skills": rows_of("role_skills", _need_rows(needs, source_id)),
        }
    )


def _chosen(release: Release, uris: Collection[str] | None, reading: Reading) -> list[Occupation]:
    """The occupations in the order of the release."""
    if uris is None:
        return list(release.occupations.values())
    wanted = set(uris)
    for uri in sorted(wanted - release.occupations.keys()):
        reading.leave_out(release.title, "the URI of an occupation of this release", value=uri)
    return [one for one in release.occupations.values() if one.uri in wanted]


def _links(
    release: Release, chosen: Iterable[Occupation], relations: Relations
) -> list[tuple[Occupation, dict[str, bool]]]:
    """The skills of each chosen occupation by URI, true for essential ones."""
    optional_too = relations == "essential and optional"
    return [
        (
            one,
            {uri: essential for uri, essential in release.links.get(one.uri, {}).items() if essential or optional_too},
        )
        for one in chosen
    ]


def _wanted(
    release: Release, links: Iterable[tuple[Occupation, Mapping[str, bool]]], *, everything: bool
) -> list[EscoSkill]:
    if everything:
        return list(release.skills.values())
    needed = {uri for _, skills in links for uri in skills}
    return [skill for skill in release.skills.values() if skill.uri in needed]


def _roles(
    release: Release, chosen: Iterable[Occupation], into: Curriculum | None, source_id: str
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The role of each occupation by URI, and the rows of those that are new."""
    there = into.roles if into else ()
    ids: dict[str, str] = {}
    for role in there:
        for uri, match in zip(role.esco_uri, role.esco_match, strict=False):
            if match == "exact":
                ids.setdefault(uri, role.role_id)
    slugs = Slugs(role.role_id for role in there)
    fresh = [one for one in chosen if one.uri not in ids]
    ids |= {one.uri: slugs.new(one.label) for one in fresh}
    return ids, [_role(release, one, ids[one.uri], source_id) for one in fresh]


def _role(release: Release, occupation: Occupation, role_id: str, source_id: str) -> dict[str, Any]:
    return {
        "role_id": role_id,
        "title": occupation.label,
        "family": release.family(occupation),
        "summary": occupation.description,
        "also_known_as": occupation.other_labels,
        "esco_uri": (occupation.uri,),
        "esco_label": (occupation.label,),
        "esco_match": ("exact",),
        "source_id": source_id,
    }


def _skills(
    wanted: Iterable[EscoSkill], into: Curriculum | None, categories: Categories
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The skill of each concept by URI, and the rows of those that are new."""
    there = into.skills if into else ()
    ids = {skill.esco_uri: skill.skill_id for skill in reversed(there) if skill.esco_uri}
    slugs = Slugs(skill.skill_id for skill in there)
    fresh = [one for one in wanted if one.uri not in ids]
    ids |= {one.uri: slugs.new(one.label) for one in fresh}
    rows = [
        {
            "skill_id": ids[one.uri],
            "name": one.label,
            "category": _category(one, categories),
            "definition": one.description,
            "also_known_as": one.other_labels,
            "esco_uri": one.uri,
        }
        for one in fresh
    ]
    return ids, rows


def _category(concept: EscoSkill, categories: Categories) -> str:
    """The group below one of the four pillars, or the one below that; where there is none, the nearest above."""
    groups = concept.groups[: 2 if categories == "broad" else 3]
    return groups[-1] if groups else concept.skill_type or "ESCO"


def _needs(
    links: Iterable[tuple[Occupation, Mapping[str, bool]]],
    role_ids: Mapping[str, str],
    skill_ids: Mapping[str, str],
) -> dict[tuple[str, str], bool]:
    """Whether a need is essential, by role and skill; two occupations of one role are put together."""
    needs: dict[tuple[str, str], bool] = {}
    for occupation, skills in links:
        role_id = role_ids[occupation.uri]
        for uri, essential in skills.items():
            key = role_id, skill_ids[uri]
            needs[key] = essential or needs.get(key, False)
    return needs


def _need_rows(needs: Mapping[tuple[str, str], bool], source_id: str) -> list[dict[str, Any]]:
    return [
        {
            "role_id": role_id,
            "skill_id": skill_id,
            "importance": "essential" if essential else "useful",
            "basis": "published",
            "source_id": source_id,
        }
        for (role_id, skill_id), essential in needs.items()
    ]


def _tell(
    reading: Reading, release: Release, relations: Relations, links: list[tuple[Occupation, dict[str, bool]]]
) -> None:
    counts = [essential for _, skills in links for essential in skills.values()]
    essential, different = sum(counts), len({uri for _, skills in links for uri in skills})
    reading.understood.append(
        f"{release.title}: {len(links):,} of {len(release.occupations):,} occupations, with {essential:,} essential "
        f"and {len(counts) - essential:,} optional relations to {different:,} skills."
    )
    if relations == "essential":
        reading.understood.append("Optional relations were not asked for.")
    reading.assumed.append("Essential relations are essential needs, optional ones useful needs.")
    reading.assumed.append("ESCO states no levels, so no need has one.")


def _tell_kept(reading: Reading, roles: int, skills: int) -> None:
    if roles:
        reading.understood.append(
            f"Roles that stand here already with an exact match, and stay as they are: {roles:,}."
        )
    if skills:
        reading.understood.append(
            f"Skills that stand here already with the same URI, and stay as they are: {skills:,}."
        )
