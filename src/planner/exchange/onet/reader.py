"""Chosen occupations of O*NET as roles, with what they ask for as needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange.imported import Imported
from planner.exchange.naming import Slugs, folded
from planner.exchange.onet import importance
from planner.exchange.onet.database import Database, Element, Occupation, Part
from planner.exchange.onet.opening import open_database
from planner.exchange.reading import Reading, rows_of, source_of

ADDRESS = "https://www.onetcenter.org/database.html"
DEFAULT_PARTS: tuple[Part, ...] = ("skills", "knowledge", "software")
_MOST_EXAMPLES = 12
_PLAIN_CODE = len("27-4014")


def attribution(title: str) -> str:
    """The sentence that the licence asks for; `title` is that of the database."""
    return (
        f"This page includes information from the {title} by the U.S. Department of Labor, Employment and Training "
        "Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA."
    )


@dataclass(frozen=True)
class _Need:
    soc: str
    element: Element
    importance: importance.Importance
    level: float | None = None


def read(
    files: Mapping[str, bytes] | Database,
    socs: Collection[str] | None = None,
    into: Curriculum | None = None,
    *,
    parts: Collection[Part] = DEFAULT_PARTS,
    level_from_lv: bool = False,
) -> Imported:
    """Occupations as roles of kind job, and what they ask for as skills and needs; None takes all occupations.

    A code without its last two digits stands for the one that ends in .00. How ratings become needs stands in
    `planner.exchange.onet.importance`. No need has a level unless `level_from_lv` asks for one: then O*NET's levels are
    cut into equal parts, as many as the scale of `into` has. Roles of `into` with an exact match to a code, and its
    skills of the same name, stay as they are and keep their ids; so do their needs. Raises `DataError` for files that
    cannot be read, `ValueError` where a level is asked for without `into`.
    """
    if level_from_lv and into is None:
        raise ValueError("levels need a curriculum that has a scale")
    database = files if isinstance(files, Database) else open_database(files)
    reading = Reading(assumed=list(database.assumed))
    reading.take_over(database.left_out)
    chosen = _chosen(database, socs, reading)
    needs = [need for one in chosen for need in _needs_of(database, one.soc, parts)]
    name = f"onet {database.version}" if database.version else "onet"
    source_id, sources = source_of(into, name, database.title, ADDRESS, f"CC BY 4.0. {attribution(database.title)}")
    role_ids, roles = _roles(chosen, into, source_id)
    skill_ids, skills = _skills(database, needs, into)
    depths = len(into.scale.levels) if into and level_from_lv else 0
    rows = _need_rows(needs, role_ids, skill_ids, depths, source_id)
    for kept in into.role_skills if into else ():
        rows.pop((kept.role_id, kept.skill_id), None)
    _tell(reading, database, chosen, needs, parts)
    _tell_kept(reading, len(chosen) - len(roles), len(set(skill_ids.values())) - len(skills))
    reading.assumed.append(importance.level_sentence(depths) if depths else "No need has a level: O*NET's are others.")
    return reading.imported(
        {
            "sources": sources,
            "roles": rows_of("roles", roles),
            "skills": rows_of("skills", skills),
            "role_skills": rows_of("role_skills", rows.values()),
        }
    )


def _chosen(database: Database, socs: Collection[str] | None, reading: Reading) -> list[Occupation]:
    if socs is None:
        return list(database.occupations.values())
    wanted = {f"{soc}.00" if len(soc) == _PLAIN_CODE else soc for soc in (soc.strip() for soc in socs)}
    for soc in sorted(wanted - database.occupations.keys()):
        reading.leave_out(database.title, "the code of an occupation of this release", value=soc)
    return [one for one in database.occupations.values() if one.soc in wanted]


def _needs_of(database: Database, soc: str, parts: Collection[Part]) -> Iterable[_Need]:
    for key, rating in database.ratings.get(soc, {}).items():
        element, found = database.elements[key], importance.of_rating(rating)
        if found is not None and element.part in parts:
            yield _Need(soc, element, found, rating.level)
    if "software" in parts:
        for key, software in database.software.get(soc, {}).items():
            yield _Need(soc, database.elements[key], importance.of_software(software))


def _roles(
    chosen: Iterable[Occupation], into: Curriculum | None, source_id: str
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The role of each occupation by code, and the rows of those that are new."""
    there = into.roles if into else ()
    ids: dict[str, str] = {}
    for role in there:
        for soc, match in zip(role.onet_soc, role.onet_match, strict=False):
            if match == "exact":
                ids.setdefault(soc, role.role_id)
    slugs = Slugs(role.role_id for role in there)
    rows: list[dict[str, Any]] = []
    for one in chosen:
        if one.soc in ids:
            continue
        ids[one.soc] = slugs.new(one.title)
        row: dict[str, Any] = {
            "role_id": ids[one.soc],
            "title": one.title,
            "family": one.family,
            "summary": one.description,
        }
        row |= {"also_known_as": one.other_titles, "source_id": source_id}
        rows.append(row | {"onet_soc": (one.soc,), "onet_match": ("exact",)})
    return ids, rows


