"""What a curriculum's skills are called, made ready for finding them in a text; built once for each state of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.curriculum import Curriculum
from planner.suggest.evidence import Why
from planner.suggest.words import Word, is_common, telling, words
from planner.tables import Skill

_JOINTS = re.compile(r"\s+(?:and|or|&)\s+|\s*[,:;/()]\s*")
_LONGEST = 8
"""Names of more words than this are found by their terms only."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a skill: its own, another one, or part of one."""

    skill: int
    """Position of the skill in the curriculum."""
    text: str
    plain: tuple[str, ...]
    stems: tuple[str, ...]
    telling: frozenset[str]
    """Stems of its words that are not common; for a name of common words alone, all of them."""
    why: Why
    written: str
    """How a single word must be written to be this name: "Max", not "max"; "" where capitals do not matter."""


@dataclass(frozen=True)
class SkillIndex:
    """The skills of a curriculum by their names and by the weights of their terms."""

    skill_ids: tuple[str, ...]
    names: Mapping[tuple[str, ...], tuple[Name, ...]]
    """Names by their stems in order."""
    longest: Mapping[str, int]
    """By the stem that names begin with, how many words the longest of them has."""
    apart: Mapping[str, tuple[Name, ...]]
    """Names of two or more telling words, by the rarest of these."""
    vectoriser: Any
    """Weighs the stems of a text (scikit-learn's `TfidfVectorizer`); it takes lists of stems."""
    skills: Any
    """Skills × stems, sparse; each row has length 1."""
    courses: Any
    """Courses × stems, likewise, from title and summary."""
    taught: tuple[Any, Any, Any]
    """For each link: position of the course, of the skill, and 1 / √(number of skills that the course teaches)."""
    rarity: Mapping[str, float]
    """By stem, up to 1 for those that only one text of the curriculum has."""


def skill_index(curriculum: Curriculum) -> SkillIndex:
    """The index of a curriculum, built at the first call and kept with the curriculum."""
    key = "suggest.skill_index"
    if key not in curriculum.derived:
        curriculum.derived[key] = _built(curriculum)
    index: SkillIndex = curriculum.derived[key]
    return index


def _built(curriculum: Curriculum) -> SkillIndex:
    from sklearn.feature_extraction.text import TfidfVectorizer

    names = tuple(name for place, skill in enumerate(curriculum.skills) for name in _names(place, skill))
    by_stems: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
    longest: defaultdict[str, int] = defaultdict(int)
    for name in names:
        by_stems[name.stems].append(name)
        longest[name.stems[0]] = max(longest[name.stems[0]], len(name.stems))
    skills = [telling(_profile(skill)) for skill in curriculum.skills]
    courses = [telling(f"{course.title or ''} . {course.summary or ''}") for course in curriculum.courses]
    vectoriser = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    # A curriculum without a telling word has one term that no text has.
    vectoriser.fit([*skills, *courses, *map(telling, _said_of_roles(curriculum)), [""]])
    most = max(vectoriser.idf_)
    return SkillIndex(
        skill_ids=tuple(skill.skill_id for skill in curriculum.skills),
        names={stems: tuple(found) for stems, found in by_stems.items()},
        longest=dict(longest),
        apart=_apart(names),
        vectoriser=vectoriser,
        skills=vectoriser.transform(skills or [[]]),
        courses=vectoriser.transform(courses or [[]]),
        taught=_taught(curriculum),
        rarity={stem: float(vectoriser.idf_[place] / most) for stem, place in vectoriser.vocabulary_.items()},
    )


def _profile(skill: Skill) -> str:
    """The words of a skill; its own name counts twice."""
    return " . ".join((skill.name, skill.name, *skill.also_known_as, skill.definition or ""))


def _said_of_roles(curriculum: Curriculum) -> Iterator[str]:
    """What the curriculum says of roles: it tells only how common a word is."""
    for role in curriculum.roles:
        yield f"{role.title} . {role.summary or ''}"
    for row in curriculum.evidence:
        yield row.paraphrase


def _taught(curriculum: Curriculum) -> tuple[Any, Any, Any]:
    import numpy as np

    courses = {course.course_id: place for place, course in enumerate(curriculum.courses)}
    of_course = np.array([courses[link.course_id] for link in curriculum.course_skills], dtype=np.intp)
    of_skill = np.array([curriculum.skill_index[link.skill_id] for link in curriculum.course_skills], dtype=np.intp)
    counts = np.bincount(of_course, minlength=len(courses) or 1)
    return of_course, of_skill, 1 / np.sqrt(counts[of_course])


def _names(place: int, skill: Skill) -> Iterator[Name]:
    """The names of a skill, each form once: its own, other ones, and the parts of a name that joins several things."""
    seen: set[tuple[str, ...]] = set()
    given = [(skill.name, Why.NAME), *((name, Why.OTHER_NAME) for name in skill.also_known_as)]
    parts = [(part, Why.PART) for name, _ in given for part in _parts(name)]
    for text, why in (*given, *parts):
        found = words(text)
        plain, stems = tuple(word.plain for word in found), tuple(word.stem for word in found)
        if not stems or len(stems) > _LONGEST or stems in seen:
            continue
        seen.add(stems)
        own = frozenset(word.stem for word in found if not is_common(word.plain))
        if why is Why.PART and not own:
            continue
        yield Name(place, text, plain, stems, own or frozenset(stems), why, _written(text, found, why))


def _written(text: str, found: tuple[Word, ...], why: Why) -> str:
    """A single word with a capital may be a program or an abbreviation. Names in capitals are also typed without."""
    word = text[found[0].start : found[0].end]
    is_free = (
        len(found) > 1 or why is Why.NAME or word[:1].islower() or (word.isupper() and not is_common(word.lower()))
    )
    return "" if is_free else word


def _parts(name: str) -> tuple[str, ...]:
    """What a name joins: "Vocal and voice-over recording" is vocal recording and voice-over recording.

    The last word of the last part is shared by parts of one word before it.
    """
    pieces = [piece for piece in _JOINTS.split(name) if piece]
    if len(pieces) < 2:
        return ()
    tail = pieces[-1].split()
    shared = [f"{piece} {tail[-1]}" if len(piece.split()) == 1 and len(tail) > 1 else piece for piece in pieces[:-1]]
    return (*shared, pieces[-1])


def _apart(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    several = [name for name in names if len(name.telling) > 1]
    counts = Counter(stem for name in several for stem in name.telling)
    by_rarest: defaultdict[str, list[Name]] = defaultdict(list)
    for name in several:
        by_rarest[min(name.telling, key=lambda stem: (counts[stem], stem))].append(name)
    return {stem: tuple(found) for stem, found in by_rarest.items()}
