"""The oracle is not blind, and does not see ghosts."""

import pytest

from tests import wire
from tests.payloads import SEQUENCES, Payload

CLEAN = (
    b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h\x1b[>25u\x1b[?2026$p"
    b"\x1b[1;1H\x1b[1;38;2;0;120;212mHeadlines\x1b[0m \xe6\x96\xb0\xe8\x81\x9e\r\n"
    b"\x1b]22;pointer\x07\x1b]22;default\x07"
)
END = b"\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"


TOLD_BY_THEIR_BYTES = {"carriage-return", "line-break", "hidden", "conceal"}
"""Payloads of what Textual writes too: their exact bytes are looked for instead."""


@pytest.mark.parametrize("payload", SEQUENCES, ids=lambda payload: payload.name)
def test_a_payload_between_the_apps_own_sequences_is_seen(payload: Payload) -> None:
    seen = wire.violations(CLEAN + payload.forbidden + b" after\x1b[2;1H")
    assert bool(seen) == (payload.name not in TOLD_BY_THEIR_BYTES)


def test_what_textual_writes_is_no_violation() -> None:
    assert wire.violations(CLEAN) == []
    assert wire.violations(CLEAN + END, exited=True) == []


@pytest.mark.parametrize("part", END.split(b"\x1b")[1:])
def test_a_mode_that_is_left_on_is_named(part: bytes) -> None:
    assert wire.unpaired_modes(CLEAN + END.replace(b"\x1b" + part, b"", 1))


def test_a_pointer_that_is_left_is_named() -> None:
    assert wire.unpaired_modes(b"\x1b]22;pointer\x07") == ["pointer shape is left pointer"]


@pytest.mark.parametrize("cut", range(len(CLEAN)))
def test_output_may_be_looked_at_wherever_it_is_cut(cut: int) -> None:
    assert wire.violations(CLEAN[:cut]) == []


def test_bytes_that_are_no_text_are_seen() -> None:
    assert wire.violations(b"\x9b31m text") != []
    assert wire.violations(b"lone \\ud800 surrogate") != []


def test_every_byte_is_in_exactly_one_token() -> None:
    data = bytes(range(256)) * 3 + CLEAN + b"\x1b]52;c;open"
    assert b"".join(token.data for token in wire.tokens(data)) == data
