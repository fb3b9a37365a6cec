"""The one place for colours, type and measures of all figures, in light and dark.

One hue carries the three depths of a level (and "covered"), amber is "short", an empty outline is "missing", grey is
"not known". The same values stand in `.streamlit/config.toml`, so that figure and page look made by one hand.
Backgrounds of figures are transparent; `Palette.background` is what lies behind them and what contrast is tested
against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

FONT = '"Source Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
"""The page's own face where Streamlit has loaded it, else the system's; nothing is fetched."""

SIZE = 13
SMALL = 12
TINY = 11
CLEAR = "rgba(0,0,0,0)"
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "pentagon")


@dataclass(frozen=True)
class Palette:
    """Colours of one mode. `levels` runs from the shallowest to the deepest; `series` tells lines of roles apart."""

    background: str
    raised: str
    text: str
    muted: str
    outline: str
    grid: str
    accent: str
    levels: tuple[str, str, str]
    short: str
    not_known: str
    ink_dark: str
    ink_light: str
    series: tuple[str, ...]

    @property
    def covered(self) -> str:
        """A need that is met has the colour of the deepest level."""
        return self.levels[-1]


LIGHT = Palette(
    background="#ffffff",
    raised="#f4f6f6",
    text="#111111",
    muted="#566165",
    outline="#7b878a",
    grid="#e3e8e8",
    accent="#0b6e69",
    levels=("#b5dcd7", "#4aa097", "#0b6e69"),
    short="#c98200",
    not_known="#aab3b6",
    ink_dark="#000000",
    ink_light="#ffffff",
    series=("#0b6e69", "#27276e", "#846530", "#5c1331", "#6c639d", "#403d00"),
)
DARK = Palette(
    background="#0f1416",
    raised="#1a2225",
    text="#f2f5f5",
    muted="#a9b5b8",
    outline="#7d8b8f",
    grid="#283338",
    accent="#4fc3b5",
    levels=("#1d4a47", "#31938a", "#6fd6c9"),
    short="#f0b040",
    not_known="#66757a",
    ink_dark="#000000",
    ink_light="#ffffff",
    series=("#4fc3b5", "#a092e8", "#d7eaa8", "#d9755c", "#f4c4ff", "#a074ab"),
)


def palette(dark: bool) -> Palette:
    """Colours of the mode."""
    return DARK if dark else LIGHT


def level_colours(steps: int, dark: bool) -> tuple[str, ...]:
    """One shade a depth, shallowest first, for a scale of any length; three steps are the palette's own."""
    shades = palette(dark).levels
    if steps <= 1:
        return shades[-1:]
    if steps == 3:
        return shades
    return tuple(_between(shades, place / (steps - 1)) for place in range(steps))


def share_colour(share: float, dark: bool) -> str:
    """The fill of a share between 0 (hardly there) and 1 (the deepest shade), all in the one hue."""
    colours = palette(dark)
    return _between((colours.grid, *colours.levels), min(max(share, 0.0), 1.0))


def ink_on(colour: str, dark: bool) -> str:
    """The ink, dark or light, that reads better on a filled colour."""
    colours = palette(dark)
    return max((colours.ink_dark, colours.ink_light), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def faded(colour: str, opacity: float) -> str:
    """The colour with an opacity between 0 and 1."""
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


@cache
def template(dark: bool) -> go.layout.Template:
    """The one Plotly template: type, inks, quiet axes, the key on top, nothing that captures a scrolling finger."""
    colours = palette(dark)
    axis = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": SMALL, "color": colours.text},
        "title": {"font": {"size": SMALL, "color": colours.muted}, "standoff": 8},
    }
    layout = {
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": SIZE, "color": colours.text},
        "colorway": list(colours.series),
        "margin": {"l": 4, "r": 8, "t": 8, "b": 8, "pad": 4},
        "xaxis": axis,
        "yaxis": axis,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.raised,
            "bordercolor": colours.outline,
            "align": "left",
            "namelength": -1,
            "font": {"family": FONT, "size": SIZE, "color": colours.text},
        },
        "title": {
            "xref": "container",
            "x": 0,
            "xanchor": "left",
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "pad": {"t": 6, "l": 6},
            "font": {"family": FONT, "size": SMALL, "color": colours.text},
        },
        "separators": ".,",
        "showlegend": False,
        "bargap": 0.28,
    }
    return go.layout.Template({"layout": layout})


def figure(
    traces: Iterable[Mapping[str, Any]], layout: Mapping[str, Any], *, name: str, height: float, dark: bool
) -> go.Figure:
    """A figure in the template. `name` keeps what a reader did to it across redraws, `height` is in pixels."""
    given = {"template": template(dark), "uirevision": name, "height": round(height), **layout}
    return go.Figure(data=[dict(trace) for trace in traces], layout=given)


def halo(dark: bool) -> str:
    """A text shadow in the colour of the background, for labels that lie on links."""
    return ", ".join([f"0 0 3px {palette(dark).background}"] * 6)


_KEY_LINE = 18
"""Pixels of a line of the key: Plotly counts the place of a title from its last line."""


def key(*entries: tuple[str, str, str], below: Sequence[tuple[str, str, str]] = ()) -> dict[str, Any]:
    """The key of a figure, on one line above it or two: (sign, colour, word) each.

    It stands in the place of the title. Plotly's own legend breaks into a column as soon as it is wider than the plot
    without its labels, which on a telephone is always.
    """
    style = "color:{};font-size:15px"
    lines = (
        "\u2003".join(
            f'<span style="{style.format(colour)}">{sign}</span>\u2009\u00a0{word}' for sign, colour, word in line
        )
        for line in (entries, below)
        if line
    )
    text = "<br>".join(lines)
    return {"text": text, "pad": {"t": 6 + _KEY_LINE, "l": 6}} if below else {"text": text}


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _between(shades: tuple[str, ...], place: float) -> str:
    position = place * (len(shades) - 1)
    low = min(int(position), len(shades) - 2)
    mixed = (
        round(one + (other - one) * (position - low))
        for one, other in zip(channels(shades[low]), channels(shades[low + 1]), strict=True)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)
