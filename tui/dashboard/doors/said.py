"""What another program said, as a page: its words are cleaned like those of a file."""

from tui.page import Document, Paragraph, Span, heading
from tui.page.blocks import CLOSE, Block, Code
from tui.text import clean_body

_AT_ONCE = 100
"""Lines that are laid out together."""


def said_document(name: str, said: bytes, words: str) -> Document:
    """Return what the program called `name` wrote, under a sentence of ours about it."""
    lines = clean_body(said.decode("utf-8", "replace")).split("\n")
    blocks: list[Block] = [heading(name)]
    if words:
        blocks.append(Paragraph((Span(words, "strong"),)))
    elif not any(lines):
        blocks.append(Paragraph((Span("It said nothing.", "em"),)))
    if any(lines):
        pieces = [tuple(lines[at : at + _AT_ONCE]) for at in range(0, len(lines), _AT_ONCE)]
        blocks.append(Code(pieces[0]))
        blocks += [Code(piece, CLOSE) for piece in pieces[1:]]
    return Document(tuple(blocks))
