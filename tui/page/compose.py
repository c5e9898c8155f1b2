"""Put an article's page together: its title, details, body and addresses."""

from collections.abc import Iterable

from tui.article import Link
from tui.page.blocks import (
    CLOSE,
    Block,
    Document,
    Heading,
    Links,
    Paragraph,
    Rule,
    heading,
    link_list,
    linked,
    meta,
    words,
)
from tui.page.markdown import parse
from tui.page.page import MEASURE, Page
from tui.page.wrapping import Span


def compose(
    title: str,
    details: Iterable[tuple[str, str]],
    body: str,
    *,
    link: str = "",
    related: Iterable[Link] = (),
) -> Document:
    """Return the document of an article.

    `details` are the lines (key, value) under the title. `body` is Markdown; a heading at its
    beginning that only repeats the title is left out. `link`, the address of the original, is
    number 1. All addresses are listed at the end.
    """
    links = Links()
    blocks: list[Block] = [heading(title), *[meta(key, value) for key, value in details]]
    if number := links.number(link):
        links.name(number, title)
        words_of_link = Span(link, "link", number), Span(f"[{number}]", "number", number)
        blocks.append(Paragraph(words_of_link, CLOSE))
    blocks += _without_title(parse(body, links), title)
    others = [linked(other.title, other.url, links, gap=not at) for at, other in enumerate(related)]
    blocks += [Rule(), *others] if others else []
    addresses = link_list(links.all())
    return Document((*blocks, *([Rule()] if addresses else []), *addresses), links.all())


def plain(markdown: str, width: int = MEASURE) -> str:
    """Return `markdown` laid out as plain text, with its addresses at the end."""
    links = Links()
    blocks = parse(markdown, links)
    addresses = link_list(links.all())
    rule = [Rule()] if blocks and addresses else []
    return Page(Document((*blocks, *rule, *addresses)), width).text()


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    match blocks[:1]:
        case [Heading(spans)] if words(spans).strip() == title:
            return blocks[1:]
    return blocks
