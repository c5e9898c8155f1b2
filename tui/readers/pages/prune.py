"""Parts of a page that are no article whatever they hold: comments, dialogs, forms to subscribe.

They are taken out before the article is looked for. They are known by how their elements are
named, which no standard knows, so each stays where too much text would go with it: then it is
what the page is for.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COMMENTS = re.compile(
    r"(?:^|\s|(?<!has)(?<!no)[_-])(?:[ck]omment(?:s|aires?|are)?|komentar[ey]?|comentarios?|disqus"
    r"|livefyre|respond)(?:$|\s|[_-](?!open|closed|enabled|off|on\b))",
    re.IGNORECASE,
)
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:cookie\w{0,20}|consent|gdpr|modal|newsletter|sign-?up|donat(?:e|ions?)"
    r"|subscri(?:be|ption)[_-](?:form|box|section|banner|cta)|support-(?:pay|us|box)"
    r"|paywall[_-]\w{1,20}|privacy-notice|(?:mw-)?editsection)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WHOLE = frozenset({"html", "body", "main"})
_MOST = 400
"""Parts so named that are looked at."""
_DEEPEST = 60
"""Levels up to another part that holds a part."""
_LONGEST_BOX = 1500
"""Characters of text in a box that asks for something."""
_SHARE = 0.3
"""Part of the text of the page that all such boxes have at most."""
_LEFT = 500
"""Characters of paragraphs that stay when the comments go."""


def prune(tree: "HtmlElement", *, is_forum: bool) -> None:
    """Take out of a page what its names tell to be no article; of a forum no comments."""
    comments: dict[HtmlElement, None] = {}
    boxes: dict[HtmlElement, None] = {}
    for element in _named(tree):
        names = f"{element.get('class', '')[:200]} {element.get('id', '')[:100]}"
        if element.tag in _WHOLE or element.getparent() is None:
            continue
        if not is_forum and _COMMENTS.search(names) and element.find(".//h1") is None:
            _add_outermost(comments, element)
        elif element.get("role") == "dialog" or _BOXES.search(names):
            _add_outermost(boxes, element)
        if len(comments) + len(boxes) >= _MOST:
            break
    if comments and _paragraphs([tree]) - _paragraphs(comments) >= _LEFT:
        for element in comments:
            _take_out(element)
    left = _SHARE * _length(tree) if boxes else 0.0
    for element in boxes:
        if (length := _length(element)) <= min(left, _LONGEST_BOX):
            left -= length
            _take_out(element)


def _named(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    without_class = (each for each in tree.iterfind(".//*[@id]") if each.get("class") is None)
    dialogs = tree.iterfind(".//*[@role='dialog']")
    return chain(dialogs, tree.iterfind(".//*[@class]"), without_class)


def _add_outermost(found: dict["HtmlElement", None], element: "HtmlElement") -> None:
    """Add an element unless it is inside one that was found."""
    for level, above in enumerate(element.iterancestors()):
        if level > _DEEPEST or above in found:
            return
    found[element] = None


def _paragraphs(elements: Iterable["HtmlElement"]) -> int:
    """Return how many characters of text the paragraphs in these elements have."""
    return sum(_length(paragraph) for element in elements for paragraph in element.iter("p"))


def _length(element: "HtmlElement") -> int:
    return sum(len(str(piece).strip()) for piece in element.itertext())


def _take_out(element: "HtmlElement") -> None:
    """Remove an element, not the text after it."""
    if element.getparent() is not None:
        element.drop_tree()
