"""What is left of the page in an article's text: links to other news, buttons, requests.

The text is trafilatura's, block by block; the words that tell chrome from news are those of the
clipping reader. Here a block must also be built like chrome: what a page says in running text, or
under a heading of its own, stays.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.readers.addresses import absolute_url
from tui.readers.clipping.asides import Aside, find_asides
from tui.readers.clipping.chrome import Hit, Kind, recognise
from tui.readers.clipping.lines import Line, count_words, read_lines
from tui.readers.pages.tree import line_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Headlines = list[tuple[str, str]]
"""Titles and addresses of other news."""
Links = Mapping[str, str]
"""Addresses by the words that lead there."""

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre")
_HEADINGS = frozenset(_BLOCKS[1:7])
_LISTS = frozenset({"ul", "ol"})
_KEPT = frozenset({"table", "pre", "blockquote"})
_CHROME = frozenset(
    {
        *(Kind.NAV, Kind.SHARE, Kind.PROMO, Kind.COOKIE, Kind.AD, Kind.READING, Kind.TAGS),
        *(Kind.COPYRIGHT, Kind.BACK, Kind.COMMENTS, Kind.MORE),
    }
)
"""Kinds of the lines that are no news when they stand alone."""
_MOST_BLOCKS = 3000
_ALL_LINK = 0.8
"""Part of the characters of a block of links that is in links."""
_FEWEST_WORDS = 4
"""Words of the shortest headline."""
_LONGEST_HEADLINE = 200
_LONGEST_REQUEST = 24
_SOCIAL = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|instagram|youtube|linkedin|threads|tiktok|telegram|t|whatsapp"
    r"|pinterest|bsky|reddit|vk)\.(?:com|me|net|app|org)$"
)
_LONGEST_CREDIT = 8
"""Words of a line that is only the credit of a picture."""


@dataclass(slots=True)
class _Block:
    """One block of the text."""

    element: "_Element"
    line: Line
    hit: Hit | None
    is_linked: bool
    """Nearly all of its text is links."""
    dropped: bool = False

    @property
    def is_heading(self) -> bool:
        return self.element.tag in _HEADINGS

    def has(self, *kinds: Kind) -> bool:
        """Tell whether its words say that it is one of `kinds`."""
        return self.hit is not None and self.hit.kind in kinds


def tidy(body: "_Element", links: Links, *, is_article: bool) -> Headlines:
    """Take out of the text what is none, and return the other news that it named.

    `body` is HTML of the elements that trafilatura keeps, `links` are all of the page. Where that
    is no article, lists of links may be what it is for, and stay.
    """
    blocks = list(_blocks(body))
    related: Headlines = []
    _drop_asides(blocks)
    for at, block in enumerate(blocks):
        if block.dropped or block.element.tag in _KEPT:
            continue
        if block.has(Kind.MORE, Kind.ALSO) and is_article:
            related += _drop_links_after(blocks, at, links)
        elif is_article and block.is_linked and not _is_announced(blocks, at):
            told = _links(block)
            block.dropped = _is_row_of_labels(block) or _is_box_of_headlines(block, told)
            related += told if block.dropped else []
        elif block.has(Kind.CREDIT):
            block.dropped = block.line.weight <= _LONGEST_CREDIT and not block.is_heading
        elif (block.has(*_CHROME) or _asks_to_follow(block)) and not block.is_heading:
            block.dropped = True
    _drop_empty_headings(blocks)
    for block in blocks:
        if block.dropped and (parent := block.element.getparent()) is not None:
            parent.remove(block.element)
    return related


def _blocks(body: "_Element") -> Iterator[_Block]:
    """Yield the blocks of a text that are not inside others."""
    from lxml.etree import iterwalk

    found: list[_Element] = []
    walk = iterwalk(body, events=("start",), tag=_BLOCKS)
    for _, element in walk:
        found.append(element)
        walk.skip_subtree()
        if len(found) == _MOST_BLOCKS:
            break
    texts = [line_of(element) for element in found]
    shown = [
        (element, text)
        for element, text in zip(found, texts, strict=True)
        if any(map(str.isalnum, text)) and read_lines([text])
    ]  # stars and rules between paragraphs are no lines
    lines = read_lines(text for _, text in shown)
    for (element, text), line in zip(shown, lines, strict=True):
        linked = sum(len(line_of(link)) for link in element.iter("a"))
        yield _Block(element, line, _hit(element, line), linked >= _ALL_LINK * len(text) > 0)


def _hit(element: "_Element", line: Line) -> Hit | None:
    """Return what the words of a block say; of a list what those of all items say."""
    if element.tag in _KEPT:
        return None
    if element.tag not in _LISTS:
        return recognise(line)
    hits = [
        recognise(item) for entry in element.iter("li") for item in read_lines([line_of(entry)])
    ]
    return hits[0] if hits and all(hits) else None


def _drop_asides(blocks: Sequence[_Block]) -> None:
    """Drop comments, tags and biographies, and what was said before."""
    hits = [None if block.has(Kind.MORE, Kind.ALSO) else block.hit for block in blocks]
    asides = find_asides([block.line for block in blocks], hits)
    for block, aside in zip(blocks, asides, strict=True):
        again = block.line.turn > 0 and block.line.is_prose
        block.dropped = again or aside in {Aside.COMMENTS, Aside.TAGS, Aside.BIO}


def _asks_to_follow(block: _Block) -> bool:
    """Tell whether a line is there to lead to the site's pages in social networks."""
    if block.line.weight > _LONGEST_REQUEST or block.element.tag in _LISTS:
        return False
    hosts = {urlsplit(link.get("href", "")).hostname or "" for link in block.element.iter("a")}
    return len({_SOCIAL.search(host) for host in hosts} - {None}) > 1


