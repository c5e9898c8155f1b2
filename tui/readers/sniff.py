"""What format is it? Told by the first bytes; the name only decides where they leave a choice."""

import re
from enum import Enum

from tui.readers.encoding import wide_codec

HEAD = 1 << 16
"""Bytes that are looked at."""


class Kind(Enum):
    """A format that a reader exists for."""

    FEED = "feed"
    HTML = "html"
    JSON = "json"
    OPML = "opml"
    MARKDOWN = "markdown"
    TEXT = "text"


class NotNews(Exception):
    """The file holds nothing that can be read; `str()` is a sentence for a person."""

    def __init__(self, sentence: str, format: str = "") -> None:
        super().__init__(sentence)
        self.format = format
        """As in `ReadResult.format`, where the format was clear."""


_NO_FEED = {
    Kind.HTML: "an HTML page, not a feed",
    Kind.TEXT: "plain text, not a feed",
}
"""What servers send in place of a feed, as under its name: the articles that were in it stay."""
_MAGIC = (
    (b"\x89PNG\r\n", "not text: looks like PNG image data"),
    (b"\xff\xd8\xff", "not text: looks like JPEG image data"),
    (b"GIF8", "not text: looks like GIF image data"),
    (b"RIFF", "not text: looks like image, sound or film data (RIFF)"),
    (b"%PDF-", "not text: looks like a PDF document"),
    (b"{\\rtf", "not plain text: looks like an RTF document"),
    (b"\xd0\xcf\x11\xe0", "not text: looks like an Office document"),
    (b"PK\x03\x04", "a zip archive (or an Office or e-book file): not unpacked"),
    (b"\x1f\x8b", "gzip-compressed: not unpacked"),
    (b"BZh", "bzip2-compressed: not unpacked"),
    (b"\xfd7zXZ", "xz-compressed: not unpacked"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed: not unpacked"),
    (b"7z\xbc\xaf", "a 7z archive: not unpacked"),
    (b"Rar!\x1a", "a RAR archive: not unpacked"),
    (b"SQLite format 3", "not text: looks like an SQLite database"),
    (b"\x7fELF", "not text: looks like a program"),
    (b"OggS", "not text: looks like Ogg sound or film data"),
    (b"ID3", "not text: looks like MP3 sound data"),
    (b"bplist", "not text: looks like a binary property list"),
)
_WEB_ARCHIVE = (
    "a web archive (MHTML), which is not read: save the page as 'Webpage, complete' or 'HTML only'"
)
_MAGIC_BYTES = tuple(magic for magic, _ in _MAGIC)
_BLANK = b"\t\n\v\f\r \xef\xbb\xbf\xfe\xff\0"
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")

_HTML_NAMES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
_FEED_NAMES = (".rss", ".atom", ".rdf")
_JSON_NAMES = (".json", ".jsonfeed")
_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "channel", "entry"})
_HTML_TAGS = frozenset(
    """html head body title meta link style script base noscript article aside section main header
    footer nav div p h1 h2 h3 h4 h5 h6 span a b i em strong small font center img figure picture
    ul ol li dl table tr td blockquote pre code br hr form iframe video audio""".split()  # noqa: SIM905
)

_TAG = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,40})(?=[\s/>]|$)")
_PROLOG = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
_LATE_MARKUP = re.compile(r"<\?xml\s|<(?:rss|feed|rdf:RDF|html)[\s>]|<!doctype\s+html", re.I)
_HTML_SIGN = re.compile(r"<!doctype\s+html|<html[\s>]", re.I)
_JSON_START = re.compile(r'\{\s*(?:"|\}\s*$)|\[\s*(?:[{\[]|\]\s*$)')
_YAML_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_TOML_MATTER = re.compile(r"\+\+\+[ \t]*\r?\n(?:.*\r?\n)*?\+\+\+[ \t]*(?:\r?\n|$)")
_MAIL_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_MIME = re.compile(r"^MIME-Version:", re.I | re.M)
_OF_ARCHIVE = re.compile(
    r"^(?:From: *\W?Saved by|Snapshot-Content-Location:|Content-Type: *multipart/related)",
    re.I | re.M,
)
_KEY = re.compile(r"^[\w-]{1,40}[ \t]*[:=]", re.M)


def sniff(data: bytes, name: str) -> Kind:
    """Return the format of a file that begins with `data` and is called `name`.

    Raises NotNews for what is empty, binary, packed, or XML of another kind.
    """
    _refuse_what_is_no_text(data)
    name = name.lower()
    kind = _kind(data, name)
    if kind in _NO_FEED and name.endswith((*_FEED_NAMES, ".xml")):
        raise NotNews(_NO_FEED[kind])
    return kind


