"""Text as it may stand in an XML document, piece by piece."""

import re
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even as a reference (XML 1.0, 2.2)."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, inner: str = "", /, **attributes: str) -> str:
    """Return an element on a line of its own; attributes without a value are left out."""
    given = "".join(
        f" {key}={quoteattr(legal(value))}" for key, value in attributes.items() if value
    )
    text = escape(legal(inner))
    return f"<{name}{given}>{text}</{name}>\n" if text else f"<{name}{given}/>\n"


def legal(text: str) -> str:
    """Return `text` without the characters that XML forbids."""
    return _ILLEGAL.sub("", text)
