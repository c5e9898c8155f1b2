"""Paths and keys as bytes for SQLite: they may hold surrogate escapes, which no TEXT can."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

CHUNK = 500
"""Values in one `IN (…)`: SQLite allows 999 parameters in its older versions."""


def to_blob(text: str) -> bytes:
    """Return `text` as bytes that sort as it does and give it back whole."""
    return text.encode("utf-8", "surrogatepass")


def from_blob(blob: bytes) -> str:
    """Return the text that `to_blob` made into `blob`."""
    return blob.decode("utf-8", "surrogatepass")


def chunks(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """Return `values` in pieces of at most `CHUNK`."""
    rest = iter(values)
    while piece := tuple(islice(rest, CHUNK)):
        yield piece


def places(values: Sequence[object]) -> str:
    """Return the parameters of an `IN (…)` for `values`."""
    return ",".join("?" * len(values))
