"""What is pasted is text: no part of it may be taken for keys.

Within a paste Textual takes an escape character for the beginning of a key, and what stands behind
it, up to 32 characters, for keys that were typed. A terminal should not send one, but tmux and
others do: what somebody copied from a page could give commands.
"""

import codecs

from tui.text import clean_body

BEGINS, ENDS = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and behind what is pasted (xterm, "bracketed paste")."""
LONGEST = 100_000
"""Characters of a paste that are taken."""


class Decoder:
    """Makes text of what a terminal sends, in whatever pieces it comes; bad UTF-8 is U+FFFD."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._last = ""
        """What was typed last: a paste may begin with it."""
        self._pasted: str | None = None
        """What came of a paste that has not ended."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return what can be handed on: keys at once, a paste as a whole and clean."""
        text = self._decoder.decode(data, final)
        found = []
        while text:
            if self._pasted is None:
                typed, text = self._up_to_paste(text)
                found.append(typed)
            else:
                self._pasted, ended, text = (self._pasted + text).partition(ENDS)
                if ended:
                    found += [clean_body(self._pasted[:LONGEST]), ENDS]
                    self._pasted = None
                elif len(self._pasted) > LONGEST + len(ENDS):
                    self._pasted = self._pasted[:LONGEST] + self._pasted[-len(ENDS) :]
        return "".join(found)

    def _up_to_paste(self, text: str) -> tuple[str, str]:
        """Return what was typed, up to the beginning of a paste if there is one, and the rest."""
        known = self._last + text
        at = known.find(BEGINS)
        if at < 0:
            self._last = known[1 - len(BEGINS) :]
            return text, ""
        self._last, self._pasted = "", ""
        end = at + len(BEGINS) - (len(known) - len(text))
        return text[:end], text[end:]
