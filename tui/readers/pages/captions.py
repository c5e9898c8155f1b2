"""Captions in a saved page: the words below pictures and above tables, without the credits.

trafilatura drops pictures with their captions, and takes the caption of a table for its first row.
So they become paragraphs of their own before it looks at the page.
"""

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from tui.readers.clipping.chrome import Kind, recognise
from tui.readers.clipping.lines import read_lines
from tui.readers.pages.tree import line_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAPTION = re.compile(r"(?:^|\s)(?:wp-caption-text|image-caption|photo-caption)(?:\s|$)")
_ASIDE = re.compile(
    r"credit|copyright|source|photographer|byline|author|hidden|off-?screen|sr-only|a11y|button",
    re.IGNORECASE,
)
"""Classes of what stands in a caption and is not about the picture."""
_MOST = 300
_MOST_LINKED = 0.8
"""Part of a caption that may be links; one that is all link is the headline of other news."""
_LONGEST_CREDIT = 8
"""Words of a caption that only says whose the picture is."""


def free_captions(tree: "HtmlElement") -> None:
    """Make captions paragraphs beside their tables and pictures, each text once."""
    for table in tree.iter("table"):
        if (caption := table.find("caption")) is not None and table.getparent() is not None:
            table.addprevious(_paragraph(line_of(caption), "p"))
            table.remove(caption)
    seen: set[str] = set()
    for caption in _captions(tree)[:_MOST]:
        picture = next(caption.iterancestors("figure"), caption)
        if (
            picture.getparent() is None
            or next(picture.iterancestors("a", "figure"), None) is not None
        ):
            continue
        text = _told(caption)
        if text and text not in seen:
            seen.add(text)
            picture.addnext(_paragraph(text, "em"))
        if picture is caption:
            caption.drop_tree()


def _captions(tree: "HtmlElement") -> list["HtmlElement"]:
    inside = [
        each
        for each in tree.iter("figcaption")
        if next(each.iterancestors("figure"), None) is not None
    ]
    return inside + [
        each
        for each in tree.iterfind(".//*[@class]")
        if _CAPTION.search(each.get("class", ""))
        and next(each.iterancestors("figure"), None) is None
    ]


def _told(caption: "HtmlElement") -> str:
    """Return what a caption says of the picture; nothing if that is whose it is, or a link."""
    whole = line_of(caption)
    if sum(len(line_of(link)) for link in caption.iter("a")) > _MOST_LINKED * len(whole):
        return ""
    if caption.find(".//*[@class]") is not None:
        caption = deepcopy(caption)
        caption.tail = None
        for part in [*caption.iterfind(".//*[@class]")]:
            if _ASIDE.search(part.get("class", "")) and part.getparent() is not None:
                part.drop_tree()
    text = line_of(caption)
    hits = [recognise(line) for line in read_lines([text])]
    short = len(text.split()) <= _LONGEST_CREDIT
    is_credit = any(hit is not None and hit.kind is Kind.CREDIT for hit in hits)
    return "" if short and is_credit else text


def _paragraph(text: str, mark: str) -> "HtmlElement":
    from lxml.etree import SubElement
    from lxml.html import Element

    paragraph = Element("p")
    (paragraph if mark == "p" else SubElement(paragraph, mark)).text = text
    return paragraph
