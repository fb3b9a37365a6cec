"""Server time of a rerun of each page, beside a bare, equally tuned page with as many charts, tables and widgets."""

from __future__ import annotations

import asyncio
import statistics
from collections import Counter

from benchmarks.browser_session import Session
from benchmarks.serving import ROOT, serving

PAGES = (
    ("", ""),
    ("roles", ""),
    ("roles", "role=live-sound-engineer"),
    ("skills", ""),
    ("skills", "skill=mixing"),
    ("courses", ""),
    ("courses", "course=MP-385"),
    ("my-plan", ""),
    ("my-plan", "view=Check"),
    ("gaps", "role=live-sound-engineer"),
    ("curriculum", ""),
    ("review", ""),
    ("review", "review=Risks"),
    ("review", "review=Evidence"),
)
RERUNS = 40
KINDS = {
    "charts": ("plotly_chart", "graphviz_chart"),
    "tables": ("dataframe", "table"),
    "editors": ("data_editor",),
    "choices": ("selectbox", "multiselect", "button_group", "text_input", "checkbox", "file_uploader", "radio"),
    "buttons": ("button", "download_button"),
    "menus": ("menu_button",),
    "links": ("page_link", "link_button"),
    "texts": ("markdown", "alert", "heading", "metric"),
}


def counts(elements: Counter[str]) -> dict[str, int]:
    """How many of each kind a page has."""
    return {kind: sum(elements[name] for name in names) for kind, names in KINDS.items()}


async def _compare(ours: str, bare: str, path: str, query: str) -> tuple[float, float, dict[str, int]]:
    page = Session(ours)
    await page.open(path, query)
    # Counted now: on a rerun the server refers to large elements by their hash, as it does for a browser.
    asked = counts(page.elements)
    await page.rerun()
    other = Session(bare)
    await other.open("", "&".join(f"{kind}={number}" for kind, number in asked.items()))
    await other.rerun()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RERUNS):
        times[0].append(await page.rerun())
        times[1].append(await other.rerun())
    await page.close()
    await other.close()
    return statistics.median(times[0]) * 1e3, statistics.median(times[1]) * 1e3, asked


def main() -> None:
    """Print one line a page."""
    print(f"{'page':36s} {'rerun':>9s} {'bare':>9s} {'ratio':>6s}   what stands on both")
    with serving(ROOT / "asgi.py") as ours, serving(ROOT / "benchmarks" / "bare_asgi.py") as bare:
        for path, query in PAGES:
            mine, other, asked = asyncio.run(_compare(ours.address, bare.address, path, query))
            name = f"/{path}" + (f"?{query}" if query else "")
            what = ", ".join(f"{number} {kind}" for kind, number in asked.items() if number)
            print(f"{name:36s} {mine:6.1f} ms {other:6.1f} ms {mine / other:6.2f}   {what}", flush=True)


if __name__ == "__main__":
    main()
