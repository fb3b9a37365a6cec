"""What tables, columns and rows are called on screen, and what a heading has no room for."""

from __future__ import annotations

from collections.abc import Mapping

from planner.curriculum import Curriculum
from planner.editing import ABOUT, Key
from planner.tables import BY_NAME
from planner.tabular.standing import name_of
from planner.tabular.unfinished import as_typed, is_stand_in
from planner.wording.revisions import column_words, table_words

TITLES: Mapping[str, str] = {name: table_words(name).capitalize() for name in (*BY_NAME, ABOUT)}
NOUNS: Mapping[str, str] = {
    "roles": "role",
    "role_skills": "need",
    "skills": "skill",
    "evidence": "sentence",
    "occupations": "occupation",
    "alumni": "alumnus",
    "courses": "course",
    "course_skills": "link",
    "programmes": "programme",
    "requirement_groups": "group",
    "conditions": "condition",
    "sources": "source",
    ABOUT: "setting",
}
_CODES = {"onet_soc": "O*NET code", "soc": "SOC code", "esco_uri": "ESCO address"}
_BASIS = "Where the fact comes from: published, inferred, assumed or local (set by the department)"
_ANY_TABLE: Mapping[str, str] = {
    "level": "A code of the scale",
    "basis": _BASIS,
    "source_id": "Where it is stated: the id of a source",
    "also_known_as": "Other names, ; between them",
    "note": "What a reader should be warned of",
}
_HELP: Mapping[tuple[str, str], str] = {
    ("sources", "licence"): "Under what terms its facts are used here",
    ("sources", "checked_on"): "Day on which its facts were taken over",
    ("roles", "kind"): "A job, a programme outcome, or an accreditor’s standard",
    ("roles", "family"): "The group under which the role is shown",
    ("roles", "summary"): "What the person does, in our words",
    ("roles", "works_in"): "Settings, ; between them",
    ("roles", "esco_uri"): "Occupations of ESCO, ; between them, the best match first",
    ("roles", "esco_label"): "Their labels, as many as addresses",
    ("roles", "esco_match"): "exact, close, broad or related, as many as addresses",
    ("roles", "onet_soc"): "Occupations of O*NET, ; between them, the best match first",
    ("roles", "onet_match"): "exact, close, broad or related, as many as codes",
    ("evidence", "sentence"): "Number of the sentence in the role’s source, from 1",
    ("evidence", "paraphrase"): "What it says, in our words",
    ("evidence", "use"): "A duty, a requirement, a setting, or set aside",
    ("evidence", "reason"): "Why it was set aside",
    ("skills", "definition"): "What a person who has it can do",
    ("role_skills", "level"): "How deep: a code of the scale; empty: not stated",
    ("role_skills", "importance"): "Essential counts 2, useful counts 1",
    ("role_skills", "evidence"): "Numbers of the sentences that say so, ; between them",
    ("courses", "credits"): "Empty: not known",
    (
        "courses",
        "prerequisites",
    ): "Before it: MP-211 & (LMSC-208 | LMSC-209); none: known to have none; empty: not known",
    ("courses", "corequisites"): "In the same or an earlier term",
    ("courses", "strict_corequisites"): "In the same term",
    ("courses", "terms"): "Seasons in which it is offered, ; between them; empty: not known, treated as any",
    ("courses", "suggested_term"): "Term of the programme in which it is meant to be taken; empty for electives",
    ("courses", "subject"): "The letters before the dash of the code",
    ("courses", "mapped"): "Ticked: somebody has said which skills it teaches, even if none. Delete: not known",
    ("courses", "outside"): "Ticked: students may take it, but it meets no rule of the degree",
    ("course_skills", "level"): "How deep a student who passes can then go: a code of the scale",
    ("course_skills", "assessed"): "Ticked: evidence of it is collected. Delete: not known",
    ("course_skills", "evidence"): "What shows it, such as an assignment",
    ("programmes", "terms"): "How many terms it lasts",
    ("programmes", "unlisted_credits"): "Credits that are neither in the list of courses nor in a group",
    (
        "requirement_groups",
        "pool",
    ): 'The courses that count: codes, subject = "MP", course_level >= 200; &, | and except',
    ("requirement_groups", "least_credits"): "How much of the pool must be taken; empty: not stated in credits",
    ("requirement_groups", "least_courses"): "How much of the pool must be taken; empty: not stated in courses",
    ("requirement_groups", "unlisted_credits"): "Credits of the group whose courses are not in the list",
    (
        "requirement_groups",
        "shares_with",
    ): "Groups that may count the same course, ; between them; both name each other",
    ("conditions", "title"): "What a person ticks; requisites name it by this title in quotes",
    ("occupations", "soc"): "The first seven characters of the O*NET code",
    ("occupations", "growth_percent"): "Percent over ten years",
}


def label(column: str) -> str:
    """What a column is called: its name in words."""
    words = _CODES.get(column) or column_words(column)
    return words[:1].upper() + words[1:]


def help_text(table: str, column: str) -> str:
    """What a column holds, where its name does not say it all; "" where it does."""
    basis = _BASIS if column.endswith("_basis") else ""
    return _HELP.get((table, column)) or _ANY_TABLE.get(column) or basis


def row_name(curriculum: Curriculum, table: str, key: Key) -> str:
    """How a row is called in a sentence: its ids, with names where they have one; "a new row" without."""
    if table == ABOUT or any(map(is_stand_in, key)):
        typed = " × ".join(part for part in map(as_typed, key) if part)
        return typed if table == ABOUT else f"a new row ({typed})" if typed else "a new row"
    schema = BY_NAME[table]
    targets = [schema.references.get(name) for name in schema.key]
    if len(key) == 1:
        name = name_of(curriculum, table, key[0])
        return key[0] if name == key[0] else f"{key[0]} ({name})"
    pairs = zip(targets, key, strict=True)
    # Courses are called by their code, which is shorter and what people say.
    return " × ".join(
        part if target in {None, "courses"} else name_of(curriculum, target, part) for target, part in pairs
    )
