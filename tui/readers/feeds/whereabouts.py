"""Where a feed lives, as far as its own first lines tell: the addresses of feed and site."""

import re
from html import unescape
from typing import NamedTuple

from tui.text import clean_url

HEAD = 1 << 16
"""Bytes of a file that are looked at."""

_FIRST_ITEM = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_LINK = re.compile(r"<(?:[\w.-]{1,20}:)?link(\s[^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(rel|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"<link>\s*(?:<!\[CDATA\[\s*)?([^<>\s\]]{1,1000})")
_JSON = re.compile(r'"(feed_url|home_page_url)"\s*:\s*"([^"\\\s]{1,1000})"')


class Whereabouts(NamedTuple):
    """Addresses, empty where they are not told."""

    feed: str = ""
    home: str = ""


def whereabouts(data: bytes) -> Whereabouts:
    """Return what the beginning of an RSS, Atom or JSON feed says of where it lives."""
    text = data[:HEAD].decode("utf-8", "replace")
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        named = dict(reversed(_JSON.findall(text)))
        return Whereabouts(
            clean_url(named.get("feed_url", "")), clean_url(named.get("home_page_url", ""))
        )
    item = _FIRST_ITEM.search(text)
    head = text[: item.start()] if item else text
    told: dict[str, str] = {}
    for link in _LINK.finditer(head):
        named = {name.lower(): unescape(a or b) for name, a, b in _ATTRIBUTE.findall(link[1])}
        told.setdefault(named.get("rel", "alternate").lower(), named.get("href", ""))
    plain = _PLAIN_LINK.search(head)
    home = unescape(plain[1]) if plain else told.get("alternate", "")
    return Whereabouts(clean_url(told.get("self", "")), clean_url(home))
