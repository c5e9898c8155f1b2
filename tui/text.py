"""The first door: what leaves `clean` is text and nothing else.

Feeds carry escape sequences, bidi overrides and invisible characters, and a terminal obeys them.
Every field of every article passes here once, at the reader's exit. Character classes follow
Unicode 15 general categories; escape sequences follow ECMA-48 (5.4 control sequences, 5.6 control
strings), and what is left of a broken one loses its control characters.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

MAX_TITLE = 300
"""Characters in a title, a byline, a source or a section."""
MAX_TAG = 64
"""Characters in a tag."""
MAX_TAGS = 50
"""Tags of one article."""
MAX_BODY = 400_000
"""Characters in a body."""
MAX_LINES = 20_000
"""Lines in a body."""
MAX_URL = 4096
"""Characters in an address."""
MAX_CUT_MARK = 40
"""Characters that say, behind a body, where it was cut."""
MAX_MARKS = 8
"""Combining marks, joining jamo and skin tones on one base character."""

_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"  # control sequence (CSI)
    "|(?:\x1b[]PX^_k]|[\x9d\x90\x98\x9e\x9f])"  # control string: OSC DCS SOS PM APC, title
    "[^\x07\x1b\x90\x98\x9c-\x9f\n\r]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # to the next one at most
    "|\x1b[ -/]{1,4}[0-~]|\x1b[78=>cDEHMNOZno|}~]"  # charset choice, cursor, reset
)
_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[\s\u2800]+")
_ODD_SPACE = re.compile(r"[^\S\n ]|\u2800")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, DEL, C1
    "\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff"  # lone surrogates
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"  # tags, variation selectors supplement
)
_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FEEDS = str.maketrans("\v\f", "  ")
HARMLESS_BEYOND_ASCII = (
    "\xa1-\xac\xae-\u02ff\u0370-\u0373\u0375-\u0377\u037b-\u037d\u037f\u0384-\u0386"
    "\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"  # Latin, Greek, Cyrillic
    "\u05d0-\u05ea\u060c\u061b\u061f-\u064a\u0660-\u066d\u0671-\u06d3\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u2125\u2127-\u2129\u212c-\u218b"
    "\u2190-\u2328\u232b-\u2426\u2460-\u27ff"  # punctuation and symbols
    "\u3001-\u3029\u3030-\u303f\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3400-\u9fff"
    "\uac00-\ud7a3\uff01-\uff5e\uff61-\uff9f"  # Chinese, Japanese, Korean
    "\U0001f300-\U0001f3fa\U0001f400-\U0001f64f"
)
"""For a class of a pattern: characters for the eye that are no marks and, in any order, in NFC."""
_only_harmless = re.compile(f"[\n -~{HARMLESS_BEYOND_ASCII}]*").fullmatch
_PRINTABLE_BUT_ODD = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_USUAL = (
    ("\r\n", "\n"),
    ("\xa0", " "),
    ("\t", "    "),
    ("\u200b", ""),
    ("\xad", ""),
    ("\ufeff", ""),
)
"""What bodies often hold, replaced before it is asked whether anything odd is left."""
_JOINER = re.compile("[\u200d\ufe0e\ufe0f]")
_KEYCAP = "\u20e3"
_MANY_MARKS = re.compile("[^\x00-\u02ff][\\W\u1160-\u11ff\ud7b0-\ud7ff]{8}(?<=[^\x00-\u02ff]{9})")
"""More than `MAX_MARKS` signs in a row that may be marks: no mark is a letter, none is in Latin-1.

So the table of Unicode's marks, which grows with Python's, need not be spelled out here.
"""
_SLOW_TO_COMPOSE = re.compile("[\u0900-\u109f\u1100-\u11ff\u1780-\u17ff]")
"""Scripts of India and its neighbours, and jamo: Unicode's quick check leaves them open."""
_URL_SAFE = "%/:=&?~#+!$,;'@()*[]"
_SCHEMES = frozenset({"http", "https", "mailto"})
_MAIL_FIELD = re.compile("(?:subject|body|cc)=", re.IGNORECASE)
_NEW_LINE_IN_URL = re.compile("%0[ad]", re.IGNORECASE)
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]{0,250}/[\w.\-%/:=&?~#+!$,;'@()*\[\]]{0,2000}", re.ASCII
)
"""An address that is clean as it is, known without taking it apart: nearly every one."""
_NOT_IN_URL = re.compile(r"[\s\x00-\x20\x7f-\xa0]")


