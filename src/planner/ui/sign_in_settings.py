"""Whether people sign in here, with whom, and what is wrong in the settings: `[auth]` in Streamlit's secrets.

Streamlit itself talks to the provider. What it would accept and should not (a secret that can be guessed), and what it
would only find when somebody presses the button, is found here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

SHORTEST_SECRET = 32
"""Characters of the secret that cookies are signed with: as many as `secrets.token_hex(16)` gives."""
_OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_ASK_AGAIN_S = 2.0
_LOG = logging.getLogger(__name__)


def is_on() -> bool:
    """Whether the settings say that people sign in, right or wrong."""
    return _section() is not None


def providers() -> tuple[str, ...]:
    """Names of the providers as `st.login` takes them; "" for the only one without a name."""
    return _providers(_section() or {})


def faults() -> tuple[str, ...]:
    """What is wrong, for the log: while anything is, nobody is signed in. Nothing secret is in it."""
    section = _section()
    return () if section is None else _noted(_faults(section))


_absent: tuple[object, float] = (None, 0.0)
"""The secrets that had no file, and when: looking for it costs more than all else that is asked of a sign-in."""


def _section() -> Mapping[str, Any] | None:
    global _absent  # noqa: PLW0603 (one small memory of the process)
    secrets, now = st.secrets, time.monotonic()
    if _absent[0] is secrets and now < _absent[1] + _ASK_AGAIN_S:
        return None
    if secrets.load_if_toml_exists() and "auth" in secrets:
        found = secrets["auth"]
        return found if isinstance(found, Mapping) else {}
    _absent = (secrets, now)
    return None


def _providers(section: Mapping[str, Any]) -> tuple[str, ...]:
    named = tuple(str(name) for name, value in section.items() if isinstance(value, Mapping) and "client_id" in value)
    return named if named and "client_id" not in section else ("", *named)


def _faults(section: Mapping[str, Any]) -> tuple[str, ...]:
    said = []
    secret, redirect = str(section.get("cookie_secret", "")), str(section.get("redirect_uri", ""))
    if len(secret) < SHORTEST_SECRET:
        said.append(f"cookie_secret has {len(secret)} characters and needs at least {SHORTEST_SECRET}")
    if not redirect.startswith(("https://", "http://")) or not redirect.endswith("/oauth2callback"):
        said.append("redirect_uri is not the address of the app with /oauth2callback at its end")
    for name in _providers(section):
        own = section.get(name) if name else section
        missing = [key for key in _OF_A_PROVIDER if not (isinstance(own, Mapping) and own.get(key))]
        if missing:
            said.append(f"{', '.join(missing)} missing in [auth{f'.{name}' if name else ''}]")
    return tuple(said)


@lru_cache(maxsize=8)
def _noted(faults: tuple[str, ...]) -> tuple[str, ...]:
    """The same, written into the log once."""
    for fault in faults:
        _LOG.error("The settings of the sign-in are wrong, nobody can come in: %s", fault)
    return faults
