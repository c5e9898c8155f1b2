"""Lines break where a reader of the language would break them, and never overflow."""

import random
import re

import pytest

from tui.page import Span, cell_len, wrap


def lines(text: str, width: int) -> list[str]:
    return ["".join([span.text for span in line]) for line in wrap([Span(text)], width)]


def test_english_breaks_at_spaces_and_after_hyphens_between_words() -> None:
    text = (
        "The council said that its state-of-the-art bridge would re-open “soon” (see 2026-11-22, "
        "option --verbose) — or later."
    )
    assert lines(text, 24) == [
        "The council said that",
        "its state-of-the-art",
        "bridge would re-open",
        "“soon” (see 2026-11-22,",
        "option --verbose) — or",
        "later.",
    ]
    assert lines("a well-known state-of-affairs", 18) == ["a well-known", "state-of-affairs"]
    assert lines("the word—another", 12) == ["the word—", "another"]


def test_japanese_lines_begin_with_no_closing_and_end_with_no_opening_sign() -> None:
    text = (
        "東京都は十日、「新しい橋」を開通させた。"
        "スーパーの売上は10％増（前年比）とReutersは伝えた。"
    )
    assert lines(text, 16) == [
        "東京都は十日、",
        "「新しい橋」を開",
        "通させた。スー",
        "パーの売上は10％",
        "増（前年比）と",
        "Reutersは伝え",
        "た。",
    ]
    assert lines("記者会見でReuters、共同", 17) == ["記者会見で", "Reuters、共同"]


def test_the_number_of_a_link_stays_with_the_character_before_it() -> None:
    assert lines("新しい橋が開通[1]した", 14) == ["新しい橋が開", "通[1]した"]


def test_korean_breaks_at_spaces() -> None:
    assert lines("새로운 다리가 열렸다", 12) == ["새로운", "다리가", "열렸다"]


def test_thai_fills_the_line_and_keeps_its_vowels() -> None:
    text = "กรุงเทพมหานคร ประเทศไทยเป็นประเทศที่ตั้งอยู่ในภูมิภาค"
    assert lines(text, 40) == ["กรุงเทพมหานคร ประเทศไทยเป็นประเทศที่ตั้งอยู่ในภูมิ", "ภาค"]


def test_an_address_longer_than_a_line_is_cut() -> None:
    assert lines("see https://example.org/news/bridge?page=2", 20) == [
        "see https://example.",
        "org/news/bridge?page",
        "=2",
    ]


def test_a_long_word_begins_on_its_own_line_if_little_room_is_left() -> None:
    assert lines("nineteen letters: https://example.org/news", 20) == [
        "nineteen letters:",
        "https://example.org/",
        "news",
    ]


def test_a_line_break_breaks_and_an_indent_after_it_stays() -> None:
    assert lines("roses\n  are red\n\nend ", 20) == ["roses", "  are red", "", "end"]


def test_styles_and_links_go_on_over_the_end_of_a_line() -> None:
    spans = [Span("The "), Span("old bridge", "link", 3), Span(" is "), Span("open", "strong")]
    assert wrap(spans, 9) == [
        [Span("The "), Span("old", "link", 3)],
        [Span("bridge", "link", 3), Span(" is")],
        [Span("open", "strong")],
    ]


def test_indents_stand_before_the_first_and_the_other_lines() -> None:
    wrapped = wrap([Span("one two three")], 9, [Span("• ", "marker")], [Span("  ")])
    assert wrapped == [
        [Span("• ", "marker"), Span("one two")],
        [Span("  "), Span("three")],
    ]


def test_nothing_is_one_empty_line() -> None:
    assert wrap([], 10) == [[]]
    assert lines("   ", 10) == [""]


_PARTS = [
    *["a", "word ", "the ", "  ", "\n", "-", "—", "“", "”", "(", "[1]", "...", "a-b", "é"],
    *["東", "京都", "「", "」", "、", "。", "ー", "ッ", "（", "）", "ﷺ", "한국어 ", "العربية "],
    *["👨‍👩‍👧", "🇩🇪", "👍🏽", "1️⃣", "❤️", "ที่", "น้ำ", "नमस्ते", "བོད་", "https://example.org/x-y"],
]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_the_text_no_line_overflows_and_only_spaces_are_lost(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(300):
        text = "".join(dice.choices(_PARTS, k=dice.randint(1, 50)))
        width = dice.randint(2, 60)
        wrapped = lines(text, width)
        assert max(map(cell_len, wrapped)) <= width, (text, width)
        assert re.sub(r"\s", "", "".join(wrapped)) == re.sub(r"\s", "", text), (text, width)


_ENDLESS = {
    "letters": ("x" * 5_000_000, 62_500),
    "ideograms": ("東" * 300_000, 7_500),
    "Thai": ("ท" * 300_000, 3_750),
    "marks": ("a" + "\u0301" * 1_000_000, 1),
    "brackets": ("(「" * 100_000, 3_847),
    "stops": ("。" * 200_000, 5_000),
    "hyphens": ("aa-" * 200_000, 7_693),
    "breaks": ("\n" * 100_000, 100_001),
    "spaces": (" " * 1_000_000, 1),
    "joiners": ("\u200d" * 200_000, 1),
}


@pytest.mark.parametrize(("text", "count"), _ENDLESS.values(), ids=_ENDLESS)
def test_text_without_an_end_is_wrapped_in_linear_time(text: str, count: int) -> None:
    assert len(wrap([Span(text)], 80)) == count
