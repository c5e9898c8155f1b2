"""The details: one article, which stays until the reader leaves it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tui.article import Link
from tui.dashboard.found_view import FoundView
from tui.dashboard.moments import full_date
from tui.library import StoredArticle
from tui.page import Document, Paragraph, Rule, Span, compose, meta
from tui.page.blocks import CLOSE, Block
from tui.text import visible_path


class ArticleView(FoundView):
    """The second tab."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.article: StoredArticle | None = None
        """The article that is read."""

    @property
    def shown(self) -> int | None:
        """The id of the article that is read."""
        return None if self.article is None else self.article.id

    @property
    def links(self) -> Sequence[Link]:
        """Where the article leads; the link that is shown as [n] is at n - 1."""
        return self._document.links

    def on_mount(self) -> None:
        hint = "No article is open yet. Choose one in the headlines with Enter."
        self.show_document(Document((Paragraph((Span(hint),)),)))  # no parser at the start

    def show(self, article: StoredArticle) -> None:
        """Show an article from its beginning, or where it was if it is the same one."""
        same = self.article is not None and self.article.id == article.id
        self.article = article
        self.show_document(article_document(article), keep_place=same)

    def update(self, article: StoredArticle | None) -> None:
        """Show what became of the article: another version, or that its file is gone."""
        now = self.article
        if now is None or article == now:
            return
        if article is not None:
            self.show(article)
        elif not now.gone:
            self.show(replace(now, gone=True))


def article_document(stored: StoredArticle) -> Document:
    """Return what the details show of an article: facts, body, links, and where it comes from."""
    article = stored.article
    document = compose(
        article.title,
        [(name, value) for name, value in _facts(stored) if value],
        article.body or article.summary,
        related=article.related,
    )
    files = ", ".join(visible_path(file) for file in stored.files)
    if stored.gone:
        files = f"{files} (gone)"
    end: list[Block] = [Rule(), meta("File", files)]
    links = document.links
    if article.link:
        links = (*links, Link(article.title, article.link))
        number = len(links)
        address = Span(f"[{number}]", "number", number), Span(article.link, "link", number)
        end.append(Paragraph((Span("Original ", "key"), address[0], Span(" "), address[1]), CLOSE))
    return Document((*document.blocks, *end), links)


def _facts(stored: StoredArticle) -> list[tuple[str, str]]:
    article = stored.article
    sort_day = datetime.fromtimestamp(stored.sort_at).astimezone()
    marks = ["unread" if stored.unread else "read", *(["★ starred"] if stored.starred else [])]
    return [
        ("Source", " · ".join(filter(None, (article.source, article.section)))),
        ("By", ", ".join(article.authors)),
        ("Date", full_date(article.published, article.precision, sort_day)),
        ("Tags", " ".join(f"#{tag}" for tag in article.tags)),
        ("Keywords (derived)", ", ".join(article.keywords)),
        ("Mark", ", ".join(marks)),
    ]
