"""How many of the skills that a reader finds in a text are among the first ten suggested, beside plain TF-IDF.

The texts: what the default curriculum says of its 23 roles in our own words (the skills have their other names from the
same authors, which is kind to us), and 34 that were written for this, in the style of course descriptions, syllabuses
and advertisements; the weights were set on 15 of them and on the roles; 19 were kept aside.
"""

from __future__ import annotations

import random
import statistics
import string
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.serving import ROOT
from planner.curriculum import Curriculum
from planner.exchange import folder
from planner.suggest import Weights, suggestions
from planner.suggest.index import skill_index
from planner.tables import Skill

LABELLED = Path(__file__).parent / "labelled" / "texts.toml"
FIRST = 10
SKILLS = 13_896
"""As many as ESCO 1.1.1 has; the names are random with a fixed seed, since only the number matters here."""
Ranking = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Labelled:
    """A text and the skills that a reader finds in it."""

    text: str
    skills: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """Precision and recall at ten: the mean over the texts (macro), and over all their skills together (micro)."""

    precision: float
    recall: float
    precision_micro: float
    recall_micro: float


def written(split: str) -> tuple[Labelled, ...]:
    """The texts of `labelled/texts.toml` that are marked dev, or test."""
    rows = tomllib.loads(LABELLED.read_text(encoding="utf-8"))["text"]
    return tuple(Labelled(row["text"], frozenset(row["skills"])) for row in rows if row["split"] == split)


def of_roles(curriculum: Curriculum) -> tuple[Labelled, ...]:
    """What the curriculum says of each role, sentence by sentence, and what the role needs."""
    return tuple(
        Labelled(
            " ".join(row.paraphrase for row in curriculum.evidence_of(role.role_id)),
            frozenset(need.skill_id for need in curriculum.needs_of(role.role_id)),
        )
        for role in curriculum.roles
    )


def figures(rank: Ranking, texts: Sequence[Labelled]) -> Figures:
    """How well a ranking finds the labelled skills. Precision counts ten places also where fewer are given."""
    hits = [len(set(rank(one.text)[:FIRST]) & one.skills) for one in texts]
    return Figures(
        precision=statistics.mean(hit / FIRST for hit in hits),
        recall=statistics.mean(hit / len(one.skills) for hit, one in zip(hits, texts, strict=True)),
        precision_micro=sum(hits) / (FIRST * len(texts)),
        recall_micro=sum(hits) / sum(len(one.skills) for one in texts),
    )


def plain(curriculum: Curriculum) -> Ranking:
    """The baseline: cosine of the whole text with the words of each skill, without names and stems."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(stop_words="english")
    rows = [" ".join((one.name, *one.also_known_as, one.definition or "")) for one in curriculum.skills]
    skills = vectoriser.fit_transform(rows)

    def rank(text: str) -> Sequence[str]:
        alike = (vectoriser.transform([text]) @ skills.T).toarray()[0]
        order = (-alike).argsort(kind="stable")[:FIRST]
        return [curriculum.skills[place].skill_id for place in order if alike[place] > 0]

    return rank


def ours(curriculum: Curriculum, weights: Weights | None = None) -> Ranking:
    """The suggestions of the project, with other weights if so wished."""
    return lambda text: [
        one.skill_id for one in suggestions(curriculum, text, limit=FIRST, weights=weights or Weights())
    ]


def rankings(curriculum: Curriculum) -> dict[str, Ranking]:
    """What is compared, by name."""
    no_names = replace(Weights(), name=0, other_name=0, part=0, form=0, apart=0)
    return {
        "plain TF-IDF": plain(curriculum),
        "names alone": ours(curriculum, replace(Weights(), terms=0, course=0)),
        "shared terms alone": ours(curriculum, no_names),
        "without the courses": ours(curriculum, replace(Weights(), course=0)),
        "suggestions": ours(curriculum),
    }


def large() -> Curriculum:
    """A curriculum of as many skills as ESCO, each with six other names and a definition of 25 words."""
    chance = random.Random(20261122)
    vocabulary = ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 10))) for _ in range(12_000)]

    def several(number: int) -> str:
        return " ".join(chance.choices(vocabulary, k=number))

    skills = tuple(
        Skill(
            skill_id=f"skill-{place}",
            name=several(3),
            category="random",
            definition=several(25),
            also_known_as=tuple(several(3) for _ in range(6)),
        )
        for place in range(SKILLS)
    )
    small = folder.read(ROOT / "data" / "music-production")
    return small.replace(
        skills=skills, roles=(), role_skills=(), evidence=(), courses=(), course_skills=(), requirement_groups=()
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Print a line for each way of ranking and each set of texts, then what it takes at the size of ESCO."""
    curriculum = folder.read(ROOT / "data" / "music-production")
    sets = {"roles": of_roles(curriculum), "dev": written("dev"), "test": written("test")}
    print(f"{'texts':6s} {'ranking':20s} {'number':>6s} {'P@10':>6s} {'R@10':>6s}  micro: {'P@10':>6s} {'R@10':>6s}")
    for name, texts in sets.items():
        for how, rank in rankings(curriculum).items():
            found = figures(rank, texts)
            print(
                f"{name:6s} {how:20s} {len(texts):6d} {found.precision:6.3f} {found.recall:6.3f}"
                f"         {found.precision_micro:6.3f} {found.recall_micro:6.3f}"
            )
    many = large()
    built = _seconds(lambda: skill_index(many))
    baseline = plain(many)
    texts = written("test")
    each = statistics.median(_seconds(partial(suggestions, many, one.text)) for one in texts)
    beside = statistics.median(_seconds(partial(baseline, one.text)) for one in texts)
    print(
        f"{SKILLS:,} skills: index {built:.1f} s, a text {each * 1e3:.0f} ms; plain TF-IDF {beside * 1e3:.0f} ms a text"
    )


if __name__ == "__main__":
    main()
