"""The beginning of an article as one line: what a headline shows below its title."""

import re

from tui.article import Article
from tui.text import clean

EXCERPT = 300
"""Characters of it at most."""

_begins_marked = re.compile(r" {0,12}[-+*>#|`~=_]").match
_holds_marked = re.compile(r"\n {0,12}[-+*>#|`~=_]").search
_TABLE_RULE = re.compile(r"^(?=[^\n]*\|)[ ]*+[|:-][|: -]*+$\n?", re.MULTILINE)
_PIPE = re.compile(r" *(?<!\\)\| *")
_LINE = re.compile(
    r"^[ ]{0,12}(?:(?:[-+*]|#{1,6}|>)(?:[ ]+|$)|>){0,12}(?:\[[ xX]\][ ]+)?"  # item, head, quote
    r"(?:(?:```|~~~)[^`\n]*$|(?:[-=*_][ ]?){2,80}$)?",  # a fence, a rule, the line of a heading
    re.MULTILINE,
)


def excerpt(article: Article) -> str:
    """Return the summary, or what the body begins with, without the marks of its lines.

    Marks within a line stay; so do the numbers of a list: those of dates look the same.
    """
    begun = (article.summary or article.body)[: 2 * EXCERPT]
    if _begins_marked(begun) or ("\n" in begun and ("|" in begun or _holds_marked(begun))):
        begun = _LINE.sub("", _without_table(begun))
    return clean(begun, EXCERPT)


def _without_table(text: str) -> str:
    """Return text with dots between the cells of its tables, if it has any."""
    if "|" not in text or not _TABLE_RULE.search(text):
        return text
    rows = (_PIPE.sub(" · ", row).strip(" ·") for row in _TABLE_RULE.sub("", text).split("\n"))
    return "\n".join(rows)
