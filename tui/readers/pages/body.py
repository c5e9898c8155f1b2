"""The article's text in a saved page, as trafilatura finds it, as Markdown."""

from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.readers.addresses import absolute_url
from tui.readers.html.fragment import to_markdown
from tui.readers.pages.captions import free_captions
from tui.readers.pages.loose import wrap_loose_text
from tui.readers.pages.tidy import Headlines, headlines_in, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_TAGS = {
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "lb": "br",
    "row": "tr",
    "cell": "td",
    "graphic": "img",
    "del": "s",
}
_ENOUGH = 150
"""Characters from which trafilatura takes what it found; below, it takes the menus too."""
_STEADY = "steady"
"""A focus that trafilatura knows nothing of: it does not try again in its greediest way."""
_MOST_LINKS = 2000
_FAR = 500
"""Paragraphs between a short one and those whose company tells whether it belongs to the text."""
_MARKS = {"#b": "strong", "#i": "em", "#t": "code"}


def find_body(tree: "HtmlElement", base: str, *, is_article: bool) -> tuple[str, Headlines]:
    """Return the text of the article in the page `tree`, and other news that was named in it.

    Links are resolved against `base`. Both are empty if nothing is found, as on pages with little
    text. `is_article` says that the page says to be one. The tree is another one afterwards.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, Extractor

    _let_look_near()
    free_captions(tree)
    wrap_loose_text(tree)
    links = _links(tree, base)
    options = Extractor(output_format="xml", comments=False, formatting=True, links=True)
    options.min_extracted_size = _ENOUGH
    if is_article:
        options.focus = _STEADY
    found = bare_extraction(tree, options=options)
    if not isinstance(found, Document) or found.body is None:
        return "", []
    _to_html(found.body, base)
    related = tidy(found.body, links, is_article=is_article)
    return to_markdown(found.body, base), related


@cache
def _let_look_near() -> None:
    """Let justext, which trafilatura asks too, look at what is near a short paragraph only.

    It looks at all of them from each of them: a page of nine thousand short lines took six seconds.
    """
    core: Any = import_module("justext.core")
    look = getattr(core, "_get_neighbour", None)
    if look is None:
        return  # another version of it

    def look_near(at: int, paragraphs: Any, ignore: bool, step: int, end: int) -> str:
        far = max(end, at - _FAR) if step < 0 else min(end, at + _FAR)
        return str(look(at, paragraphs, ignore, step, far))

    core._get_neighbour = look_near


def _links(tree: "HtmlElement", base: str) -> dict[str, str]:
    """Return the addresses of the headlines that are links, by their words."""
    return dict(islice(headlines_in(tree, base), _MOST_LINKS))


def _to_html(body: "_Element", base: str) -> None:
    """Turn the names of TEI, which trafilatura writes in, into those of HTML."""
    for element in body.iter("*"):
        rend = element.get("rend") or ""
        match element.tag:
            case "head":
                element.tag = rend if rend in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
            case "hi":
                element.tag = _MARKS.get(rend, "span")
            case "ref":
                element.tag = "a"
                element.set("href", absolute_url(element.get("target") or "", base))
            case "code":
                element.tag = "pre" if "\n" in (element.text or "") or len(element) else "code"
            case "list" if rend == "ol":
                element.tag = "ol"
            case str() as name if name in _TAGS:
                element.tag = _TAGS[name]
