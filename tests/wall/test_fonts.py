"""Whatever lies where fonts are kept: what cannot be drawn with is passed over."""

import os
import struct
from pathlib import Path

import pytest

from tui.wall import fonts
from tui.wall.letters import Letters

pytest.importorskip("PIL", reason="large letters need Pillow")
INSTALLED = fonts.installed()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose fonts are all in this folder."""
    monkeypatch.setattr(fonts, "directories", lambda: [tmp_path])
    return tmp_path


def whole() -> Path:
    """A font that can be drawn with."""
    for path in INSTALLED.plain:
        if fonts.has(path, "A") and path.suffix == ".ttf":
            return path
    pytest.skip("no font is installed")


def without_ink(font: bytes) -> bytes:
    """Return a font that has all its letters, and each of them is empty (OpenType, "loca")."""
    data = bytearray(font)
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, at)
        if tag == b"loca":
            data[offset : offset + length] = bytes(length)
    return bytes(data)


@pytest.mark.timeout(30)
def test_what_only_has_the_name_of_a_font_stops_nobody(own: Path) -> None:
    os.mkfifo(own / "pipe.ttf")
    (own / "folder.ttf").mkdir()
    (own / "loop.ttf").symlink_to("loop.ttf")
    (own / "nowhere.ttf").symlink_to("/nosuch")
    (own / "zero.ttf").symlink_to("/dev/zero")
    with (own / "huge.ttf").open("wb") as file:
        file.truncate(fonts.LARGEST + 1)
    assert Letters().set("Ferry", 80, 10) is None
    for name in os.listdir(own):
        assert Letters(str(own / name)).set("Ferry", 80, 10) is None
    (own / "real.ttf").symlink_to(whole())
    assert Letters().set("Ferry", 80, 10) is not None


def swollen(font: bytes) -> bytes:
    """Return a font whose letters are a thousand times as large as it says (OpenType, "head")."""
    data = bytearray(font)
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, at)
        if tag == b"head":
            struct.pack_into(">H", data, offset + 18, 16)  # units in an em, of 2048
    return bytes(data)


def test_letters_as_large_as_houses_are_not_drawn(own: Path) -> None:
    (own / "huge.ttf").write_bytes(swollen(whole().read_bytes()))
    assert Letters().set("Ferry", 80, 10) is None


def test_nobody_needs_a_home_for_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", nobody)
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "real.ttf").symlink_to(whole())
    for wanted in ("", "~/font.ttf", "~nosuchuser/font.ttf", "a\0b"):
        assert fonts.installed(wanted).plain == [tmp_path / "fonts" / "real.ttf"]


@pytest.mark.parametrize("name", ["blank.ttf", "LastResort.otf", "LastResortHE-Regular.ttf"])
def test_letters_that_nobody_can_read_are_none(own: Path, name: str) -> None:
    font = whole().read_bytes()
    (own / name).write_bytes(font if name.startswith("Last") else without_ink(font))
    assert Letters().set("Ferry", 80, 10) is None
    (own / "zzz.ttf").symlink_to(whole())
    found = Letters().set("Ferry", 80, 10)
    assert found is not None
    assert any(row.strip() for row in found)


def test_a_character_is_looked_for_in_all_fonts_only_once(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "real.ttf").symlink_to(whole())
    asked: list[str] = []
    has = fonts.has

    def note_and_ask(path: Path, char: str) -> bool:
        asked.append(char)
        return has(path, char)

    monkeypatch.setattr(fonts, "has", note_and_ask)
    letters = Letters()
    assert letters.set("Ferry \U0010fffd", 80, 10) is None
    assert "\U0010fffd" in asked
    asked.clear()
    assert letters.set("Fr\U0010fffde", 80, 10) is None
    assert letters.set("Ferry", 80, 10) is not None
    assert not asked