def clean(text: str, limit: int = MAX_TITLE) -> str:
    """Return `text` as one line: no controls, no invisible characters, single spaces, NFC.

    Longer text is cut at `limit` characters and ends with an ellipsis.
    """
    if not _is_plain(text):
        text = _SPACES.sub(" ", _sweep(_LINE_BREAK.sub(" ", _ESCAPE_SEQUENCE.sub("", text))))
    text = text.strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def clean_body(text: str) -> str:
    """Return `text` with its lines kept and everything else as in `clean`; a tab is four spaces.

    Text of more than `MAX_BODY` characters or `MAX_LINES` lines is cut, and says so at its end.
    """
    if len(text) <= MAX_BODY and text.count("\n") < MAX_LINES and _only_harmless(text):
        return text.strip("\n")
    whole = len(text)
    text = text[: 2 * MAX_BODY]
    for usual, plain in _USUAL:
        text = text.replace(usual, plain)
    if not _is_printable(text.replace("\n", "")):
        text = _LINE_BREAK.sub("\n", _ESCAPE_SEQUENCE.sub("", text))
        text = _ODD_SPACE.sub(" ", _sweep(text))
    lines = text.split("\n", MAX_LINES)
    if len(lines) <= MAX_LINES and len(text) <= MAX_BODY and whole <= 2 * MAX_BODY:
        return text.strip("\n")
    kept = "\n".join(lines[:MAX_LINES])[:MAX_BODY].rstrip()
    return f"{kept}\n\n… cut at {len(kept)} characters"


