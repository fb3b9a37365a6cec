"""Links by which others look at a plan: made with an end, listed, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from planner.plan import Plan
from planner.store import Store, StoreError, shares
from planner.store.shares import Share
from planner.ui import chosen, links, people, plan_address, plan_keeping, plan_own, state

DAYS = 30
"""How long a link works unless somebody says otherwise."""
_MOST_DAYS = 366
_ENDS, _GRADES, _TITLE, _MADE = "share_ends", "share_grades", "share_title", "share_made"
_FAILED = "share_failed"


def button(plan: Plan) -> None:
    """The button that opens the dialog."""
    if st.button(
        "Share", key="share", disabled=plan_keeping.store() is None, help="A link by which others look at this plan"
    ):
        _say(None)
        _dialog(plan)


@st.dialog("Who may look at this plan?", width="medium", on_dismiss="rerun")
def _dialog(plan: Plan) -> None:
    body(plan)


def body(plan: Plan) -> None:
    """What the dialog shows: what a link shares, the link just made, and the links there are."""
    db, kept = plan_keeping.store(), state.session().kept
    if db is None:
        st.warning("Plans are not kept at present, so that none can be shared.")
        return
    st.markdown(
        f"Whoever has the link sees “{links.literal(plan.title)}” as it stands on the day, and cannot change it. It "
        "cannot be guessed, and you can take it back at any time."
    )
    today = datetime.now(UTC).date()
    ends_on = st.date_input(
        "The link works up to and including",
        value=today + timedelta(days=DAYS),
        min_value=today,
        max_value=today + timedelta(days=_MOST_DAYS),
        key=_ENDS,
        format="YYYY-MM-DD",
    )
    grades = st.checkbox("Show my grades too", key=_GRADES)
    title = st.checkbox("Show the title and the reasons that I wrote", key=_TITLE)
    st.button("Make a link", key="share_make", on_click=_make, args=(ends_on, grades, title))
    made = state.widget_value(_MADE)
    if made:
        st.markdown("Copy the link now: it is shown this once, and the app keeps only a fingerprint of it.")
        st.code(made, language=None, wrap_lines=True)
    failed = state.widget_value(_FAILED)
    if failed:
        st.warning(failed)
    if kept is not None:
        _listed(_links(db, kept.plan_id), today)


def _make(ends_on: date, grades: bool, title: bool) -> None:
    """Make a link; an example becomes a plan of one's own first."""
    held = state.session()
    if held.kept is None and held.plan is not None:
        plan = held.plan
        plan_address.change(lambda session: plan_own.created(session, plan))
    db, kept = plan_keeping.store(), state.session().kept
    if db is None or kept is None:
        _say(None, failed="The link could not be made: this plan is not kept.")
        return
    try:
        _, token = shares.create(db, people.me(), kept.plan_id, ends_on, with_grades=grades, with_title=title)
    except (StoreError, KeyError):
        _say(None, failed="The link could not be made.")
        return
    _say(address_of(st.context.url or "", token, chosen.curriculum_id()))


def _say(made: str | None, *, failed: str | None = None) -> None:
    """What the dialog says of the last click: the link made, or that something failed."""
    state.set_widget(_MADE, made)
    state.set_widget(_FAILED, failed)


def address_of(page: str, token: str, curriculum_id: str = "") -> str:
    """The address of the shared page beside another page of the app: ".../my-plan?view=Check" gives ".../shared?…".

    A plan for another curriculum than the app starts with has that one's id in it.
    """
    parts = urlsplit(page)
    folder = parts.path.rsplit("/", 1)[0]
    other = f"&{chosen.PARAMETER}={curriculum_id}" if curriculum_id else ""
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/shared", f"token={token}{other}", ""))


def _links(db: Store, plan_id: str) -> tuple[Share, ...]:
    try:
        return shares.of_plan(db, people.me(), plan_id)
    except (StoreError, KeyError):
        return ()


def _listed(made: Sequence[Share], today: date) -> None:
    """The links that still work, each to be taken back, and how many do not any more."""
    working = [share for share in made if share.revoked_at is None and share.ends_on >= today]
    if working:
        st.subheader("Links that work")
    for share in working:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(share_words(share), width="content")
            st.button(
                "Take back",
                key=f"revoke {share.share_id}",
                help=f"End the link made on {share.created_at.date()}",
                on_click=_revoke,
                args=(share.share_id,),
            )
    ended = len(made) - len(working)
    if ended:
        st.caption(f"{ended} {'link has' if ended == 1 else 'links have'} ended or been taken back.")


def share_words(share: Share) -> str:
    """A link in words: "Made 2026-11-22, works up to 2026-12-22, without grades, without title"."""
    more = [
        f"{'with' if share.with_grades else 'without'} grades",
        f"{'with' if share.with_title else 'without'} title and reasons",
    ]
    return f"Made {share.created_at.date()}, works up to {share.ends_on}, {', '.join(more)}"


def _revoke(share_id: str) -> None:
    db = plan_keeping.store()
    try:
        if db is None:
            raise StoreError("plans are not kept at present")
        shares.revoke(db, people.me(), share_id)
    except (StoreError, KeyError):
        _say(None, failed="The link could not be taken back, and still works.")
        return
    _say(None)