def _drop_links_after(blocks: Sequence[_Block], at: int, links: Links) -> Headlines:
    """Drop the line that announces other news, with the links in it and after it."""
    opening = blocks[at]
    assert opening.hit is not None
    if opening.hit.kind is Kind.ALSO:
        told = _links(opening) or [
            (title, links[title]) for title in links.keys() & {opening.hit.rest}
        ]
        opening.dropped = bool(told)
        return told
    end = at + 1
    while end < len(blocks) and blocks[end].is_linked:
        end += 1
    if end == at + 1:
        opening.dropped = opening.hit.whole and not opening.is_heading
        return []
    for block in blocks[at:end]:
        block.dropped = True
    return [link for block in blocks[at:end] for link in _links(block)]


def _is_announced(blocks: Sequence[_Block], at: int) -> bool:
    """Tell whether the line above a block leads to it."""
    above = next((block for block in reversed(blocks[:at]) if not block.dropped), None)
    return above is not None and (above.is_heading or above.line.text.endswith((":", "：")))


def _is_box_of_headlines(block: _Block, told: Headlines) -> bool:
    """Tell whether a block is a list of which each item is a headline that is a link."""
    return block.element.tag in _LISTS and 1 < len(told) == len(block.element.findall("li"))


def _is_row_of_labels(block: _Block) -> bool:
    """Tell whether a block is only links of a word or three: tags, or the way to a section."""
    labels = [line_of(link) for link in block.element.iter("a")]
    return len(labels) > 1 and all(count_words(label) < _FEWEST_WORDS for label in labels)


def _drop_empty_headings(blocks: Sequence[_Block]) -> None:
    """Drop the headings of chrome that nothing is left below."""
    below = False
    for block in reversed(blocks):
        if block.dropped:
            continue
        if not block.is_heading:
            below = True
        elif not below and block.hit is not None:
            block.dropped = True
        else:
            below = False


def _links(block: _Block) -> Headlines:
    """Return the headlines that are links in a block."""
    return list(headlines_in(block.element))


def headlines_in(
    element: "_Element", base: str = "", is_beside: Callable[["_Element"], bool] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the links in an element that are as long as headlines, with their addresses.

    Those of which `is_beside` says so are left out.
    """
    for link in element.iter("a"):
        title = line_of(link, _LONGEST_HEADLINE)
        if len(title) > _LONGEST_HEADLINE or count_words(title) < _FEWEST_WORDS:
            continue
        address = absolute_url(link.get("href", ""), base)
        if address and (is_beside is None or not is_beside(link)):
            yield title, address
