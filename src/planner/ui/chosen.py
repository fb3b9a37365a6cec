"""Which curriculum a session looks at: named in the address for links, held by the session between pages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.ui import links, state

PARAMETER = "curriculum"


def curriculum_id() -> str:
    """Id of the chosen curriculum; "" for the one that the app starts with."""
    return state.session().curriculum_id


def follow_the_address(default: str, is_there: Callable[[str], bool]) -> None:
    """Look at the curriculum that the address names, and let the address name another one than the default.

    One that does not exist is said, and the session goes on with what it had.
    """
    asked = st.query_params.get(PARAMETER)
    held = curriculum_id() or default
    if asked and asked != held:
        if asked == default or is_there(asked):
            state.change(lambda session: session.looking_at("" if asked == default else asked))
            held = asked
        else:
            st.warning(f"There is no curriculum “{links.literal(asked)}”. You see another one.")
    if held != default and not is_there(held):
        state.change(lambda session: session.looking_at(""))
        held = default
    if held != default:
        st.query_params[PARAMETER] = held
    elif asked:
        del st.query_params[PARAMETER]


def choose(curriculum_id: str, default: str) -> None:
    """Look at another curriculum from now on; for callbacks."""
    state.change(lambda session: session.looking_at("" if curriculum_id == default else curriculum_id))
    if curriculum_id == default:
        st.query_params.pop(PARAMETER, None)
    else:
        st.query_params[PARAMETER] = curriculum_id
