"""Marks that a person makes, and taking them back, step by step."""

from array import array
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from tui.library import Library

STEPS = 1000
"""Steps that can be taken back."""


def many(articles: int) -> str:
    """Return a number of articles in words."""
    return f"{articles} article{'s' * (articles != 1)}"


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


class Marking:
    """Marks articles and remembers how to take it back."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._steps: deque[Step] = deque(maxlen=STEPS)

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
        self._steps.append(Step(array("q", ids), read, starred, about))

    def take_back(self) -> Step | None:
        """Take the last step back and return it; None when there is none left."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._library.mark(
            step.ids,
            read=None if step.read is None else not step.read,
            starred=None if step.starred is None else not step.starred,
        )
        return step
