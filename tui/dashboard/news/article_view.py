"""The details: one article, which stays until the reader leaves it."""

from collections.abc import Sequence
from datetime import datetime

from textual.message import Message

from tui.article import Link
from tui.dashboard.lines.found_view import FoundView
from tui.dashboard.moments import full_date
from tui.dashboard.news.stories import Door, Group, blocks, doors
from tui.library import Headline, StoredArticle
from tui.page import Document, Page, Paragraph, Rule, Span, compose, meta
from tui.page.blocks import CLOSE, Block
from tui.text import visible_path


class ArticleView(FoundView):
    """The second tab."""

    class Another(Message):
        """Another article is shown."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.article: StoredArticle | None = None
        """The article that is read."""
        self.groups: Sequence[Group] = ()
        """Other articles that are listed behind it."""
        self._own = 0
        """Blocks of the document that are the article's own."""

    @property
    def shown(self) -> int | None:
        """The id of the article that is read."""
        return None if self.article is None else self.article.id

    @property
    def links(self) -> Sequence[Link]:
        """Where the article leads; the link that is shown as [n] is at n - 1."""
        return self._document.links

    def on_mount(self) -> None:
        if self.article is not None:
            return
        hint = "No article is open yet. Choose one in the headlines with Enter."
        self.show_document(Document((Paragraph((Span(hint),)),)))  # no parser at the start

    @property
    def doors(self) -> Sequence[Door]:
        """The other articles that are listed, with their numbers."""
        return doors(self.groups, len(self.links))

    def door(self, number: int) -> Headline | None:
        """Return the other article with that number."""
        return next((door.headline for door in self.doors if door.number == number), None)

    def show(self, article: StoredArticle) -> None:
        """Show an article from its beginning, or where it was if it is the same one."""
        same = self.article is not None and self.article.id == article.id
        self.article = article
        document = article_document(article)
        self._own = len(document.blocks)
        if same:
            document = self._with_groups(document)
        else:
            self.groups = ()
            self.post_message(self.Another())
        self.show_document(document, keep_place=same)

    def tell_more(self, groups: Sequence[Group]) -> None:
        """List other articles below the text, which stays where it is."""
        self.groups = groups
        own = Document(self._document.blocks[: self._own], self._document.links)
        self._document = self._with_groups(own)
        if self._page is not None:
            self._page.go_on(self._document)
            self._goes_on()
        self.refresh()

    def _with_groups(self, document: Document) -> Document:
        more = blocks(self.groups, len(document.links))
        return Document((*document.blocks, *more), document.links)

    @property
    def at_end(self) -> bool:
        """Whether the end of the article is on the screen; what is listed below it is no part."""
        below = self.top + self.size.height
        end = 0 if self._page is None else self._page.end_of(self._own, below)
        return end is not None and end <= below

    def _rows(self, page: Page) -> int:
        """Return the rows of the article alone while its text fills the screen: what is listed
        below it comes later, and the scrollbar stays as it is."""
        own = page.end_of(self._own)
        return page.height if own is None or own <= self.top + self.size.height else own

    def update(self, article: StoredArticle | None) -> None:
        """Show what became of the article: another version, or that its file is gone."""
        now = self.article
        if now is None or article == now:
            return
        if article is not None:
            self.show(article)
        elif not now.gone:
            self.show(now._replace(gone=True))


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
        address = Span(article.link, "link", number), Span(f" [{number}]", "number", number)
        end.append(Paragraph((Span("Original: ", "key"), *address), CLOSE))
    return Document((*document.blocks, *end), links)


def _facts(stored: StoredArticle) -> list[tuple[str, str]]:
    from tui.dashboard.news.reading_time import minutes

    article = stored.article
    sort_day = datetime.fromtimestamp(stored.sort_at).astimezone()
    marks = ["unread" if stored.unread else "read", *(["★ starred"] if stored.starred else [])]
    length = minutes(article)
    to_read = f" · {length} min to read" if length else ""
    return [
        ("Source", " · ".join(filter(None, (article.source, article.section)))),
        ("By", ", ".join(article.authors)),
        ("Date", full_date(article.published, article.precision, sort_day)),
        ("Tags", " ".join(f"#{tag}" for tag in article.tags)),
        ("Keywords (derived)", ", ".join(article.keywords)),
        ("Mark", ", ".join(marks) + to_read),
    ]
