"""Colours of the small pictures of a report: the theme's own on paper, variables of a style sheet on a web page.

A picture is drawn once for either; on a web page its colours then follow the reader's choice of light or dark.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.charts.theme import LIGHT, Palette, ink_on, share_colour

STEPS = 12
"""Shades between nothing and the deepest; three levels are the 4th, the 8th and the 12th."""
_PLAIN = ("text", "muted", "outline", "grid", "accent", "background", "raised", "short", "not_known")


@dataclass(frozen=True)
class Inks:
    """What a picture is drawn with: colours as an SVG attribute takes them. `shades` run from 0 to `STEPS`."""

    text: str
    muted: str
    outline: str
    grid: str
    accent: str
    background: str
    raised: str
    short: str
    not_known: str
    shades: tuple[str, ...]
    on_shades: tuple[str, ...]
    """The ink that reads on each shade."""

    def level(self, step: int, steps: int) -> str:
        """The shade of a level, `step` counted from 0, on a scale of so many."""
        return self.shades[shade_of((step + 1) / max(steps, 1))]


def shade_of(share: float) -> int:
    """The number of the shade for a share from 0 to 1; only none at all has the lightest."""
    if share <= 0:
        return 0
    return max(1, min(STEPS, round(share * STEPS)))


def paper() -> Inks:
    """The light colours of the theme."""
    shades = [share_colour(step / STEPS, dark=False) for step in range(STEPS + 1)]
    plain = {name: getattr(LIGHT, name) for name in _PLAIN}
    return Inks(**plain, shades=tuple(shades), on_shades=tuple(ink_on(shade, dark=False) for shade in shades))


def web() -> Inks:
    """The variables that `css_variables` sets."""
    plain = {name: f"var(--{_css(name)})" for name in _PLAIN}
    steps = range(STEPS + 1)
    return Inks(
        **plain,
        shades=tuple(f"var(--shade-{step})" for step in steps),
        on_shades=tuple(f"var(--on-shade-{step})" for step in steps),
    )


def css_variables(colours: Palette, *, dark: bool) -> dict[str, str]:
    """The variables with the colours of one mode."""
    found = {f"--{_css(name)}": str(getattr(colours, name)) for name in _PLAIN}
    for step in range(STEPS + 1):
        shade = share_colour(step / STEPS, dark)
        found |= {f"--shade-{step}": shade, f"--on-shade-{step}": ink_on(shade, dark)}
    return found


def _css(name: str) -> str:
    return name.replace("_", "-")
