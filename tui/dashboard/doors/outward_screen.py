"""What leads out of an article: its links, opened or copied, and where it can be sent."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual import on
from textual.actions import SkipAction

from tui.article import Link
from tui.dashboard.doors.links import host_of, open_address, open_link
from tui.dashboard.doors.sharing import Target, targets
from tui.dashboard.doors.starting import start
from tui.dashboard.doors.visiting import NO_PROGRAMS, open_there
from tui.dashboard.keys.palette import Entry, Offer
from tui.dashboard.lines.text_view import TextView
from tui.dashboard.messages import Told
from tui.dashboard.news.article_view import article_document
from tui.dashboard.searching.filter_screen import FilterScreen
from tui.library import StoredArticle

_NO_LINK = "This article has no link."
_LONG_HOST = 40
"""Characters of the end of a host that are shown: there stands who owns it."""


class Choice(NamedTuple):
    """One of several things that a command can do."""

    label: str
    words: str
    do: Callable[[], object]
    number: int = 0
    """The number by which it can be typed, from 1; 0: it has none."""


class OutwardScreen(FilterScreen):
    """The commands that hand something of an article to another program."""

    _choices: Sequence[Choice] = ()
    """What the palette offers, while it is open for that."""

    def _choose(self, question: str, choices: Sequence[Choice]) -> None:
        """Let the person choose; what belongs to the choice is done then."""
        self._choices = choices
        entries = [
            Entry(choice.label, choice.words, "", f"choose({at})", number=choice.number)
            for at, choice in enumerate(choices)
        ]
        self._offer = Offer(question, entries, "Nothing here matches that.")
        self._show_view("palette")

    def action_choose(self, number: int) -> None:
        if 0 <= number < len(self._choices):
            self._choices[number].do()

    # -- links -------------------------------------------------------------------------------

    def action_open_link(self) -> None:
        link = self._link_at_hand()
        if link:
            self.open_url(link, "copy")

    def _link_at_hand(self) -> str:
        """Return the link of the article at hand; an article that has none says so."""
        article = self._at_hand()
        link = "" if article is None else article.article.link
        if article is not None and not link:
            self.say(_NO_LINK)
        return link

    def open_url(self, url: str, copied_by: str = "copy_link_number") -> None:
        """Open an address in the browser and say so; `copied_by` names what copies it instead."""
        self.say(
            open_there(self.app, url)
            if self.app.is_web
            else open_link(
                url,
                self._tell,
                browser=self._configured.settings.browser,
                copy_key=self._configured.keymap.sign(copied_by),
            )
        )

    def _tell(self, words: str) -> None:
        """Say a sentence, from whatever thread."""
        self.post_message(Told(words))

    def action_choose_link(self) -> None:
        article = self._at_hand()
        if article is not None:
            links = _numbered(self._links_of(article), self.open_url)
            self._choose_link("Open which link?", [*links, *self._doors(article)])

    def action_choose_link_to_copy(self) -> None:
        article = self._at_hand()
        if article is not None:
            links = _numbered(self._links_of(article), self._copy_text)
            self._choose_link("Copy which link?", [*links])

    def _choose_link(self, question: str, choices: Sequence[Choice]) -> None:
        if choices:
            self._choose(question, choices)
        else:
            self.say(_NO_LINK)

    def _doors(self, article: StoredArticle) -> Sequence[Choice]:
        """Return other articles that are listed behind this one with numbers of their own."""
        return ()

    def _links_of(self, article: StoredArticle) -> Sequence[Link]:
        if self.details.shown == article.id:
            return self.details.links
        return article_document(article).links

    # -- copying -----------------------------------------------------------------------------

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
        link = self._link_at_hand()
        if link:
            self._copy_text(link)

    def _copy_text(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.say(f"Copied {text}")

    # -- sharing -----------------------------------------------------------------------------

    def action_share(self) -> None:
        article = self._at_hand()
        if article is None:
            return
        title, link = article.article.title, article.article.link
        found = [*targets(title, link, self._configured.settings.share)]
        if self.app.is_web:
            found = [one for one in found if one.address]
        if not found:
            self.say("This article has no link that could be shared.")
            return
        choices = [Choice(one.name, _where(one), partial(self._share, one)) for one in found]
        choices += [
            Choice(f"Copy {one.name}", "Copy that link.", partial(self._copy_text, one.address))
            for one in found
            if one.address
        ]
        both = f"{title}\n{link}"
        choices.append(Choice("Copy both", "Copy title and link.", partial(self._copy_text, both)))
        self._choose("Share where?", choices)

    def _share(self, target: Target) -> None:
        if self.app.is_web:
            self.say(open_there(self.app, target.address) if target.address else NO_PROGRAMS)
            return
        if target.address:
            key = self._configured.keymap.sign("share")
            browser = self._configured.settings.browser
            self.say(open_address(target.address, self._tell, browser=browser, copy_key=key))
            return
        failed = partial(self._tell, f"{target.name} ended with an error.")
        reason = start(target.command, failed)
        if reason:
            self.say(f"{target.name} did not start: {reason}.")
        else:
            self.say(f"Gave the article to {target.name}.")

    # -- messages ----------------------------------------------------------------------------

    @on(TextView.Marked)
    def _text_marked(self) -> None:
        self.say(f"{self._configured.keymap.sign('copy')} copies the marked text.")

    @on(Told)
    def _told(self, message: Told) -> None:
        self.say(message.sentence)


def _numbered(links: Sequence[Link], do: Callable[[str], object]) -> Iterator[Choice]:
    for number, link in enumerate(links, 1):
        host = host_of(link.url)
        if len(host) > _LONG_HOST:
            host = f"…{host[1 - _LONG_HOST :]}"
        words = f"{host} · {link.title or link.url}"
        yield Choice(f"[{number}]", words, partial(do, link.url), number)


def _where(target: Target) -> str:
    if target.address:
        return f"Open {host_of(target.address)}."
    return f"Run {target.command[0].rpartition('/')[2]}."
