"""The one screen: five views, of which one is shown, between the bars; and what the keys do."""

from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer

from tui.dashboard import moments
from tui.dashboard.arrivals import Arrivals
from tui.dashboard.article_view import ArticleView
from tui.dashboard.bars import Bar, KeyBar, NoticeLine, StatusLine, TabBar
from tui.dashboard.commands import bindings, help_text
from tui.dashboard.headline_list import HeadlineList
from tui.dashboard.links import open_link
from tui.dashboard.messages import Told
from tui.dashboard.row_list import RowList
from tui.dashboard.status import nothing_to_show, problems_document, status_items
from tui.dashboard.tag_list import TagList
from tui.dashboard.text_view import TextView
from tui.library import EVERYTHING, Library, Query, StoredArticle, tagged
from tui.status import Status
from tui.text import clean

TABS = ("headlines", "details", "tags")
NOTICE = 6.0
"""Seconds for which the outcome of a command stays in the notice line."""


class Newsroom(Protocol):
    """What the screen needs of the conductor."""

    @property
    def status(self) -> Status:
        """What it is doing."""

    def look_again(self) -> None:
        """Scan the folder now."""

    def wake(self) -> None:
        """Adopt the marks that were just made."""


class FrontPage(Screen[None]):
    """Headlines, details, tags, and behind them problems and help."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    CSS = """
    FrontPage { layout: vertical; background: $background; }
    FrontPage.-low NoticeLine, FrontPage.-low KeyBar { display: none; }
    FrontPage.-lowest TabBar, FrontPage.-lowest StatusLine { display: none; }
    """

    def __init__(self, folder: str, library: Library, newsroom: Newsroom) -> None:
        super().__init__()
        self._folder = folder
        self._library = library
        self._newsroom = newsroom
        self._view = "headlines"
        self._came_from = "headlines"
        self._query: Query = EVERYTHING
        self._selection = ""
        """The filter in words, such as `#trade`; empty when all is shown."""
        self._arrivals = Arrivals(library)
        self._notice_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TabBar(id="tabs")
        yield NoticeLine(id="notice")
        yield HeadlineList(id="headlines")
        yield ArticleView(id="details")
        yield TagList(id="tag-list")
        yield TextView(id="problems")
        yield TextView(id="help")
        yield StatusLine(id="status-line")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.headlines = self.query_one(HeadlineList)
        self.details = self.query_one(ArticleView)
        self.tags = self.query_one(TagList)
        self.problems = self.query_one("#problems", TextView)
        self.help = self.query_one("#help", TextView)
        self._views: dict[str, RowList | TextView] = {
            "headlines": self.headlines,
            "details": self.details,
            "tags": self.tags,
            "problems": self.problems,
            "help": self.help,
        }
        self.tags.placeholder = "No article has a tag yet."
        self._library.refresh()
        self.headlines.show(self._library, EVERYTHING)
        self._show_view("headlines")

    # -- what changes by itself --------------------------------------------------------------

    def catch_up(self) -> None:
        """Show what the library and the newsroom say now; what is looked at does not move."""
        if self._library.refresh():
            self._reload()
        self._show_bars()

    def tick(self) -> None:
        """Show the ages of another minute."""
        self.headlines.refresh()
        self._show_bars()

    def _reload(self) -> None:
        self.headlines.reload()
        if self.details.article is not None:
            self.details.update(self._library.article(self.details.article.id))
        if self._view == "tags":
            self.tags.show(self._library.tags(EVERYTHING))
        if self._view == "problems":
            self._fill_problems()
        self._arrivals.look(self.headlines)

    def _show_bars(self) -> None:
        status = self._newsroom.status
        counts = self._library.counts(EVERYTHING)
        problems = len(self._library.problems())
        self.headlines.set_placeholder(
            nothing_to_show(status, problems, self._folder, self._selection)
        )
        now = moments.now()
        self.query_one(StatusLine).show(
            status_items(status, counts, problems, self._folder, now, self.size.width)
        )
        tab = self._view if self._view in TABS else ""
        tags = self._library.tag_total()
        unread = self._library.counts(self._query).unread if self._selection else counts.unread
        self.query_one(TabBar).show_tabs(
            tab, f"{unread} {self._selection}".strip() if unread else self._selection, "", str(tags)
        )
        self._show_notice()

    def _show_notice(self) -> None:
        if self._notice_timer is None:
            reason = self._newsroom.status.reason
            words, look, action = self._arrivals.words, "bar--strong", "newest"
            if not words and reason:
                words, look, action = reason, "bar--alert", "problems"
            self.query_one(NoticeLine).show_notice(words, look, action)

    def say(self, sentence: str, look: str = "") -> None:
        """Put a sentence into the notice line for a few seconds."""
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self.query_one(NoticeLine).show_notice(clean(sentence), look)
        self._notice_timer = self.set_timer(NOTICE, self._end_notice)

    def _end_notice(self) -> None:
        self._notice_timer = None
        self._show_notice()

    # -- views -------------------------------------------------------------------------------

    def _show_view(self, view: str) -> None:
        if self._view in TABS:
            self._came_from = self._view
        self._view = view
        for name, widget in self._views.items():
            widget.display = name == view
        if view == "tags":
            self.tags.show(self._library.tags(EVERYTHING))
        elif view == "problems":
            self._fill_problems()
        elif view == "help":
            self.help.show_markdown(help_text())
        self.set_focus(None)
        self.query_one(KeyBar).show_keys(view)
        self._show_bars()

    def _fill_problems(self) -> None:
        self.problems.show_document(
            problems_document(self._library.problems(), self._newsroom.status, self._folder),
            keep_place=True,
        )

    def _show_query(self, query: Query, words: str) -> None:
        self._query, self._selection = query, words
        self.headlines.show(self._library, query)
        self._arrivals.look(self.headlines)

    def _read(self, article_id: int) -> None:
        """Show an article in the details, and mark it read."""
        article = self._library.article(article_id)
        if article is None:
            return
        self.details.show(article)
        if article.unread:
            self._mark(article, read=True)

    def _mark(
        self, article: StoredArticle, *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        self._library.mark([article.id], read=read, starred=starred)
        self._newsroom.wake()
        self._reload()
        self._show_bars()

    def _at_hand(self) -> StoredArticle | None:
        """Return the article that a command is about: the one read, else the selected one."""
        if self._view == "details":
            return self.details.article
        if self._view == "headlines":
            if self.headlines.selected is None:
                self.headlines.move(0)
            if self.headlines.selected is not None:
                return self._library.article(self.headlines.selected.id)
        return None

    # -- commands ----------------------------------------------------------------------------

    def action_show(self, view: str) -> None:
        if view == "details" and self._view != "details":
            if self.headlines.selected is None and self.details.article is None:
                self.headlines.move(0)
            selected = self.headlines.selected
            if selected is not None and self._view == "headlines":
                self._read(selected.id)
        self._show_view(view)

    def action_next_tab(self) -> None:
        self._turn(1)

    def action_previous_tab(self) -> None:
        self._turn(-1)

    def _turn(self, direction: int) -> None:
        view = self._view if self._view in TABS else self._came_from
        self.action_show(TABS[(TABS.index(view) + direction) % len(TABS)])

    def action_open(self) -> None:
        if isinstance(self.focused, StatusLine):
            self.action_problems()
        elif self._view == "headlines":
            self.action_show("details")
        elif self._view == "tags":
            if self.tags.selected is None:
                self.tags.move(0)
            tag = self.tags.selected
            if tag is not None:
                self._show_query(tagged(tag.tag), f"#{tag.tag}")
                self._show_view("headlines")

    def action_back(self) -> None:
        if self.focused is not None:
            self.set_focus(None)
        elif self._view in ("problems", "help"):
            self._show_view(self._came_from)
        elif self._view == "headlines" and self._selection:
            self._show_query(EVERYTHING, "")
            self._show_view("tags")
        elif self._view == "headlines":
            self.action_newest()
        else:
            self._show_view("headlines")

    def action_down(self) -> None:
        self._views[self._view].move(1)

    def action_up(self) -> None:
        self._views[self._view].move(-1)

    def action_page_down(self) -> None:
        self._views[self._view].page(1)

    def action_page_up(self) -> None:
        self._views[self._view].page(-1)

    def action_first(self) -> None:
        self._views[self._view].first()

    def action_last(self) -> None:
        self._views[self._view].last()

    def action_next_article(self) -> None:
        self._step(1)

    def action_previous_article(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        article = self.details.article
        if self._view == "details" and article is not None:
            self.headlines.select_article(article.id)
        self.headlines.move(direction)
        selected = self.headlines.selected
        if self._view == "details" and selected is not None and selected.id != self.details.shown:
            self._read(selected.id)

    def action_newest(self) -> None:
        self.headlines.let_go()
        self._arrivals.look(self.headlines)
        self._show_view("headlines")

    def action_mark_read(self) -> None:
        article = self._at_hand()
        if article is not None:
            self._mark(article, read=article.unread)

    def action_star(self) -> None:
        article = self._at_hand()
        if article is not None:
            self._mark(article, starred=not article.starred)

    def action_open_link(self) -> None:
        article = self._at_hand()
        if article is not None and article.article.link:
            self.open_url(article.article.link)
        elif article is not None:
            self.say("This article has no link.")

    def open_url(self, url: str) -> None:
        """Open an address in the browser and say so."""
        self.say(open_link(url, lambda words: self.post_message(Told(words))))

    def action_copy_link(self) -> None:
        article = self._at_hand()
        if article is not None and article.article.link:
            self.app.copy_to_clipboard(article.article.link)
            self.say(f"Copied {article.article.link}")
        elif article is not None:
            self.say("This article has no link.")

    def action_look_again(self) -> None:
        self._newsroom.look_again()
        self.say("Looking through the folder.")

    def action_problems(self) -> None:
        self._show_view("problems")

    def action_help(self) -> None:
        self._show_view("help")

    def action_status(self) -> None:
        line = self.query_one(StatusLine)
        self.set_focus(None if line.has_focus else line)

    # -- messages ----------------------------------------------------------------------------

    @on(RowList.Opened)
    def _row_opened(self) -> None:
        self.action_open()

    @on(RowList.Moved)
    def _row_moved(self) -> None:
        self._arrivals.look(self.headlines)
        self._show_notice()

    @on(Bar.Chosen)
    async def _item_chosen(self, message: Bar.Chosen) -> None:
        await self.run_action(message.action)

    @on(TextView.LinkChosen)
    def _link_chosen(self, message: TextView.LinkChosen) -> None:
        self.open_url(message.url)

    @on(Told)
    def _told(self, message: Told) -> None:
        self.say(message.sentence)

    def on_resize(self) -> None:
        height = self.size.height
        self.set_class(height < 10, "-low")
        self.set_class(height < 4, "-lowest")
        self._show_bars()
