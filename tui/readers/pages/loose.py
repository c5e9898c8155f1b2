"""Text that stands in a page without a paragraph around it, as between two `br`: it gets one.

trafilatura makes a paragraph of each link in such text, and drops the spaces beside it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTAINERS = ("div", "section", "article", "main", "td", "center")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code del dfn em font i ins kbd mark q s samp small span"  # noqa: SIM905
    " strike strong sub sup time tt u var wbr".split()
)
_SHORTEST = 40
"""Characters of loose text that may be running text."""
_MOST = 5000
"""Elements that are looked at."""


def wrap_loose_text(tree: "HtmlElement") -> None:
    """Put paragraphs around text with links or line breaks that is directly in a larger box."""
    for count, element in enumerate([*tree.iter(*_CONTAINERS)]):
        if count == _MOST:
            return
        if _is_loose(element):
            _wrap(element)


def _is_loose(element: "HtmlElement") -> bool:
    """Tell whether an element has running text of its own and elements inside it."""
    if not len(element):
        return False
    own = [element.text, *(child.tail for child in element)]
    return sum(len(text.strip()) for text in own if text) >= _SHORTEST


def _wrap(element: "HtmlElement") -> None:
    """Put each run of text and inline elements into a paragraph; two breaks part them."""
    from lxml.html import Element

    text, element.text = element.text, None
    children = list(element)
    for child in children:
        element.remove(child)
    paragraph: HtmlElement = Element("p")
    paragraph.text = text
    for at, child in enumerate(children):
        parts = child.tag == "br" and _is_break_before(children, at)
        if parts or child.tag not in _INLINE or child.find(".//p") is not None:
            _close(element, paragraph)
            paragraph = Element("p")
            paragraph.text, child.tail = child.tail, None
            if not parts:
                element.append(child)
        else:
            paragraph.append(child)
    _close(element, paragraph)


def _is_break_before(children: list["HtmlElement"], at: int) -> bool:
    """Tell whether nothing but space is between this `br` and one beside it."""
    before = children[at - 1] if at else None
    if before is not None and before.tag == "br" and not (before.tail or "").strip():
        return True
    after = children[at + 1] if at + 1 < len(children) else None
    return after is not None and after.tag == "br" and not (children[at].tail or "").strip()


def _close(element: "HtmlElement", paragraph: "HtmlElement") -> None:
    """Add a paragraph unless it is empty."""
    if len(paragraph) or (paragraph.text or "").strip():
        element.append(paragraph)
