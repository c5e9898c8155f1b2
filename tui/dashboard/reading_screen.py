"""What is done with articles: read, go on to the next, mark, and take marks back."""

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.lines.text_view import TextView
from tui.dashboard.marking import Marking
from tui.dashboard.news_screen import NewsScreen
from tui.dashboard.views import PAIR
from tui.figures import count_text
from tui.library import Library, Listing, Order, StoredArticle

LEAST, MOST = 30, 200
"""Columns of a line of text."""
_ORDERS = (Order.NEWEST, Order.UNREAD, Order.OLDEST)
_SAID = {
    Order.NEWEST: "The newest stand first.",
    Order.UNREAD: "The unread ones stand first.",
    Order.OLDEST: "The oldest stand first.",
}


class ReadingScreen(NewsScreen):
    """The commands about articles and about how they are listed."""

    def __init__(
        self, folder: str, library: Library, newsroom: Conductor, found: Configured
    ) -> None:
        super().__init__(folder, library, newsroom, found)
        self._marking = Marking(library)
        self._reading_width = 0
        """The columns of a line of text that the settings ask for."""
        self._opened: list[StoredArticle] = []
        """Articles that are shown and will be marked read after the paint."""

    # -- reading -----------------------------------------------------------------------------

    def _read(self, article_id: int) -> None:
        """Show an article in the details, and mark it read; no paint waits for the disk."""
        article = self._library.article(article_id)
        if article is None:
            return
        self.details.show(article._replace(unread=False))
        if article.unread:
            self._opened.append(article)
            self.call_after_refresh(self._mark_opened)

    def _mark_opened(self) -> None:
        """Mark read what was opened; commands about marks do it first."""
        while self._opened:
            self._mark(self._opened.pop(0), read=True)

    def catch_up(self) -> None:
        """Show what the library says now, and not for a moment that the open article is unread."""
        self._mark_opened()
        super().catch_up()

    def on_unmount(self) -> None:
        for article in self._opened:
            self._marking.mark([article.id], article.article.title, read=True)

    def _at_hand(self) -> StoredArticle | None:
        """Return the article that a command is about: the one read, else the selected one.

        Where there is none, that is said.
        """
        self._mark_opened()
        article = None
        if self._view == "details":
            article = self.details.article
        elif self._view == "headlines":
            self.headlines.select_something()
            if self.headlines.selected is not None:
                article = self._library.article(self.headlines.selected.id)
        if article is None:
            self.say("There is no article here for that.")
        return article

    @property
    def _here(self) -> int | None:
        """The id of the article that the reader is on; nothing is selected for it."""
        return self.details.shown if self._view == "details" else self.headlines.selected_id

    @property
    def _setting_out(self) -> int | None:
        """The id of the article from which the reader goes on through the list."""
        return self._here

    def action_step(self, direction: int) -> None:
        if self._view not in PAIR:
            return
        shown = self._setting_out if self._view == "details" else None
        stays = shown is None or self.headlines.select_article(shown)
        if stays or direction < 0 or self.headlines.selected is None:
            self.headlines.move(direction)
        selected = self.headlines.selected
        if self._view == "details" and selected is not None and selected.id != shown:
            self._read(selected.id)

    def action_next_unread(self, direction: int) -> None:
        if self._view not in PAIR:
            return
        found = self._next_unread(direction)
        if found is not None:
            self.headlines.select_article(found)
            if self._view == "details":
                self._read(found)

    def _next_unread(self, direction: int) -> int | None:
        """Return the unread article nearest to the reader, round the ends of the list.

        Where there is none the reader is told. The place of an article that went is that of the
        one which is selected now.
        """
        here, step = self._setting_out, direction
        if here is not None and self._library.position(self.headlines.listing, here) is None:
            here = self.headlines.selected_id
            step = 0 if direction > 0 and here and self._is_unread(here) else direction
        listing = self.headlines.listing._replace(unread_only=True, held=here or 0)
        place = None if here is None else self._library.position(listing, here)
        total = self._library.counts(listing).articles
        if total == (place is not None and step != 0):
            self.say("Nothing else is unread here.")
            return None
        offset = (0 if direction > 0 else -1) if place is None else place + step
        if place is not None and not 0 <= offset < total:
            self.say(f"Round the {'end' if direction > 0 else 'top'} of the list.")
        return next(iter(self._library.ids(listing, offset % total, 1)), None)

    def action_read_on(self) -> None:
        self._mark_opened()
        if self._view not in PAIR:
            self._views[self._view].page(1)
            return
        here = self._here
        article = self.details.article
        if self.details.display and article is not None and article.id == here:
            if article.unread:
                self._mark(article, read=True)
            if not self.details.at_end:
                self.details.page(1)
                return
        elif here is not None and (self.details.display or self._is_unread(here)):
            self._open(here)
            return
        found = self._next_unread(1)
        if found is not None:
            self.headlines.select_article(found)
            self._open(found)

    def _is_unread(self, article_id: int) -> bool:
        headline = self._library.headline(article_id)
        return headline is not None and headline.unread

    def _open(self, article_id: int) -> None:
        """Read an article where it is in sight already, else in the details."""
        self._read(article_id)
        if not self.details.display:
            self._show_view("details")

    def _configure(self, found: Configured) -> None:
        super()._configure(found)
        if found.settings.reading_width != self._reading_width:
            self._reading_width = found.settings.reading_width
            self._set_measure(self._reading_width)

    def _set_measure(self, columns: int) -> None:
        """Let a line of text have so many columns."""
        for view in (self.details, self.problems, self.help, self.output):
            view.set_measure(columns)

    def action_widen(self, columns: int) -> None:
        """Give a line of text more columns or fewer, as far as the screen has them."""
        view = self.details if self.details.display else self._views[self._view]
        if not isinstance(view, TextView):
            return
        room = max(LEAST, min(MOST, view.room))
        now = min(view.measure, room)
        then = max(LEAST, min(now + columns, room))
        self._set_measure(then)
        if then != now:
            self.say(f"{then} columns.")
        else:
            self.say("The screen has no more columns." if columns > 0 else "No line is narrower.")

    # -- marks -------------------------------------------------------------------------------

    def _mark(
        self, article: StoredArticle, *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        self._marking.mark([article.id], article.article.title, read=read, starred=starred)
        self._show_marks()
        if article == self.details.article:  # the library has it no more
            unread = article.unread if read is None else not read
            stars = article.starred if starred is None else starred
            self.details.show(article._replace(unread=unread, starred=stars))

    def _show_marks(self) -> None:
        self._newsroom.wake()
        self._reload()
        self._show_bars()

    def action_mark_read(self) -> None:
        article = self._at_hand()
        if article is not None:
            self._mark(article, read=article.unread)

    def action_star(self) -> None:
        article = self._at_hand()
        if article is not None:
            self._mark(article, starred=not article.starred)

    def action_read_all(self) -> None:
        self._mark_opened()
        if self._view not in PAIR:
            self.say(f"That is for the headlines: {self._configured.keymap.sign('headlines')}")
            return
        listing = Listing(self.headlines.listing.query, unread_only=True)
        ids = self._library.ids(listing, 0, self._library.counts(listing).articles)
        if not ids:
            self.say("Nothing is unread here.")
            return
        about = count_text(len(ids), "article")
        self._marking.mark(ids, about, read=True)
        self._show_marks()
        undo = self._configured.keymap.sign("undo")
        self.say(f"Marked {about} read. {undo} takes it back.")

    def action_undo(self) -> None:
        self._mark_opened()
        step = self._marking.take_back()
        if step is None:
            self.say("There is no mark to take back.")
        else:
            self._show_marks()
            self.say(step.taken_back)

    # -- how articles are listed -------------------------------------------------------------

    def action_order(self) -> None:
        listing = self.headlines.listing
        order = _ORDERS[(_ORDERS.index(listing.order) + 1) % len(_ORDERS)]
        self._list_in(order, listing.unread_only)
        self.say(_SAID[order])

    def action_hide_read(self) -> None:
        listing = self.headlines.listing
        self._list_in(listing.order, not listing.unread_only)
        self.say("Read ones are shown." if listing.unread_only else "Read ones are hidden.")

    def _list_in(self, order: Order, unread_only: bool) -> None:
        self.headlines.list_in(order, unread_only)
        self._show_bars()
