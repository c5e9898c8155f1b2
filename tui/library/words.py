"""What of a text can be looked for: its words, folded so that case and accents do not matter.

Words are runs of letters, digits and marks. Scripts that are written without spaces between words
(Chinese, Japanese, Thai) or that glue endings on (Korean) are cut into overlapping pairs of signs,
so that any part of a run can be found: 市議会が gives 市議, 議会, 会が and が.

What is beyond ASCII is the work of `tui.library.scripts`, imported when there is such a text.
"""

from collections.abc import Sequence

SHORT = 2
"""Letters up to which the beginnings of words are written down (see `beginnings`)."""
_SPACES = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
"""What becomes of ASCII: signs part words."""


def words(text: str) -> list[str]:
    """Return the folded words of `text` in their order."""
    if text.isascii():
        return text.lower().translate(_SPACES).split()
    from tui.library import scripts

    return scripts.words(text)


def is_run(word: str) -> bool:
    """Tell whether `word` is a piece of a run that is written without spaces."""
    if word.isascii():
        return False
    from tui.library import scripts

    return scripts.is_run(word)


def beginnings(found: Sequence[str]) -> set[str]:
    """Return how these words begin: up to `SHORT` letters, one sign of a run without spaces."""
    short = {word[:SHORT] for word in found}
    runs = {word for word in short if not word.isascii() and is_run(word)}
    short -= runs
    for length in range(SHORT - 1, 0, -1):
        short |= {word[:length] for word in short}
    return short | {word[0] for word in runs}
