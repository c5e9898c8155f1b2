"""What crosses the pipe between the desk and its worker: JSON in frames with a length before them.

Never pickle: a parser that was taken over by a file must not be able to run code in the program.
Text is UTF-8 with `surrogatepass`, so that a file name that is no Unicode arrives unharmed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tui.article import Article, Link, Precision, ReadResult

MAX_FRAME = 16 << 20
"""Bytes in one frame; an article with the longest body needs about a fifth of it."""
PART = 1 << 18
"""Bytes after which the articles of one file go into another frame: decoding one holds the GIL."""
MAX_ANSWER = 64 << 20
"""Bytes of all frames about one file."""

_FIELDS = (
    *("title", "guid", "link", "summary", "body", "section", "source", "language"),
    *("authors", "tags"),
)
_HEAD = 4


class WireError(Exception):
    """What arrived is no frame, or not what a worker sends."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file as it was read."""

    path: str
    result: ReadResult
    digest: bytes = b""
    """BLAKE2b, 128 bits, of the bytes; empty when they could not be read."""
    signature: tuple[int, int, int, int] | None = None
    """(size, mtime_ns, ino, ctime_ns) after the reading; None when the file was not opened."""
    retry: bool = False
    """The file changed while it was read, vanished or was cut short: look again soon."""


def frame(message: dict[str, object]) -> bytes:
    """Return `message` as one frame: four bytes of length (big endian), then JSON."""
    data = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    body = data.encode("utf-8", "surrogatepass")
    return len(body).to_bytes(_HEAD, "big") + body


class Frames:
    """Puts the bytes of a pipe together to messages again."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, data: bytes) -> Iterator[dict[str, object]]:
        """Yield each message that is complete with `data`; raise WireError for anything else."""
        self._bytes += data
        while len(self._bytes) >= _HEAD:
            end = _HEAD + int.from_bytes(self._bytes[:_HEAD], "big")
            if end > _HEAD + MAX_FRAME:
                raise WireError("a frame is too long")
            if len(self._bytes) < end:
                return
            body = bytes(self._bytes[_HEAD:end])
            del self._bytes[:end]
            yield _message(body)


def _message(body: bytes) -> dict[str, object]:
    try:
        message = json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise WireError("a frame holds no JSON") from error
    if not isinstance(message, dict):
        raise WireError("a frame holds no object")
    return message


def answer_frames(number: int, reading: FileReading) -> Iterator[bytes]:
    """Yield the answer to request `number`: frames with articles, the last one with the rest."""
    parts: list[object] = []
    size = 0
    for article in reading.result.articles:
        parts.append(_packed(article))
        size += len(article.body) + len(article.summary) + 200
        if size >= PART:
            yield frame({"n": number, "articles": parts})
            parts, size = [], 0
    yield frame(
        {
            "n": number,
            "articles": parts,
            "format": reading.result.format,
            "problem": reading.result.problem,
            "digest": reading.digest.hex(),
            "signature": reading.signature,
            "retry": reading.retry,
        }
    )


def _packed(article: Article) -> dict[str, object]:
    """Return the fields of an article that hold something."""
    packed: dict[str, object] = {}
    for name in _FIELDS:
        if value := getattr(article, name):
            packed[name] = value
    if article.published is not None:
        packed["published"] = article.published.isoformat()
    if article.precision is not Precision.UNKNOWN:
        packed["precision"] = article.precision
    if article.related:
        packed["related"] = [(link.title, link.url) for link in article.related]
    return packed


class Answer:
    """Collects the frames about one file and checks each value's type."""

    def __init__(self) -> None:
        self._articles: list[Article] = []

    def add(self, message: dict[str, object], path: str) -> FileReading | None:
        """Return the reading once its last frame is there; raise WireError for what is not one."""
        try:
            self._articles += [_unpacked(packed) for packed in _list(message["articles"])]
            if "format" not in message:
                return None
            result = ReadResult(
                _text(message["format"]), tuple(self._articles), _text(message["problem"])
            )
            return FileReading(
                path,
                result,
                bytes.fromhex(_text(message["digest"])),
                _signature(message["signature"]),
                message["retry"] is True,
            )
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise WireError("an answer is not what a worker sends") from error


def _unpacked(packed: object) -> Article:
    if not isinstance(packed, dict):
        raise TypeError(packed)
    published = packed.get("published")
    return Article(
        title=_text(packed["title"]),
        guid=_text(packed.get("guid", "")),
        link=_text(packed.get("link", "")),
        summary=_text(packed.get("summary", "")),
        body=_text(packed.get("body", "")),
        published=None if published is None else datetime.fromisoformat(_text(published)),
        precision=Precision(packed.get("precision", Precision.UNKNOWN)),
        authors=tuple(map(_text, _list(packed.get("authors", [])))),
        tags=tuple(map(_text, _list(packed.get("tags", [])))),
        section=_text(packed.get("section", "")),
        source=_text(packed.get("source", "")),
        language=_text(packed.get("language", "")),
        related=tuple(map(_link, _list(packed.get("related", [])))),
    )


def _link(pair: object) -> Link:
    title, url = _list(pair)
    return Link(_text(title), _text(url))


def _signature(value: object) -> tuple[int, int, int, int] | None:
    if value is None:
        return None
    size, mtime_ns, ino, ctime_ns = map(_number, _list(value))
    return size, mtime_ns, ino, ctime_ns


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