def _skills(
    database: Database, needs: Iterable[_Need], into: Curriculum | None
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The skill of each element by key, and the rows of those that are new."""
    there = into.skills if into else ()
    by_name = {folded(skill.name): skill.skill_id for skill in reversed(there)}
    slugs = Slugs(skill.skill_id for skill in there)
    needed = {need.element.key for need in needs}
    ids: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    for key, element in database.elements.items():
        if key not in needed:
            continue
        if folded(element.name) in by_name:
            ids[key] = by_name[folded(element.name)]
            continue
        ids[key] = by_name[folded(element.name)] = slugs.new(element.name)
        definition = element.description or _examples(database, key)
        row = {"skill_id": ids[key], "name": element.name, "category": element.group, "definition": definition}
        rows.append(row)
    return ids, rows


def _examples(database: Database, key: str) -> str:
    """The examples that most occupations name, as a sentence; empty for what is no software."""
    counts = Counter(
        example for found in database.software.values() if key in found for example in set(found[key].examples)
    )
    names = [name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_EXAMPLES]]
    return f"Examples: {', '.join(names)}." if names else ""


def _need_rows(
    needs: Iterable[_Need], role_ids: Mapping[str, str], skill_ids: Mapping[str, str], depths: int, source_id: str
) -> dict[tuple[str, str], dict[str, Any]]:
    """The needs by role and skill; of two that fall together the more important one stays."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for need in needs:
        key = role_ids[need.soc], skill_ids[need.element.key]
        if key in rows and (rows[key]["importance"] == "essential" or need.importance == "useful"):
            continue
        level = importance.depth(need.level, depths) if depths and need.level is not None else None
        row = {"role_id": key[0], "skill_id": key[1], "level": level, "importance": need.importance}
        rows[key] = row | {"basis": "inferred", "source_id": source_id}
    return rows


def _tell(
    reading: Reading, database: Database, chosen: list[Occupation], needs: list[_Need], parts: Collection[Part]
) -> None:
    essential = sum(need.importance == "essential" for need in needs)
    reading.understood.append(
        f"{database.title}: {len(chosen):,} of {len(database.occupations):,} occupations, with {essential:,} essential "
        f"and {len(needs) - essential:,} useful needs, from {', '.join(sorted(parts))}."
    )
    rated = [
        rating
        for one in chosen
        for key, rating in database.ratings.get(one.soc, {}).items()
        if database.elements[key].part in parts
    ]
    for count, words in (
        (sum(rating.suppressed for rating in rated), "O*NET itself recommends not to show, as they are imprecise"),
        (sum(rating.not_relevant for rating in rated), "O*NET marks as not relevant for the occupation"),
    ):
        if count:
            reading.understood.append(f"Left out, ratings that {words}: {count:,}.")
    if rated:
        reading.assumed.append(importance.SENTENCE)
    if "software" in parts and database.software:
        reading.assumed.append(importance.SOFTWARE_SENTENCE)


def _tell_kept(reading: Reading, roles: int, skills: int) -> None:
    if roles:
        reading.understood.append(
            f"Roles that stand here already with an exact match, and stay as they are: {roles:,}."
        )
    if skills:
        reading.understood.append(
            f"Skills that stand here already with the same name, and stay as they are: {skills:,}."
        )
