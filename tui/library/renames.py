"""Which keys articles have by now, for what is said of them under the keys that they had before.

A mark may wait until it can be saved, or be made by somebody who looked before the rename.
"""

from collections.abc import Mapping

MOST = 5000
"""Renames that are remembered, the last ones: nobody takes so long to mark an article."""


class Renames:
    """Remembers, as long as an editor lives, what it renamed."""

    def __init__(self) -> None:
        self._now: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._now)

    def note(self, renamed: Mapping[str, str]) -> None:
        """Take note that articles got other keys, old to new."""
        if not renamed:
            return
        now = {key: renamed.get(there, there) for key, there in self._now.items()} | {**renamed}
        for key in renamed.values():  # it is the key of an article again
            now.pop(key, None)
        self._now = dict([*now.items()][-MOST:])

    def now(self, key: str) -> str | None:
        """Return the key that the article has by now; None where it was not renamed."""
        return self._now.get(key)
