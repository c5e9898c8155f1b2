"""What was searched for before, kept from one start to the next."""

from pathlib import Path

from tui.dashboard.lines.typed_line import tidy
from tui.kept import load, save

MOST = 100
"""Searches that are kept, the last ones."""
LARGEST = 512 * 1024
"""Bytes of the largest file that is believed."""


class SearchHistory:
    """Earlier searches, and where in them the person is who leafs through them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._texts: list[str] | None = None
        self._back = 0
        """Steps back from what is being typed; 0: there."""
        self._typed = ""

    def begin(self) -> None:
        """Stand behind the last search."""
        self._back = 0

    def step(self, steps: int, typed: str) -> str:
        """Return the search so many steps earlier; what was `typed` comes behind the last one."""
        if not self._back:
            self._typed = typed
        self._back = max(0, min(self._back + steps, len(self._known)))
        if self._back == 1 and self._known[-1] == self._typed:  # the filter that there is
            self._back = max(0, min(self._back + steps, len(self._known)))
        return self._known[-self._back] if self._back else self._typed

    def add(self, text: str) -> None:
        """Keep a search as the last one."""
        text = text.strip()
        if text and [text] != self._known[-1:]:
            self._texts = [*(known for known in self._known if known != text), text][-MOST:]
            save(self._path, self._texts)

    @property
    def _known(self) -> list[str]:
        if self._texts is None:
            found = load(self._path, LARGEST)
            texts = found[-MOST:] if isinstance(found, list) else []
            cleaned = [tidy(text).strip() for text in texts if isinstance(text, str)]
            self._texts = [text for text in cleaned if text]
        return self._texts
