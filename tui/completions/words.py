"""What a query can be completed with."""

from tui.library import FIELDS, MOMENTS, STATES

_VALUES = {"is": STATES, "since": MOMENTS, "before": MOMENTS}
"""Values that are few enough to be listed, by field."""


def query_words() -> dict[str, str]:
    """Return the beginnings of conditions, with what they mean; a field ends in a colon."""
    words: dict[str, str] = {}
    for field in FIELDS.values():
        for value in _VALUES.get(field.name, ("",)):
            words[f"{field.name}:{value}"] = "" if value else field.means
    return words


def quoted(text: str) -> str:
    """Return `text` in single quotes, as bash and zsh read it."""
    return "'" + text.replace("'", "'\\''") + "'"
