"""Whether a session is on this machine itself: the one place where nobody has to sign in to change anything.

Four things must all say so: the address that the server listens on, where the connection comes from, the name that the
browser asked for (another site's name that leads here is not this machine), and that no proxy has passed it on.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config, runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.ui import state

_FORWARDED = ("forwarded", "via", "x-forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip")
"""How the headers begin that proxies add."""
_REMEMBERED = "on_this_machine"


def is_here() -> bool:
    """Whether this session is on this machine.

    A browser that has just gone has no headers any more, and its last step is still to be kept: what was found before
    holds. Without a server, in a test or a notebook, there is nobody else.
    """
    if not runtime.exists() or config.get_option("global.appTest"):
        return True
    if get_script_run_ctx(suppress_warning=True) is None:
        return False
    headers = st.context.headers
    if not headers:
        return state.widget_value(_REMEMBERED) is True
    found = (
        is_loopback(config.get_option("server.address"))
        and is_loopback(st.context.ip_address or "127.0.0.1")
        and is_direct(headers.get("Host"), headers)
    )
    if state.widget_value(_REMEMBERED) is not found:
        state.set_widget(_REMEMBERED, found)
    return found


def is_direct(host: str | None, headers: Iterable[str]) -> bool:
    """Whether a request asks for this machine by name (`host` with or without a port), and no proxy passed it on."""
    try:
        name = urlsplit(f"//{host or ''}").hostname
    except ValueError:
        return False
    return is_loopback(name) and not any(header.lower().startswith(_FORWARDED) for header in headers)


def is_loopback(address: str | None) -> bool:
    """Whether an address leads to the machine itself; None and "" lead anywhere."""
    if address == "localhost":
        return True
    with suppress(ValueError):
        found = ip_address(address or "")
        return found.is_loopback or bool(getattr(found, "ipv4_mapped", None) and found.ipv4_mapped.is_loopback)  # type: ignore[union-attr]
    return False
