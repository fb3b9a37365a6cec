"""Descriptions in Canvas are HTML; here they are plain text.

The standard library's parser is not used: on tags that are never closed its time grows with their square.
"""

from __future__ import annotations

import html
import re

from planner.exchange.naming import line, tidy

_PIECE = re.compile(r"<!--|-->|</?[A-Za-z][^<>]*>|<[!?][^<>]*>|[^<-]+|.", re.DOTALL)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"script", "style"})


def as_html(text: str) -> str:
    """A plain text as HTML that shows it as it is, without a tag."""
    return html.escape(text, quote=False)


def as_text(markup: str) -> str:
    """What HTML shows, as plain text: blocks become lines, what is not shown goes.

    >>> as_text("<p>Mix &amp; match</p><script>alert(1)</script>")
    'Mix & match'
    """
    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    shown = tidy(html.unescape("".join(_shown(markup))))
    return "\n".join(filter(None, map(line, shown.splitlines())))


def _shown(markup: str) -> list[str]:
    """The pieces between tags that are seen, with ends of lines for the blocks."""
    found: list[str] = []
    until = ""
    """What ends that which is not seen."""
    for piece in _PIECE.findall(markup):
        tag = _TAG.match(piece) if piece.startswith("<") and len(piece) > 1 else None
        name = tag[1].casefold() if tag else ""
        if until:
            until = "" if piece == until or (tag and piece.startswith("</") and name == until) else until
        elif piece == "<!--":
            until = "-->"
        elif name in _UNSEEN and not piece.startswith("</"):
            until = name
        elif name in _BLOCKS:
            found.append("\n")
        elif not name and not piece.startswith(("<!", "<?")):
            found.append(piece)
    return found
