"""Muting: what, for how long, with what it would hide told before; and the mutes that hold."""

from datetime import datetime
from functools import partial

from tui.dashboard import moments
from tui.dashboard.doors.outward_screen import Choice
from tui.dashboard.marking import MuteStep
from tui.dashboard.tags.tag_screen import TagScreen
from tui.dashboard.tags.words_to_mute import WordsToMute
from tui.figures import count_text
from tui.library import Hidden, Kind, Mute, StoredArticle
from tui.page import cut

_DAY = 86400.0
_TIMES = (("A day", _DAY), ("A week", 7 * _DAY), ("A month", 30 * _DAY), ("For ever", 0.0))
_LEAST = 4
"""Letters of a word of a headline that is offered."""
_LONGEST = 26
"""Cells of its name that leave room, on a narrow screen, for how it is taken back."""
_MOST = 30
"""Headlines that are named before they are hidden."""


def end_words(mute: Mute) -> str:
    """Return until when it is muted."""
    if not mute.until:
        return "for ever"
    until = datetime.fromtimestamp(mute.until)
    today = moments.now().astimezone().date()
    day = moments.day_name(until.date(), today).rpartition(", ")[2]
    return f"until {day}, {until:%H:%M}"


def headline_words(title: str) -> list[str]:
    """Return the words of a headline that somebody may be tired of, in their order."""
    words = (word.strip(".,;:!?…()[]{}«»„“”\"'‘’-–—") for word in title.split())
    return [
        word
        for word in dict.fromkeys(words)
        if (len(word) >= _LEAST or not word.isascii()) and not _is_function_word(word)
    ]


def _is_function_word(word: str) -> bool:
    from tui.dashboard.tags.function_words import FUNCTION_WORDS

    return word.lower().replace("’", "'") in FUNCTION_WORDS


class MuteScreen(TagScreen):
    """The commands about mutes."""

    def action_mute(self) -> None:
        """Ask what is to be muted: something of the article, or the selected tag."""
        if self._view == "tags":
            tag = self._tag_at_hand()
            if tag is not None and not self.tags.is_derived(tag):
                self._ask_how_long(Kind.TAG, tag.name)
            return
        stored = self._at_hand()
        if stored is not None:
            self._choose("What do you want to see no more?", self._mutable(stored))

    def _mutable(self, stored: StoredArticle) -> list[Choice]:
        article = stored.article
        found = [(Kind.TAG, tag, "Articles with this tag.") for tag in article.tags]
        if article.source:
            found.append((Kind.SOURCE, article.source, "Articles of this source."))
        found += [
            (Kind.WORDS, word, "Articles with this word in their headline.")
            for word in headline_words(article.title)
        ]
        choices = [
            Choice(Mute(kind, value).name, words, partial(self._ask_how_long, kind, value))
            for kind, value, words in found
        ]
        other = "Articles with words in their headline that you type."
        return [*choices, Choice("Other words", other, self._ask_words)]

    def _ask_words(self) -> None:
        """Ask for words to be muted."""
        self._searched_from = self._view

        def go_on(words: str) -> None:
            self.call_later(self._ask_how_long, Kind.WORDS, words)  # once the line is closed

        self._ask(WordsToMute(self._library.would_hide, self._title_of, go_on))

    def _title_of(self, article_id: int) -> str:
        headline = self._library.headline(article_id)
        return "" if headline is None else headline.title

    def _ask_how_long(self, kind: Kind, value: str) -> None:
        """Tell what a mute would hide, and ask for how long."""
        hidden = self._library.would_hide(Mute(kind, value))
        now = moments.now().timestamp()
        ending = self._configured.keymap.sign("mutes")
        choices = []
        for label, seconds in _TIMES:
            mute = Mute(kind, value, now + seconds if seconds else 0.0)
            until = end_words(mute) if mute.until else f"until you end it with {ending}"
            words = f"U{until[1:]}."
            choices.append(Choice(label, words, partial(self._mute, mute, hidden)))
        again = partial(self._ask_how_long, kind, value)
        for title in map(self._title_of, hidden.newest[:_MOST]):
            choices.append(Choice("  would hide", title, again))
        question = f"Mute {Mute(kind, value).name}? It hides {_count(hidden)}. For how long?"
        self._choose(question, choices)

    def _mute(self, mute: Mute, hidden: Hidden) -> None:
        self._marking.add(MuteStep(mute, self._library.own_mute(mute), mute.name))
        self._library.mute(mute)
        self._newsroom.wake()
        undo = self._configured.keymap.sign("undo")
        self.say(
            f"Muted {cut(mute.name, _LONGEST)}; {undo} takes it back."
            f" It hides {_articles(hidden)} {end_words(mute)}."
        )

    def action_mutes(self) -> None:
        """List the mutes that hold, to be ended."""
        mutes = self._library.mutes()
        if not mutes:
            self.say(f"Nothing is muted. {self._configured.keymap.sign('mute')} mutes something.")
            return
        choices = [
            Choice(
                hidden.mute.name,
                f"{'' if hidden.own else 'config.toml, '}{end_words(hidden.mute)}, hides"
                f" {_count(hidden)}{': ' if hidden.newest else ''}"
                f"{' · '.join(map(self._title_of, hidden.newest[:2]))}",
                partial(self._end, hidden),
            )
            for hidden in mutes
        ]
        self._choose("Which mute shall end?", choices)

    def _end(self, hidden: Hidden) -> None:
        mute = hidden.mute
        before = self._library.own_mute(mute)
        if before is None:
            self.say(f"The mute of {mute.name} stands in config.toml.")
            return
        self._marking.add(MuteStep(None, before, mute.name))
        self._library.unmute(mute)
        self._newsroom.wake()
        come = "comes" if hidden.articles == 1 else "come"
        self.say(f"{mute.name} is muted no more: {_articles(hidden)} {come} back.")


def _count(hidden: Hidden) -> str:
    return f"{_articles(hidden)}, {hidden.unread} unread"


def _articles(hidden: Hidden) -> str:
    return count_text(hidden.articles, "article")
