"""Words that are looked for in a row: in the full-text index, or in a text itself."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.library.searchable import FIELDS, start
from tui.library.words import SHORT, is_run, words


class Sought(NamedTuple):
    """Folded words (see `tui.library.words`), one directly behind the other."""

    words: tuple[str, ...]
    field: str | None
    """One of `FIELDS`; None: any of them."""
    begun: bool
    """The last word may go on: "trade" stands for "trades" too."""

    @property
    def is_short(self) -> bool:
        """It is the beginning of a word for which the index has a table of its own."""
        word = self.words[0]
        return self.begun and len(self.words) == 1 and (len(word) <= SHORT or is_run(word))

    def match(self) -> str:
        """Return the FTS5 expression. Folded words are letters, digits and marks: no syntax."""
        if self.is_short:
            return f'"{start(self.words[0], self.field)}"'
        column = f"{self.field} : " if self.field else ""
        return f'{column}"{" ".join(self.words)}"{" *" if self.begun else ""}'

    def stands_in(self, fields: Sequence[str]) -> bool:
        """Tell whether it is said in one of the `FIELDS` of an article, given as `row` does."""
        wanted = row(self.words, ended=not self.begun)
        if self.field is None:
            return any(wanted in said for said in fields)
        return wanted in fields[FIELDS.index(self.field)]


def row(said: Sequence[str], *, ended: bool = True) -> str:
    """Return words with a space before each and, if `ended`, behind the last."""
    return f" {' '.join(said)}{' ' if ended else ''}"


def sought(text: str, field: str | None = None, *, phrase: bool = False) -> Sought | None:
    """Return what `text` asks for, None when it has neither letter nor digit.

    In a `phrase` the last word is complete; else it may go on, unless it is the short end of
    something longer, as in "don't". A run of signs without spaces is found within longer ones.
    """
    found = words(text)
    if not found:
        return None
    last = found[-1]
    if not is_run(last):
        return Sought(tuple(found), field, not phrase and (len(found) == 1 or len(last) > SHORT))
    if len(last) == 1 and len(found) > 1 and len(found[-2]) == 2 and found[-2][1] == last:
        return Sought(tuple(found[:-1]), field, False)  # its pair says it already
    return Sought(tuple(found), field, True)
