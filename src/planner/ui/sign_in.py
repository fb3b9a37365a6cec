"""Coming in and going out: the menu of who is signed in, the first screen, what is said to who may not do a thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from planner.access import NotAllowed
from planner.ui import links, people, sign_in_file, sign_in_settings
from planner.ui.people import Standing, Why

_LONGEST_NAME = 24
_IN = {Why.HERE, Why.ELSEWHERE, Why.READ_ONLY, Why.SIGNED_IN}
"""Who sees the pages."""
_SAID = {
    Why.ELSEWHERE: "You can look at everything and change nothing: people can sign in here only once it is set up "
    "(docs/running), and without sign-in only the machine that runs the app may change things.",
    Why.READ_ONLY: "You can look at everything and change nothing: this app is open to everybody and only for reading.",
}


def own_menu_is() -> Literal["visible", "hidden"]:
    """Whether there is a menu of one's own: only where somebody has signed in."""
    return "visible" if people.standing().why is Why.SIGNED_IN else "hidden"


def own_menu(your_data: StreamlitPage) -> Mapping[str, list[StreamlitPage]]:
    """The menu of whoever is signed in, under their name: their data, and the way out."""
    found = people.standing()
    if found.why is not Why.SIGNED_IN:
        return {"": [your_data]}
    name = found.name if len(found.name) <= _LONGEST_NAME else f"{found.name[: _LONGEST_NAME - 1]}…"
    return {f"{links.literal(name)} (you)": [your_data, st.Page(_sign_out, title="Sign out", url_path="sign-out")]}


def is_in() -> bool:
    """Whether the person of this session sees the pages at all."""
    return people.standing().why in _IN


def run(page: StreamlitPage) -> None:
    """The page that was asked for, or the first screen where somebody has to sign in before."""
    found = people.standing()
    if found.why not in _IN:
        _first_screen(found)
        return
    if found.why in _SAID:
        st.info(_SAID[found.why])
    people.arrived()
    page.run()


def refused(error: Exception) -> bool:
    """Say in one line that somebody may not do a thing; False where the error is another one.

    For `st.App(on_script_error=…)`: it hears of callbacks and of parts of a page too, and nobody sees a traceback.
    """
    if not isinstance(error, NotAllowed):
        return False
    st.warning(f"You may not {error.action.value}, so nothing was changed. Load the page again to go on.")
    return True


def health(status: str) -> dict[str, str]:
    """What whoever watches the server is told: `sign_in` on, off, or that nobody can come in, and the `status` then."""
    if sign_in_settings.is_on():
        wrong = "the log says why" if sign_in_settings.faults() or sign_in_file.found().faults is not None else ""
    else:
        wrong = "[auth] is missing" if sign_in_file.is_wanted() else ""
    if wrong:
        return {"status": "degraded" if status == "ok" else status, "sign_in": f"nobody can come in: {wrong}"}
    return {"status": status, "sign_in": "on" if sign_in_settings.is_on() else "off"}


def _first_screen(found: Standing) -> None:
    st.title("Which courses lead to which jobs?")
    st.markdown("This app links careers to the skills they need, to the courses that teach them, and to your own plan.")
    if found.why is Why.NOT_SET_UP:
        st.warning("Signing in is not set up right, so nobody can come in. Whoever runs this app finds why in its log.")
    elif found.why is Why.NO_RIGHT:
        _without_a_right(found)
    else:
        _way_in(found)


def _way_in(found: Standing) -> None:
    if found.why is Why.OVER:
        hours = sign_in_file.found().rules.sign_in_hours
        st.info(f"Your sign-in is over: it lasts {hours:g} hours. What you did is kept.")
    with st.container(horizontal=True):
        for number, provider in enumerate(sign_in_settings.providers()):
            with_whom = f" with {links.literal(provider)}" if provider else ""
            if st.button(f"Sign in{with_whom}", key=f"sign_in_{number}"):
                st.login(provider or None)
    st.caption(
        "Your name, your e-mail address and what you make here are kept, nothing else; you can take them out and "
        "delete them. If you came by a link, open it once more after signing in."
    )


def _without_a_right(found: Standing) -> None:
    st.info(
        f"You are signed in as {links.literal(found.name)}, and nobody has given you a right here yet. "
        "Ask your department for one."
    )
    if st.user.to_dict().get("email_verified") is False:
        st.caption(
            "Your provider has not verified your e-mail address, so no right that goes with an address is yours."
        )
    if st.button("Sign out", key="sign_out"):
        _sign_out()


def _sign_out() -> None:
    """End the sign-in here, and with the provider where it can be ended there."""
    people.end_sign_in()
    st.title("You are signed out")
    st.logout()
