"""Where a role leads beside itself: the nearest roles, ESCO and O*NET, wages and outlook."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.explore.neighbours import Neighbour, Step, nearest_roles
from planner.explore.outlook import ATTRIBUTIONS, GOOD_ENOUGH, SELF_EMPLOYED, matches, outlook_frame
from planner.ui import answers, links, show


def neighbours(curriculum: Curriculum, role_id: str) -> None:
    """The nearest roles, and for each what someone who can do this role would have to deepen and to learn."""
    near = answers.kept(curriculum, "nearest", (role_id,), lambda: nearest_roles(curriculum, role_id))
    if not near:
        st.markdown("No other role shares a skill with this one.")
        return
    st.markdown(f"For someone who can do what {links.literal(curriculum.role(role_id).title)} needs, nearest first:")
    for neighbour in near:
        with st.container(gap="xxsmall"):
            links.to(curriculum, "role", neighbour.role_id)
            st.caption(links.literal(_way(curriculum, neighbour)))


def _way(curriculum: Curriculum, neighbour: Neighbour) -> str:
    parts = [f"{neighbour.needs_met} of {wording.counted(neighbour.needs_total, 'need')} met already"]
    if neighbour.deepen:
        parts.append(f"deepen {_steps(curriculum, neighbour.deepen)}")
    if neighbour.learn:
        parts.append(f"learn {_steps(curriculum, neighbour.learn)}")
    return "; ".join(parts) + "."


def _steps(curriculum: Curriculum, steps: Sequence[Step]) -> str:
    code = curriculum.scale.code
    named = []
    for step in steps:
        levels = (
            ""
            if step.needed is None
            else f" ({code(step.held)}→{code(step.needed)})"
            if step.held
            else f" ({code(step.needed)})"
        )
        named.append(f"{curriculum.skill(step.skill_id).name}{levels}")
    return wording.listed(named, most=7)


def classifications(curriculum: Curriculum, role_id: str) -> None:
    """The occupations of ESCO and O*NET that match the role, with the quality of each match."""
    found = matches(curriculum, role_id)
    if not found:
        st.markdown("This role is matched with no occupation of ESCO or O\\*NET.")
        return
    lines = []
    for match in found:
        link = answers.outside_link(match.title, match.address)
        lines.append(f"- {links.literal(match.scheme)}: {link} ({match.quality or 'quality not stated'} match)")
    st.markdown("\n".join(lines))


def wages(curriculum: Curriculum, role_id: str) -> None:
    """Wages and outlook where the match is exact or close, with the caution; else why there are none."""
    frame = answers.kept(curriculum, "outlook", (role_id,), lambda: _worded(outlook_frame(curriculum, role_id)))
    if frame.empty:
        st.markdown(f"No wages are shown: no O\\*NET match is {wording.listed(GOOD_ENOUGH).replace(' and ', ' or ')}.")
    else:
        show.words(frame, alt=f"Wages and outlook for {curriculum.role(role_id).title}")
        st.caption(f"Dollars a year. {SELF_EMPLOYED}")
    if matches(curriculum, role_id):
        st.caption("  \n".join(map(links.literal, ATTRIBUTIONS)))


_WAGES = {"tenth percentile": "lowest tenth below", "median": "median", "ninetieth percentile": "highest tenth above"}


def _worded(frame: pd.DataFrame) -> pd.DataFrame:
    """The figures as they are read: dollars, per cent, "not stated" for what is not known."""
    dollars = {words: frame[name].map("${:,.0f}".format, na_action="ignore") for name, words in _WAGES.items()}
    shown = pd.DataFrame(
        {
            "occupation (match)": frame["occupation"] + " (" + frame["match"] + ")",
            "wages of": frame["year"],
            **dollars,
            "growth 2024–34": frame["growth in percent"].map("{:+.1f} %".format, na_action="ignore"),
            "openings a year": frame["openings a year"].map("{:,.0f}".format, na_action="ignore"),
            "usual education": frame["usual education"],
        }
    )
    return shown.astype("object").where(shown.notna(), "not stated").astype("str")
