"""The article's text in a saved page, as trafilatura finds it, as Markdown."""

from typing import TYPE_CHECKING

from tui.readers.fragment import to_markdown

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
_MOST_LINKED = 0.8
"""Part of a caption that may be links, as to the photographer."""
_MARKS = {"#b": "strong", "#i": "em", "#t": "code"}


def find_body(tree: "HtmlElement", base: str) -> str:
    """Return the text of the article in the page `tree`; links are resolved against `base`.

    Empty if none is found, as on pages with little text. The tree is another one afterwards.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    _free_captions(tree)
    found = bare_extraction(
        tree,
        output_format="xml",
        include_comments=False,
        include_formatting=True,
        include_links=True,
    )
    if not isinstance(found, Document) or found.body is None:
        return ""
    _to_html(found.body)
    return to_markdown(found.body, base)


def _free_captions(tree: "HtmlElement") -> None:
    """Make captions paragraphs beside their tables and pictures.

    trafilatura takes that of a table for its first row, and drops pictures with theirs. A caption
    that is all link, or in one, is the headline of other news.
    """
    from lxml.etree import SubElement
    from lxml.html import Element

    for table in tree.iter("table"):
        if (caption := table.find("caption")) is not None and table.getparent() is not None:
            paragraph = Element("p")
            paragraph.text = _words(caption)
            table.addprevious(paragraph)
            table.remove(caption)
    seen: set[str] = set()
    for caption in [*tree.iter("figcaption")]:
        text = _words(caption)
        figure = next(caption.iterancestors("figure"), None)
        linked = sum(len(_words(link)) for link in caption.iter("a"))
        if figure is None or not text or text in seen or linked > _MOST_LINKED * len(text):
            continue
        if (
            figure.getparent() is None
            or next(figure.iterancestors("a", "figure"), None) is not None
        ):
            continue
        seen.add(text)
        paragraph = Element("p")
        SubElement(paragraph, "em").text = text
        figure.addnext(paragraph)


def _words(element: "_Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _to_html(body: "_Element") -> None:
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
                element.set("href", element.get("target") or "")
            case "code":
                element.tag = "pre" if "\n" in (element.text or "") or len(element) else "code"
            case "list" if rend == "ol":
                element.tag = "ol"
            case name if isinstance(name, str):
                element.tag = _TAGS.get(name, name)
