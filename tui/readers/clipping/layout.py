"""Text as a printed page was laid out: lines broken at a width, words at a hyphen, two columns.

That is how mail, terminals and PDF files are copied. What was broken is put together again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tui.readers.clipping.lines import count_words, ends_sentence, split_marker
from tui.text import clean_body

_WRAP_MIN, _WRAP_MAX = 50, 100
"""Characters of the shortest full line, and of the longest, of text broken at a width."""
_GUTTER = re.compile(r"(?<=\S) {2,}(?=\S)")
"""The white space between two columns."""
_FEWEST_ROWS = 6
_MOST_APART = 0.6
"""Part of the lines of a block that have both columns."""
_NARROWEST = 2.5
"""Words of the lines of a column; a table has fewer in each cell."""
_JOINING = frozenset({"und", "oder", "bzw", "and", "or", "et", "ou", "y", "o", "e", "en"})
"""Words before which a hyphen stands for the rest of a word: "Ein- und Ausfuhr"."""


def split_lines(text: str) -> list[str]:
    """Return the lines of `text`, blank ones too, with single spaces, as they are to be read.

    What `tui.text` would cut is cut, and says so.
    """
    text = clean_body(text.strip())
    raw = text.split("\n")
    if raw[0].startswith(">"):
        raw = _unquoted(raw)
    if "   " in text:
        raw = list(_columns_apart(raw))
    lines = [" ".join(line.split()) for line in raw]
    return list(_unwrap(lines)) if _is_wrapped(lines) else lines


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Return lines without the marks by which a mail quotes another, if all have them."""
    if any(line.strip() and not line.startswith(">") for line in lines):
        return list(lines)
    return [line.lstrip("> ") for line in lines]


def join_lines(lines: Iterable[str]) -> str:
    """Return broken lines as one; a word that a hyphen broke between two is whole again."""
    parts: list[str] = []
    for line in lines:
        if parts and _is_broken(parts[-1], line):
            parts[-1] = parts[-1][:-1]
        elif parts:
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _is_broken(before: str, after: str) -> bool:
    """Tell whether a word goes on from the hyphen that ends `before` to the line `after`."""
    if before[-1:] != "-" or not before[-3:-1].isalpha() or not after[:1].islower():
        return False
    return after.split(maxsplit=1)[0].strip(".,").lower() not in _JOINING


def _columns_apart(lines: Sequence[str]) -> Iterator[str]:
    """Yield `lines`, the right column below the left one where two stand side by side."""
    at = _gutter(lines)
    if not at:
        yield from lines
        return
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if line[at - 2 : at].strip():  # a line across both columns
            yield from (*_paragraphs(left), "", *_paragraphs(right), line)
            left, right = [], []
        else:
            left.append(line[:at].strip())
            right.append(line[at:].strip())
    yield from (*_paragraphs(left), "", *_paragraphs(right))


def _gutter(lines: Sequence[str]) -> int:
    """Return where the right one of two columns begins in most lines; 0 if there are none."""
    begins = Counter(gap.end() for line in lines for gap in _GUTTER.finditer(line))
    at, rows = max(begins.items(), key=lambda item: item[1], default=(0, 0))
    full = [line for line in lines if line.strip()]
    if rows < _FEWEST_ROWS or rows < _MOST_APART * len(full):
        return 0
    both = [line for line in full if line[at:].strip() and not line[at - 2 : at].strip()]
    for column in ([line[:at] for line in both], [line[at:] for line in both]):
        if any(_GUTTER.search(cell.strip()) for cell in column):
            return 0  # three and more: a table
        if sum(count_words(cell.strip()) for cell in column) < _NARROWEST * len(column):
            return 0
    return at


def _paragraphs(column: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs of a column, each on a line."""
    pieces: list[str] = []
    for line in column:
        if line:
            pieces.append(line)
        else:
            yield from (join_lines(pieces), "")
            pieces = []
    yield join_lines(pieces)


def _is_wrapped(lines: Iterable[str]) -> bool:
    """Tell whether a fixed width broke the lines: full lines, most of them amid a sentence."""
    broken = whole = 0
    before = ""
    for line in lines:
        if len(line) > _WRAP_MAX:
            return False
        if line and len(before) >= _WRAP_MIN:
            if not ends_sentence(before) or line[:1].islower():
                broken += 1
            else:
                whole += 1
        before = line
    return broken >= 3 and broken >= 2 * whole


def _unwrap(lines: Iterable[str]) -> Iterator[str]:
    """Join a full line with the next one, unless a blank line or a marker is between them."""
    pieces: list[str] = []
    for line in lines:
        if pieces and (not line or len(pieces[-1]) < _WRAP_MIN or split_marker(line)[0]):
            yield join_lines(pieces)
            pieces = []
        if line:
            pieces.append(line)
        else:
            yield ""
    if pieces:
        yield join_lines(pieces)
