"""The one screen: five views, of which one is shown, between the bars; and what the keys do."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.dashboard.arrivals import Arrivals
from tui.dashboard.article_view import ArticleView
from tui.dashboard.bars import Bar
from tui.dashboard.commands import bindings, help_text
from tui.dashboard.conductor import Conductor
from tui.dashboard.frame import TABS, Frame
from tui.dashboard.headline_list import HeadlineList, Place
from tui.dashboard.links import open_link
from tui.dashboard.messages import Told
from tui.dashboard.row_list import RowList
from tui.dashboard.status import nothing_to_show, problems_document
from tui.dashboard.tag_list import TagList
from tui.dashboard.text_view import TextView
from tui.library import EVERYTHING, Library, Query, StoredArticle, tagged


class FrontPage(Screen[None]):
    """Headlines, details, tags, and behind them problems and help."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    CSS = """
    FrontPage { layout: vertical; background: $background; }
    FrontPage.-low NoticeLine, FrontPage.-low KeyBar { display: none; }
    FrontPage.-lowest TabBar, FrontPage.-lowest StatusLine { display: none; }
    """

    def __init__(self, folder: str, library: Library, newsroom: Conductor) -> None:
        super().__init__()
        self._folder = folder
        self._library = library
        self._newsroom = newsroom
        self._view = "headlines"
        self._came_from = "headlines"
        self._query: Query = EVERYTHING
        self._selection = ""
        """The filter in words, such as `#trade`; empty when all is shown."""
        self._place: Place | None = None
        """Where the reader was in all headlines before a tag was opened."""
        self._arrivals = Arrivals(library)
        self._settled = False
        """The first reading has come to its end."""
        self._frame = Frame(self, library, folder)

    def compose(self) -> ComposeResult:
        yield from self._frame.above()
        yield HeadlineList(id="headlines")
        yield ArticleView(id="details")
        yield TagList(id="tag-list")
        yield TextView(id="problems")
        yield TextView(id="help")
        yield from self._frame.below()

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
        if not self._newsroom.status.settled and not self._settled:
            self._arrivals.see_all()  # what the first reading finds is no news
        self._settled |= self._newsroom.status.settled
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

    def _show_bars(self) -> None:
        status = self._newsroom.status
        self.headlines.set_placeholder(
            nothing_to_show(status, self._library.problem_count(), self._folder, self._selection)
        )
        notices = len(self._troubles()) - bool(status.reason)
        self._frame.show(self._view, self._query, self._selection, status, notices)
        self._show_lasting()

    def _show_lasting(self) -> None:
        troubles = self._troubles()
        reason = self._newsroom.status.reason
        if reason and not self.headlines.row_count and troubles[-1:] == [reason]:
            troubles.pop()  # the list itself says it
        if self._arrivals.words or not troubles:
            self._frame.say_lastingly(self._arrivals.words, "bar--strong", "newest")
        else:
            self._frame.say_lastingly(troubles[0], "bar--alert", "problems")

    def _troubles(self) -> list[str]:
        """Return what is wrong as a whole: with the databases, then with the folder."""
        status = self._newsroom.status
        sentences = [*status.notices, *self._library.notices, status.reason]
        return list(dict.fromkeys(sentence for sentence in sentences if sentence))

    def say(self, sentence: str) -> None:
        """Put a sentence into the notice line for a few seconds."""
        self._frame.say(sentence)

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
            self.problems.first()
            self._fill_problems()
        elif view == "help":
            self.help.show_markdown(help_text())
        self.call_after_refresh(self._views[view].reveal)
        self.set_focus(None)
        self._show_bars()

    def _fill_problems(self) -> None:
        self.problems.show_document(
            problems_document(
                self._library.problems(), self._troubles(), self._newsroom.status, self._folder
            ),
            keep_place=True,
        )

    def _show_query(self, query: Query, words: str) -> None:
        self._query, self._selection = query, words
        self.headlines.show(self._library, query)

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
        if article == self.details.article:  # the library has it no more
            unread = article.unread if read is None else not read
            stars = article.starred if starred is None else starred
            self.details.show(replace(article, unread=unread, starred=stars))
        self._show_bars()

    def _at_hand(self) -> StoredArticle | None:
        """Return the article that a command is about: the one read, else the selected one."""
        if self._view == "details":
            return self.details.article
        if self._view == "headlines":
            self.headlines.select_something()
            if self.headlines.selected is not None:
                return self._library.article(self.headlines.selected.id)
        return None

    # -- commands ----------------------------------------------------------------------------

    def action_show(self, view: str) -> None:
        if view == "details" and (self._view == "headlines" or self.details.article is None):
            self.headlines.select_something()
            if self.headlines.selected is not None:
                self._read(self.headlines.selected.id)
        self._show_view(view)

    def action_turn(self, direction: int) -> None:
        view = self._view if self._view in TABS else self._came_from
        tab = TABS[(TABS.index(view) + direction) % len(TABS)]
        if tab == "details" and self.headlines.selected is None:
            self._show_view(tab)  # passing by opens nothing
        else:
            self.action_show(tab)

    def action_open(self) -> None:
        if self._frame.status_line.has_focus:
            self.action_problems()
        else:
            self._open_row()

    def _open_row(self) -> None:
        if self._view == "headlines":
            self.action_show("details")
        elif self._view == "tags":
            self.tags.select_something()
            tag = self.tags.selected
            if tag is not None:
                self._place = self.headlines.place
                self._show_query(tagged(tag.tag), f"#{tag.tag}")
                self._show_view("headlines")

    def action_back(self) -> None:
        if self.focused is not None:
            self.set_focus(None)
        elif self._view in ("problems", "help"):
            self._show_view(self._came_from)
        elif self._view == "headlines" and self._selection:
            self._show_query(EVERYTHING, "")
            self.headlines.go_to(self._place)
            self._show_view("tags")
        elif self._view == "headlines":
            self.action_newest()
        else:
            self._show_view("headlines")

    def action_move(self, rows: int) -> None:
        self._views[self._view].move(rows)

    def action_page(self, direction: int) -> None:
        self._views[self._view].page(direction)

    def action_first(self) -> None:
        self._views[self._view].first()

    def action_last(self) -> None:
        self._views[self._view].last()

    def action_step(self, direction: int) -> None:
        if self._view not in ("headlines", "details"):
            return
        shown = self.details.shown if self._view == "details" else None
        stays = shown is None or self.headlines.select_article(shown)
        if stays or direction < 0 or self.headlines.selected is None:
            self.headlines.move(direction)
        selected = self.headlines.selected
        if self._view == "details" and selected is not None and selected.id != shown:
            self._read(selected.id)

    def action_newest(self) -> None:
        self.headlines.let_go()
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
        self._open_or_leave("problems")

    def action_help(self) -> None:
        self._open_or_leave("help")

    def _open_or_leave(self, view: str) -> None:
        self._show_view(self._came_from if self._view == view else view)

    def action_status(self) -> None:
        line = self._frame.status_line
        self.set_focus(None if line.has_focus else line)

    # -- messages ----------------------------------------------------------------------------

    @on(RowList.Opened)
    def _row_opened(self) -> None:
        self._open_row()

    @on(RowList.Moved)
    def _row_moved(self) -> None:
        self._arrivals.look(self.headlines)
        self._show_lasting()

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
