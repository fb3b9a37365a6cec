"""Opening a page of Explore in a test, and what it then shows."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote_plus

from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")


def opened(page: str, **query: str) -> AppTest:
    """The page of Explore as a link opens it. Fails where it does not run cleanly."""
    at = AppTest.from_file(APP, default_timeout=60).run()
    at.switch_page(f"pages/explore/{page}.py")
    for name, value in query.items():
        at.query_params[name] = value
    return checked(at.run())


def checked(at: AppTest) -> AppTest:
    """The same, where it ran without an exception and has one title."""
    assert [error.message for error in at.exception] == []
    assert len(at.title) == 1
    return at


def title(at: AppTest) -> str:
    """The question that the page answers."""
    return shown(at.title[0].value)


def shown(markdown: str) -> str:
    """Markdown without the backslashes, and the signs without width, that keep its signs as they are."""
    return markdown.replace("\\", "").replace("\u2060", "")


def texts(at: AppTest) -> list[str]:
    """The sentences of the page, without captions and headings."""
    return [shown(element.value) for element in at.markdown]


def captions(at: AppTest) -> list[str]:
    """The small print of the page."""
    return [shown(element.value) for element in at.caption]


def links(at: AppTest) -> list[str]:
    """Where the links inside the page lead: "roles?role=programmer"."""
    found = at.get("page_link")
    return [f"{link.proto.page}?{unquote_plus(link.proto.query_string)}" for link in found]


def in_address(at: AppTest, name: str) -> str | None:
    """What the address says for a name. A run sets a text, a switch of the page a list of one."""
    found = at.query_params.get(name)
    return found[0] if isinstance(found, list) else found


def picked(row: int) -> dict[str, dict[str, list[int]]]:
    """The state of a table of which one row is selected."""
    return {"selection": {"rows": [row], "columns": [], "cells": []}}
