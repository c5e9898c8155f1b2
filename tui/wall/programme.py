"""What is on the wall at each moment: the lead, the page of the list, what is pinned, a pause.

It knows no screen and no timer: whoever shows it calls `step` when `due` says so, and `renew` when
the library changed. Nothing that is being looked at changes before its time is over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tui.library import Headline
from tui.wall.breaking import Breaking
from tui.wall.instant import Instant
from tui.wall.rotation import LEAST, Rotation, dwell, word_count
from tui.wall.stock import Stock

PAUSE = 60.0
"""Seconds after the last key until the wall goes on."""
MOST_PAGES = 5
"""Pages of the list; what is further down is only ever a lead."""
FEW = 20
"""Headlines of a list that grows on the screen while the folder is read for the first time."""
PAGE = 15.0
"""Seconds that a page of the list stays at least."""


@dataclass(frozen=True, slots=True)
class Show:
    """What is to be seen now."""

    lead: Headline | None = None
    is_breaking: bool = False
    new: Collection[int] = ()
    """Ids of all headlines that are new."""
    listed: Sequence[Headline] = ()
    """The list, newest first, as it was when its page was turned."""
    top: int = 0
    """Which of `listed` stands first on the page."""


class Programme:
    """Decides what is shown, and for how long."""

    def __init__(self, stock: Stock, breaking: Breaking, *, dwell: float = 0) -> None:
        """`dwell`: seconds for each headline; 0: by the number of its words."""
        self._stock = stock
        self._breaking = breaking
        self._rotation = Rotation()
        self._dwell = dwell
        self._show = Show()
        self._turned: Instant | None = None
        """When the lead was last shown."""
        self._page_since: Instant | None = None
        self._paused_since: Instant | None = None
        self._pause = PAUSE
        self._settled = False
        self._hurries = False
        """Breaking news came in: what is shown stays for `LEAST` seconds and no longer."""
        self.slower = 1.0
        """What every time is multiplied by, at night for one."""

    @property
    def show(self) -> Show:
        """What is to be seen now."""
        return self._show

    @property
    def is_paused(self) -> bool:
        """Whether a person has stopped it."""
        return self._paused_since is not None

    def due(self) -> float | None:
        """Return the time of the monotonic clock at which to call `step`; None: nothing to do."""
        if self._paused_since is not None:
            return self._paused_since.mono + self._pause
        if self._turned is None:
            return None
        stay = self._stay
        if self._hurries:
            stay = min(stay, LEAST)
        elif self._show.is_breaking:
            stay = min(stay, PAGE)  # it ends when its time is over
        return self._turned.mono + stay

    @property
    def _stay(self) -> float:
        lead = self._show.lead
        if self._dwell or lead is None:
            return (self._dwell or PAGE) * self.slower
        return dwell(word_count(f"{lead.title} {lead.summary}")) * self.slower

    def renew(self, at: Instant, *, settled: bool) -> bool:
        """Take in what the library has now; tell whether something came in that is breaking.

        `settled`: all that was there at the start has been read. After that only an empty wall
        changes now.
        """
        pinned = self._breaking.pinned(at)
        renamed = self._stock.renew(at, settled=self._settled, pinned=pinned)
        if renamed:
            self._rotation.exchange(renamed)
        if self._settled < settled or (not settled and len(self._show.listed) < FEW):
            new = self._stock.new(at)
            self._show = replace(self._show, listed=self._stock.news, top=0, new=new)
        self._settled = self._settled or settled
        alarm = self._breaking.look(self._stock.news, at, self._stock.came)
        self._hurries = self._hurries or alarm
        if self._show.lead is None and not self.is_paused:
            self._turn(at, 0)
        return alarm

    def step(self, at: Instant, rows: int) -> bool:
        """Do what is due: end a pause, show the next headline, turn the page of `rows` rows.

        Tells whether anything was.
        """
        when = self.due()
        if when is None or at.mono < when:
            return False
        self._paused_since = None
        self._turn(at, rows)
        return True

    def tick(self, at: Instant) -> None:
        """Let what was new be so no longer, and what is too old go with the next headline."""
        self._stock.drop_old(at)
        new = self._stock.new(at)
        if self._show.new != new:
            self._show = replace(self._show, new=new)

    # -- a person ------------------------------------------------------------------------------

    def pause(self, at: Instant, lasts: float = PAUSE) -> None:
        """Stop for so many seconds from now."""
        self._paused_since, self._pause = at, lasts

    def resume(self, at: Instant) -> None:
        """Go on; what is shown has its whole time again."""
        self._paused_since = None
        self._turned = at

    def go(self, direction: int) -> None:
        """Show the next headline (1) or the one before (-1)."""
        new = self._show.new
        if direction > 0:
            lead = self._rotation.next(self._stock.news, new)
        else:
            lead = self._rotation.previous()
        if lead is not None:
            self._show = replace(self._show, lead=lead, is_breaking=False)

    def exchange_lead(self, lead: Headline) -> None:
        """Show the lead as a person just marked it."""
        self._show = replace(self._show, lead=lead)

    # -- inside --------------------------------------------------------------------------------

    def _turn(self, at: Instant, rows: int) -> None:
        self._hurries = False
        new = self._stock.new(at)
        pinned = self._breaking.now(self._stock.news, at)
        lead = self._lead(pinned, new)
        self._turned = at if self._stock.news else None
        self._show = replace(
            self._turned_page(at, rows), lead=lead, is_breaking=bool(pinned), new=new
        )

    def _lead(self, pinned: Sequence[Headline], new: Collection[int]) -> Headline | None:
        if not pinned:
            return self._rotation.next(self._stock.news, new)
        ids = [headline.id for headline in pinned]
        shown = self._show.lead
        at = ids.index(shown.id) + 1 if shown is not None and shown.id in ids else 0
        lead = pinned[at % len(ids)]
        self._rotation.note(lead)
        return lead

    def _turned_page(self, at: Instant, rows: int) -> Show:
        show, news = self._show, self._stock.news[: MOST_PAGES * rows if rows else None]
        listed = {one.id for one in show.listed}
        first = {one.id for one in news[: max(1, rows)]}
        if not listed or not first <= listed:  # what came in is on the first page
            self._page_since = at
            return replace(show, listed=news, top=0)
        page = show.listed[show.top : show.top + rows]
        words = sum(word_count(headline.title) for headline in page)
        stay = max(PAGE, dwell(words)) * self.slower
        if self._page_since is not None and at.since(self._page_since) < stay:
            return show
        self._page_since = at
        top = show.top + rows if 0 < show.top + rows < len(news) else 0
        return replace(show, listed=news, top=top)
