"""What is whole of a JSON Feed that breaks off or is damaged: its fields and items up to there."""

import json
import re
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\r\n]*")


class Rest(NamedTuple):
    """The whole part of a feed."""

    fields: dict[str, object]
    """What stands before the items."""
    items: list[object]


def read_rest(text: str, decoder: json.JSONDecoder) -> Rest:
    """Return the fields of the object that `text` begins with, up to the first broken item.

    Raises RecursionError where a value is nested too deeply.
    """
    rest = Rest({}, [])
    at = _after(text, 0, "{")
    while at is not None:
        at = _member(text, at, decoder, rest)
    return rest


def _member(text: str, at: int, decoder: json.JSONDecoder, rest: Rest) -> int | None:
    """Read the member at `at` into `rest`; return where the next one begins, None at the break."""
    try:
        key, end = decoder.raw_decode(text, _skip(text, at))
        colon = _after(text, end, ":")
        if colon is None or not isinstance(key, str):
            return None
        if key == "items" and (first := _after(text, colon, "[")) is not None:
            _items(text, first, decoder, rest.items)
            return None
        rest.fields[key], end = decoder.raw_decode(text, _skip(text, colon))
    except json.JSONDecodeError:
        return None
    return _after(text, end, ",")


def _items(text: str, at: int, decoder: json.JSONDecoder, items: list[object]) -> None:
    following: int | None = at
    while following is not None:
        try:
            item, end = decoder.raw_decode(text, _skip(text, following))
        except json.JSONDecodeError:
            return
        items.append(item)
        following = _after(text, end, ",")


def _after(text: str, at: int, sign: str) -> int | None:
    """Return the place after `sign`, if that is what comes next at `at`."""
    end = _skip(text, at)
    return end + 1 if text.startswith(sign, end) else None


def _skip(text: str, at: int) -> int:
    """Return where the white space at `at` ends (RFC 8259, 2)."""
    found = _SPACE.match(text, at)
    return found.end() if found else at
