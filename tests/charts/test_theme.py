from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from planner.charts import theme
from planner.charts.theme import DARK, LIGHT, Palette

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHT = {
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab(colour: str, sight: str) -> np.ndarray:
    channels = np.array(theme.channels(colour)) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHT[sight]) @ linear, 0, 1)
    xyz = TO_XYZ @ seen / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


palettes = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
sights = pytest.mark.parametrize("sight", SIGHT)


@palettes
@sights
def test_states_keep_apart_for_every_kind_of_sight(colours: Palette, sight: str) -> None:
    states = [colours.covered, colours.short, colours.not_known, colours.background]
    assert min(distance(one, other, sight) for one, other in combinations(states, 2)) >= 25


@palettes
@sights
def test_levels_keep_apart_for_every_kind_of_sight(colours: Palette, sight: str) -> None:
    assert min(distance(one, other, sight) for one, other in combinations(colours.levels, 2)) >= 18


@palettes
@sights
def test_lines_of_roles_keep_apart_for_every_kind_of_sight(colours: Palette, sight: str) -> None:
    assert min(distance(one, other, sight) for one, other in combinations(colours.series, 2)) >= 15


@palettes
def test_deeper_levels_stand_out_more_from_the_background(colours: Palette) -> None:
    contrasts = [theme.contrast(level, colours.background) for level in colours.levels]
    assert contrasts == sorted(contrasts)


@palettes
def test_texts_have_the_contrast_of_wcag_aa(colours: Palette) -> None:
    for ink in (colours.text, colours.muted, colours.accent, *colours.series):
        assert theme.contrast(ink, colours.background) >= 4.5, ink
    assert theme.contrast(colours.text, colours.raised) >= 4.5


@palettes
def test_fills_that_carry_meaning_and_outlines_have_a_contrast_of_three(colours: Palette) -> None:
    for fill in (colours.covered, colours.levels[1], colours.short, colours.outline):
        assert theme.contrast(fill, colours.background) >= 3, fill


@pytest.mark.parametrize("dark", [False, True])
def test_ink_on_every_fill_is_readable(dark: bool) -> None:
    colours = theme.palette(dark)
    shares = [theme.share_colour(share / 20, dark) for share in range(21)]
    for fill in (*colours.levels, colours.short, colours.not_known, *shares):
        assert theme.contrast(theme.ink_on(fill, dark), fill) >= 4.5, fill


def test_contrast_of_black_on_white_is_21() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == 1


def test_the_page_has_the_same_colours() -> None:
    config = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    for mode, colours in (("light", LIGHT), ("dark", DARK)):
        assert config[mode]["backgroundColor"] == colours.background
        assert config[mode]["textColor"] == colours.text
        assert config[mode]["primaryColor"] == colours.accent


def test_a_scale_of_any_length_has_one_shade_a_step_between_the_same_ends() -> None:
    assert theme.level_colours(1, dark=False) == ("#0b6e69",)
    assert theme.level_colours(2, dark=False) == ("#b5dcd7", "#0b6e69")
    assert theme.level_colours(3, dark=False) == LIGHT.levels
    five = theme.level_colours(5, dark=False)
    assert (five[0], five[2], five[4]) == LIGHT.levels
    assert len(set(five)) == 5


def test_a_share_is_clipped_to_the_ends_of_the_hue() -> None:
    assert theme.share_colour(0, dark=False) == theme.share_colour(-1, dark=False) == LIGHT.grid
    assert theme.share_colour(1, dark=False) == theme.share_colour(2, dark=False) == LIGHT.covered
    assert theme.share_colour(1 / 3, dark=False) == LIGHT.levels[0]


def test_faded_keeps_the_channels() -> None:
    assert theme.faded("#0b6e69", 0.6) == "rgba(11,110,105,0.6)"


def test_the_key_is_one_line_and_a_second_one_moves_it_down() -> None:
    one = theme.key(("■", "#0b6e69", "met"), ("□", "#7b878a", "missing"))
    assert one["text"].count("<br>") == 0
    assert "■</span>\u2009\u00a0met\u2003" in one["text"]
    two = theme.key(("■", "#0b6e69", "met"), below=[("─", "#7b878a", "line")])
    assert two["text"].count("<br>") == 1
    assert two["pad"]["t"] > 6


@pytest.mark.parametrize("dark", [False, True])
def test_the_template_is_transparent_and_fetches_no_font(dark: bool) -> None:
    layout = theme.template(dark).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == (theme.CLEAR, theme.CLEAR)
    assert "system-ui" in layout.font.family
    assert layout.font.color == theme.palette(dark).text
    assert layout.xaxis.automargin is True
    assert theme.template(dark) is theme.template(dark)
