"""From one article to others of its story or its source, and back."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual import on
from textual.timer import Timer

from tui.dashboard.doors.outward_screen import Choice, OutwardScreen
from tui.dashboard.lines.text_view import TextView
from tui.dashboard.news.article_view import ArticleView
from tui.dashboard.news.stories import Door, Group, about, doors
from tui.library import StoredArticle
from tui.page import Anchor

PAUSE = 0.15
"""Seconds for which an article is on the screen before others are looked for: whoever leafs
through the list is not held up."""
MOST = 0.05
"""Seconds that nobody notices between two keys."""
_STORY, _SOURCE = 5, 3
"""Headlines that are listed."""
_STEPS = 30
"""Articles that one can go back to."""


class Visit(NamedTuple):
    """Where the reader was in an article."""

    article: int
    place: Anchor | None
    groups: Sequence[Group]
    """What was listed below it."""


class StoryScreen(OutwardScreen):
    """The commands that lead to other articles of the library."""

    _trail: tuple[Visit, ...] = ()
    """The articles through which the reader came to this one, from the one of the list on."""
    _pausing: Timer | None = None
    """Runs while others are about to be looked for."""

    # -- what is listed below the text -------------------------------------------------------

    @on(ArticleView.Another)
    def _another_article(self) -> None:
        if self._pausing is not None:
            self._pausing.stop()
            self._pausing = None
        if self.details.display:
            self._pausing = self.set_timer(PAUSE, self._look_for_more)

    def _show_view(self, view: str) -> None:
        super()._show_view(view)
        if not self.details.groups:
            self._another_article()

    def _look_for_more(self) -> None:
        self._pausing = None
        article = self.details.article
        if article is not None and not self.details.groups:
            self.details.tell_more([*self._groups(article)])
            self._show_bars()  # they say how many words are found

    def _groups(self, article: StoredArticle) -> Iterator[Group]:
        named = self._library.named_in(article)
        story = self._library.more_on_story(article, _STORY + len(named), MOST)
        known = {headline.id for headline in named}
        others = [headline for headline in story if headline.id not in known][:_STORY]
        known |= {headline.id for headline in others}
        source = self._library.more_from_source(article, _SOURCE + len(known))
        yield Group("Named beside it", named)
        yield Group("More on this story", others)
        rest = [headline for headline in source if headline.id not in known][:_SOURCE]
        yield Group(f"More from {article.article.source}", rest, sources=False)

    # -- going there, and back ---------------------------------------------------------------

    def action_more(self) -> None:
        article = self._at_hand()
        if article is None:
            return
        if self.details.shown != article.id:
            groups = [*self._groups(article)]
            choices = self._choices_of(doors(groups, len(self._links_of(article))))
        else:
            if not self.details.groups:
                self._look_for_more()
            choices = self._doors(article)
        if choices:
            self._choose("Go on to which article?", choices)
        else:
            self.say("No other article is known on this story or from this source.")

    def _doors(self, article: StoredArticle) -> Sequence[Choice]:
        return self._choices_of(self.details.doors if self.details.shown == article.id else ())

    def _choices_of(self, listed: Iterable[Door]) -> Sequence[Choice]:
        return [
            Choice(f"[{number}]", f"{headline.title}  {about(headline)}",
                   partial(self._visit, headline.id), number)
            for number, headline in listed
        ]  # fmt: skip

    def _visit(self, article_id: int) -> None:
        """Read another article, from which one comes back to this one."""
        if self._library.headline(article_id) is None:
            self.say("That article is gone.")
            return
        trail = self._trail if self.details.display else ()
        if self.details.display and self.details.shown is not None:
            visit = Visit(self.details.shown, self.details.place, self.details.groups)
            trail = (*trail, visit)[-_STEPS:]
        self._read(article_id)
        self._trail = trail
        if self._view != "details":
            self._show_view("details")

    def _back_to_article(self) -> bool:
        """Show the article before this one where the reader left it; tell whether there is one."""
        if self._view != "details" or not self._trail:
            return False
        *trail, visit = self._trail
        if self._library.headline(visit.article) is None:
            self._trail = ()
            return False
        self._read(visit.article)
        self.details.tell_more(visit.groups)
        self.details.go_to(visit.place)
        self._trail = tuple(trail)
        return True

    def _read(self, article_id: int) -> None:
        self._trail = ()
        super()._read(article_id)

    @property
    def _setting_out(self) -> int | None:
        return self._trail[0].article if self._trail else super()._setting_out

    @on(TextView.LinkChosen)
    def _link_chosen(self, message: TextView.LinkChosen) -> None:
        found = self.details.door(message.number) if message.view is self.details else None
        if found is None:
            self.open_url(message.url)
        elif message.at >= self._shown_at:  # else a key that came later chose another view
            self._visit(found.id)
