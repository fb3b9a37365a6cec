"""Words for the figures that actions are tied to: what an action is about, what its figure was, what it is now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction

from planner.curriculum import Curriculum
from planner.review.following import HOLDS, Finding, parts_of
from planner.review.role_kinds import NOUNS
from planner.store.actions import Facts
from planner.wording import counted, course_name, role_title, skill_name

_OF_A_COURSE = {Finding.IDLE_COURSE, Finding.REDUNDANT, Finding.DROPPING, Finding.BOTTLENECK}
"""About a course of the catalogue: one that is put outside the degree has no figure any more."""


class Since(StrEnum):
    """What has become of a finding since its action was made."""

    SAME = "as it was"
    CHANGED = "changed"
    MENDED = "put right"
    BACK = "found again"
    """The finding did not hold when the action was made, and does now."""
    GONE = "no longer there"
    """What it is about has left the curriculum, or the catalogue."""


def since(was: Facts, now: Facts | None) -> Since:
    """What has become of it, by the figure then and the figure now."""
    if now is None:
        return Since.GONE
    if dict(was) == dict(now):
        return Since.SAME
    if now.get(HOLDS) is False and was.get(HOLDS) is not False:
        return Since.MENDED
    if now.get(HOLDS) is True and was.get(HOLDS) is False:
        return Since.BACK
    return Since.CHANGED


def about_words(curriculum: Curriculum, finding: str, subject: str) -> str:
    """What the action is about: "Mastering (orphan skill)". Ids that are not there any more are shown as they are."""
    kind = Finding(finding)
    first, second = parts_of(subject, 2)
    if kind is Finding.BALANCE:
        return "Balance of what is needed and what is taught"
    if kind is Finding.PROBLEM:
        return _problem_words(curriculum, subject)
    names: Mapping[Finding, str] = {
        Finding.SEQUENCE: _skill(curriculum, second),
        Finding.PROMISE: role_title(curriculum, second) if curriculum.has("roles", second) else second,
        Finding.EVIDENCE: subject,
    }
    if kind in names:
        return f"{names[kind]} ({kind.value})"
    is_skill = kind in {Finding.ORPHAN, Finding.SHALLOW, Finding.FRAGILE, Finding.IDLE_SKILL}
    return f"{_skill(curriculum, first) if is_skill else course_name(curriculum, first)} ({kind.value})"


def _skill(curriculum: Curriculum, skill_id: str) -> str:
    return skill_name(curriculum, skill_id) if curriculum.has("skills", skill_id) else skill_id


def _problem_words(curriculum: Curriculum, subject: str) -> str:
    kind, skill, course, role, group, _ = parts_of(subject, 6)
    named = [_skill(curriculum, skill)] if skill else []
    named += [course_name(curriculum, course)] if course else []
    named += [role_title(curriculum, role) if curriculum.has("roles", role) else role] if role else []
    named += [group] if group else []
    return f"{', '.join(named)} ({kind})" if named else kind.capitalize()


def suggested_title(curriculum: Curriculum, finding: str, subject: str) -> str:
    """A title for a new action, to begin from: "Mastering: taught by no course"."""
    begin = {
        Finding.ORPHAN: "Have a course teach {}",
        Finding.SHALLOW: "Teach {} deeper",
        Finding.FRAGILE: "Have a second course teach {}",
        Finding.IDLE_SKILL: "Look at why {} is taught",
        Finding.IDLE_COURSE: "Look at {}",
        Finding.REDUNDANT: "Look at {}",
        Finding.DROPPING: "Look at {}",
        Finding.SEQUENCE: "Introduce {} before it is mastered",
        Finding.PROMISE: "Meet more needs of {}",
        Finding.BOTTLENECK: "Ease {}",
        Finding.EVIDENCE: "Confirm the map of {}",
    }.get(Finding(finding))
    about = about_words(curriculum, finding, subject)
    name = about.rpartition(" (")[0] or about
    return about if begin is None else begin.format(name)


def figure_words(finding: str, subject: str, figure: Facts | None) -> str:
    """A figure as a phrase: "needed by 2 roles (M), taught by no course"."""
    kind = Finding(finding)
    if figure is None:
        return f"no longer in the {'catalogue' if kind in _OF_A_COURSE else 'curriculum'}"
    if kind in {Finding.ORPHAN, Finding.SHALLOW, Finding.FRAGILE, Finding.IDLE_SKILL}:
        return _skill_words(subject, figure)
    if kind in {Finding.IDLE_COURSE, Finding.REDUNDANT, Finding.DROPPING}:
        return _course_words(subject, figure)
    return _WORDS[kind](figure)


def _noun(subject: str) -> str:
    kind = parts_of(subject, 2)[1]
    return next((noun for name, noun in NOUNS.items() if name == kind), "role")


def _number(figure: Facts, name: str) -> int:
    """A count of a figure; figures kept by an earlier edition may lack it."""
    value = figure.get(name)
    return value if isinstance(value, int) else 0


def _skill_words(subject: str, figure: Facts) -> str:
    needed, taught = _number(figure, "needed_by"), _number(figure, "taught_by")
    depth = f" ({figure['needed']})" if figure.get("needed") else ""
    words = f"needed by {counted(needed, _noun(subject))}{depth}" if needed else f"needed by no {_noun(subject)}"
    if not taught:
        return f"{words}, taught by no course"
    words += f", taught by {counted(taught, 'course')}, as deep as {figure.get('taught')}"
    if needed and taught > 1 and _number(figure, "reached_by") == 1:
        words += f", and deep enough by {figure.get('only')} alone"
    return words


def _course_words(subject: str, figure: Facts) -> str:
    skills, roles, needs = (_number(figure, name) for name in ("skills", "roles", "needs"))
    noun = _noun(subject)
    if not skills:
        return f"teaches nothing that a {noun} needs"
    words = f"teaches {counted(skills, 'skill')} that {noun}s need; without it "
    words += f"{counted(roles, noun)} {'falls' if roles == 1 else 'fall'}" if roles else f"no {noun} falls"
    words += f" and {counted(needs, 'need')} met {'is' if needs == 1 else 'are'} lost" if needs else ""
    blocks = _number(figure, "blocks")
    return f"{words}; {counted(blocks, 'course')} cannot be taken without it" if blocks else words


def _sequence_words(figure: Facts) -> str:
    if not figure.get(HOLDS):
        return "introduced before it is mastered, or not mastered along the required core"
    return f"mastered by {figure.get('course')} in term {figure.get('term')}, before anything introduces it"


def _promise_words(figure: Facts) -> str:
    needs, catalogue = _number(figure, "needs"), _number(figure, "catalogue")
    if not needs:
        return "no need is stated"
    by_catalogue = f"the whole catalogue {catalogue}"
    if "core" not in figure:
        return f"{by_catalogue} of {counted(needs, 'need')}"
    return f"the required core meets {_number(figure, 'core')} of {counted(needs, 'need')}, {by_catalogue}"


def _bottleneck_words(figure: Facts) -> str:
    if "cycle" in figure:
        return f"cannot be measured: requisites go round in a cycle ({figure['cycle']})"
    return (
        f"blocking {figure.get('blocking')}, delay {figure.get('delay')}, structural complexity "
        f"{figure.get('complexity')}"
    )


def _evidence_words(figure: Facts) -> str:
    mapped, confirmed, assessed = (_number(figure, name) for name in ("mapped", "confirmed", "assessed"))
    return (
        f"{mapped} of {counted(_number(figure, 'courses'), 'course')} mapped, {confirmed} of "
        f"{counted(_number(figure, 'links'), 'level')} confirmed, {assessed} assessed"
    )


def _balance_words(figure: Facts) -> str:
    value = figure.get("balance")
    return "no balance can be given" if value is None else f"balance {float(Fraction(str(value))):.2f}"


def _problem_figure(figure: Facts) -> str:
    return str(figure["says"]).rstrip(".") if figure.get(HOLDS) else "not found any more"


_WORDS: Mapping[Finding, Callable[[Facts], str]] = {
    Finding.SEQUENCE: _sequence_words,
    Finding.PROMISE: _promise_words,
    Finding.BOTTLENECK: _bottleneck_words,
    Finding.EVIDENCE: _evidence_words,
    Finding.BALANCE: _balance_words,
    Finding.PROBLEM: _problem_figure,
}
