"""Pages that are lists of headlines, such as the front page of a paper.

Such a page is shown as what it is: its body is the headlines, in order, each a link.
"""

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.readers.clipping.chrome import recognise
from tui.readers.clipping.lines import count_words, read_lines
from tui.readers.html.mdwriter import Mark, MarkdownWriter
from tui.readers.pages.facts import Witnesses
from tui.readers.pages.tidy import Headlines, headlines_in

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_HEADLINES = 300
_MANY, _SEVERAL, _FEW = 20, 10, 5
"""Headlines of a list: of an unnamed one, of the first page of a site, of what says to be one."""
_FRAME = frozenset({"nav", "footer", "select", "form"})
_DEEPEST = 60


def find_headlines(tree: "_Element", link: str) -> Headlines:
    """Return the headlines that are links, each address once, without those of menus."""
    found: dict[str, str] = {}
    for title, address in islice(headlines_in(tree, link, _is_in_frame), 4 * MOST_HEADLINES):
        if address != link and (address not in found or len(title) > len(found[address])):
            found[address] = title
    return [(title, address) for address, title in found.items() if _is_news(title)][
        :MOST_HEADLINES
    ]


def is_listing(said: Witnesses, headlines: Headlines, own: float, link: str) -> bool:
    """Tell whether a page is there for its headlines: no text of its own weighs as much.

    `own` is how many words of running text were found in it.
    """
    if said.any("is_article") or len(headlines) < _FEW:
        return False
    listed = sum(count_words(title) for title, _ in headlines)
    if said.any("is_listing") or (len(headlines) >= _SEVERAL and _is_first_page(link)):
        return own < listed
    return len(headlines) >= _MANY and 2 * own < listed and not said.first("dates")


def listing(headlines: Headlines) -> str:
    """Return the headlines as the Markdown of a page that says what it is."""
    writer = MarkdownWriter()
    writer.start(Mark.EMPHASIS)
    writer.text(f"A page of {len(headlines)} headlines, without an article of its own")
    writer.end()
    writer.end_block()
    writer.start_list()
    for title, address in headlines:
        writer.start_item()
        writer.start(Mark.LINK, address)
        writer.text(title)
        writer.end()
        writer.end_box()
    writer.end_list()
    return writer.markdown()


def _is_first_page(link: str) -> bool:
    return bool(link) and not urlsplit(link).path.strip("/")


def _is_news(title: str) -> bool:
    return all(recognise(line) is None for line in read_lines([title]))


def _is_in_frame(element: "_Element") -> bool:
    return any(above.tag in _FRAME for above in islice(element.iterancestors(), _DEEPEST))
