"""Who uses the app: the person of this session, what they may do, and the names of others.

Every page asks `me`; the store asks for the same person again where something is changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, auto
from typing import Any

import streamlit as st

from planner.access import LOCAL, NOBODY, Action, Person, Right, rules
from planner.store import StoreError
from planner.store import people as stored
from planner.ui import data, sign_in_file, sign_in_place, sign_in_settings

VISITOR = Person("", "", frozenset({Right.VIEWER}))
"""Somebody from elsewhere where nobody can sign in: looks at everything, changes nothing."""


class Why(Enum):
    """Why somebody is who they are."""

    HERE = auto()
    """No sign-in, on this machine."""
    ELSEWHERE = auto()
    """No sign-in, from another machine or through a proxy."""
    READ_ONLY = auto()
    """No sign-in, and $PLANNER_READ_ONLY is set."""
    SIGNED_IN = auto()
    SIGNED_OUT = auto()
    OVER = auto()
    """The sign-in is older than the rules let it be."""
    NO_RIGHT = auto()
    """Signed in, and the rules give nothing."""
    NOT_SET_UP = auto()
    """People are meant to sign in, and the settings or the rules are wrong."""


@dataclass(frozen=True)
class Standing:
    """The person of a session, and why it is this one. `name` is that of the sign-in, also where nothing is allowed."""

    person: Person
    why: Why
    name: str = ""


def me() -> Person:
    """The person of this session; asked on every rerun, and as often as wished: it costs under 0.1 ms."""
    return standing().person


def may(action: Action) -> bool:
    """Whether the person of this session may do it: for what is offered. The core checks again where it is done."""
    return me().may(action)


def standing() -> Standing:
    """Who this is and why. It is found anew each time, so that a right taken away is gone with the next step."""
    if not sign_in_settings.is_on():
        if sign_in_file.is_wanted():
            return Standing(NOBODY, Why.NOT_SET_UP)
        if os.environ.get("PLANNER_READ_ONLY"):
            return Standing(VISITOR, Why.READ_ONLY)
        return Standing(LOCAL, Why.HERE) if sign_in_place.is_here() else Standing(VISITOR, Why.ELSEWHERE)
    found = sign_in_file.found()
    if found.faults is not None or sign_in_settings.faults():
        return Standing(NOBODY, Why.NOT_SET_UP)
    return _standing(found.rules, st.user.to_dict())


def _standing(held: rules.Rules, claims: Mapping[str, Any]) -> Standing:
    person = rules.person(held, claims) if claims.get("is_logged_in") is True else None
    if person is None or (_ended and _digest(claims) in _ended):
        return Standing(NOBODY, Why.SIGNED_OUT)
    if rules.is_over(held, claims, time.time()):
        return Standing(NOBODY, Why.OVER)
    if not person.rights:
        return Standing(NOBODY, Why.NO_RIGHT, person.name)
    return Standing(person, Why.SIGNED_IN, person.name)


_ended: dict[str, float] = {}
"""Sign-ins that were ended before their time, each with when: a copy of the cookie, or another tab, is over too."""


def end_sign_in() -> None:
    """End the sign-in of this session, wherever else it is used with this process."""
    now = time.time()
    for digest in [digest for digest, at in _ended.items() if now - at > rules.LONGEST_SIGN_IN_HOURS * 3600]:
        del _ended[digest]
    _ended[_digest(st.user.to_dict())] = now


def _digest(claims: Mapping[str, Any]) -> str:
    """One sign-in: the same in every tab that has its cookie, and another one after signing in again."""
    return hashlib.sha256(json.dumps(claims, sort_keys=True, default=str).encode()).hexdigest()


def arrived() -> None:
    """Note that the person of this session is here: for the names of authors, and for how long their data is kept.

    One write a day and person; where nothing can be kept, nothing is noted.
    """
    who, db = me(), data.store()
    note = (who.name, who.address, datetime.now(UTC).date())
    if db is None or _noted.get((db.address, who.person_id)) == note:
        return
    with suppress(StoreError):
        stored.seen(db, who)
        _noted[db.address, who.person_id] = note


_noted: dict[tuple[str, str], tuple[str, str, date]] = {}
"""What this process has noted of whom, and on which day."""


def forget() -> Mapping[str, int]:
    """Delete what is stored about the person of this session, by kind; the sign-in is over then.

    Raises `StoreError`, also where there is no store, and `KeyError` for nobody.
    """
    who, db = me(), data.store()
    if db is None:
        raise StoreError("the database cannot be opened")
    counts = stored.forget(db, who)
    _noted.pop((db.address, who.person_id), None)
    _names.clear()
    return counts


def names() -> Mapping[str, str]:
    """Names by person id, of all who have signed in; asked again after two seconds."""
    db = data.store()
    if db is None:
        return {}
    at, known = _names.get(db.address, (-NAMES_S, {}))
    if time.monotonic() < at + NAMES_S:
        return known
    with suppress(StoreError):
        known = stored.names(db)
        _names[db.address] = time.monotonic(), known
    return known


NAMES_S = 2.0
"""Seconds for which names are believed without asking."""
_names: dict[str, tuple[float, Mapping[str, str]]] = {}
