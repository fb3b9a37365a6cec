"""The page Groups of students as its tests open it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from planner.ui import solving

ROOT = Path(__file__).parents[2]
HEAD = "student,course,term,grade,programme\n"


def opened(**choices: str) -> AppTest:
    """The page with the choices that its address carries, once the figures are there."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in choices.items():
        at.query_params[name] = value
    at.run()
    at.switch_page("pages/department/groups.py")
    return done(at)


def done(at: AppTest) -> AppTest:
    """The page after its work is done."""
    at.run()
    if solving.wait_all():
        at.run()
    assert not at.exception
    return at


def uploaded(content: bytes, name: str = "cohort.csv") -> AppTest:
    """The page with a file in its box."""
    at = opened(groups_from="A file of yours")
    at.file_uploader(key="groups_file").upload(name, content)
    return done(at)


def rows(students: int, *, course: str = "MP-211", term: str = "2021 Fall", first: int = 0) -> str:
    """One row for each of so many students."""
    return "".join(f"s{number},{course},{term},A,Major\n" for number in range(first, first + students))


def texts(at: AppTest) -> list[str]:
    return [str(found.value).replace("\\", "") for found in at.markdown]


def captions(at: AppTest) -> str:
    return " ".join(str(found.value).replace("\\", "") for found in at.caption)


def pictures(at: AppTest) -> list[str]:
    """The text alternatives of the charts."""
    return [found.proto.alt for found in at.get("plotly_chart")]


def control(at: AppTest, key: str) -> Any:
    return next(found for found in at.get("segmented_control") if found.key == key)


def columns(at: AppTest, place: int = 0) -> list[str]:
    return list(at.dataframe[place].value.columns)
