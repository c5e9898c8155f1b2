"""The page of an article: its Markdown as lines that fit a screen. Knows no screen library.

    document = compose(title, [("Source", "Herald")], article.body, link=article.link)
    page = Page(document, width)     # one for each width; page.at(new_width) after a resize
    page.height                      # rows; an estimate beyond 2,000 until page.complete
    page.line(y)                     # [Span(text, style, link), ...], at most `width` cells
    page.links[n - 1]                # the Link that is shown as [n]; Span.link is n, or 0
    place = page.anchor(y)           # and on another page (width, new version): page.row_of(place)

A `Span.style` is made of names out of `STYLES`, separated by spaces, such as `heading code`: the
screen gives each name a look and adds them up. Lines of text are `MEASURE` cells wide at most,
code and tables may take the whole width. To centre the column of text on a wide screen, draw
`Page(document, screen - margin)` at x = margin, with margin = max(0, (screen - MEASURE) // 2).

While `page.complete` is false, `page.lay_out(rows)` in idle moments makes the height exact.

To put a page together by hand: `parse(markdown, links)` gives the blocks of a body, `heading`,
`meta`, `linked`, `link_list` and `Rule` the others, `Document(blocks, links.all())` the whole.
`plain(markdown, width)` is the same page as a string. `wrap`, `chop`, `cut`, `fit` and `cell_len`
serve any text on the screen.
"""

from tui.page.blocks import (
    STYLES,
    Document,
    Links,
    Paragraph,
    Rule,
    heading,
    link_list,
    linked,
    meta,
)
from tui.page.cells import cell_len
from tui.page.compose import compose, plain
from tui.page.cutting import cut, fit
from tui.page.markdown import parse
from tui.page.page import MEASURE, Anchor, Page
from tui.page.wrapping import Line, Span, chop, wrap

__all__ = [
    "MEASURE",
    "STYLES",
    "Anchor",
    "Document",
    "Line",
    "Links",
    "Page",
    "Paragraph",
    "Rule",
    "Span",
    "cell_len",
    "chop",
    "compose",
    "cut",
    "fit",
    "heading",
    "link_list",
    "linked",
    "meta",
    "parse",
    "plain",
    "wrap",
]
