"""A plan as the holder of a link sees it: nothing to change, and nothing of the visitor's own plan."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.store import StoreError, shares
from planner.store.shares import SharedPlan
from planner.ui import data, links, plan_audit
from planner.wording.audit import audit_sentence, substitution_words, waiver_words

NOTHING = "This link leads to no plan. It may be mistyped, ended or taken back."
"""Said alike of every link that opens nothing."""


def asked() -> SharedPlan:
    """The plan that the address has a token for; where it opens none, the page says so and stops here."""
    found = _found(st.query_params.get("token", ""))
    if found is None:
        st.warning(NOTHING)
        st.stop()
    return found


def _found(token: str) -> SharedPlan | None:
    db = data.store()
    if db is None or not token:
        return None
    try:
        found = shares.shared(db, token, datetime.now(UTC).date())
    except StoreError:
        return None
    return found if found is not None and found.curriculum_id == data.curriculum_id() else None


def degree_rules(curriculum: Curriculum, plan: Plan) -> None:
    """Which of the degree's rules the plan meets, in a sentence, and what the department has allowed."""
    st.markdown(links.literal(audit_sentence(curriculum, plan_audit.audit_of(curriculum, plan))))
    allowed = [waiver_words(curriculum, waiver) for waiver in plan.waivers]
    allowed += [substitution_words(curriculum, entry) for entry in plan.substitutions]
    if allowed:
        st.markdown("\n".join(f"- {links.literal(words)}" for words in allowed))


def about(found: SharedPlan) -> None:
    """How long the link works, and what it leaves out."""
    left = [
        *([] if found.with_grades else ["grades"]),
        *([] if found.with_title else ["title and the reasons that the student wrote"]),
    ]
    without = f" It leaves out {' and the '.join(left)}." if left else ""
    st.caption(
        f"A shared plan, to be looked at: it was changed last on {found.changed_at.date()}, and this link works up to "
        f"{found.ends_on}.{without}"
    )
