"""A curriculum that loads, as the contents of its files: small enough to count rows by eye, with every table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from planner.curriculum import Curriculum
from planner.errors import DataError, Fault
from planner.exchange import folder
from planner.tables import TABLES

GOOD: Mapping[str, str] = {
    "curriculum.toml": """\
title = "Sound"
institution = "Tiny college"
department = "Sound"
seasons = ["Spring", "Fall"]

[credits_per_term]
usual = 15
least = 12
most = 18

[[scale]]
code = "I"
name = "Introduced"
sentence = "Follows with help."

[[scale]]
code = "M"
name = "Mastered"
sentence = "Does it alone."
""",
    "sources.csv": "source_id,title,checked_on\nsheet,Degree sheet,2026-08-31\n",
    "roles.csv": """\
role_id,title,works_in,esco_uri,esco_label,esco_match,onet_soc,onet_match,source_id
mixer,Mixing Engineer,studio; home,x:1;x:2,one;two,exact;close,27-4014.00,close,sheet
live-sound,Live Sound Engineer,,,,,,,
""",
    "evidence.csv": """\
role_id,sentence,paraphrase,use,reason
mixer,1,Blends tracks.,duty,
mixer,2,Often works at night.,set aside,says nothing of skills
""",
    "skills.csv": "skill_id,name,category\nmixing,Mixing,Studio\nears,Critical listening,Ears\n",
    "role_skills.csv": """\
role_id,skill_id,level,importance,evidence,source_id
mixer,mixing,M,essential,1;2,sheet
mixer,ears,,useful,,
live-sound,ears,I,essential,,
""",
    "courses.csv": '''\
course_id,title,credits,subject,outside,prerequisites,corequisites,strict_corequisites,terms,mapped
MP-1,Mixing 1,2,MP,,none,MP-2,,Fall;Spring,true
MP-2,Mixing 2,2.5,MP,,MTH-1,MP-1,,Fall,true
MTH-1,,,MTH,,"""basic mathematics""",,,,
OX-1,Online,3,OX,true,,,,,true
''',
    "course_skills.csv": "course_id,skill_id,level,assessed\nMP-1,mixing,I,\nMP-2,mixing,M,true\nOX-1,ears,m,false\n",
    "programmes.csv": "programme_id,title,kind,terms,total_credits\nmajor,Sound,major,8,120\n",
    "requirement_groups.csv": '''\
group_id,programme_id,title,pool,least_courses,shares_with
core,major,Core,MP-1 | MP-2,2,free
free,major,Free,"subject = ""MP""",1,core
''',
    "conditions.csv": "condition_id,title\nbasic-mathematics,Basic mathematics\n",
    "occupations.csv": "onet_soc,soc,title,growth_percent\n27-4014.00,27-4014,Sound Engineering Technicians,-1.5\n",
    "alumni.csv": "alumnus_id,name,role_id\na-mixer,A. Mixer,mixer\n",
    "plans/core.json": """\
{"version": 1, "title": "Core", "roles": [{"role_id": "mixer"}], "programmes": ["major"], "first_term": "2026 Fall",
 "completed": [{"course_id": "MTH-1", "grade": "B"}],
 "terms": [{"term": "2026 Fall", "courses": ["MP-1", "MP-2"]}, {"term": "2027 Spring", "courses": []}],
 "pins": [{"course_id": "MP-1", "group_id": "core"}], "conditions": ["basic-mathematics"]}
""",
}


def contents(**changes: str | bytes | None) -> dict[str, bytes]:
    """The good folder with some files changed, None for a file that is not there; `roles` stands for `roles.csv`."""
    texts: dict[str, str | bytes | None] = dict(GOOD)
    for name, text in changes.items():
        texts[{"about": "curriculum.toml", "plan": "plans/core.json"}.get(name, f"{name}.csv")] = text
    return {name: text.encode() if isinstance(text, str) else text for name, text in texts.items() if text is not None}


def edited(table: str, old: str, new: str) -> str:
    """A file of the good folder with one text replaced, which must be there."""
    text = GOOD[table if "." in table else f"{table}.csv"]
    if old not in text:
        raise ValueError(old)
    return text.replace(old, new, 1)


def faults_of(files: Mapping[str, bytes]) -> list[Fault]:
    """The faults of a folder with these files; none where it loads."""
    try:
        folder.read_tables(files)
    except DataError as error:
        return list(error.faults)
    return []


def tables_of(curriculum: Curriculum) -> dict[str, object]:
    """Everything of a curriculum that files hold."""
    rows: dict[str, object] = {table.name: curriculum.rows(table.name) for table in TABLES}
    return rows | {"about": curriculum.about, "plans": dict(curriculum.plans)}


def put(files: Mapping[str, bytes], path: Path) -> Path:
    """The files on disk, in a folder."""
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path
