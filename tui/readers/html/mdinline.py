"""The text of one block of Markdown while it is being written: words and the marks around them."""

from dataclasses import dataclass, field
from enum import StrEnum

from tui.readers.html.mdtext import can_mark, escape, escape_piece, link_end, needs_nothing, words


class Mark(StrEnum):
    """What inline text can be; the value opens it."""

    STRONG = "**"
    EMPHASIS = "*"
    LINK = "["


@dataclass(slots=True)
class _Opened:
    """A mark that stands in the text; at -1 it is left out because it would show."""

    mark: Mark
    url: str
    at: int


@dataclass(slots=True)
class Inline:
    """The text of one block while it is being written."""

    raw: list[str] = field(default_factory=list)
    """What was added since the last mark, as it came; tags that mark nothing part it."""
    pieces: list[str] = field(default_factory=list)
    wanted: list[tuple[Mark, str]] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)
    emphases: list[tuple[int, int]] = field(default_factory=list)
    gap: str = ""

    def settle(self) -> None:
        """Put what came since the last mark behind it, as escaped words."""
        if self.raw:
            shown, before, behind = self._shown()
            if before and not self.gap:
                self.gap = " "
            if shown:
                self.add(shown)
                if behind:
                    self.gap = " "

    def _shown(self) -> tuple[str, bool, bool]:
        """Take the raw text; return its words escaped, and whether space is before and behind."""
        raw = self.raw
        text = raw[0] if len(raw) == 1 else "".join(raw)
        raw.clear()
        shown = text.strip()
        before = behind = False
        if len(shown) < len(text):
            before, behind = text[0].isspace(), text[-1].isspace()
        if "\n" in shown or "  " in shown:
            shown = " ".join(shown.split())
        if not needs_nothing(shown):
            shown = words(shown)
            shown = escape(shown) if behind else escape_piece(shown)
        return shown, before, behind

    def add(self, text: str) -> None:
        """Add escaped text, after the space or break and the marks that wait for it."""
        pieces = self.pieces
        if self.gap:
            if pieces:
                pieces.append(self.gap)
            self.gap = ""
        if len(self.wanted) > len(self.opened):
            for mark, url in self.wanted[len(self.opened) :]:
                self._open(mark, url)
        pieces.append(text)

    def _open(self, mark: Mark, url: str) -> None:
        pieces, at = self.pieces, len(self.pieces)
        if mark is Mark.LINK:
            if pieces and pieces[-1].endswith("!"):  # else it would be an image
                pieces[-1] = pieces[-1][:-1] + "\\!"
        elif self.emphases and self.emphases[-1][1] == at - 1:  # right after another one's end
            if pieces[-1] == mark:
                pieces.pop()
                at = self.emphases.pop()[0]
            else:
                at = -1
            self.opened.append(_Opened(mark, url, at))
            return
        self.opened.append(_Opened(mark, url, at))
        pieces.append(mark)

    def close(self) -> None:
        """Close the innermost mark that stands in the text."""
        last = self.opened.pop()
        if last.mark is Mark.LINK:
            self.pieces.append(link_end(last.url))
        elif last.at >= 0:
            self.emphases.append((last.at, len(self.pieces)))
            self.pieces.append(last.mark)

    def finish(self) -> list[str]:
        """Return the lines of the block and be empty again; what is wanted stays wanted."""
        if self.raw:
            if not self.pieces and not self.wanted:
                self.gap = ""
                shown = self._shown()[0]
                return [shown] if shown else []
            self.settle()
        while self.opened:
            self.close()
        if self.emphases:
            self._leave_out_marks_that_would_show()
        pieces, self.pieces, self.gap = self.pieces, [], ""
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        return text.split("\n") if text else []

    def _leave_out_marks_that_would_show(self) -> None:
        """Drop emphasis that CommonMark would not see, as right between a letter and a quote."""
        pieces = self.pieces
        marks = {at for pair in self.emphases for at in pair}

        def beside(at: int, step: int) -> str:
            while 0 <= (at := at + step) < len(pieces):
                if at not in marks:
                    return pieces[at][0] if step > 0 else pieces[at][-1]
            return ""

        for start, end in self.emphases:
            if pieces[start + 1][:1].isalnum() and pieces[end - 1][-1:].isalnum():
                continue
            opens = can_mark(beside(start, -1), beside(start, 1))
            if not (opens and can_mark(beside(end, 1), beside(end, -1))):
                pieces[start] = pieces[end] = ""
        self.emphases = []
