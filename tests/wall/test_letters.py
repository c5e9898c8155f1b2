"""Large letters: as large as fits, in fonts that have them, and none rather than wrong ones."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest

from tui.page import cell_len
from tui.wall import fonts, letters
from tui.wall.drawing import Type, drawn, length
from tui.wall.letters import Letters
from tui.wall.low import LOW

pytest.importorskip("PIL", reason="large letters need Pillow")
INSTALLED = fonts.installed()
needs_fonts = pytest.mark.skipif(
    not (INSTALLED.plain and fonts.has(INSTALLED.plain[0], "A")), reason="no font is installed"
)


def has_font_for(text: str) -> bool:
    return all(any(fonts.has(path, char) for path in INSTALLED.plain) for char in text)


@needs_fonts
@pytest.mark.parametrize("text", ["Ferry", "Brücke schließt in Łódź", "Москва", "東京でかもめ"])
@pytest.mark.parametrize("room", [(60, 6), (110, 15), (190, 24)])
def test_letters_fill_their_room_and_never_more(text: str, room: tuple[int, int]) -> None:
    if not has_font_for(text.replace(" ", "")):
        pytest.skip("no font for this script here")
    width, height = room
    found = Letters().set(text, width, height)
    if found is None:
        assert cell_len(text) * 5 >= width, "short words are always set"
        return
    assert len(found) <= height
    assert all(cell_len(row) <= width for row in found)
    assert {char for row in found for char in row} <= set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
    assert sum(len(row.strip()) for row in found) > len(text), "they are there to be seen"


@needs_fonts
@pytest.mark.parametrize("stroke", ["一", "-", "–", "=", "l", "ー"])
@pytest.mark.parametrize("height", [4, 5, 6, 7, 8, 10])
def test_no_thin_stroke_is_lost_between_two_rows(stroke: str, height: int) -> None:
    if not has_font_for(stroke):
        pytest.skip("no font for this script here")
    with_it = Letters().set(f"o{stroke}o", 60, height)
    if with_it is not None:
        columns = {x for row in with_it for x, block in enumerate(row) if block != " "}
        middle = range(max(columns) // 2 - 1, max(columns) // 2 + 2)
        assert columns & set(middle), "there is ink between the two letters"


def squares(rows: Sequence[str]) -> list[str]:
    """Return large letters as the squares that are set, `#`, row by row."""
    signs = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
    width = max(map(len, rows), default=0)
    return [
        "".join(".#"[signs.index(sign) >> bit & 1] for sign in row.ljust(width) for bit in pair)
        for row in rows
        for pair in ((0, 1), (2, 3))
    ]


def inked(text: str, size: int) -> list[bool]:
    """Return which rows of squares have ink, of a text in letters of that size."""
    how = Type(dict.fromkeys(text, INSTALLED.plain[0]), size, 2)
    return ["#" in row for row in squares(drawn(text, how, 80))]


def holes(text: str, size: int) -> int:
    """Return how many parts of the ground a text in letters of that size cuts off."""
    rows = squares(drawn(text, Type(dict.fromkeys(text, INSTALLED.plain[0]), size, 2), 80))
    width = max(map(len, rows)) + 2
    free = {
        (x, y) for y, row in enumerate(["", *rows, ""], -1)
        for x, square in enumerate(f".{row:.<{width - 1}}", -1) if square == "."
    }  # fmt: skip
    parts = 0
    while free:
        parts += 1
        found = [free.pop()]
        while found:
            x, y = found.pop()
            near = {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} & free
            free -= near
            found += near
    return parts - 1


@needs_fonts
@pytest.mark.parametrize("size", [5, 6, 7, 8, 9, 11, 13, 15, 17, 21])
def test_figures_and_letters_keep_their_holes_in_any_size(size: int) -> None:
    assert [holes(char, size) for char in "012578BAdo"] == [1, 0, 0, 0, 0, 2, 2, 1, 1, 1]


@needs_fonts
@pytest.mark.parametrize("room", [(76, 9), (116, 6)])
def test_a_headline_of_usual_length_is_large_on_a_usual_terminal(room: tuple[int, int]) -> None:
    title = "Harbour council votes to keep the night ferries running through the whole winter"
    assert Letters().set(title, *room)


@needs_fonts
@pytest.mark.parametrize("size", [5, 6, 7, 8, 9, 11, 13, 15, 17, 21, 29])
def test_an_i_has_its_dot_and_an_accent_is_whole_in_any_size(size: int) -> None:
    rows = "".join(".#"[ink] for ink in inked("i", size)).strip(".")
    assert "." in rows, "the dot stands apart"
    assert sum(inked("É", size)) > sum(inked("E", size))


@needs_fonts
@pytest.mark.parametrize("size", [5, 6, 7, 8, 9])
@pytest.mark.parametrize(
    "letters", ["uüũŭ", "aàáâã", "oõôồố", "UÜÚÛ", "ийӣ", "ωώ", "iıíl", "frt", " -."]
)
def test_small_letters_are_told_apart_by_their_accents(letters: str, size: int) -> None:
    if not all(fonts.has(INSTALLED.plain[0], char) for char in letters):
        pytest.skip("the best font here is for another script")
    how = Type(dict.fromkeys(letters, INSTALLED.plain[0]), size, 2)
    rows = [drawn(char, how, 80) for char in letters]
    shapes = {"\n".join(row.rstrip(".") for row in squares(one)).strip("\n") for one in rows}
    assert len(shapes) == len(letters)
    if size <= LOW:
        marked = [normalize("NFD", letter) != letter for letter in letters]
        assert [len(one) for one in rows] == [3 + is_marked for is_marked in marked]


@needs_fonts
@pytest.mark.parametrize("size", [5, 6, 7, 9, 11])
def test_words_stand_further_apart_than_letters_in_any_font(size: int) -> None:
    for path in INSTALLED.plain[:9]:
        how = Type(dict.fromkeys("nu", path), size, 2)
        rows = squares(drawn("un un", how, 80)) if fonts.has(path, "n") else []
        blank = "".join(" #"["#" in column] for column in zip(*rows, strict=True)).strip()
        assert not rows or "   " in blank, path.name


@needs_fonts
def test_lines_stand_apart_where_there_is_room_and_only_there() -> None:
    close, apart = (Letters().set("Ferry strike", 30, height) for height in (6, 7))
    if not close or not apart or close[:3] != apart[:3]:
        pytest.skip("the best font here has another width")
    assert apart == [*close[:3], "", *close[3:]]


@needs_fonts
@pytest.mark.parametrize("text", ["Donaudampfschifffahrtsgesellschaft meldet Verlust", "한강" * 9])
def test_a_word_that_is_too_long_is_parted(text: str) -> None:
    if not has_font_for(text.replace(" ", "")):
        pytest.skip("no font for this script here")
    assert Letters().set(text, 56, 30)


@needs_fonts
@pytest.mark.parametrize("size", [8, 9, 11, 13, 17])
def test_a_letter_looks_and_stands_the_same_wherever_it_is(size: int) -> None:
    how = Type({"n": INSTALLED.plain[0]}, size, 2)
    columns = ["".join(column) for column in zip(*squares(drawn("nnnn", how, 80)), strict=True)]
    begins = [x for x in range(len(columns)) if columns[x : x + 4] == columns[:4]]
    apart = {after - before for before, after in pairwise(begins)}
    assert len(begins) == 4
    assert len(apart) == 1


@needs_fonts
def test_a_mark_stands_over_its_letter_and_takes_no_room() -> None:
    bare, marked = (Letters().set(text, 60, 8) for text in ("onno", "on\u0306no"))
    if marked is None or not has_font_for("\u0306"):
        pytest.skip("no font has marks of their own here")
    assert bare is not None
    assert max(map(len, bare)) == max(map(len, marked))
    assert squares(bare) != squares(marked)


@needs_fonts
def test_latin_letters_beside_kanji_do_not_touch() -> None:
    how = Type(dict.fromkeys("nか", next(filter(_has_kana, INSTALLED.plain), Path())), 16, 2)
    if not how.faces["n"].name:
        pytest.skip("no font for this script here")
    columns = ["".join(column) for column in zip(*squares(drawn("nnnか", how, 80)), strict=True)]
    blank = [x for x, column in enumerate(columns) if "#" not in column]
    assert len(blank) >= 3


def _has_kana(path: Path) -> bool:
    return fonts.has(path, "か")


@needs_fonts
def test_no_word_is_left_alone_in_the_last_line() -> None:
    found = Letters().set("Harbour council votes to keep the night ferries until spring", 110, 12)
    assert found is not None
    widths = [max(map(len, found[row : row + 4])) for row in range(0, len(found), 4)]
    assert len(widths) > 1
    assert min(widths) > 0.7 * max(widths)


@needs_fonts
def test_a_console_gets_half_blocks_alone() -> None:
    found = Letters(halves=True).set("Ferry", 80, 10)
    assert found is not None
    assert {char for row in found for char in row} == set(" ▀▄█")


@needs_fonts
def test_short_headlines_are_larger_and_long_ones_plain() -> None:
    heights = [
        len(found) // lines if (found := Letters().set(text, 110, 15)) else 0
        for text, lines in (("Strike", 1), ("Word " * 60, 1))
    ]
    assert heights[0] >= 10
    assert heights[1] == 0


@needs_fonts
def test_what_no_font_has_or_what_has_to_be_shaped_is_left_to_the_terminal() -> None:
    assert Letters().set("\U0010fffd", 80, 10) is None, "no font has a private character"
    assert Letters().set("\u0645\u0631\u062d\u0628\u0627", 80, 10) is None
    assert Letters().set("", 80, 10) is None
    assert Letters("-").set("Ferry", 80, 10) is None, "they can be switched off"


def test_without_pillow_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert Letters().set("Ferry", 80, 10) is None
    assert Letters().is_known("Ferry", 80, 10), "nobody has to wait for them"


@needs_fonts
def test_what_was_set_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Letters()
    assert not ours.is_known("Ferry", 80, 10)
    first = ours.set("Ferry", 80, 10)
    monkeypatch.setattr(letters, "drawn", None)
    assert ours.is_known("Ferry", 80, 10)
    assert ours.set("Ferry", 80, 10) is first


@needs_fonts
def test_the_font_that_is_wanted_goes_first_by_name_or_path(tmp_path: Path) -> None:
    wanted = INSTALLED.plain[-1]
    assert fonts.installed(wanted.stem).bold[0].stem == wanted.stem
    assert fonts.installed(str(wanted)).plain[0] == wanted
    assert fonts.installed("no such font") == INSTALLED


def test_a_file_that_is_no_font_has_no_characters(tmp_path: Path) -> None:
    for name, data in (("a.ttf", b""), ("b.ttf", b"\0" * 40), ("c.ttc", b"ttcf" + b"\xff" * 40)):
        path = tmp_path / name
        path.write_bytes(data)
        assert not fonts.has(path, "A")
    assert not fonts.has(tmp_path / "none.ttf", "A")


@needs_fonts
def test_a_broken_font_costs_its_letters_and_nothing_else(tmp_path: Path) -> None:
    whole = INSTALLED.plain[0].read_bytes()
    torn = tmp_path / "torn.ttf"
    torn.write_bytes(whole[: len(whole) // 2])
    found = Letters(str(torn)).set("Ferry", 80, 10)
    assert found is None or found


@needs_fonts
@pytest.mark.parametrize("room", [(76, 9), (400, 40)])
def test_a_word_as_long_as_a_headline_may_be_takes_no_time(
    monkeypatch: pytest.MonkeyPatch, room: tuple[int, int]
) -> None:
    measured = 0

    def count(text: str, how: Type) -> float:
        nonlocal measured
        measured += len(text)
        return length(text, how)

    monkeypatch.setattr(letters, "length", count)
    Letters().set("abcdefghij" * 30, *room)
    assert measured < 300_000
