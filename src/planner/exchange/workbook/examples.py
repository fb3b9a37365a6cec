"""One row a table that a person may copy the manner of; together they are a small curriculum that is right."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "about": {"setting": "seasons", "value": "Spring;Summer;Fall"},
    "sources": {
        "source_id": "degree-sheet",
        "title": "Degree sheet of the programme",
        "published": "2025",
        "checked_on": "2026-08-31",
    },
    "roles": {
        "role_id": "live-sound-engineer",
        "kind": "job",
        "title": "Live Sound Engineer",
        "family": "Live sound",
        "works_in": "concert halls;festivals",
        "also_known_as": "front-of-house engineer",
        "source_id": "degree-sheet",
    },
    "evidence": {
        "role_id": "live-sound-engineer",
        "sentence": "1",
        "paraphrase": "Mixes what an audience hears at a concert.",
        "use": "duty",
    },
    "skills": {
        "skill_id": "live-mixing",
        "name": "Live mixing",
        "category": "Live sound",
        "definition": "Balances a band for an audience while it plays.",
        "also_known_as": "front-of-house mixing",
    },
    "role_skills": {
        "role_id": "live-sound-engineer",
        "skill_id": "live-mixing",
        "level": "M",
        "importance": "essential",
        "evidence": "1",
        "basis": "inferred",
        "source_id": "degree-sheet",
    },
    "courses": {
        "course_id": "LS-201",
        "title": "Live Sound",
        "credits": "3",
        "credits_basis": "published",
        "subject": "LS",
        "course_level": "200",
        "prerequisites": '"basic mathematics"',
        "terms": "Fall",
        "mapped": "true",
        "source_id": "degree-sheet",
    },
    "course_skills": {
        "course_id": "LS-201",
        "skill_id": "live-mixing",
        "level": "R",
        "assessed": "true",
        "evidence": "final concert",
        "basis": "local",
    },
    "programmes": {
        "programme_id": "live-sound-major",
        "title": "Live Sound",
        "kind": "major",
        "terms": "8",
        "total_credits": "120",
    },
    "requirement_groups": {
        "group_id": "core",
        "programme_id": "live-sound-major",
        "title": "Core",
        "pool": "LS-201",
        "least_courses": "1",
    },
    "conditions": {"condition_id": "basic-mathematics", "title": "basic mathematics"},
    "occupations": {
        "onet_soc": "27-4014.00",
        "soc": "27-4014",
        "title": "Sound Engineering Technicians",
    },
    "alumni": {"alumnus_id": "first-graduate", "name": "Name as the source has it", "role_id": "live-sound-engineer"},
    "plans": {},
}
