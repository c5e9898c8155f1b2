"""Text pushed to the right, said in turn or broken into lines, in a number of cells."""

import textwrap

from tui.page import cell_len, cut


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
