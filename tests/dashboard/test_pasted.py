"""What is pasted, by whatever terminal: text and nothing else."""

import codecs

import pytest
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.events import Key, MouseMove, Paste, Resize

from tests.keyboard import pasted
from tui.dashboard.terminal.driver import patient
from tui.dashboard.terminal.noise import PatientParser
from tui.dashboard.terminal.pasted import LONGEST, Decoder

HOSTILE = b"ship\x1b\x1b[31m\x1bA\re\x1b]52;c;QQ==\x07s \x1b[200~\xc3\xa9\x1bOP\xff"


def told(data: bytes, step: int) -> list[Key | Paste]:
    """Return what Textual makes of `data` that comes in pieces of `step` bytes."""
    decoder, parser = Decoder(), PatientParser()
    pieces = [decoder.decode(data[at : at + step]) for at in range(0, len(data), step)]
    events = [event for piece in filter(None, pieces) for event in parser.feed(piece)]
    return [event for event in events if isinstance(event, Key | Paste)]


@pytest.mark.parametrize("step", [1, 2, 3, 5, 7, 1000])
def test_no_part_of_a_paste_is_a_key(step: int) -> None:
    found = told(b"a" + pasted(HOSTILE) + b"b" + pasted(b"two\r\nlines") + b"c", step)
    keys = [event.key for event in found if isinstance(event, Key)]
    texts = [event.text for event in found if isinstance(event, Paste)]
    assert keys == ["a", "b", "c"]
    assert len(texts) == 2
    assert texts[0].startswith("ship")
    assert texts[0].isprintable() or texts[0].replace("\n", "").isprintable()
    assert texts[1] == "two\nlines"


def test_a_paste_that_never_ends_is_not_kept_for_ever() -> None:
    decoder = Decoder()
    decoder.decode(b"\x1b[200~")
    for _ in range(100):
        assert decoder.decode(b"flood " * 10_000) == ""
    ended = decoder.decode(b"\x1b[201~x")
    assert ended.endswith("\x1b[201~x")
    assert LONGEST <= len(ended) < LONGEST + 100


def test_a_key_is_told_at_once() -> None:
    decoder = Decoder()
    assert [decoder.decode(bytes([byte])) for byte in b"\x1b[20x\xc3\xa9"] == [
        *"\x1b[20x", "", "é",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "noise",
    [
        b"\x1b[1114112u",  # no character has that number
        b"\x1b[1;1;9999999u",
        b"\x1b[27::9u",
        b"\x1b[1;2:3:4u",
        b"\x1b[48;30;100;0;0t\x1b[<35;5;5M",  # a size without pixels, and the mouse
        b"\x1b[48;0;0;600;800t\x1b[<35;5;5M",
        b"\x1b[48;9999999;9999999;1;1t",
    ],
)
def test_noise_from_the_terminal_is_passed_over(noise: bytes) -> None:
    parser, decoder = PatientParser(), Decoder()
    events = [event for data in (noise, b"x") for event in parser.feed(decoder.decode(data))]
    assert [event.key for event in events if isinstance(event, Key)] == ["x"]
    assert all(max(event.size) <= 100 for event in events if isinstance(event, Resize))
    for event in events:
        if isinstance(event, MouseMove):
            assert (event.screen_x, event.screen_y) == (4, 4), "a mouse that has no pixels"


def test_the_driver_decodes_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", codecs.getincrementaldecoder)
    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    patient(linux_driver.LinuxDriver)
    assert isinstance(vars(linux_driver)["getincrementaldecoder"]("utf-8")(), Decoder)
    assert vars(linux_driver)["XTermParser"] is PatientParser
