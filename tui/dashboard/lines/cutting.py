"""Text cut or padded to a number of cells."""

import textwrap

from rich.cells import cell_len, set_cell_size


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(cut(text, width), width)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else "…"[:width]


def fit_right(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, pushed to the right."""
    text = cut(text, width)
    return " " * (width - cell_len(text)) + text


def wrap_words(text: str, width: int) -> list[str]:
    """Return a sentence of ours in lines of at most `width` characters."""
    return [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    ]
