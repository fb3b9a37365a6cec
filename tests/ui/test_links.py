"""Text of the data in Markdown: it stays as it is, and nothing comes of it."""

from __future__ import annotations

import pytest

from planner.ui.links import literal


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Mixing 2", "Mixing 2"),
        ("  two \n lines ", "two lines"),
        ("**R&B** [x](y) `z`", r"\*\*R\&B\*\* \[x\](y) \`z\`"),
        (":red[no] :smile: $x$ ~y~ <b> # _", r"\:red\[no\] \:smile\: \$x\$ \~y\~ \<b\> \# \_"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("--- rule", r"\--- rule"),
        ("+4 % Live", "+4 % Live"),
        ("3 courses. 4 more", "3 courses. 4 more"),
    ],
)
def test_signs_of_markdown_are_escaped(text: str, markdown: str) -> None:
    assert literal(text) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("https://example.org/a", "https\\:\u2060//example.org/a"),
        ("HTTP://example.org", "HTTP\\:\u2060//example.org"),
        ("see www.example.org", "see www\u2060.example.org"),
        ("me@example.org", "me\u2060@example.org"),
        ("4 @ 5", "4 @ 5"),
    ],
)
def test_an_address_is_no_link(text: str, markdown: str) -> None:
    assert literal(text) == markdown
