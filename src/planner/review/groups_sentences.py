"""The answers about groups of students in a sentence each, from the same frames as the charts and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cohort.hiding import ShownCohort, ShownGroup
from planner.curriculum import Curriculum
from planner.review.groups_words import group_title, needs_words
from planner.wording import counted, listed, percent

if TYPE_CHECKING:
    import pandas as pd

NAMED = 3
"""So many things a sentence names before the table has the rest."""
MEDIANS = 8
"""So many groups a sentence gives the median of."""


def coverage_sentence(frame: pd.DataFrame, group: ShownGroup) -> str:
    """Of how many roles half of the students meet at least half of the needs, and where they meet most and least."""
    if frame.empty:
        return "No role states a need, so that there is nothing to meet."
    share = frame["median_least"] / frame["needs"]
    half = int((share * 2 >= 1).sum())
    who = "students" if group.programme is None and group.span is None else f"students ({group_title(group)})"
    sentence = (
        f"For {half} of {counted(len(frame), 'role')}, at least half of the {group.students:,} {who} meet half of the "
        "needs or more."
    )
    if len(frame) < 2 or share.max() == share.min():
        return sentence
    best, worst = frame.iloc[int(share.to_numpy().argmax())], frame.iloc[int(share.to_numpy().argmin())]
    return (
        f"{sentence} The median student meets most for {best['role']} ({_median(best)}) and least for "
        f"{worst['role']} ({_median(worst)})."
    )


def _median(row: pd.Series) -> str:
    return f"{needs_words(int(row['median_least']), int(row['median_most']))} of {row['needs']}"


def met_sentence(frame: pd.DataFrame, needs: int, role: str) -> str:
    """The median and the quartiles of one role in one group, then how many meet every need, where that may be said."""
    if frame.empty or not frame["students"].sum():
        return f"For {role} there is nothing to show."
    if len(frame.loc[frame["students"] > 0]) == 1:
        row = frame.loc[frame["students"] > 0].iloc[0]
        return f"All {row['students_of_group']:,} students meet {row['needs_met']} of the {needs} needs of {role}."
    running, total = frame["students"].cumsum(), frame["students"].sum()
    names = [str(frame["needs_met"].iloc[int((running * 4 >= total * part).to_numpy().argmax())]) for part in (1, 2, 3)]
    top = frame.iloc[-1]
    if names[0] == names[2]:
        return (
            f"Half of the {top['students_of_group']:,} students or more meet {names[1]} of the {needs} needs of "
            f"{role}: a quarter or fewer meet less, a quarter or fewer more.{_whole(top, needs)}"
        )
    sentence = (
        f"The median of {frame['students_of_group'].iloc[0]:,} students meets {names[1]} of the {needs} needs of "
        f"{role}; a quarter meet {names[0]} or fewer, a quarter {names[2]} or more."
    )
    return sentence + _whole(top, needs)


def _whole(top: pd.Series, needs: int) -> str:
    """How many meet every need, where nobody does or the last bin is of these alone."""
    if not top["students"]:
        return " Nobody meets all of them."
    return f" {percent(top['share'])} meet all of them." if top["least"] == needs else ""


def by_group_sentence(frame: pd.DataFrame, needs: int, role: str) -> str:
    """The median of each group, of the first few; and of how many no more can be said than that they are all there."""
    middles, vague = [], 0
    for name, part in frame.groupby("group", sort=False):
        running = part["students"].cumsum().to_numpy()
        if (part["students"] > 0).sum() < 2:
            vague += 1
        else:
            place = int((running * 2 >= running[-1]).argmax())
            middles.append(f"{part['needs_met'].iloc[place]} ({name})")
    told = f"The median student meets, of the {needs} needs of {role}: {listed(middles, MEDIANS)}." if middles else ""
    if not vague:
        return told
    which = f"{counted(vague, 'group')} " if middles else "these groups "
    return f"{told} Of {which}no more can be said without telling of too few students.".strip()


def lacking_sentence(frame: pd.DataFrame, shown: ShownCohort) -> str:
    """How many skills nobody can leave with, and of how many others half of the students lack the level needed."""
    if frame.empty:
        return "No role needs a skill, so that there is none to leave without."
    taught = frame.loc[frame["taught"] == "yes"]
    others, nobody = counted(len(frame), "skill"), len(frame) - len(taught)
    sentence = ""
    if nobody:
        verb = "is" if nobody == 1 else "are"
        sentence = f"{nobody} of {others} that roles need {verb} taught by no course of the catalogue so deep. "
        others = f"the other {len(taught)}"
    half = int((taught["order"] * 2 >= (shown.students or 0)).sum())
    if not half:
        return f"{sentence}Of {others}, none is lacked by half of the {shown.students:,} students."
    named = [f"{row['skill']}{_level(row['level'])}" for row in taught.head(NAMED).to_dict("records")]
    return (
        f"{sentence}Half of the {shown.students:,} students or more leave without {half} of {others}; most leave "
        f"without {'; '.join(named)}."
    )


def _level(code: object) -> str:
    return f" at {code}" if code else ""


def chosen_sentence(frame: pd.DataFrame, shown: ShownCohort, role: str) -> str:
    """How many electives serve a role, and the one that would have helped most of those who did not choose it."""
    if frame.empty:
        return f"No elective of the catalogue teaches what {role} needs."
    sentence = f"{counted(len(frame), 'elective')} of the catalogue {_teach(len(frame))} what {role} needs."
    first = frame.iloc[0]
    if not first["helped_order"]:
        return f"{sentence} None would have helped {shown.least} students or more who did not choose it."
    return (
        f"{sentence} {first['course_id']} {first['course']} would have helped {first['helped_says']} of the "
        f"{shown.students:,} students and did not reach them; {first['passed_says']} passed it."
    )


def _teach(number: int) -> str:
    return "teaches" if number == 1 else "teach"


def demand_sentence(frame: pd.DataFrame, shown: ShownCohort, roles: int) -> str:
    """How many courses would close a need of somebody, and which would close most."""
    if frame.empty:
        return f"No course of the catalogue would close a need of {shown.least} students or more."
    first = frame.iloc[0]
    least = "at least " if first["is_least"] else "about "
    return (
        f"{counted(len(frame), 'course')} of the catalogue would bring students nearer to a need of "
        f"{counted(roles, 'role')}. Most would do {first['course_id']} {first['course']}: {least}{first['needs']:,} "
        f"needs of students, {first['needs_a_student']:.1f} for each of the {shown.students:,}."
    )


def groups_sentence(curriculum: Curriculum, shown: ShownCohort) -> str:
    """Who is counted: students, entry years and programmes, or why nothing is shown."""
    if not shown.is_whole:
        return "The reading was stopped, and of some of the students alone nothing is shown."
    if shown.students is None:
        return f"There are fewer than {shown.least} students: nothing may be shown of so small a group."
    told = "no groups can be told apart" if len(shown.groups) == 1 else f"{len(shown.groups) - 1} groups can be shown"
    return f"{shown.students:,} students with courses of {curriculum.about.title}; {told}."
