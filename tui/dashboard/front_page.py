"""What the keys do on the news screen."""

from dataclasses import replace

from textual import on

from tui.dashboard.bars import Bar
from tui.dashboard.bindings import bound
from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured, waiting_for_start
from tui.dashboard.frame import TABS
from tui.dashboard.links import open_link
from tui.dashboard.messages import Told
from tui.dashboard.news_screen import NewsScreen
from tui.dashboard.palette import Palette
from tui.dashboard.row_list import RowList
from tui.dashboard.text_view import TextView
from tui.library import EVERYTHING, Library, StoredArticle, tagged


class FrontPage(NewsScreen):
    """Each command of `tui.dashboard.commands` is an action here, or of the program."""

    def __init__(
        self, folder: str, library: Library, newsroom: Conductor, found: Configured
    ) -> None:
        super().__init__(folder, library, newsroom, found)
        self._stock_bindings = self._bindings
        self._bindings = bound(found.keymap, self._stock_bindings)

    def apply(self, found: Configured) -> None:
        """Follow settings that changed while newswall runs."""
        self._bindings = bound(found.keymap, self._stock_bindings)
        later = waiting_for_start(self._configured.settings, found.settings)
        self._configure(found)
        if later:
            self.say(f"From the next start: {', '.join(later)}.")

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
        if not self._views:
            return  # typed ahead of the first paint
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
                if not self._selection:
                    self._place = self.headlines.place
                self._show_query(tagged(tag.tag), f"#{tag.tag}")
                self._show_view("headlines")

    def action_back(self) -> None:
        if self._frame.status_line.has_focus:
            self.set_focus(None)
        elif self._view in ("problems", "help", "palette"):
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

    def action_palette(self) -> None:
        self._open_or_leave("palette")

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

    @on(Palette.Ran)
    async def _command_chosen(self, message: Palette.Ran) -> None:
        self._show_view(self._came_from)
        await self.run_action(message.action)

    @on(Bar.Chosen)
    async def _item_chosen(self, message: Bar.Chosen) -> None:
        await self.run_action(message.action)

    @on(TextView.LinkChosen)
    def _link_chosen(self, message: TextView.LinkChosen) -> None:
        self.open_url(message.url)

    @on(Told)
    def _told(self, message: Told) -> None:
        self.say(message.sentence)