def drop_controls(text: str) -> str:
    """Return `text` without escape sequences and what XML 1.0 (2.2) cannot hold; lines stay."""
    return _NOT_IN_XML.sub("", _ESCAPE_SEQUENCE.sub("", text).translate(_FEEDS))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return at most `MAX_TAGS` tags, cleaned, without `#`, each `tag_key` once, in order."""
    kept: dict[str, str] = {}
    for tag in tags:
        name = clean(tag, MAX_TAG).lstrip("#").strip()
        if name:
            kept.setdefault(tag_key(name), name)
        if len(kept) == MAX_TAGS:
            break
    return tuple(kept.values())


def tag_key(tag: str) -> str:
    """Return what two spellings of one tag have in common: NFC of the casefolded name."""
    return unicodedata.normalize("NFC", tag.casefold())


def clean_url(url: str) -> str:
    """Return `url` in ASCII if it is a plain http, https or mailto address, else an empty string.

    Refused are other schemes, control characters and spaces inside, a missing host, a host that
    is percent-encoded or begins with a minus, user information before it, and more than `MAX_URL`
    characters (RFC 3986). A host beyond ASCII becomes punycode, other characters are
    percent-encoded. Of a mailto address only subject, body and cc stay (RFC 6068): other fields
    may attach files or hide who gets the message.
    """
    url = url.strip(" \t\n\r\f")
    if _PLAIN_URL.fullmatch(url):
        return url
    if not url or len(url) > MAX_URL or _NOT_IN_URL.search(url) or _INVISIBLE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if parts.scheme not in _SCHEMES:
            return ""
        if parts.scheme == "mailto":
            return _clean_mailto(parts.path, parts.query)
        if not host or "@" in parts.netloc or "\\" in url:
            return ""
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        if "%" in host or host.startswith("-"):
            return ""
    except (ValueError, UnicodeError):
        return ""
    host = f"[{host}]" if ":" in host else host
    netloc = host if port is None else f"{host}:{port}"
    rest = url.split("//", 1)[1][len(parts.netloc) :]
    cleaned = f"{parts.scheme}://{netloc}{quote(rest, safe=_URL_SAFE)}"
    return cleaned if len(cleaned) <= MAX_URL else ""


def _clean_mailto(address: str, query: str) -> str:
    """Return the mailto address with its harmless fields, or nothing if it is not harmless."""
    fields = [field for field in query.split("&") if _MAIL_FIELD.match(field)]
    cleaned = quote("&".join(fields), safe=_URL_SAFE)
    cleaned = f"mailto:{quote(address, safe=_URL_SAFE)}{'?' if cleaned else ''}{cleaned}"
    receivers = unquote(address).split(",")
    if any("@" not in one or one.lstrip().startswith(("-", "@")) for one in receivers):
        return ""
    return "" if _NEW_LINE_IN_URL.search(cleaned) or len(cleaned) > MAX_URL else cleaned


def is_clean(text: str, *, lines: bool = False) -> bool:
    """Tell, cheaply, whether `text` is free of what `clean` (or `clean_body`: `lines`) drops.

    It looks for what a terminal obeys, not for the last space or the normal form.
    """
    if _only_harmless(text):
        return lines or "\n" not in text
    if lines:
        text = text.replace("\n", "")
    if not text.isprintable():
        for odd in (_INVISIBLE, _LINE_BREAK, _ODD_SPACE):
            if odd.search(text):
                return False
    return text.isascii() or _limit_marks(text) == text


def visible_path(path: str) -> str:
    """Return a file name for the eye: one line, with U+FFFD for each byte or sign not shown."""
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    shown = _INVISIBLE.sub("\ufffd", _LINE_BREAK.sub("\ufffd", shown).replace("\x1b", "\ufffd"))
    return _ODD_SPACE.sub(" ", _JOINER.sub("\ufffd", shown))


def _is_plain(text: str) -> bool:
    """Tell, cheaply, that `text` needs no sweeping: nearly all titles do not."""
    if _only_harmless(text):
        return "  " not in text and "\n" not in text
    return "  " not in text and _is_printable(text)


def _is_printable(text: str) -> bool:
    """Tell, cheaply, that every character of `text` is for the eye and that it is NFC."""
    if not text.isprintable():
        return False
    return text.isascii() or (
        not _PRINTABLE_BUT_ODD.search(text) and not _MANY_MARKS.search(text) and _is_nfc(text)
    )


def _sweep(text: str) -> str:
    """Drop what is not for the eye and normalise; line breaks and spaces stay as they are."""
    text = _INVISIBLE.sub("", text)
    if text.isascii():
        return text
    if _JOINER.search(text):
        text = _JOINER.sub(_keep_in_emoji, text)
    text = _limit_marks(text)  # first, as sorting a long run takes the square of its length
    if not _is_nfc(text):
        text = _limit_marks(unicodedata.normalize("NFC", text))  # some marks become two
    return text


def _is_nfc(text: str) -> bool:
    """Tell whether `text` is in NFC; where that takes long, word by word: words come again."""
    words = text.split(" ") if _SLOW_TO_COMPOSE.search(text) else [text]
    return all(map(_is_nfc_word if max(map(len, words)) < 50 else _is_nfc_text, words))


def _is_nfc_text(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


_is_nfc_word = lru_cache(maxsize=4096)(_is_nfc_text)  # words are short, and so is what is kept


def _limit_marks(text: str) -> str:
    """Return `text` with at most `MAX_MARKS` marks in a row, for they share one cell."""
    if not _MANY_MARKS.search(text):
        return text
    kept = []
    row = 0
    for char in text:
        row = row + 1 if _is_mark(char) else 0
        if row < MAX_MARKS or (row == MAX_MARKS and char != "\u200d"):
            kept.append(char)
    return "".join(kept)


def _is_mark(char: str) -> bool:
    """Tell whether `char` has no cell of its own behind another: a mark, jamo or skin tone.

    A joiner counts too, so that none parts a run: people joined to people are no marks.
    """
    return char > "\u02ff" and (
        unicodedata.category(char) in {"Mn", "Mc", "Me"}
        or "\u1160" <= char <= "\u11ff"
        or "\ud7b0" <= char <= "\ud7ff"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or char == "\u200d"
    )


def _keep_in_emoji(found: re.Match[str]) -> str:
    """Keep a joiner or presentation selector where it shapes an emoji (UTS 51), else drop it."""
    text, at = found.string, found.start()
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if found[0] != "\u200d":
        keycap = before in "0123456789#*" and after == _KEYCAP
        return found[0] if before and (keycap or _is_symbol(before)) else ""
    joins = before and (_is_symbol(before) or before == "\ufe0f") and after and _is_symbol(after)
    return found[0] if joins else ""


def _is_symbol(char: str) -> bool:
    return (
        unicodedata.category(char) in {"So", "Sk", "Sm"}
        or char in "‼⁉ℹ〰〽"
        or (0x1F000 <= ord(char) <= 0x1FBFF)
    )
