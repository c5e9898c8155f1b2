"""An article's Markdown as HTML, for feed readers."""

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from tui.page.effort import is_too_much

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def to_html(markdown: str) -> str:
    """Return HTML without scripts and without tags that the text itself holds.

    Text that would take too long to parse becomes paragraphs as it is.
    """
    if is_too_much(markdown):
        return "".join(f"<p>{escape(part)}</p>\n" for part in markdown.split("\n\n") if part)
    return str(_parser().render(markdown))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Its own check of addresses keeps out those that run something (javascript: and the like).
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
