"""What became of the bodies that were read before: a feed that is written anew holds old ones.

Only what depends on nothing but its input may be recalled here, as it lasts as long as the process.
"""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b

SHORTEST = 500
"""Characters of a body under which it is made again sooner than found."""
MOST = 4_000_000
"""Bytes of all that is kept; what was not asked for the longest goes first."""
EACH = 200
"""Bytes that each of them takes beside its text."""

_CODEC = ("utf-8", "surrogatepass")

Make = Callable[[str, str], str]


class Recall:
    """Texts by the digest of what they were made of, at most `most` bytes of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0

    def made(self, make: Make, source: str, beside: str) -> str:
        """Return `make(source, beside)`, at once if it was asked for before."""
        if len(source) < SHORTEST:
            return make(source, beside)
        asked = f"{make.__name__} {len(beside)} {beside}{source}".encode(*_CODEC)
        key = blake2b(asked, digest_size=16).digest()
        if (known := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return known.decode(*_CODEC)
        text = make(source, beside)
        self._kept[key] = text.encode(*_CODEC)  # one emoji makes a text in memory four times larger
        self._size += len(self._kept[key]) + EACH
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[1]) + EACH
        return text


recall = Recall()
"""The one of this process."""
