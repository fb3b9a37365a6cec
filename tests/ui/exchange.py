"""The view *Import and export* in a test: opening it, giving it files, and curricula to give."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.store import curricula, open_store
from tests.ui import tables
from tests.ui.opened import APP, checked

VIEW = "Import and export"


def opened_at(part: str, **query: str) -> AppTest:
    """Import, Export or Curricula, as a link opens it."""
    return tables.opened_at(VIEW, exchange=part, **query)


def given(at: AppTest, key: str, **files: bytes) -> AppTest:
    """The page after files lie in the box; a file's name has its ending behind an underscore, "map_csv"."""
    named = [(".".join(name.rsplit("_", 1)), data, "application/octet-stream") for name, data in files.items()]
    box = at.file_uploader(key=key)
    return checked(box.set_value(named if box.accept_multiple_files else named[0]).run())


def kept(curriculum_id: str, curriculum: Curriculum) -> None:
    """Another curriculum in the store, made by the one person of this machine."""
    curricula.create(open_store(), LOCAL, curriculum_id, curriculum, "made")


def page(path: str, curriculum_id: str, **query: str) -> AppTest:
    """A page for another curriculum, as a link opens it."""
    at = AppTest.from_file(APP, default_timeout=60)
    at.query_params["curriculum"] = curriculum_id
    at.run()
    at.switch_page(f"pages/{path}.py")
    for name, value in {"curriculum": curriculum_id, **query}.items():
        at.query_params[name] = value
    return checked(at.run())
