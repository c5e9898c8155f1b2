"""The text of a saved page, whatever kind of page it is: article, thread, list, film, or no text.

The article that trafilatura finds comes first. Where there is too little of it, the page is no
article, or says in its scripts what its elements do not, and another text is taken.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.readers.html.mdtext import plain_to_markdown
from tui.readers.pages.body import find_body
from tui.readers.pages.facts import Witnesses
from tui.readers.pages.listing import find_headlines, is_listing, listing
from tui.readers.pages.prune import prune
from tui.readers.pages.tidy import Headlines
from tui.readers.pages.whole import prose_of, whole_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORT = 250
"""Characters of a text that may be only a part."""
_LONGER = 1.5
"""How much longer another text must be to be the whole of what a shorter one is a part of."""


@dataclass(slots=True)
class Found:
    """The text of a page."""

    body: str
    """Markdown."""
    related: Headlines = field(default_factory=list)
    """Other news that the text named."""
    is_listing: bool = False
    """The page is a list of headlines, and so is the text."""


def find_text(tree: "HtmlElement", said: Witnesses, link: str) -> Found:
    """Return the text of the page `tree`, which is at `link` and speaks through `said`."""
    is_article = said.any("is_article")
    prune(tree, is_forum=said.any("is_forum"))
    body, related = find_body(tree, link, is_article=is_article)
    prose = prose_of(body)
    if not prose or (len(body) < _SHORT and not is_article):
        body = whole_text(tree, link)
        prose = prose_of(body)
    if not is_article:
        headlines = find_headlines(tree, link)
        if is_listing(said, headlines, prose, link):
            return Found(listing(headlines), is_listing=True)
    script = plain_to_markdown(said.first("body"))
    if script and (len(script) > _LONGER * len(body) + _SHORT or not prose):
        return Found(script, related)
    is_label = not prose and len(body) < _SHORT and said.first("summaries")
    return Found("" if is_label else body, related)
