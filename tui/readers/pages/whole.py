"""All the text of a saved page but its frame, for pages in which no article is found."""

from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING

from tui.readers.clipping.lines import count_words, read_lines
from tui.readers.html.fragment import to_markdown
from tui.readers.notes.markdown import plain
from tui.readers.pages.tree import line_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FRAME = ("nav", "footer", "aside", "form", "button", "select", "noscript")
_CONTAINERS = (".//main", ".//article", ".//*[@role='main']")
_FEWEST_LABELS, _MOST_LABELS = 3, 100
"""Links of a menu."""
_LONGEST_LABEL = 3
"""Words of one of them."""
_LONG = 120
"""Characters of a line that is running text in any script."""
_LETTERS = 8
"""Characters of a word, about."""
_LONGEST_LINE = 2000
_MOST_LINES = 400
_MOST_OF_IT = 0.5
"""Part of the page's text that its main part must hold to be believed."""


def whole_text(tree: "HtmlElement", base: str) -> str:
    """Return the text of a page without menus, forms and foot, as Markdown."""
    tree = deepcopy(tree)
    for element in [*tree.iter(*_FRAME)]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in [*tree.iter("header")]:
        if element.getparent() is not None and element.find(".//h1") is None:
            element.drop_tree()
    for element in [*tree.iter("ul", "ol")]:
        if element.getparent() is not None and _is_menu(element):
            element.drop_tree()
    body = tree.find(".//body")
    page = tree if body is None else body
    for path in _CONTAINERS:
        held = page.findall(path)
        if len(held) == 1 and _length(held[0]) >= _MOST_OF_IT * _length(page):
            page = held[0]
            break
    page.tail = None
    return to_markdown(page, base)


def _is_menu(element: "HtmlElement") -> bool:
    """Tell whether a list is nothing but links of a word or three."""
    labels = [line_of(link) for link in islice(element.iter("a"), _MOST_LABELS)]
    if len(labels) < _FEWEST_LABELS or any(count_words(label) > _LONGEST_LABEL for label in labels):
        return False
    return len(line_of(element).split()) <= sum(len(label.split()) for label in labels)


def prose_of(markdown: str) -> float:
    """Return how many words of running text a text has, of a long one in its beginning."""
    shown = (
        plain(line[:_LONGEST_LINE]) for line in markdown.split("\n", _MOST_LINES)[:_MOST_LINES]
    )
    return sum(
        max(line.weight, len(line.text) / _LETTERS)
        for line in read_lines(shown)
        if line.is_prose or len(line.text) >= _LONG  # Thai has neither word spaces nor full stops
    )


def _length(element: "HtmlElement") -> int:
    return sum(len(str(piece).strip()) for piece in element.itertext())
