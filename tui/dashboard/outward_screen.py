"""What leads out of an article: its links, opened or copied."""

from textual import on
from textual.actions import SkipAction

from tui.dashboard.links import open_link
from tui.dashboard.messages import Told
from tui.dashboard.reading_screen import ReadingScreen
from tui.dashboard.text_view import TextView


class OutwardScreen(ReadingScreen):
    """The commands that hand something of an article to another program."""

    def action_open_link(self) -> None:
        article = self._at_hand()
        if article is not None and article.article.link:
            self.open_url(article.article.link)
        elif article is not None:
            self.say("This article has no link.")

    def open_url(self, url: str) -> None:
        """Open an address in the browser and say so."""
        self.say(
            open_link(
                url,
                lambda words: self.post_message(Told(words)),
                browser=self._configured.settings.browser,
                copy_key=self._configured.keymap.sign("copy"),
            )
        )

    def action_copy(self) -> None:
        """Copy what is marked, else the link of the article."""
        if not self._copy_marked():
            self._copy_link()

    def action_copy_text(self) -> None:
        if not self._copy_marked():
            raise SkipAction

    def _copy_marked(self) -> bool:
        text = self._page_in_sight.selected_text if self._page_in_sight else ""
        if text:
            self.app.copy_to_clipboard(text)
            self.say(f"Copied {len(text)} characters.")
        return bool(text)

    @property
    def _page_in_sight(self) -> TextView | None:
        """The page of text on the screen, if there is one."""
        view = self.details if self.details.display else self._views[self._view]
        return view if isinstance(view, TextView) else None

    def _copy_link(self) -> None:
        article = self._at_hand()
        if article is not None and article.article.link:
            self.app.copy_to_clipboard(article.article.link)
            self.say(f"Copied {article.article.link}")
        elif article is not None:
            self.say("This article has no link.")

    # -- messages ----------------------------------------------------------------------------

    @on(TextView.Marked)
    def _text_marked(self) -> None:
        self.say(f"{self._configured.keymap.sign('copy')} copies the marked text.")

    @on(TextView.LinkChosen)
    def _link_chosen(self, message: TextView.LinkChosen) -> None:
        self.open_url(message.url)

    @on(Told)
    def _told(self, message: Told) -> None:
        self.say(message.sentence)
