"""Who and when, as this visitor is told it: names of people, moments by the visitor's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from planner.ui import people
from planner.wording.revisions import author_words, moment_words


def who(person_id: str) -> str:
    """Who did something: "you", a name, "the data folder"."""
    return author_words(person_id, people.names(), people.me().person_id)


def when(at: datetime) -> str:
    """A moment by the visitor's clock: "today 14:05"."""
    return moment_words(at, datetime.now(UTC), zone())


def zone() -> tzinfo:
    """The visitor's time zone; UTC where the browser does not say."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
