"""Break styled text into lines that fit.

Lines break at spaces, after a hyphen or dash between two words, and between the characters of
scripts that are written without spaces (UAX 14 in small), with the rules of kinsoku shori (JIS X
4051): no line begins with closing punctuation, small kana or a sound mark, none ends with an
opening bracket. What still does not fit is cut between graphemes. The time is linear in the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tui.page.cells import cell_len, graphemes


class Span(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: str = ""
    """Names out of `tui.page.STYLES`, separated by a space; empty for plain text."""
    link: int = 0
    """Number of the link that this piece belongs to (`Page.links[link - 1]`), 0 for none."""


Line = Sequence[Span]

_LETTER = r"[^\W\d_]"
_OPEN = "「『（［｛〔〈《【〖〘〚｢"
_CLOSE = (
    "、。，．：；？！）］｝〕〉》」』】〗〙〛｡｣､･ー゛゜ヽヾゝゞ々〻〜～％"
    "・ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
)
_FREE = (  # a line may break before and after each of these
    "\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f"
    "\uffe0-\uffe6\U00016fe0-\U00018dff\U0001b000-\U0001b2ff\U00020000-\U0003fffd"
)
_MARKS = "\u0300-\u036f\u3099\u309a\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_IDEOGRAM = (  # one of them with the punctuation around it, and the number of a link behind it
    rf"[{_OPEN}“‘(\[]{{0,4}}+(?![{_OPEN}{_CLOSE}])[{_FREE}][{_MARKS}]*+"
    rf"[{_CLOSE}”’),.!?:;…‥—―]*+(?:\[\d{{1,4}}\])?+"
)
_DASHES = r"\-—"
_WORD = (  # or what is before its hyphen
    rf"[{_OPEN}]{{0,4}}+"
    rf"(?:[^ {_FREE}{_DASHES}]++"
    rf"|(?<!{_LETTER}{{2}})[{_DASHES}]|[{_DASHES}](?!{_LETTER}{{2}}))++[{_DASHES}]?+"
    rf"[{_CLOSE}]*+"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff]")
"""Thai, Lao, Tibetan, Burmese, Khmer: a long run of them is many words, cut anywhere."""


@cache
def _unit() -> re.Pattern[str]:
    """Return what finds a piece that stays whole, and the spaces behind it.

    To make it takes longer than to wrap a page: the start of the dashboard does without.
    """
    return re.compile(rf"({_IDEOGRAM}|{_WORD}|[{_DASHES}]|[{_OPEN}{_CLOSE}]++)( *+)")


def wrap(spans: Line, width: int, first_indent: Line = (), indent: Line = ()) -> list[list[Span]]:
    """Return the lines, at least one, of `spans` in `width` cells.

    The indents are counted in the width and stand in front of the first line and of the others.
    `\\n` in the text always breaks. Spaces at the end of a line are dropped, those at the
    beginning of the text and after `\\n` stay. No line is wider than `width`, except that two
    cells beside the indent are always taken.
    """
    text = "".join([span.text for span in spans])
    first = max(2, width - cells_of(first_indent))
    rest = max(2, width - cells_of(indent))
    lines = _cut(spans, _breaks(text, first, rest))
    if indent or first_indent:
        lines = [[*(indent if at else first_indent), *line] for at, line in enumerate(lines)]
    return lines


def chop(text: str, width: int) -> list[str]:
    """Return `text`, one line, in pieces of at most `width` cells; nothing is dropped."""
    if cell_len(text) <= width:
        return [text]
    cuts = [0, *_cuts(text, 0, len(text), width, width), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def cells_of(line: Line) -> int:
    """Return the cells that a line takes."""
    return sum([cell_len(span.text) for span in line])


def _breaks(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line of `text`."""
    room, start = first, 0
    while True:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        for line in _fill(text, start, end, room, rest):
            yield line
            room = rest
        if end == len(text):
            return
        start = end + 1


def _fill(text: str, start: int, end: int, room: int, rest: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of `text[start:end]`, which holds no line break."""
    if end - start <= room and cell_len(text[start:end]) <= room:
        yield start, start + len(text[start:end].rstrip(" "))
        return
    unit = _unit().search(text, start, end)
    used = unit.start() - start if unit else 0  # spaces at the beginning
    if used >= room // 2:
        start, used = start + used, 0
    shown = start  # where the line ends if nothing more fits
    for unit in _unit().finditer(text, start, end):
        core, after = unit.end(1), unit.end()
        size = cell_len(unit[1])
        if used + size > room:
            whole = rest // 3 if _UNSPACED.match(unit[1]) else rest
            if used and (size <= whole or room - used < rest // 4):
                if shown > start:
                    yield start, shown
                    room = rest
                start, used = unit.start(), 0
            if used + size > room:
                for cut in _cuts(text, unit.start(), core, room - used, rest):
                    yield start, (cut if cut > unit.start() else shown)
                    start, room = cut, rest
                used, size = 0, cell_len(text[start:core])
        used += size + after - core
        shown = core
    yield start, shown


def _cuts(text: str, start: int, end: int, room: int, rest: int) -> Iterator[int]:
    """Yield where `text[start:end]` has to be cut: the first piece in `room` cells."""
    if text.isascii():
        yield from range(start + room, end, rest)
        return
    used, last = 0, start
    for after, size in graphemes(text, start, end):
        used += size
        if used > room:
            yield last
            used, room = size, rest
        last = after


def _cut(spans: Line, ranges: Iterable[tuple[int, int]]) -> list[list[Span]]:
    """Return the spans of each range of the joined text."""
    lines = []
    at, offset = 0, 0  # the span in hand and where it begins
    for start, end in ranges:
        line: list[Span] = []
        while at < len(spans) and offset + len(spans[at].text) <= start:
            offset += len(spans[at].text)
            at += 1
        here, begin = at, offset
        while here < len(spans) and begin < end:
            text, style, link = spans[here]
            piece = text[max(0, start - begin) : end - begin]
            if piece:
                line.append(Span(piece, style, link))
            begin += len(text)
            here += 1
        lines.append(line)
    return lines
