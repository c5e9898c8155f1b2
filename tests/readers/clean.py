"""What every article must be when it leaves a reader: text, and Markdown of the safe subset."""

import unicodedata
from dataclasses import fields

from markdown_it import MarkdownIt

from tui.article import Article
from tui.text import clean_url

_ALLOWED = {"\n", "\u200d", "\ufe0e", "\ufe0f"}
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def assert_clean(article: Article) -> None:
    """Fail if a field holds what a terminal obeys, or the Markdown what is not of the subset."""
    for field in fields(article):
        for text in _texts(getattr(article, field.name)):
            odd = [sign for sign in text if is_odd(sign)]
            assert not odd, f"{field.name} holds {odd!r}: {text!r}"
            if field.name not in {"body", "summary"}:
                assert "\n" not in text, field.name
    assert article.title
    assert article.link == clean_url(article.link)
    for text in (article.summary, article.body):
        assert_safe(text)


def assert_safe(markdown: str) -> None:
    """Fail if `markdown` holds raw HTML, an image, or a link that leads anywhere else but out."""
    for token in _MARKDOWN.parse(markdown):
        assert token.type != "html_block", token.content
        for child in token.children or ():
            assert child.type not in {"html_inline", "image"}, (child.type, child.content)
            if child.type == "link_open":
                href = str(child.attrGet("href"))
                assert href.startswith(("http://", "https://", "mailto:")), href


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    if hasattr(value, "title") and hasattr(value, "url"):
        return [str(value.title), str(value.url)]
    return []


def is_odd(sign: str) -> bool:
    return sign not in _ALLOWED and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
