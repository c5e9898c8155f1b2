"""The words of a paragraph, a heading or a cell: parsed inline tokens become spans."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from tui.page.blocks import Links, words
from tui.page.cells import cell_len
from tui.page.wrapping import Line, Span
from tui.text import clean_body

if TYPE_CHECKING:
    from markdown_it.token import Token


class Words:
    """Gathers spans; adjacent text of one style and one link is one span."""

    def __init__(self, links: Links, style: str = "") -> None:
        self._links = links
        self._styles = [style] if style else []
        self._link = 0
        self._href = ""
        self._opened = 0
        self._wordless = False
        self._spans: list[Span] = []

    def spans(self, tokens: "Sequence[Token]") -> Line:
        """Return the spans of all `tokens`, the children of one inline token."""
        for token, after in zip_longest(tokens, tokens[1:]):
            self._take(token, after)
        return tuple(self._spans)

    def _take(self, token: "Token", after: "Token | None") -> None:
        match token.type:
            case "strong_open" | "em_open" | "s_open":
                self._styles.append(token.tag)
            case "strong_close" | "em_close" | "s_close":
                self._styles.pop()
            case "code_inline":
                self._add(token.content, "code")
            case "softbreak":
                self._add("" if after and self._joins(after.content) else " ")
            case "hardbreak":
                self._add("\n")
            case "link_open":
                self._open_link(str(token.attrs.get("href", "")))
            case "link_close":
                self._close_link()
            case "image":
                self._add(_alternative(token), "image")
            case _:
                self._add(_visible(token.content))

    def _add(self, text: str, style: str = "") -> None:
        if not text:
            return
        self._wordless = False
        styles = [*self._styles, style] if style else self._styles
        span = Span(text, " ".join(dict.fromkeys(styles)), self._link)
        if self._spans and self._spans[-1][1:] == span[1:]:
            span = Span(self._spans.pop().text + text, span.style, span.link)
        self._spans.append(span)

    def _open_link(self, href: str) -> None:
        self._href, self._opened, self._wordless = href, len(self._spans), True
        self._link = self._links.number(href)
        if self._link:
            self._styles.append("link")

    def _close_link(self) -> None:
        if self._wordless:
            self._add(_visible(self._href))
        if self._link:
            self._styles.pop()
            self._links.name(self._link, words(self._spans[self._opened :]))
            self._spans.append(Span(f"[{self._link}]", "number", self._link))
            self._link = 0

    def _joins(self, after: str) -> bool:
        """Tell whether a line of the source ends between two signs of Chinese or Japanese."""
        before = self._spans[-1].text if self._spans else ""
        return bool(before and after) and _is_ideographic(before[-1]) and _is_ideographic(after[0])


def _is_ideographic(char: str) -> bool:
    hangul = "\u1100" <= char <= "\u11ff" or "\uac00" <= char <= "\ud7a3"
    return "\u2e80" <= char < "\U0001f000" and not hangul and cell_len(char) == 2


def _alternative(image: "Token") -> str:
    """Return the words for a picture, without their markup."""
    return "".join(
        [
            _alternative(token) if token.type == "image" else _visible(token.content) or " "
            for token in image.children or []
            if token.nesting == 0
        ]
    )


def _visible(text: str) -> str:
    """Clean `text` again: the parser has decoded entities such as `&#x202e;`."""
    return clean_body(text).replace("\n", " ")
