"""The yardstick: the least that a Textual app can be. Started as a program of its own."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One line of text, and a key that changes it."""

    BINDINGS: ClassVar = [("j", "again", "Again"), ("q", "quit", "Quit")]
    times = 0

    def compose(self) -> ComposeResult:
        yield Static("Minimal app is here")

    def action_again(self) -> None:
        self.times += 1
        self.query_one(Static).update(f"Minimal app was asked {self.times} times")


if __name__ == "__main__":
    Minimal().run()
