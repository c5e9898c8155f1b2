"""The bar at the foot of the screen in which one types what to look for, or a name.

It has the place of the status line and the key bar, so that nothing above it moves.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from tui.dashboard.lines.bars import Bar, Item
from tui.dashboard.lines.cutting import fit_right
from tui.dashboard.lines.typed_line import TypedLine
from tui.page import cut

FOUND = 14
"""Cells for what was found."""
NARROW = 40
"""Columns below which there is no room for that."""


class Answer(NamedTuple):
    """What the bar says of the text in it."""

    found: str = ""
    """A few words, such as `34 found`."""
    mistake: str = ""
    """A sentence; empty when nothing is wrong."""
    position: int = 0
    """Where the mistake is, in characters."""
    note: str = ""
    """What else is to be known; empty for a word about the keys."""


class SearchBar(Vertical):
    """A line to type in; above it, what is wrong with it and where, or what can be done."""

    DEFAULT_CSS = f"""
    SearchBar {{ height: 2; display: none; background: $panel; }}
    SearchBar Horizontal {{ height: 1; }}
    SearchBar TypedLine {{ width: 1fr; }}
    SearchBar #found {{ width: {FOUND}; }}
    SearchBar #hint {{ color: $text-muted; }}
    """

    class Typed(Message):
        """The text is another one."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.line = TypedLine(id="search-line")
        self._prompt = Bar(id="prompt")
        self._found = Bar(id="found")
        self._hint = Bar(id="hint")
        self._help = ""
        self._answer = Answer()
        self._told = ""
        """The text that was told of last."""

    def compose(self) -> ComposeResult:
        yield self._hint
        with Horizontal():
            yield self._prompt
            yield self.line
            yield self._found

    def on_mount(self) -> None:
        self.watch(self.line, "scroll_x", self._point, init=False)

    def on_resize(self) -> None:
        self._found.display = self.size.width >= NARROW
        self._point()

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.display)

    @property
    def text(self) -> str:
        """What is in the line."""
        return self.line.value

    def open(
        self, prompt: str, help: str, text: str, keys: Mapping[str, Callable[[], None]]
    ) -> None:
        """Begin anew, ready to be typed in; `text` is there already, marked to be replaced.

        `keys` are those that do something else than to edit the line, and what they do.
        """
        self.line.keys = keys
        self._prompt.styles.width = len(prompt)
        self._prompt.show([Item(prompt, "bar--strong")])
        self._help = help
        self._told = text
        self.line.value = text
        self.line.select_all()
        self.answer(Answer())
        self.display = True
        self.screen.set_focus(self.line)  # at once: more is typed already, perhaps

    def close(self) -> None:
        """Go from the screen."""
        self.display = False

    def put(self, text: str, cursor: int | None = None) -> None:
        """Let another text be in the line, with the cursor at a place in it, or behind it."""
        self.line.value = text
        self.line.cursor_position = len(text) if cursor is None else cursor

    def answer(self, answer: Answer) -> None:
        """Say what became of the text."""
        self._answer = answer
        self._found.show([Item(fit_right(answer.found, FOUND - 1), "bar--strong"), Item(" ")])
        self.line.mark(answer.position if answer.mistake else None)
        if answer.mistake:
            self._point()
        else:
            self.suggest(())

    def suggest(self, words: Sequence[str], chosen: int = -1) -> None:
        """Show how the text can go on, or what the keys do."""
        if not words:
            self._hint.show([Item(self._answer.note or self._help)])
            return
        shown = max(0, chosen - 2)
        items = [
            Item(f" {word} ", "bar--active" if number == chosen else "")
            for number, word in enumerate(words[shown : shown + 20], shown)
        ]
        self._hint.show(items)

    def _point(self) -> None:
        """Say what is wrong, with a sign above the place where it is."""
        if not self._answer.mistake:
            return
        width = max(20, self.size.width or self.app.size.width)
        prompt = len(self._prompt.plain)
        column = max(0, min(prompt + self.line.column(self._answer.position), width - 1))
        sentence, right = self._answer.mistake, width - column - 2
        if len(sentence) <= right or right >= column:
            said = f"▾ {cut(sentence, right)}"
        else:
            said = f"{cut(sentence, column - 1)} ▾"
            column -= len(said) - 1
        self._hint.show([Item(" " * column), Item(said, "bar--alert")])

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        if self.is_open and message.value != self._told:
            self._told = message.value
            self.post_message(self.Typed())
