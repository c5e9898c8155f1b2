"""The wire oracle: what a terminal may be told, byte by byte.

A screen test reads what a person reads; this reads what the terminal obeys. The allow-list is what
Textual 8.2 itself writes in a clean run (measured; `test_the_allow_list_...` measures it again).
Everything else that is not plain text is a violation, so that a new way out needs no new rule.
Sequences are told apart as ECMA-48 has them: CSI (5.4), control strings (5.6), others (5.3, 5.5).
"""

import base64
import re
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """One piece of terminal output."""

    kind: str
    """`text`, `control` (one control character) or `sequence` (an escape sequence)."""
    data: bytes
    at: int
    """Offset of the first byte."""


_SEQUENCE = (
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC, DCS, SOS, PM, APC
    rb"|\x1b(?![]PX^_\[])[ -/]*[0-~]"  # charset choice, reset, cursor
)
_TOKEN = re.compile(
    rb"(?P<sequence>" + _SEQUENCE + rb")"
    rb"|(?P<control>\xc2[\x80-\x9f]|[\x00-\x1f\x7f])"
    rb"|(?P<text>(?:[^\x00-\x1f\x7f\xc2]|\xc2(?![\x80-\x9f]))+)",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[]PX^_][^\x07\x1b]{0,8192}\x1b?|[ -/]*)?\Z")

_ALLOWED = re.compile(
    rb"\x1b\["
    rb"(?:(?:[0-9]{1,3}(?:;[0-9]{1,3})*)?m"  # colours and attributes, semicolons only
    rb"|[0-9]{1,4};[0-9]{1,4}H"  # where to write
    rb"|\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    rb"|\?(?:2026|2048)\$p"  # may I? (answers are Textual's own keys)
    rb"|>[0-9]{1,2}u|<u)"  # kitty keyboard, on and off
    rb"|\x1b\]22;[a-z-]{0,20}\x07"  # pointer shape
)
_ALLOWED_CONTROLS = {b"\r", b"\n"}

_DECEPTIVE = re.compile(
    "[\u061c\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]|\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
"""Signs that turn or hide text; and `\\ud800`, which is how a lone surrogate leaves Python."""

_COPY = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
_SWITCH = re.compile(rb"\x1b\[(?:\?([0-9]+)([hl])|(>)[0-9]*u|(<)u)|\x1b\]22;([a-z-]*)\x07")
_ON_BY_DEFAULT = {b"7", b"25"}
_SAID_AS_IT_ENDS = rb"\x1b\[\?1049l"


def copied(data: bytes) -> list[str]:
    """Return what was put on the clipboard, which Textual does with OSC 52."""
    return [base64.b64decode(text).decode() for text in _COPY.findall(data)]


def without_copies(data: bytes) -> bytes:
    """Return `data` without what puts text on the clipboard."""
    return _COPY.sub(b"", data)


def tokens(data: bytes) -> Iterator[Token]:
    """Split `data` into text, control characters and escape sequences; no byte is left out."""
    for found in _TOKEN.finditer(data):
        yield Token(found.lastgroup or "text", found.group(), found.start())


def unfinished(data: bytes) -> int:
    """Return how many bytes at the end of `data` begin a sequence that is not yet complete."""
    found = _UNFINISHED.search(data, max(0, len(data) - 8200))
    return len(data) - found.start() if found else 0


def violations(data: bytes, *, exited: bool = False) -> list[str]:
    """Return what `data` tells the terminal beyond the allow-list, each with where and around what.

    With `exited` the program has ended, and each mode that it left switched counts too.
    """
    found: list[str] = []
    if not exited:
        data = data[: len(data) - unfinished(data)]
    for kind, token, at in tokens(data):
        if kind == "sequence":
            if not _ALLOWED.fullmatch(token):
                found.append(_describe("escape sequence", token, data, at))
        elif kind == "control":
            if token not in _ALLOWED_CONTROLS:
                found.append(_describe("control character", token, data, at))
        elif not token.isascii() or b"\\u" in token:
            found += _deceptive(token, data, at)
    return found + unpaired_modes(data) if exited else found


def unpaired_modes(data: bytes) -> list[str]:
    """Return the modes that `data` leaves other than a terminal starts with."""
    state: dict[bytes, bool] = {}
    kitty = 0
    pointer = b""
    for number, switch, push, pop, shape in _SWITCH.findall(data):
        if number:
            state[number] = switch == b"h"
        elif push:
            kitty += 1
        elif pop:
            kitty -= 1
        else:
            pointer = shape
    left = [
        f"mode ?{number.decode()} is left {'on' if on else 'off'}"
        for number, on in sorted(state.items())
        if on != (number in _ON_BY_DEFAULT)
    ]
    if kitty:
        left.append(f"kitty keyboard protocol: {kitty:+d} at the end")
    if pointer not in (b"", b"default"):
        left.append(f"pointer shape is left {pointer.decode()}")
    return left


def shapes(data: bytes) -> set[bytes]:
    """Return the kinds of control in `data`, each number of a sequence written as `0`."""
    return {
        re.sub(rb"[0-9]+", b"0", token) if not token.startswith(b"\x1b[?") else token
        for kind, token, _ in tokens(data)
        if kind != "text"
    }


def after_the_app(data: bytes) -> bytes:
    """Return what was written once the alternate screen was left for good."""
    return re.split(_SAID_AS_IT_ENDS, data)[-1]


def plain(data: bytes) -> str:
    """Return text and line breaks alone, in the order in which they were written."""
    kept = (t.data for t in tokens(data) if t.kind == "text" or t.data == b"\n")
    return b"".join(kept).decode("utf-8", "replace")


def _deceptive(token: bytes, data: bytes, at: int) -> Iterator[str]:
    """Find bytes that are no UTF-8, and signs that deceive the eye, in a run of text."""
    try:
        text = token.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and at + error.end == len(data):
            return  # the rest of this character is still on its way
        yield _describe("not UTF-8", token[error.start : error.end], data, at + error.start)
        return
    for sign in _DECEPTIVE.finditer(text):
        before = len(text[: sign.start()].encode())
        yield _describe("deceptive sign", sign[0].encode(), data, at + before)


def _describe(what: str, token: bytes, data: bytes, at: int) -> str:
    around = data[max(0, at - 24) : at + len(token) + 24]
    return f"{what} {token[:80]!r} at byte {at}, in {around!r}"
