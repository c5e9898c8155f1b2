"""The one screen: its views between the bars, how they stand, and what changes by itself."""

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.frame import TABS, Frame, Sight
from tui.dashboard.keys.cheat_sheet import cheat_sheet
from tui.dashboard.keys.palette import Offer
from tui.dashboard.lines.row_list import MOMENT, RowList
from tui.dashboard.news.arrivals import Arrivals
from tui.dashboard.news.headline_list import HeadlineList
from tui.dashboard.news.places import Place
from tui.dashboard.notices import Notices
from tui.dashboard.terminal.sized import SizedScreen
from tui.dashboard.views import PAIR, View, Views
from tui.library import Library, Listing, Query
from tui.status import Status

WIDE = 140
"""Columns from which list and article stand side by side."""


class NewsScreen(SizedScreen):
    """Headlines, details, tags, and behind them problems and help."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    NewsScreen {
        layout: vertical;
        background: $background;
        & #pair { height: 1fr; }
        & #headlines { width: 1fr; }
        & #details { width: 1fr; }
        &.-beside #headlines { width: 45%; }
        &.-low NoticeLine, &.-low KeyBar { display: none; }
        &.-lowest TabBar, &.-lowest StatusLine { display: none; }
    }
    """

    def __init__(
        self, folder: str, library: Library, newsroom: Conductor, found: Configured
    ) -> None:
        super().__init__()
        self._configured = found
        self._library = library
        self._folder = folder
        self._notices = Notices(folder, library, newsroom)
        self._newsroom = newsroom
        self._view = "headlines"
        self._came_from = "headlines"
        self._awaited = ""
        """The view to be shown once it is made; empty for none."""
        self._shown_at = 0.0
        """When the view was shown, as the times of Textual's events are."""
        self._alone = False
        """The article has the whole of a wide screen."""
        self._offer = Offer("", (), "")
        """What the palette is opened for."""
        self._selection = ""
        """The filter in words, such as `#trade`; empty when all is shown."""
        self._place: Place | None = None
        """Where the reader was in all headlines before a tag was opened."""
        self._arrivals = Arrivals(library)
        self._settled = newsroom.status.settled
        """The first reading has come to its end."""
        self._left_at = 0
        """The id of the article that had come in last when newswall ended; 0 if nobody knows."""
        self._frame = Frame(self, library, folder)
        self._made = views = Views()
        self.headlines, self.details = views.headlines, views.details
        self.tag_pane, self.tags = views.tag_pane, views.tag_pane.list
        self.problems, self.help, self.output = views.problems, views.help, views.output
        self.palette = views.palette
        self._views: dict[str, View] = {}
        """The views by name; none before the screen is there."""
        self._following: Timer | None = None
        """Runs while the article beside the list is about to follow the selection."""

    def compose(self) -> ComposeResult:
        yield from self._frame.above()
        yield self._made.pair
        yield from self._frame.below()

    def on_mount(self) -> None:
        if not self.headlines.is_attached:
            return  # left before it was there
        self._views = self._made.by_name()
        self._library.refresh()
        self._configure(self._configured)
        if self._is_wide:
            self._made.mount_details()
        self._begin()
        self.call_after_refresh(self._made.mount_rest, self, self._frame.status_line)

    @property
    def is_ready(self) -> bool:
        """Whether all is there that a command can want: every view, and the line of searches."""
        made = [self._frame.search.line, *self._views.values()]
        return bool(self._views) and all(widget.is_mounted for widget in made)

    def _begin(self) -> None:
        """Show the first view."""
        self.headlines.show(self._library, Listing())
        self._show_view("headlines")

    def _configure(self, found: Configured) -> None:
        """Let these settings hold."""
        self._configured = found
        self.headlines.set_times(found.settings.times)
        if self._view == "help":
            self.help.show_markdown(cheat_sheet(found.keymap))
        elif self._view == "problems":
            self._fill_problems()

    # -- what changes by itself --------------------------------------------------------------

    def catch_up(self) -> None:
        """Show what the library and the newsroom say now; what is looked at does not move."""
        status = self._newsroom.status  # first: what it says is read is in the library by then
        if self._library.refresh():
            self._reload()
        if not self._settled:
            self._arrivals.see_all()  # what the first reading finds is no news
            self._settled = status.settled
            if self._settled:
                self._tell_of_absence()
        if self._view == "problems":
            self._fill_problems()
        self._show_bars(status)

    def _tell_of_absence(self) -> None:
        """Tell of what came in while newswall did not run, where it is out of sight."""
        if self._left_at and self.headlines.place is not None:
            self._arrivals.count_from(self._left_at)
            self._arrivals.look(self.headlines)

    def come_back(self) -> None:
        """Show what changed while another screen was in front."""
        if self._views:
            self._reload()
            self.catch_up()

    def tick(self) -> None:
        """Show the ages of another minute, and the trends of another day."""
        self.headlines.refresh()
        self._show_tags()
        self._show_bars()

    def _reload(self) -> None:
        self.headlines.reload()
        if self.details.article is not None:
            self.details.update(self._library.article(self.details.article.id))
        self.tags.forget()
        self._show_tags()

    def _show_tags(self) -> None:
        """Show the tags as they are now, if they are what is shown."""
        if self._view == "tags":
            self.tag_pane.show(self._library, self.active_query)

    def _show_bars(self, status: Status | None = None) -> None:
        """Show the state of things; `status`: that of the newsroom when all this was looked at."""
        status = status or self._newsroom.status
        self.headlines.set_placeholder(self._notices.nothing_to_show(self._sight, self._configured))
        beside_files = self._notices.beside_files(self._configured)
        self._frame.show(self._sight, status, beside_files, self._configured.keymap)
        self._show_lasting()

    @property
    def _sight(self) -> Sight:
        return Sight(self._view, self.headlines.listing, self._selection)

    def _show_lasting(self) -> None:
        """Tell of news out of sight, else of the first thing that is wrong."""
        empty = not self.headlines.row_count
        trouble = self._notices.first_trouble(self._configured, empty=empty)
        if self._arrivals.words or not trouble:
            self._frame.say_lastingly(self._arrivals.words, "bar--strong", "newest")
        else:
            self._frame.say_lastingly(trouble, "bar--alert", "problems")

    def say(self, sentence: str) -> None:
        """Put a sentence into the notice line for a few seconds."""
        self._frame.say(sentence)

    # -- views -------------------------------------------------------------------------------

    @property
    def _beside(self) -> bool:
        """Whether list and article stand side by side."""
        return self._is_wide and not self._alone and self._view in PAIR

    @property
    def _is_wide(self) -> bool:
        """Whether there is room for two; known of the terminal before the screen has its size."""
        return self.app.size.width >= WIDE

    def _show_awaited(self) -> None:
        """Show the view that was asked for before it was made, if none was since."""
        if self._awaited:
            self._show_view(self._awaited)

    def _show_view(self, view: str) -> None:
        self._awaited = ""
        if not self._views[view].is_mounted:  # typed ahead of the first paint, or as it was left
            self._awaited = view
            self.call_after_refresh(self._show_awaited)
            return
        if self._view in TABS:
            self._came_from = self._view
        elif self._view == "palette":
            self.palette.close()
        self._view = view
        self._shown_at = Message().time
        if view != "details":
            self._alone = False
        self._place_views()
        if view == "tags":
            self.tag_pane.show(self._library, self.active_query)
        elif view == "problems":
            self.problems.first()
            self._fill_problems()
        elif view == "help":
            self.help.show_markdown(cheat_sheet(self._configured.keymap))
        self.set_focus(None)
        if view == "palette":
            self.palette.open(self._offer)
        self.call_after_refresh(self._views[view].reveal)
        self._show_bars()

    def _place_views(self) -> None:
        """Let the view have the screen, or share it."""
        beside = self._beside
        self._made.pair.display = self._view in PAIR
        self.tag_pane.display = self._view == "tags"
        self.headlines.fenced = beside
        self.set_class(beside, "-beside")
        for name, widget in self._views.items():
            widget.display = name == self._view or (beside and name in PAIR)
        if beside:
            self._follow()

    def _follow(self) -> None:
        """Show the selected article beside the list. Only looked at, it stays unread."""
        self._following = None
        selected = self.headlines.selected
        if self._beside and self._view == "headlines" and selected is not None:
            article = self._library.article(selected.id)
            if article is not None and article.id != self.details.shown:
                self.details.show(article)

    def _fill_problems(self) -> None:
        document = self._notices.problems(self._configured)
        if document != self.problems.document:  # what the mouse marked stays so
            self.problems.show_document(document, keep_place=True)

    @property
    def active_query(self) -> Query:
        """The filter: what the list shows, what its counts count, what the tags are those of."""
        return self.headlines.listing.query

    def _show_query(self, query: Query, words: str) -> None:
        """List what `query` finds, or all again, from where the reader was in all headlines.

        `words` name the filter on the screen: `#tag`, `/query` or `@name`; empty for everything.
        """
        if not self._selection:
            self._place = self.headlines.place
        self._selection = words
        self.headlines.show(self._library, self.headlines.listing._replace(query=query))
        if not words:
            self.headlines.go_to(self._place)

    # -- messages ----------------------------------------------------------------------------

    @on(RowList.Moved)
    def _row_moved(self) -> None:
        if self._settled:
            self._arrivals.look(self.headlines)
        self._show_lasting()

    @on(HeadlineList.Selected)
    def _headline_selected(self) -> None:
        if self._following is not None:
            self._following.stop()
            self._following = None
        if self._beside and self._view == "headlines":
            self._following = self.set_timer(MOMENT, self._follow)

    def on_resize(self) -> None:
        height = self.size.height
        self.set_class(height < 10, "-low")
        self.set_class(height < 4, "-lowest")
        if self._views:
            self._place_views()
            self._show_bars()
