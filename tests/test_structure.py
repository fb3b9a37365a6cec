"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_is_a_table_of_contents(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    defined = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
    ]
    assert [type(node).__name__ for node in defined if not isinstance(node, ast.Lambda)] == []
    assert len(text.splitlines()) <= 80


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_has_at_most_250_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_function_has_at_most_50_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 50
    ]
    assert long == []


def test_session_state_is_touched_in_one_file() -> None:
    touching = [_name(path) for path in (*SOURCES, *PAGES) if "st.session_state" in _code(path)]
    assert touching == ["src/planner/ui/state.py"]


def test_no_page_stands_directly_in_pages() -> None:
    # On a fresh server, a bookmark to such a page runs it without app.py.
    assert list((ROOT / "pages").glob("*.py")) == []


def test_every_page_file_is_registered() -> None:
    registered = (ROOT / "app.py").read_text(encoding="utf-8")
    assert [_name(path) for path in PAGES if f'"{_name(path)}"' not in registered] == []


def test_no_css_or_html_is_injected() -> None:
    assert [_name(path) for path in (*SOURCES, *PAGES) if "unsafe_allow_html" in _code(path)] == []


def test_no_material_icon_is_used() -> None:
    # It would make the browser fetch a font from another host.
    assert [_name(path) for path in (*SOURCES, *PAGES, ROOT / "app.py") if ":material/" in _code(path)] == []


def test_tables_of_words_are_written_in_one_place() -> None:
    # The browser reads the cells of st.table as Markdown: text of the data is escaped there.
    assert [path.name for path in SOURCES if "st.table(" in _code(path)] == ["show.py"]


def _code(path: Path) -> str:
    """The file without its docstrings and comments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)
