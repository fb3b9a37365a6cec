"""Words for a degree audit."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from planner.audit import Audit, GroupAudit, GroupStanding
from planner.curriculum import Curriculum
from planner.plan import Substitution, Waiver
from planner.wording.phrases import counted, course_name, in_credits, listed, number

_MOST_NAMED = 3
_STANDINGS: Mapping[GroupStanding, str] = {
    GroupStanding.MET: "● met",
    GroupStanding.IN_PROGRESS: "◐ in progress",
    GroupStanding.NOT_MET: "○ not met",
    GroupStanding.WAIVED: "– waived",
}


def standing_words(standing: GroupStanding) -> str:
    """A group's standing with a shape of its own: "● met"."""
    return _STANDINGS[standing]


def group_title(curriculum: Curriculum, group_id: str) -> str:
    """A group's title in quotes, its id where the curriculum does not hold it."""
    titles = (row.title for row in curriculum.requirement_groups if row.group_id == group_id)
    return f"‘{next(titles, group_id)}’"


def audit_sentence(curriculum: Curriculum, audit: Audit) -> str:
    """The audit in a line: "5 of 7 groups are met by this plan, 1 of them already; ‘Free electives’ lacks 5 credits".

    *Already* means by completed courses alone. Waived groups are told apart, and so are courses beyond the terms of a
    programme.
    """
    asked = [group for group in audit.groups if group.standing is not GroupStanding.WAIVED]
    unmet = [group for group in asked if group.standing is GroupStanding.NOT_MET]
    done = sum(group.standing is GroupStanding.MET for group in asked)
    if not audit.groups:
        return "No degree rules are asked of this plan: it names no programme of this curriculum that has any."
    met = len(asked) - len(unmet)
    words = f"{met} of {counted(len(asked), 'group')} {'is' if 1 in {met, len(asked)} else 'are'} met by this plan"
    if done and met:
        words += ", all of them already" if done == met else f", {done} of them already"
    if unmet:
        words += f"; {listed(_lacking(curriculum, audit, unmet))}"
    waived = len(audit.groups) - len(asked)
    if waived:
        words += f". {counted(waived, 'group')} {'is' if waived == 1 else 'are'} waived"
    if not audit.within_terms:
        words += ". Its courses take more terms than a programme has"
    elif audit.is_complete:
        words += ". The plan is complete"
    return f"{words}."


def _lacking(curriculum: Curriculum, audit: Audit, unmet: list[GroupAudit]) -> list[str]:
    several = len({group.programme_id for group in audit.groups}) > 1
    named = unmet if len(unmet) <= _MOST_NAMED else unmet[: _MOST_NAMED - 1]
    found = [
        f"{group_title(curriculum, group.group_id)}"
        f"{f' ({curriculum.programme(group.programme_id).title})' if several else ''} lacks {lacking_words(group)}"
        for group in named
    ]
    further = len(unmet) - len(named)
    return [*found, f"{further} further groups are not met"] if further else found


def lacking_words(group: GroupAudit) -> str:
    """What a group lacks: "5 credits", "2 courses", "5 credits and 1 course"; empty where nothing."""
    credits_ = max(Fraction(0), (group.least_credits or Fraction(0)) - group.credits)
    courses = max(0, (group.least_courses or 0) - len(group.courses))
    parts = [in_credits(credits_) if credits_ else "", counted(courses, "course") if courses else ""]
    return listed([part for part in parts if part])


def held_words(group: GroupAudit) -> str:
    """What counts of what is asked: "23 of 26 credits, and 13 credits on top that the list does not hold"."""
    parts = []
    if group.least_credits is not None:
        parts.append(f"{number(group.credits)} of {in_credits(group.least_credits)}")
    if group.least_courses is not None:
        parts.append(f"{len(group.courses)} of {counted(group.least_courses, 'course')}")
    words = listed(parts) or "nothing is asked"
    if group.unlisted:
        words += f", and {in_credits(group.unlisted)} on top that the list does not hold"
    return words


def would_meet_words(curriculum: Curriculum, group: GroupAudit, most: int = 8) -> str:
    """What would meet a group that is not met: "To meet it: MP-343 and MTEC-340, 4 credits."; empty for others."""
    if group.standing is not GroupStanding.NOT_MET:
        return ""
    if group.would_meet is None:
        return "No courses that may be added meet it, as the choices of this plan stand."
    credits_ = [curriculum.course(course_id).credits for course_id in group.would_meet]
    total = sum((Fraction(str(amount)) for amount in credits_ if amount is not None), Fraction(0))
    unknown = sum(amount is None for amount in credits_)
    words = f"To meet it: {listed(group.would_meet, most)}, {in_credits(total)}"
    return f"{words} and {counted(unknown, 'course')} of unknown credits." if unknown else f"{words}."


def spare_words(audit: Audit) -> str:
    """The courses that count for nothing: "MP-343 and MTEC-340 count for no group."; empty without any."""
    if not audit.spare or not audit.groups:
        return ""
    return f"{listed(audit.spare, 8)} {'counts' if len(audit.spare) == 1 else 'count'} for no group."


def waiver_words(curriculum: Curriculum, waiver: Waiver) -> str:
    """A group that is waived, with the reason: "‘Free electives’ is waived: A letter of the dean"."""
    return f"{group_title(curriculum, waiver.group_id)} is waived: {waiver.reason}"


def substitution_words(curriculum: Curriculum, entry: Substitution) -> str:
    """A course that stands for another, with the reason."""
    taken, other = course_name(curriculum, entry.course_id), course_name(curriculum, entry.stands_for)
    return f"{taken} stands for {other}: {entry.reason}"
