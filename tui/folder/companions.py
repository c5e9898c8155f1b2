"""Leaves out what browsers save beside a page, whichever of the two comes first."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from tui.folder.names import parent
from tui.folder.pagenames import companions_of, is_companion_name
from tui.folder.register import PATIENT, Register
from tui.folder.scan import is_beside_its_page


class Companions:
    """The directories that are left out, because their page is beside them."""

    def __init__(self, register: Register) -> None:
        self.known: set[str] = set()
        self._register = register

    def lost_page(self, paths: Iterable[str]) -> bool:
        """Take note that there is nothing at `paths`; True if one was a page of theirs."""
        alone = self.known.intersection(chain.from_iterable(map(companions_of, paths)))
        self.known -= alone
        return bool(alone)

    def swept(self, found: set[str]) -> bool:
        """Take note of what a sweep found; True if some are left out no longer."""
        alone = self.known - found
        self.known = found
        return bool(alone)

    def discover(self, paths: Iterable[str], is_entered: Callable[[str], bool]) -> set[str]:
        """Add those that show where something happened at `paths`, and return them.

        `is_entered` tells which directories were looked into so far: what they held is lost.
        """
        asked: set[str] = set()
        for path in paths:
            asked.update(filter(is_companion_name, _directories(path)))
            asked.update(filter(is_entered, companions_of(path)))
        root = self._register.root
        found = {each for each in asked - self.known if is_beside_its_page(root, each)}
        self.known |= found
        for path in within(found, self._register.known):
            self._register.lose(path)
        return found

    def take_from(self, paths: Iterable[str]) -> list[str]:
        """Return `paths` without the files in them, which are lost if they were known."""
        left = []
        for path in paths:
            if self._hold(path):
                self._register.lose(path)
            else:
                left.append(path)
        return left

    def keep_back(self, path: str) -> bool:
        """Tell whether a file is not to be looked at: not ever, or not yet, for its page may come.

        A page and what is beside it are saved within a moment; a file that none claims is told
        `PATIENT` seconds late.
        """
        if self._hold(path):
            return True
        if path in self._register.known or not any(map(is_companion_name, _directories(path))):
            return False
        self._register.put_off(path, PATIENT)
        return True

    def _hold(self, path: str) -> bool:
        return bool(self.known) and any(each in self.known for each in _directories(path))


def within(directories: Collection[str], paths: Iterable[str]) -> list[str]:
    """Return those of `paths` that are, or lie in, one of a few directories."""
    if not directories:
        return []
    prefixes = tuple(f"{directory}/" for directory in directories)
    return [path for path in paths if f"{path}/".startswith(prefixes)]


def _directories(path: str) -> Iterator[str]:
    while path := parent(path):
        yield path
