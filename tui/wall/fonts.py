"""The fonts of this machine: where they are, and which characters each has.

Source for the tables: OpenType 1.9, chapters "otff" (table directory, collections) and "cmap"
(formats 4 and 12).
"""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import error as StructError
from struct import unpack_from
from typing import NamedTuple

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest font that is looked into."""
MOST = 3000
"""Fonts that are looked at."""
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_NO_LETTERS = "lastresort"
"""Unicode's font that has a box for every character there is, and macOS has it."""
_PLAIN = (
    "dejavusanscondensed", "robotocondensed-regular", "notosans-condensed", "liberationsansnarrow",
    "opensans-condlight", "dejavusans", "notosans-regular", "liberationsans-regular",
    "roboto-regular", "ubuntu-r", "opensans-regular", "freesans", "arialnarrow", "arial",
    "helveticaneue", "helvetica", "notosanscjk-regular", "sourcehansans-regular", "ipaexg", "ipag",
    "takaogothic", "wqy-zenhei", "wqy-microhei", "droidsansfallback", "nanumgothic", "unifont",
)  # fmt: skip
"""Plain in their shapes and open: they can be read when they are small."""
_BOLD = (
    "dejavusanscondensed-bold", "robotocondensed-bold", "notosans-condensedbold",
    "liberationsansnarrow-bold", "opensans-condbold", "dejavusans-bold", "notosans-bold",
    "liberationsans-bold", "roboto-bold", "ubuntu-b", "opensans-bold", "freesansbold",
    "arialnarrowbold", "arialbd", "arialbold", "notosanscjk-bold", "sourcehansans-bold",
    "nanumgothicbold",
)  # fmt: skip
"""The same in bold, for when they are large."""
Ranges = Sequence[tuple[int, int]]
"""Characters: the first and the last of each run, in order."""


def directories() -> list[Path]:
    """Return where this system keeps its fonts (freedesktop's data directories, or its own)."""
    home = Path(os.path.expanduser("~"))  # who has none in a container gets no error
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return [own / "fonts", home / ".fonts", *(Path(base) / "fonts" for base in shared if base)]


class Installed(NamedTuple):
    """The font files of this machine, those first that are best to read."""

    plain: Sequence[Path]
    bold: Sequence[Path]


def installed(wanted: str = "") -> Installed:
    """Return the font files, before all others the `wanted` one.

    `wanted` is the path of a file, or the name of one without its ending.
    """
    files = [*_files()]
    return Installed(_ordered(files, wanted, _PLAIN, ""), _ordered(files, wanted, _BOLD, "bold"))


def _ordered(files: Sequence[Path], wanted: str, liked: Sequence[str], weight: str) -> list[Path]:
    fonts = sorted(files, key=lambda path: (_rank(path, liked, weight), path.name))
    if not wanted:
        return fonts
    name = _plain(wanted)
    named = [path for path in fonts if _plain(path.stem) == name]
    path = Path(os.path.expanduser(wanted))
    return [*([path] if path.is_file() else named), *fonts]


def _files() -> Iterator[Path]:
    left = MOST
    for base in directories():
        for folder, _, names in os.walk(base):
            for name in names:
                if name.lower().endswith(_ENDINGS) and not _plain(name).startswith(_NO_LETTERS):
                    yield Path(folder, name)
                    left -= 1
                    if not left:
                        return


def _plain(name: str) -> str:
    return name.lower().replace(" ", "").replace("_", "")


def _rank(path: Path, liked: Sequence[str], weight: str) -> int:
    """Return how much worse than the best one a font is."""
    name = _plain(path.stem)
    if name in liked:
        return liked.index(name)
    worse = sum(word in name for word in ("serif", "mono", "italic", "oblique", "thin", "light"))
    return len(liked) + 2 * worse + (weight not in name) + ("sans" not in name)


@lru_cache(64)
def characters(path: Path) -> Ranges:
    """Return the characters that the first font in a file has; none if it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ()  # a pipe would be waited on for ever
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return tuple(sorted(_characters(data)))
    except (OSError, ValueError, StructError, IndexError):
        return ()


def has(path: Path, char: str) -> bool:
    """Tell whether a font has a character."""
    from bisect import bisect_right

    ranges = characters(path)
    at = bisect_right(ranges, (ord(char), 0x110000)) - 1
    return at >= 0 and ranges[at][0] <= ord(char) <= ranges[at][1]


def _characters(data: mmap) -> Iterator[tuple[int, int]]:
    start = unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    for at in range(start + 12, start + 12 + 16 * unpack_from(">H", data, start + 4)[0], 16):
        tag, _, offset, _ = unpack_from(">4sIII", data, at)
        if tag == b"cmap":
            best = max(_subtables(data, offset), default=None)
            if best is not None:
                form, place = best
                yield from _format_12(data, place) if form == 12 else _format_4(data, place)


def _subtables(data: mmap, cmap: int) -> Iterator[tuple[int, int]]:
    """Yield format and place of each table for Unicode that can be read here."""
    for number in range(unpack_from(">H", data, cmap + 2)[0]):
        platform, _, offset = unpack_from(">HHI", data, cmap + 4 + 8 * number)
        form = unpack_from(">H", data, cmap + offset)[0]
        if platform in (0, 3) and form in (4, 12):
            yield form, cmap + offset


def _format_4(data: mmap, at: int) -> list[tuple[int, int]]:
    double = unpack_from(">H", data, at + 6)[0]
    ends = unpack_from(f">{double // 2}H", data, at + 14)
    starts = unpack_from(f">{double // 2}H", data, at + 16 + double)
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a <= b and a != 0xFFFF]


def _format_12(data: mmap, at: int) -> list[tuple[int, int]]:
    count = min(unpack_from(">I", data, at + 12)[0], 1 << 16)  # a font has no more letters
    groups = (unpack_from(">II", data, at + 16 + 12 * number) for number in range(count))
    return [(first, last) for first, last in groups if first <= last]
