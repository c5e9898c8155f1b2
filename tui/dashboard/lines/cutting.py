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


def in_turn(text: str, width: int) -> list[str]:
    """Return pieces of at most `width` cells that say a text one after another.

    An ellipsis behind a piece says that there is more; a word without room is cut.
    """
    pieces = [""]
    words = text.split()
    for number, word in enumerate(words, 1):
        longer = f"{pieces[-1]} {word}".lstrip()
        if pieces[-1] and cell_len(longer) > width - 2 * (number < len(words)):
            pieces[-1] += " …"
            pieces.append(word)
        else:
            pieces[-1] = longer
    return [cut(piece, width) for piece in pieces]


def wrap_words(text: str, width: int) -> list[str]:
    """Return a sentence of ours in lines of at most `width` characters."""
    return [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    ]
