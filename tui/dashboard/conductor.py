"""What the dashboard needs of the newsroom, whatever stands for it in a test."""

from typing import Protocol

from tui.library import HouseRules
from tui.status import Status


class Conductor(Protocol):
    """Keeps the library true, in a thread of its own."""

    @property
    def status(self) -> Status:
        """What it is doing."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, and wait for the end."""

    def look_again(self) -> None:
        """Scan the folder now."""

    def follow(self, rules: HouseRules) -> None:
        """Let other names of tags, and other mutes, hold than the settings had before."""

    def wake(self) -> None:
        """Adopt the marks that were just made."""
