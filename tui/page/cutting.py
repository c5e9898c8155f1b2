"""Text cut or padded to a number of cells; what stays together is not cut in two."""

from tui.page.cells import cell_len, graphemes


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    if width < 2:
        return "…"[: max(0, width)]
    return text[: _end(text, width - 1)].rstrip() + "…"


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, with an ellipsis where it was cut."""
    taken = cell_len(text)
    if taken > width:
        text = cut(text, width)
        taken = cell_len(text)
    return text + " " * (width - taken)


def _end(text: str, width: int) -> int:
    """Return where the beginning of a text ends that has room in `width` cells."""
    if text.isascii():
        return width
    end = 0
    for after, size in graphemes(text):
        width -= size
        if width < 0:
            break
        end = after
    return end
