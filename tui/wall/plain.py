"""The beginning of an article without the signs of Markdown: a wall has no place for them."""

import re

_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_STRONG = re.compile(r"(?<![\w\\*])(\*{1,3}|`{1,2})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_UNDERSCORE = re.compile(r"(?<![\w\\])(_{1,2})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_BEGINNING = re.compile(r"^(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Return one line of Markdown, which may have been cut anywhere, as a person reads it."""
    text = _LINK.sub(r"\1", _BEGINNING.sub("", text))
    for sign in (_STRONG, _UNDERSCORE):
        text = sign.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)
