"""From bytes to articles: look what it is, hand it to the reader of that format.

This runs in the worker. Each reader is imported when its first file comes, because most folders
hold one or two formats and the libraries for the others are large.
"""

import logging
import os
import traceback
from hashlib import blake2b

from tui.article import ReadResult
from tui.readers.safe_open import Contents, Unreadable, read_regular
from tui.readers.sniff import Kind, NotNews, sniff
from tui.readers.wire import FileReading
from tui.text import clean

SIZE_LIMIT = 8 << 20
"""Bytes of the largest file that is read."""

log = logging.getLogger(__name__)


def read_file(path: str, size_limit: int = SIZE_LIMIT) -> FileReading:
    """Read the file at `path`; whatever is wrong with it becomes its problem.

    Only MemoryError leaves: the process cannot be trusted afterwards.
    """
    try:
        contents = read_regular(path, size_limit)
    except Unreadable as error:
        return FileReading(path, ReadResult("", problem=str(error)), retry=error.retry)
    if len(contents.data) > size_limit:
        result = ReadResult("", problem=f"larger than {_mebibytes(size_limit)}")
        return FileReading(path, result, b"", contents.signature, not contents.steady)
    return FileReading(
        path,
        _read_guarded(contents, os.path.basename(path)),
        blake2b(contents.data, digest_size=16).digest(),
        contents.signature,
        not contents.steady,
    )


def read_bytes(data: bytes, name: str, mtime: float) -> ReadResult:
    """Return what the file `name` holds, told by its content first and its name second.

    `mtime` (seconds since the epoch) is when the file was last written: dates without a year and
    files without a date lean on it.
    """
    try:
        return _read_as(sniff(data, name), data, name, mtime)
    except NotNews as error:
        return ReadResult(error.format, problem=clean(str(error)))


def _read_as(kind: Kind, data: bytes, name: str, mtime: float) -> ReadResult:
    match kind:
        case Kind.FEED:
            from tui.readers.feeds.reader import read_feed

            return read_feed(data, name, mtime)
        case Kind.JSON:
            from tui.readers.feeds.jsonfeed import read_json

            return read_json(data, name, mtime)
        case Kind.OPML:
            from tui.readers.feeds.opml import read_opml

            return read_opml(data)
        case Kind.MARKDOWN:
            from tui.readers.notes.reader import read_note

            return read_note(data, name, mtime)
        case Kind.HTML:
            from tui.readers.pages.reader import read_page

            return read_page(data, name, mtime)
        case Kind.TEXT:
            from tui.readers.clipping.reader import read_clipping
            from tui.readers.encoding import decode

            return read_clipping(decode(data), name, mtime)


def _read_guarded(contents: Contents, name: str) -> ReadResult:
    """Read the contents; a reader's own mistake costs this file and no other."""
    try:
        return read_bytes(contents.data, name, contents.mtime)
    except MemoryError:
        raise
    except Exception as error:
        log.exception("a reader failed")
        return ReadResult("", problem=f"its reader failed: {_where(error)}")


def _where(error: Exception) -> str:
    """Return the kind of error and the place in our code, without a word from the file."""
    own = os.path.dirname(__file__)
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename.startswith(own + os.sep)]
    place = (places or frames)[-1]
    return f"{type(error).__name__} at {os.path.basename(place.filename)}:{place.lineno}"


def _mebibytes(size: int) -> str:
    return f"{size / (1 << 20):g} MiB" if size >= 1 << 20 else f"{size} bytes"
