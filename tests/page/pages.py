"""Pages of Markdown, for tests."""

from tui.page import Document, Links, Page, parse


def page(markdown: str, width: int = 60) -> Page:
    """Return the page of a body alone."""
    links = Links()
    return Page(Document(tuple(parse(markdown, links)), links.all()), width)
