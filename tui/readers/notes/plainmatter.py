"""Front matter in the YAML that nearly all notes are content with, read without a YAML parser.

One key to a line, in column one; its value is a plain or quoted scalar on that line, or a list of
such scalars in brackets or below it. What that means is settled by YAML 1.2 (7.3, 7.4, 8.2.1) and
is a small part of it: anything more, or less, is left to the parser.
"""

import re

_WORD = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_PLAIN = rf"{_WORD}[^\n:#]*(?:(?::(?![ \n])|(?<! )#)[^\n:#]*)*"
_PLAIN_IN_LIST = rf"{_WORD}[^\n:#,\[\]{{}}]*+"
_DOUBLE = r'"[^"\\\n]*"'
_SINGLE = r"'[^'\n]*'"
_ITEM = rf"(?:(?:{_DOUBLE}|{_SINGLE})[ ]*+|{_PLAIN_IN_LIST})"
_ENTRY = re.compile(
    r"(?:[ ]*\n|\#[^\n]*\n)*"
    r"(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):"
    rf"(?:[ ]+(?:(?P<quoted>{_DOUBLE}|{_SINGLE})|(?P<plain>{_PLAIN})"
    rf"|\[[ ]*+(?P<row>{_ITEM}(?:,[ ]*+{_ITEM})*+)?\])[ ]*+"
    rf"|[ ]*(?P<below>(?P<indent>\n[ ]*)-[ ]+(?:{_DOUBLE}[ ]*|{_SINGLE}[ ]*|{_PLAIN})"
    rf"(?:(?P=indent)-[ ]+(?:{_DOUBLE}[ ]*|{_SINGLE}[ ]*|{_PLAIN}))*)?"
    r"[ ]*)\n|\Z)"
)
_ROW_ITEM = re.compile(_ITEM)


def read_plain_matter(source: str) -> dict[str, object] | None:
    """Return what a YAML parser that builds texts and lists only makes of `source`.

    None if `source` is not as plain as that; it ends with a line break.
    """
    if not source.replace("\n", "").isprintable():
        return None
    matter: dict[str, object] = {}
    at = 0
    while found := _ENTRY.match(source, at):
        key, quoted, plain, row, below, _ = found.groups()
        at = found.end()
        if key is None:
            return matter
        if plain is not None:
            matter[key] = plain.rstrip(" ")
        elif quoted is not None:
            matter[key] = quoted[1:-1]
        elif row is not None:
            matter[key] = [_scalar(item) for item in _ROW_ITEM.findall(row)]
        elif below is not None:
            matter[key] = [_scalar(item.lstrip(" ")[2:]) for item in below.split("\n")[1:]]
        else:
            matter[key] = [] if found[0].rstrip(" \n").endswith("]") else ""
    return None


def _scalar(text: str) -> str:
    text = text.strip(" ")
    return text[1:-1] if text[0] in "\"'" else text
