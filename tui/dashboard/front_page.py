"""What the keys do on the news screen: views, moving, and what is clicked."""

from textual import on

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured, waiting_for_start
from tui.dashboard.frame import TABS
from tui.dashboard.keys.bindings import bound
from tui.dashboard.keys.palette import only_themes
from tui.dashboard.lines.bars import Bar
from tui.dashboard.lines.row_list import RowList
from tui.dashboard.messages import Touched
from tui.dashboard.remembering import (
    anchor_of,
    listing_of,
    measure_of,
    place_of,
    session_of,
    sort_of,
    view_of,
)
from tui.dashboard.session import Session, load, save
from tui.dashboard.tags.mute_screen import MuteScreen
from tui.library import EVERYTHING, Library, Order, house_rules


class FrontPage(MuteScreen):
    """Each command of `tui.dashboard.keys.commands` is an action here, or of the program."""

    def __init__(
        self, folder: str, library: Library, newsroom: Conductor, found: Configured
    ) -> None:
        super().__init__(folder, library, newsroom, found)
        self._stock_bindings = self._bindings
        self._bindings = bound(found.keymap, self._stock_bindings)
        self._session_file = library.places.marks.with_name("session.json")
        self._session = Session()

    # -- from one start to the next ----------------------------------------------------------

    def _begin(self) -> None:
        """Show what was on the screen at the end of the last run."""
        session = self._session = load(self._session_file)
        listing, self._selection = listing_of(session, self._configured.settings)
        self.headlines.show(self._library, listing)
        self._set_measure(measure_of(session, self._configured.settings))
        self._light_up()
        self.headlines.go_to(place_of(session, self._library))
        reading = self._library.find(session.reading) if session.reading else None
        article = None if reading is None else self._library.article(reading)
        if article is not None:
            self.details.show(article)
            self.details.go_to(anchor_of(session))
        self._left_at = session.seen
        self._list_tags(sort_of(session), keywords=False)
        view = view_of(session)
        self._alone = session.alone and view == "details"
        self._show_view("headlines" if view == "details" and article is None else view)
        self.tags.go_to(session.tag, session.tag_line)
        if self._settled:
            self._tell_of_absence()

    def remember(self) -> None:
        """Keep what is on the screen for the next start, if anything is another than before."""
        if not self._views:
            return
        view = self._view if self._view in TABS else self._came_from
        session = session_of(
            self._sight._replace(view=view),
            (self.headlines, self.details, self.tags),
            self._library,
            self._configured.settings,
            alone=self._alone,
            seen=self._arrivals.since,
        )
        if session != self._session:
            save(self._session_file, session)
            self._session = session

    def apply(self, found: Configured) -> None:
        """Follow settings that changed while newswall runs."""
        before, now = self._configured.settings, found.settings
        if before.rules != now.rules:
            self._newsroom.follow(house_rules(*now.rules))
        self._bindings = bound(found.keymap, self._stock_bindings)
        if not self._views:
            self._configured = found  # it was not shown yet
            return
        later = waiting_for_start(before, now)
        self._configure(found)
        self._show_bars()
        if (before.order, before.hide_read) != (now.order, now.hide_read):
            self._list_in(Order(now.order), now.hide_read)
        if later:
            self.say(f"From the next start: {', '.join(later)}.")

    # -- views -------------------------------------------------------------------------------

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
            self._add_tag()

    def action_back(self) -> None:
        page = self._page_in_sight
        if self._frame.status_line.has_focus:
            self.set_focus(None)
        elif page is not None and page.selection is not None:
            page.select_nothing()
        elif self._end_finding():
            self._show_bars()
        elif self._view in ("problems", "help", "output", "palette"):
            self._show_view(self._came_from)
        elif self._back_to_article() or self._step_back():
            return
        elif self._view == "headlines" and self._selection:
            from_tags = self._selection.startswith("#")
            self._show_query(EVERYTHING, "")
            self._show_view("tags" if from_tags else "headlines")
        elif self._view == "headlines":
            self.action_newest()
        else:
            self._show_view("headlines")

    def action_close(self) -> None:
        if self._view == "headlines" and not self._selection:
            self.app.exit()
        else:
            self.action_back()

    def action_alone(self) -> None:
        if self._view == "headlines":
            self.action_show("details")
            self._alone = True
            self._show_view("details")
        elif self._view == "details" and not self._is_wide:
            self._show_view("headlines")
        elif self._view == "details":
            self._alone = not self._alone
            self._show_view("details")

    def action_newest(self) -> None:
        self.headlines.let_go()
        self._show_view("headlines")

    def action_problems(self) -> None:
        self._open_or_leave("problems")

    def action_themes(self) -> None:
        self._offer = only_themes(self.app.available_themes)
        self._show_view("palette")

    def action_palette(self) -> None:
        self._offer = self._everything()
        self._open_or_leave("palette")

    def action_help(self) -> None:
        self._open_or_leave("help")

    def _open_or_leave(self, view: str) -> None:
        self._show_view(self._came_from if self._view == view else view)

    def action_status(self) -> None:
        line = self._frame.status_line
        self.set_focus(None if line.has_focus else line)

    # -- moving ------------------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        self._views[self._view].move(rows)

    def action_page(self, direction: int) -> None:
        self._views[self._view].page(direction)

    def action_half(self, direction: int) -> None:
        view = self._views[self._view]
        view.move(direction * max(1, view.size.height // 2))

    def action_first(self) -> None:
        self._views[self._view].first()

    def action_last(self) -> None:
        self._views[self._view].last()

    # -- the folder --------------------------------------------------------------------------

    def action_look_again(self) -> None:
        self._newsroom.look_again()
        self.say("Looking through the folder.")

    # -- messages ----------------------------------------------------------------------------

    @on(RowList.Opened)
    def _row_opened(self) -> None:
        self._open_row()

    @on(Touched)
    def _touched(self, message: Touched) -> None:
        """Give the keys to the one of two views side by side that was clicked."""
        if message.at < self._shown_at:
            return
        if message.view is self.details and self._view == "headlines":
            self.action_show("details")
        elif message.view is self.headlines and self._view == "details":
            self._show_view("headlines")

    async def action_run_chosen(self, action: str) -> None:
        """Do what was chosen in the palette, where the reader was before."""
        self._show_view(self._came_from)
        await self.run_action(action)

    @on(Bar.Chosen)
    async def _item_chosen(self, message: Bar.Chosen) -> None:
        await self.run_action(message.action)
