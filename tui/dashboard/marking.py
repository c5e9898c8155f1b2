"""Marks that a person makes, and taking them back, step by step."""

from array import array
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from tui.library import Library, Mute

STEPS = 1000
"""Steps that can be taken back."""


class Step(NamedTuple):
    """Marks that were made at once; each of the articles was marked otherwise before."""

    ids: Sequence[int]
    read: bool | None
    starred: bool | None
    about: str
    """Which articles, in words."""

    @property
    def taken_back(self) -> str:
        """What is the case when it was taken back."""
        if self.starred is not None:
            return f"{'No star any more' if self.starred else 'Starred again'}: {self.about}"
        return f"{'Unread' if self.read else 'Read'} again: {self.about}"

    def undo(self, library: Library) -> None:
        """Make the opposite marks."""
        library.mark(
            self.ids,
            read=None if self.read is None else not self.read,
            starred=None if self.starred is None else not self.starred,
        )


class MuteStep(NamedTuple):
    """A mute that was made, or ended where there is none `now`."""

    now: Mute | None
    before: Mute | None
    """The one about the same that held before."""
    about: str
    """What is muted, in words."""

    @property
    def taken_back(self) -> str:
        """What is the case when it was taken back."""
        if self.before is None:
            return f"Not muted any more: {self.about}"
        return f"Muted as before: {self.about}"

    def undo(self, library: Library) -> None:
        """Let what held before hold again."""
        if self.before is not None:
            library.mute(self.before)
        elif self.now is not None:
            library.unmute(self.now)


class Marking:
    """Marks articles and remembers how to take it back."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._steps: deque[Step | MuteStep] = deque(maxlen=STEPS)

    def mark(
        self,
        ids: Sequence[int],
        about: str,
        *,
        read: bool | None = None,
        starred: bool | None = None,
    ) -> None:
        """Mark articles, none of which is marked so; `about` says in words which they are."""
        self._library.mark(ids, read=read, starred=starred)
        self.add(Step(array("q", ids), read, starred, about))

    def add(self, step: Step | MuteStep) -> None:
        """Remember what was done."""
        self._steps.append(step)

    def take_back(self) -> Step | MuteStep | None:
        """Take the last step back and return it; None when there is none left."""
        if not self._steps:
            return None
        step = self._steps.pop()
        step.undo(self._library)
        return step