def _kind(data: bytes, name: str) -> Kind:
    head = data[:HEAD].decode(wide_codec(data) or "latin-1", "replace")
    head = head.removeprefix("\xef\xbb\xbf").lstrip("\ufeff \t\n\v\f\r")
    if head.startswith("<"):
        return _sniff_markup(head, name)
    if _JSON_START.match(head):
        return _sniff_braces(head, name)
    if _is_web_archive(head, name):
        raise NotNews(_WEB_ARCHIVE)
    return _sniff_text(head, name)


def _is_web_archive(head: str, name: str) -> bool:
    """Tell a page with its pictures in one file (RFC 2557) by the headers that it begins with."""
    if not _MAIL_HEADER.match(head):
        return False
    headers = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_MIME.search(headers)) and (
        bool(_OF_ARCHIVE.search(headers)) or name.endswith((".mht", ".mhtml"))
    )


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data.strip(_BLANK):
        if data.strip(b"\0") or not data:
            raise NotNews("empty file")
        raise NotNews("holds only NUL bytes: it was never written to its end")
    if data.startswith(_MAGIC_BYTES):
        raise NotNews(next(told for magic, told in _MAGIC if data.startswith(magic)))
    if data[4:8] == b"ftyp":
        raise NotNews("not text: looks like film or sound data (MP4)")
    if wide_codec(data):
        return
    if b"\0" in data:
        raise NotNews("not text: holds NUL bytes")
    head = data[:HEAD]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10:
        raise NotNews("not text: holds too many control characters")


def _sniff_markup(head: str, name: str) -> Kind:
    """Tell feeds, pages and other XML by their first element."""
    root, prolog = _first_element(head)
    if root in _FEED_ROOTS:
        return Kind.FEED
    if root == "opml":
        return Kind.OPML
    if root == "html" or _HTML_SIGN.search(prolog):
        return Kind.HTML
    if name.endswith(_MARKDOWN_NAMES):
        return Kind.MARKDOWN
    if root in _HTML_TAGS:
        late = _LATE_MARKUP.search(head, 1, 4096)
        return Kind.FEED if late and not _HTML_SIGN.match(late[0]) else Kind.HTML
    if name.endswith(_HTML_NAMES):
        return Kind.HTML
    if name.endswith(_FEED_NAMES) or (not root and name.endswith(".xml")):
        return Kind.FEED
    if root and (name.endswith((".xml", ".svg")) or "<?xml" in prolog or "xmlns" in head[:1000]):
        raise NotNews(f"XML, but no feed: its first element is <{root}>")
    return Kind.TEXT


def _first_element(head: str) -> tuple[str, str]:
    """Return the local name of the first element in lower case, and what stands before it.

    Steps over declarations, comments and a document type, also one with an internal subset.
    """
    at = 0
    while (at := head.find("<", at)) >= 0:
        if tag := _TAG.match(head, at):
            return tag[1].lower(), head[:at]
        ends = [end for start, end in _PROLOG if head.startswith(start, at)]
        if not ends or (at := head.find(ends[0], at + 2)) < 0:
            break
    return "", head if at < 0 else head[:at]


def _sniff_braces(head: str, name: str) -> Kind:
    """Tell JSON from Markdown that begins with JSON front matter."""
    if name.endswith(_MARKDOWN_NAMES) and "jsonfeed.org/version" not in head[:1000]:
        return Kind.MARKDOWN
    return Kind.JSON


def _sniff_text(head: str, name: str) -> Kind:
    """Tell Markdown from other text, and find markup after a line that does not belong there."""
    if name.endswith(_MARKDOWN_NAMES) or _has_front_matter(head):
        return Kind.MARKDOWN
    if name.endswith(_JSON_NAMES):
        return Kind.JSON
    late = _LATE_MARKUP.search(head, 0, 1024)
    if late and not _HTML_SIGN.match(late[0]) and name.endswith((*_FEED_NAMES, ".xml")):
        return Kind.FEED
    if name.endswith(_HTML_NAMES) or (late and _HTML_SIGN.match(late[0])):
        return Kind.HTML
    return Kind.TEXT


def _has_front_matter(head: str) -> bool:
    for pattern in (_YAML_MATTER, _TOML_MATTER):
        if matter := pattern.match(head):
            return _KEY.search(matter[0]) is not None
    return False
