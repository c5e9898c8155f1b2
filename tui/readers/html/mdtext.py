"""Text as CommonMark text: what an author wrote stays what a Markdown parser reads.

Rules are those of CommonMark 0.31 and of the GFM tables that the article view knows.
"""

import re
import unicodedata

from tui.text import HARMLESS_BEYOND_ASCII, clean

needs_nothing = re.compile(f"[ -%'-)+-;=-Z^a-}}{HARMLESS_BEYOND_ASCII}]*").fullmatch
"""Whether text has nothing to be cleaned off or escaped, wherever in a line it comes to stand."""

_PERHAPS_SPECIAL = re.compile(r"[\\`*\[\]_<&~]")
_SPECIAL = re.compile(
    r"[\\`*\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is no emphasis
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?[A-Za-z0-9]{0,31}(?:;|$))"
    r"|~(?=~)"
)
_LINE_START = re.compile(
    r"(?P<before>[^\w!-~]*)"  # what the first door may drop or turn into a space
    r"(?:(?P<mark>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|~~~|(?:-\s?){2,}$|=+\s*$|[-:|][-:|\s]*$)"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$))"
)
_BACKTICKS = re.compile(r"`+")
_IN_TARGET = re.compile(r"[()]|&(?=#?\w{1,32};)")


def words(text: str) -> str:
    """Return `text` with single spaces and, where a control is in it, through the first door.

    The door comes before the escaping here: afterwards it would see half of a sequence.
    """
    text = " ".join(text.split())
    return text if text.isprintable() else clean(text, len(text) + 1)


def escape(text: str) -> str:
    """Return words (one line, no controls) so that no character of them marks anything up."""
    return escape_piece(text + " ")[:-1]


def escape_piece(text: str) -> str:
    """Return words as `escape` does, whatever may follow them without a space."""
    if not _PERHAPS_SPECIAL.search(text):
        return text
    return _PERHAPS_SPECIAL.sub(_escape_one, text)


def _escape_one(found: re.Match[str]) -> str:
    special = _SPECIAL.match(found.string, found.start())
    return "\\" + found[0] if special else found[0]


def escape_line(line: str) -> str:
    """Return a line of escaped text so that it starts no heading, list, quote, rule or table."""
    found = None if line[:1].isalpha() else _LINE_START.match(line)
    if not found:
        return line
    at = found.start("mark") if found["mark"] else found.start("dot")
    return f"{line[:at]}\\{line[at:]}"


def plain_to_markdown(text: str) -> str:
    """Return plain text as Markdown that reads the same: lines stay lines, gaps part paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for line in text.splitlines():
        if shown := words(line):
            paragraphs[-1].append(escape_line(escape(shown)))
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("  \n".join(lines) for lines in paragraphs if lines)


def code_span(text: str) -> str:
    """Return a code span (CommonMark 6.1) that shows `text`, one line of words."""
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def code_fence(text: str) -> str:
    """Return the fence (CommonMark 4.5) that no line of `text` closes."""
    return "`" * max(3, _longest_run(text) + 1)


def link_end(url: str) -> str:
    """Return what closes a link's text and leads to `url`, which `tui.text.clean_url` made."""
    target = _IN_TARGET.sub(r"\\\g<0>", url)
    return f"]({target})"


def can_mark(outside: str, inside: str) -> bool:
    """Tell whether `*` between these characters opens or closes emphasis (CommonMark 6.2).

    `outside` is empty at the edge of a block.
    """
    return not _is_punctuation(inside) or not outside or outside.isspace() or _is_mark(outside)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_mark(char: str) -> bool:
    """Tell whether every Markdown parser, of old rules too, takes this for punctuation."""
    return unicodedata.category(char)[0] == "P" or (char.isascii() and not char.isalnum())


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)
