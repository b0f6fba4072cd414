"""Colours: two themes of our own, and legible reading colours worked out for every theme there is.

Contrast is the ratio of relative luminances of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); text
keeps at least 4.5 to 1 (level AA) against every background it can stand on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.theme import Theme

AA = 4.5
"""The least contrast of text at level AA."""

DARK = Theme(
    name="briefing-dark",
    primary="#7aa2d6",
    secondary="#8fb8a8",
    accent="#e0b35a",
    warning="#e0a458",
    error="#e58080",
    success="#8fc287",
    foreground="#e6e3dc",
    background="#16181d",
    surface="#1c1f26",
    panel="#272b34",
    dark=True,
    variables={
        "block-cursor-foreground": "#101216",
        "block-cursor-background": "#e0b35a",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#e6e3dc",
        "block-cursor-blurred-background": "#3a3f4b",
        "block-cursor-blurred-text-style": "none",
        "border": "#e0b35a",
        "border-blurred": "#3a3f4b",
        "footer-key-foreground": "#e0b35a",
    },
)

LIGHT = Theme(
    name="briefing-light",
    primary="#24557f",
    secondary="#2f6656",
    accent="#8a5a00",
    warning="#8a4b00",
    error="#a12828",
    success="#2c6a2c",
    foreground="#1f2328",
    background="#fbf9f4",
    surface="#f4f1ea",
    panel="#e6e1d6",
    dark=False,
    variables={
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#24557f",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#1f2328",
        "block-cursor-blurred-background": "#d3cdbf",
        "block-cursor-blurred-text-style": "none",
        "border": "#24557f",
        "border-blurred": "#c9c3b5",
        "footer-key-foreground": "#8a5a00",
    },
)

OWN_THEMES = (DARK, LIGHT)

HUES: dict[str, str] = {
    "entity-person": "#e8a26a",
    "entity-org": "#6fb3e8",
    "entity-place": "#7fc98f",
    "entity-weapon": "#e88080",
    "entity-event": "#d59bea",
    "entity-group": "#5cc4c4",
    "entity-work": "#c9c46a",
    "entity-other": "#b9b4d8",
    "entity-date": "#b3b3b3",
    "entity-number": "#b3b3b3",
    "mark-agreed": "#7fc98f",
    "mark-shared": "#6fb3e8",
    "mark-single": "#b3b3b3",
    "mark-differs": "#ef8a62",
    "muted": "#a0a0a0",
    "strong": "#e0b35a",
}
"""The wanted hue of each reading colour; how light it comes out is settled by the theme."""

ANSI_COLOURS: dict[str, str] = {
    "entity-person": "ansi_yellow",
    "entity-org": "ansi_blue",
    "entity-place": "ansi_green",
    "entity-weapon": "ansi_red",
    "entity-event": "ansi_magenta",
    "entity-group": "ansi_cyan",
    "entity-work": "ansi_yellow",
    "entity-other": "ansi_default",
    "entity-date": "ansi_default",
    "entity-number": "ansi_default",
    "mark-agreed": "ansi_green",
    "mark-shared": "ansi_blue",
    "mark-single": "ansi_default",
    "mark-differs": "ansi_red",
    "muted": "ansi_default",
    "strong": "ansi_default",
    "text-colour": "ansi_default",
    "key-colour": "ansi_default",
    "cursor-background": "ansi_default",
    "evidence-background": "ansi_default",
    "row-background": "ansi_default",
    "row-style": "reverse",
    "row-blurred-style": "underline",
    "chosen-style": "bold",
    "hit-style": "underline",
    "hit-background": "ansi_yellow",
    "hit-foreground": "ansi_black",
    "now-background": "ansi_magenta",
    "now-foreground": "ansi_bright_white",
    "bar-background": "ansi_default",
    "chosen-background": "ansi_blue",
    "chosen-foreground": "ansi_bright_white",
}
"""The reading colours where the terminal's own sixteen are used; weight and underlining carry what colour cannot."""


def luminance(colour: Color) -> float:
    """The relative luminance of a colour, 0 to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Color, second: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def legible(wanted: Color, backgrounds: Sequence[Color], least: float = AA) -> Color:
    """The wanted colour, moved towards white or black just as far as it must be to stand out from every background."""
    white, black = Color(255, 255, 255), Color(0, 0, 0)
    pole = max((white, black), key=lambda end: min(contrast(end, behind) for behind in backgrounds))
    for step in range(21):
        colour = wanted.blend(pole, step / 20)
        if all(contrast(colour, behind) >= least for behind in backgrounds):
            return colour
    return pole


def reading_colours(theme: Theme, variables: Mapping[str, str], *, no_color: bool = False) -> dict[str, str]:
    """The CSS variables of the reader for a theme; ``variables`` are those that Textual made for it."""
    if theme.ansi:
        plain = {"chosen-style": "bold reverse", "hit-style": "bold underline"} if no_color else {}
        return {**ANSI_COLOURS, **plain}
    background, surface, panel = (Color.parse(variables[name]).rgb for name in ("background", "surface", "panel"))
    ground, raised, bar = Color(*background), Color(*surface), Color(*panel)
    accent = Color.parse(variables["accent"])
    primary = Color.parse(variables["primary"])
    evidence = ground.blend(accent, 0.16, alpha=1)
    cursor = ground.blend(primary, 0.14, alpha=1)
    named = ground.blend(primary, 0.26, alpha=1)
    behind = (ground, raised, bar, evidence, cursor, named)
    chosen = legible(primary, (Color(255, 255, 255),), AA)
    hit = Color.parse("#f2d060")
    now = Color.parse("#f08a3c")
    ink = Color.parse("#14110a")
    colours = {name: legible(Color.parse(hue), behind).hex for name, hue in HUES.items()}
    colours["text-colour"] = legible(Color(*Color.parse(variables["foreground"]).rgb), behind).hex
    colours["key-colour"] = legible(accent, behind).hex
    return {
        **colours,
        "cursor-background": cursor.hex,
        "evidence-background": evidence.hex,
        "row-background": named.hex,
        "row-style": "bold",
        "row-blurred-style": "none",
        "chosen-style": "bold",
        "hit-style": "underline",
        "hit-background": hit.hex,
        "hit-foreground": ink.hex,
        "now-background": now.hex,
        "now-foreground": ink.hex,
        "bar-background": bar.hex,
        "chosen-background": chosen.hex,
        "chosen-foreground": "#ffffff",
    }
