"""What crosses the pipe between the desk and its worker: JSON in frames with a length before them.

Never pickle: a parser that was taken over by a file must not be able to run code in the program.
Text is UTF-8 with `surrogatepass`, so that a file name that is no Unicode arrives unharmed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tui.article import Article, Link, Precision, ReadResult
from tui.readers.finish import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_AUTHORS,
    MAX_GUID_WITH_DIGEST,
    MAX_RELATED,
)
from tui.readers.keywords import MAX_KEYWORDS
from tui.text import MAX_BODY, MAX_CUT_MARK, MAX_TAG, MAX_TAGS, MAX_TITLE, clean_url, is_clean

MAX_FRAME = 16 << 20
"""Bytes in one frame; an article with the longest body needs about a fifth of it."""
PART = 1 << 18
"""Bytes after which the articles of one file go into another frame: decoding one holds the GIL."""
MAX_ANSWER = 64 << 20
"""Bytes of all frames about one file."""

_FIELDS = (
    *("title", "guid", "link", "summary", "body", "section", "source", "language"),
    *("authors", "tags", "keywords"),
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
    """Collects the frames about one file and checks that each value is one of a reader's exit."""

    def __init__(self) -> None:
        self._articles: list[Article] = []

    def add(self, message: dict[str, object], path: str) -> FileReading | None:
        """Return the reading once its last frame is there; raise WireError for what is not one."""
        try:
            self._articles += [_unpacked(packed) for packed in _list(message["articles"])]
            if "format" not in message:
                return None
            result = ReadResult(
                _line(message["format"]), tuple(self._articles), _line(message["problem"])
            )
            return FileReading(
                path,
                result,
                _digest(message["digest"]),
                _signature(message["signature"]),
                message["retry"] is True,
            )
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise WireError("an answer is not what a worker sends") from error


def _unpacked(packed: object) -> Article:
    """Return the article; raise for what `finish` would never have made: it may be a trap."""
    if not isinstance(packed, dict):
        raise TypeError(packed)
    title = _line(packed["title"])
    if not title.strip():
        raise ValueError("an article without a title")
    if packed.get("tags") and packed.get("keywords"):
        raise ValueError("keywords derived for an article that has tags")
    return Article(
        title=title,
        guid=_line(packed.get("guid", ""), MAX_GUID_WITH_DIGEST),
        link=_url(packed.get("link", "")),
        summary=_body(packed.get("summary", "")),
        body=_body(packed.get("body", "")),
        published=_time(packed.get("published")),
        precision=Precision(packed.get("precision", Precision.UNKNOWN)),
        authors=tuple(map(_line, _list(packed.get("authors", []), MAX_AUTHORS))),
        tags=tuple(_line(tag, MAX_TAG) for tag in _list(packed.get("tags", []), MAX_TAGS)),
        keywords=tuple(
            _line(word, MAX_TAG) for word in _list(packed.get("keywords", []), MAX_KEYWORDS)
        ),
        section=_line(packed.get("section", "")),
        source=_line(packed.get("source", "")),
        language=_line(packed.get("language", "")),
        related=tuple(map(_link, _list(packed.get("related", []), MAX_RELATED))),
    )


def _link(pair: object) -> Link:
    title, url = _list(pair)
    return Link(_line(title), _url(url))


def _line(value: object, most: int = MAX_TITLE) -> str:
    """Return a clean line of at most `most` characters."""
    text = _text(value)
    if len(text) > most or not is_clean(text):
        raise ValueError("a line that was not cleaned")
    return text


def _body(value: object) -> str:
    text = _text(value)
    if len(text) > MAX_BODY + MAX_CUT_MARK or not is_clean(text, lines=True):
        raise ValueError("a body that was not cleaned")
    return text


def _url(value: object) -> str:
    text = _text(value)
    if text and clean_url(text) != text:
        raise ValueError("an address that was not cleaned")
    return text


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    when = datetime.fromisoformat(_text(value))
    if when.utcoffset() is None or not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise ValueError("a time without a zone or off the calendar")
    return when


def _signature(value: object) -> tuple[int, int, int, int] | None:
    if value is None:
        return None
    size, mtime_ns, ino, ctime_ns = map(_number, _list(value))
    return size, mtime_ns, ino, ctime_ns


def _digest(value: object) -> bytes:
    digest = bytes.fromhex(_text(value))
    if len(digest) not in {0, 16}:
        raise ValueError("a digest of another length")
    return digest


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    if not -(1 << 63) <= value < 1 << 64:
        raise ValueError("a number that no file has")
    return value


def _list(value: object, most: int = MAX_FRAME) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    if len(value) > most:
        raise ValueError("a list that is too long")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
