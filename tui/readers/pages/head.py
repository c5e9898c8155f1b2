"""The top of a page's body: what is said there only once more, and shown above the text anyway."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from tui.readers.clipping.chrome import Kind, recognise
from tui.readers.clipping.lines import count_words, ends_sentence, read_lines
from tui.readers.dates.parse import find_date
from tui.readers.notes.markdown import plain
from tui.text import tag_key

_REACH = 10
"""Blocks at the top that are looked at."""
_LONGEST_KICKER = 8
"""Words of a line above the headline that goes with it."""
_LONGEST_BYLINE = 24
_LEFT_OVER = 4
"""Words of a byline or a line with the date that are no name of an author and no date."""
_NEARLY = 0.9
"""Likeness of two spellings of one headline."""
_LONGEST_COMPARED = 300
_HEADING = re.compile(r"#{1,6} ")
_FORMED = re.compile(r"(?:> |[-+*] |\d+[.)] |\||```|~~~)")
_CUT = ("…", "...")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What the fields of an article say already."""

    title: str
    names: Sequence[str]
    """Its authors."""
    labels: Sequence[str]
    """Its section, source and tags."""
    summary: str
    published: datetime | None


def without_head(body: str, said: Said, mtime: float, language: str) -> str:
    """Return the Markdown `body` without the headline and the lines around it that repeat `said`.

    Short lines above the headline go with it. A deck goes only from between the headline and the
    byline: elsewhere it is the first paragraph.
    """
    blocks = body.split("\n\n", _REACH)
    top = blocks[:_REACH]
    repeats = [_repeats(block, said, mtime, language) for block in top]
    start = 0
    headline = next((at for at, block in enumerate(top) if _is_headline(block, said)), None)
    if headline is not None:
        above = range(headline)
        if not all(repeats[at] or _is_kicker(top[at]) for at in above):
            return "\n\n".join(blocks[:headline] + blocks[headline + 1 :])
        start = headline + 1
    while start < len(top):
        is_deck = start + 1 < len(top) and repeats[start + 1] and _is_deck(top[start], said.summary)
        if not (repeats[start] or (headline is not None and is_deck)):
            break
        start += 1
    return "\n\n".join(blocks[start:]).lstrip("\n")


def _text(block: str) -> str:
    return " ".join(plain(_HEADING.sub("", block[: 2 * _LONGEST_COMPARED], count=1)).split())


def _is_headline(block: str, said: Said) -> bool:
    """Tell whether `block` is a heading that is equal or nearly equal to the title."""
    if not _HEADING.match(block):
        return False
    text = _text(block)
    short, long = sorted((_squeezed(text), _squeezed(said.title)), key=len)
    if short and long.startswith(short):
        rest = long[len(short) :]
        if text.endswith(_CUT) or said.title.endswith(_CUT) or rest in _keys(said.labels):
            return True
    if len(long) > _LONGEST_COMPARED or len(short) < _NEARLY * len(long):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _NEARLY


def _is_kicker(block: str) -> bool:
    text = _text(block)
    return count_words(text) <= _LONGEST_KICKER and not ends_sentence(text) and "\n" not in block


def _is_deck(block: str, summary: str) -> bool:
    return bool(summary) and _squeezed(_text(block)) == _squeezed(_text(summary))


def _repeats(block: str, said: Said, mtime: float, language: str) -> bool:
    """Tell whether `block` is a label, a byline, a line with the date, or a button."""
    text = _text(block)
    key = _squeezed(text)
    if not key or key in _keys((*said.labels, *said.names)):
        return bool(key)
    if (
        _FORMED.match(_HEADING.sub("", block, count=1))
        or ends_sentence(text)
        or count_words(text) > _LONGEST_BYLINE
    ):
        return False
    rest = _without_names(text, said.names)
    known = rest != text
    while found := find_date(rest, mtime, language):
        same_day = said.published is not None and found.when.date() == said.published.date()
        known = known or same_day
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    if known:
        return len(_WORD.findall(rest)) <= _LEFT_OVER
    hits = [recognise(line) for line in read_lines([text])]
    return any(hit is not None and hit.kind in (Kind.READING, Kind.SHARE) for hit in hits)


def _without_names(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return text


def _keys(texts: Iterable[str]) -> set[str]:
    return {_squeezed(text) for text in texts}


def _squeezed(text: str) -> str:
    return _NOT_LETTERS.sub("", tag_key(text))
