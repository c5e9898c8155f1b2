"""The one screen: five views, of which one is shown, between the bars; what changes by itself."""

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from tui.dashboard.arrivals import Arrivals
from tui.dashboard.article_view import ArticleView
from tui.dashboard.cheat_sheet import cheat_sheet
from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.frame import TABS, Frame
from tui.dashboard.headline_list import HeadlineList, Place
from tui.dashboard.palette import Palette
from tui.dashboard.row_list import RowList
from tui.dashboard.status import nothing_to_show, problems_document
from tui.dashboard.tag_list import TagList
from tui.dashboard.text_view import TextView
from tui.library import EVERYTHING, Library, Query

MOST_TAGS = 5000
"""Tags that the list shows, those with the most articles; nobody scrolls further."""


class NewsScreen(Screen[None]):
    """Headlines, details, tags, and behind them problems and help; `FrontPage` adds the keys."""

    AUTO_FOCUS = ""
    CSS = """
    NewsScreen { layout: vertical; background: $background; }
    NewsScreen.-low NoticeLine, NewsScreen.-low KeyBar { display: none; }
    NewsScreen.-lowest TabBar, NewsScreen.-lowest StatusLine { display: none; }
    """

    def __init__(
        self, folder: str, library: Library, newsroom: Conductor, found: Configured
    ) -> None:
        super().__init__()
        self._configured = found
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
        self._settled = newsroom.status.settled
        """The first reading has come to its end."""
        self._frame = Frame(self, library, folder)
        self._views: dict[str, RowList | TextView | Palette] = {}
        """The views by name; none before the screen is there."""

    def compose(self) -> ComposeResult:
        yield from self._frame.above()
        yield HeadlineList(id="headlines")
        yield ArticleView(id="details")
        yield TagList(id="tag-list")
        yield TextView(id="problems")
        yield TextView(id="help")
        yield Palette(id="palette")
        yield from self._frame.below()

    def on_mount(self) -> None:
        self.headlines = self.query_one(HeadlineList)
        self.details = self.query_one(ArticleView)
        self.tags = self.query_one(TagList)
        self.problems = self.query_one("#problems", TextView)
        self.help = self.query_one("#help", TextView)
        self.palette = self.query_one(Palette)
        self._views = {
            "headlines": self.headlines,
            "details": self.details,
            "tags": self.tags,
            "problems": self.problems,
            "help": self.help,
            "palette": self.palette,
        }
        self.tags.placeholder = "No article has a tag yet."
        self._configure(self._configured)
        self._library.refresh()
        self.headlines.show(self._library, EVERYTHING)
        self._show_view("headlines")

    def _configure(self, found: Configured) -> None:
        """Let these settings hold."""
        self._configured = found
        if not self._views:
            return
        self.headlines.set_times(found.settings.times)
        for view in (self.details, self.problems, self.help):
            view.set_measure(found.settings.reading_width)
        if self._view == "help":
            self.help.show_markdown(cheat_sheet(found.keymap))
        elif self._view == "problems":
            self._fill_problems()
        self._show_bars()

    # -- what changes by itself --------------------------------------------------------------

    def catch_up(self) -> None:
        """Show what the library and the newsroom say now; what is looked at does not move."""
        if self._library.refresh():
            self._reload()
        if not self._settled:
            self._arrivals.see_all()  # what the first reading finds is no news
            self._settled = self._newsroom.status.settled
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
            self.tags.show(self._library.tags(EVERYTHING, MOST_TAGS))
        if self._view == "problems":
            self._fill_problems()

    def _show_bars(self) -> None:
        status = self._newsroom.status
        self.headlines.set_placeholder(
            nothing_to_show(status, self._library.problem_count(), self._folder, self._selection)
        )
        notices = len(self._troubles()) - bool(status.reason)
        self._frame.show(
            self._view, self._query, self._selection, status, notices, self._configured.keymap
        )
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
        """Return what is wrong as a whole: databases, settings, and last the folder."""
        status = self._newsroom.status
        complaints = map(str, self._configured.complaints)
        sentences = [*status.notices, *self._library.notices, *complaints, status.reason]
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
            self.tags.show(self._library.tags(EVERYTHING, MOST_TAGS))
        elif view == "problems":
            self.problems.first()
            self._fill_problems()
        elif view == "help":
            self.help.show_markdown(cheat_sheet(self._configured.keymap))
        self.set_focus(None)
        if view == "palette":
            self.palette.open(self._configured.keymap)
        self.call_after_refresh(self._views[view].reveal)
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

    # -- messages ----------------------------------------------------------------------------

    @on(RowList.Moved)
    def _row_moved(self) -> None:
        self._arrivals.look(self.headlines)
        self._show_lasting()

    def on_resize(self) -> None:
        height = self.size.height
        self.set_class(height < 10, "-low")
        self.set_class(height < 4, "-lowest")
        self._show_bars()
