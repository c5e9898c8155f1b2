"""The widths agree with those of the dashboard's screen library, and nothing is cut in two."""

import unicodedata
from itertools import pairwise

import pytest
import rich.cells

from tui.page import cell_len, chop
from tui.page.cells import graphemes

_SAMPLES = [*range(0x3400), *range(0x3400, 0x20000, 7), *range(0x20000, 0x110000, 997)]
_OTHERS = [*range(0x4DC0, 0x4E00), *range(0xA000, 0xB000), *range(0xF900, 0x12000)]
_EMOJI = range(0x1F000, 0x1FB00)

TOGETHER = {
    "accent": "e\u0301",
    "flag": "🇯🇵",
    "family": "👨‍👩‍👧",
    "skin": "👍🏽",
    "heart": "❤️",
    "keycap": "1️⃣",
    "Thai": "ที่",
    "Thai am": "น้ำ",
    "Devanagari": "स्ते",
    "Hangul": "한",
    "kana": "か\u3099",
    "many marks": "a" + "\u0301" * 1_000_000,
}


def pieces(text: str) -> list[str]:
    ends = [end for end, _ in graphemes(text)]
    return [text[a:b] for a, b in pairwise([0, *ends])]


def test_every_character_is_as_wide_as_the_screen_library_says() -> None:
    wrong = {
        hex(code): (cell_len(char), rich.cells.cell_len(char))
        for code in {*_SAMPLES, *_OTHERS, *_EMOJI}
        if unicodedata.category(char := chr(code)) not in {"Cs", "Cn"}
        and cell_len(char) != rich.cells.cell_len(char)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "naïve café – “quoted” … €",
        "東京都は十日、スーパーマーケットの「売上」を発表した。ｶﾀｶﾅ ＡＢＣ",
        "한국어 신문",
        "العربية עברית ﷺ",
        "ประเทศไทย น้ำ नमस्ते བོད་ཡིག",
        "👨‍👩‍👧🇩🇪🇯🇵👍🏽1️⃣❤️☎️☎ ™️ ✈️✈ 🏳️‍🌈 👩🏽‍🚀",
        "a\u0301\u0302 x\u200dy \ufe0f \u200d\u200d a\u200d",
        "tab\tbell\a\x1b[31m",
        "",
    ],
)
def test_a_text_is_as_wide_as_the_screen_library_says(text: str) -> None:
    assert cell_len(text) == rich.cells.cell_len(text)


@pytest.mark.parametrize("piece", TOGETHER.values(), ids=TOGETHER)
def test_what_is_one_sign_on_the_screen_stays_together(piece: str) -> None:
    assert pieces(f"x{piece}{piece}y") == ["x", piece, piece, "y"]


def test_flag_letters_pair_from_the_left() -> None:
    assert pieces("🇩🇪🇯") == ["🇩🇪", "🇯"]


def test_a_mark_without_a_base_is_a_piece_without_width() -> None:
    assert list(graphemes("\u0301a")) == [(1, 0), (2, 1)]


def test_no_piece_is_wider_than_two_cells() -> None:
    text = "กำำำำ" + "स्त्र्य" + "1️⃣\ufe0f\ufe0f"
    assert max(width for _, width in graphemes(text)) == 2
    assert sum(width for _, width in graphemes(text)) == cell_len(text)


def test_chop_keeps_every_space_and_cuts_no_sign_in_two() -> None:
    assert chop("if x:    y = '東京'  ", 6) == ["if x: ", "   y =", " '東京", "'  "]
    assert chop("👍🏽🇩🇪", 3) == ["👍🏽", "🇩🇪"]
    assert chop("", 5) == [""]
