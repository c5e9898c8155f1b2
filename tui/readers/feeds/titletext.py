"""Titles and names of RSS: text that may hold HTML, and may just as well be about it."""

import re
from html import unescape

from tui.readers.html.tree import names

_FORMATTING = names(
    "a abbr acronym b bdi bdo big br cite code del div em font h1 h2 h3 h4 h5 h6 i img ins kbd"
    " mark nobr p q s samp small span strike strong sub sup tt u var wbr"
)
_FRAMES = names("applet blink embed font frame frameset iframe link meta object")
_ALONE = names("br img wbr p")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,10})(?:\s[^<>]*)?/?>")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
_C1_SIGNS = "\x80\x82\x85\x91\x92\x93\x94\x95\x96\x97\x99"
_C1 = re.compile(f"[{_C1_SIGNS}]")


def title_text(text: str) -> str:
    """Return what a title says: formatting taken off, references resolved once.

    Only tags that format, and that are closed or need not be, count as such, and those of frames
    with attributes; of "Why <template> is here" every word stays.
    """
    if "<" in text:
        closed = {found[2].lower() for found in _TAG.finditer(text) if found[1]}
        text = _TAG.sub(lambda tag: _untag(tag, closed), _SCRIPT.sub("", text))
    return unescape(text) if "&" in text else text


def _untag(tag: re.Match[str], closed: set[str]) -> str:
    name = tag[2].lower()
    if name in _FRAMES and ("=" in tag[0] or name in closed):
        return ""
    if name not in _FORMATTING or not (name in closed or name in _ALONE):
        return tag[0]
    return " " if name in {"br", "p", "div"} else ""


def mend_quotes(text: str) -> str:
    """Return text with the quotes and dashes of Windows-1252 that came as control characters.

    `&#146;` is U+0092 in XML and an apostrophe to whoever wrote it. The controls that begin
    sequences of a terminal are not among them.
    """
    if text.isascii() or not any(map(text.__contains__, _C1_SIGNS)):
        return text
    return _C1.sub(lambda char: char[0].encode("latin-1").decode("cp1252"), text)
