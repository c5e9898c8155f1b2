"""What the details say of an article above its text."""

import pytest

from tests.library.making import article
from tui.dashboard.news.article_view import article_document
from tui.library import StoredArticle
from tui.page import Page


@pytest.mark.parametrize(
    ("tags", "keywords", "shown"),
    [
        (("Sea",), (), "Tags: #Sea"),
        ((), ("ferry", "night crossings"), "Keywords (derived): ferry, night crossings"),
        ((), (), ""),
    ],
)
def test_keywords_are_shown_as_derived_where_nobody_gave_tags(
    tags: tuple[str, ...], keywords: tuple[str, ...], shown: str
) -> None:
    one = article("One", tags=tags, keywords=keywords)
    document = article_document(StoredArticle(1, "k", one, ("a.md",), "markdown", True, False, 0))
    page = Page(document, 76)
    lines = ["".join(span.text for span in page.line(y)).strip() for y in range(page.height)]
    about = [line for line in lines if line.startswith(("Tags", "Keywords"))]
    assert about == [shown] * bool(shown)
