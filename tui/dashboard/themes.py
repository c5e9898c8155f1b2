"""Two themes of our own: night for the evening and the monitor, paper for daylight."""

from textual.theme import BUILTIN_THEMES, Theme

NIGHT = Theme(
    name="night",
    dark=True,
    primary="#7fb4ca",
    secondary="#a3b18a",
    accent="#e6b450",
    warning="#e6b450",
    error="#e06c75",
    success="#98bb6c",
    foreground="#d8dce3",
    background="#12151b",
    surface="#12151b",
    panel="#1d222b",
    variables={"block-cursor-background": "#2f5d73", "block-cursor-foreground": "#ffffff"},
)
PAPER = Theme(
    name="paper",
    dark=False,
    primary="#1f5f7a",
    secondary="#4f6b32",
    accent="#a8480f",
    warning="#9a5b00",
    error="#a4262c",
    success="#2f6b2f",
    foreground="#22252a",
    background="#faf7f0",
    surface="#faf7f0",
    panel="#ece6d8",
    variables={"block-cursor-background": "#1f5f7a", "block-cursor-foreground": "#ffffff"},
)
THEMES = (NIGHT, PAPER)


def theme_names() -> list[str]:
    """Return the names of all themes: ours, then those of Textual."""
    return [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
