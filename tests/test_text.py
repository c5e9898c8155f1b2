"""The first door: what `tui.text` lets through."""

import unicodedata

import pytest

from tui.text import (
    MAX_BODY,
    MAX_LINES,
    MAX_MARKS,
    MAX_TAGS,
    clean,
    clean_body,
    clean_tags,
    clean_url,
    tag_key,
    visible_path,
)

HOSTILE = [
    "a\x1b]52;c;RVZJTA==\x1b\\b",
    "a\x1b]52;c;RVZJTA==\x07b",
    "a\x1b]0;title\x07b",
    "a\x1b[2J\x1b[1;1Hb",
    "a\x1b[38:2::255:0:0mb",
    "a\x9b31mb",
    "a\x9d52;c;QQ==\x9cb",
    "a\x90tmux;\x1b\x1b]52;c;QQ==\x07\x1b\\b",
    "a\x1bPq\x1b\\b",
    "a\x1bcb",
    "a\x1b(0b",
    "a\x0e\x0f\x05\x00\x7fb",
    "\x1b\x1b[31m[31mab",
    "a\x1b]52;c;AAAA",
    "a\x1b",
    "a\rb\x08\x0b\x0c",
    "a\u202eb\u2066c\u2069",
    "a\u200bb\u2060\ufeff\u00ad",
    "a\U000e0041\U000e007fb",
    "a\ud800b\udfff",
    "a\u2028b\u2029c\x85d",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_terminal_obeys_passes(text: str) -> None:
    for cleaned in (clean(text), clean_body(text).replace("\n", "")):
        odd = [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
        assert odd == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x1b]52;c;RVZJTA==\x1b\\b", "ab"),
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("end \x1b]52;c;AAAA", "end ]52;c;AAAA"),
        ("  two\u00a0spaces\t and\nlines\u2028here ", "two spaces and lines here"),
        ("e\u0301", "\u00e9"),
        ("a" + "\u0301" * 50, "\u00e1" + "\u0301" * 7),
        ("x" * 400, "x" * 299 + "…"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("שלום", "שלום"),
        ("日本語の見出し", "日本語の見出し"),
    ],
)
def test_the_words_stay_as_they_are(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "❤️", "1️⃣", "🏳️‍🌈", "👩🏽‍🚀", "🇯🇵"])
def test_emoji_are_not_broken_apart(emoji: str) -> None:
    assert clean(f"a {emoji} b") == f"a {emoji} b"


@pytest.mark.parametrize("text", ["a\u200db", "a\ufe0fb", "\u200da", "a\ufe0e"])
def test_joiners_outside_emoji_go(text: str) -> None:
    assert clean(text).isascii()


def marks() -> list[str]:
    """Return all that shares the cell of the character before it."""
    others = [*range(0x1160, 0x1200), *range(0xD7B0, 0xD800), *range(0x1F3FB, 0x1F400)]
    by_kind = (n for n in range(0x110000) if unicodedata.category(chr(n)) in {"Mn", "Mc", "Me"})
    return sorted({chr(number) for number in (*by_kind, *others)})


def test_no_mark_stands_in_a_long_row_whatever_its_script() -> None:
    longer = [
        f"{ord(mark):x}"
        for mark in marks()
        if any(len(door(f"b{mark * 50}e")) > 2 + MAX_MARKS for door in (clean, clean_body))
    ]
    assert longer == []


@pytest.mark.parametrize(
    "row",
    [
        "\u0e48\u0301",
        "\u1161\u0e48",
        "\U0001f3fb\u200d",
        "\u0344",
        "\u0301\U00011a01",
        "\u0316\u0301",
    ],
    ids=ascii,
)
def test_marks_in_turn_are_one_row(row: str) -> None:
    cleaned = clean_body("b" + row * 200_000)
    assert len(cleaned) <= 1 + MAX_MARKS
    assert clean_body(cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "ที่นี่มีน้ำแข็งและกุ้งแช่น้ำปลา ผู้ซื้อ",
        "राष्ट्रपति ने संस्कृत में श्रीमद्भगवद्गीता पढ़ी, स्त्रियाँ",
        "اَلْحَمْدُ لِلّٰهِ رَبِّ الْعَالَمِينَ",
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים אֵ֥ת הַשָּׁמַ֖יִם",
        "한국어 신문 — 훈민정음 ᄒᆞᆫ글 나랏말ᄊᆞ미",
        "བོད་ཀྱི་སྐད་ཡིག ཧཱུྃ",
        "မြန်မာသတင်းစာ ကြော်ငြာ",
        "👋🏽👋🏿👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
        "……………………………… ──────────── ★★★★★★★★★★",
    ],
)
def test_the_marks_of_real_writing_stay(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert clean(text) == text
    assert clean_body(text) == text
    assert clean(unicodedata.normalize("NFD", text)) == text


def test_a_character_comes_out_the_same_whatever_makes_its_text_be_looked_at_closely() -> None:
    other = [
        f"{number:x}"
        for number in (*range(0x10000), *range(0x1F000, 0x1FA00))
        for text in (f"e{chr(number)}u{chr(number)}\u0301o",)
        if (clean_body(text), clean(text)) != (clean_body(f"{text}\0"), clean(f"{text}\0"))
        or clean_body(text[:4]) != clean_body(f"{text[:4]}\0")
    ]
    assert other == []


def test_a_body_keeps_its_lines_and_indents() -> None:
    assert clean_body("a\r\nb\u2028c\n\n\tcode\x1b[1m") == "a\nb\nc\n\n    code"


def test_a_body_that_is_too_long_says_where_it_was_cut() -> None:
    for text in ("x" * (MAX_BODY + 1), "x\n" * (MAX_LINES + 5), "x" * (5 << 20)):
        cut = clean_body(text)
        assert "… cut at " in cut[-40:]
        assert len(cut) < MAX_BODY + 50


def test_tags_are_one_where_they_read_the_same() -> None:
    assert clean_tags(["#Café", "cafe\u0301", "CAFÉ\u200b", "", "#", "pаypal", "paypal"]) == (
        "Café",
        "pаypal",
        "paypal",
    )
    assert len(clean_tags(str(n) for n in range(100))) == MAX_TAGS
    assert tag_key("Straße") == tag_key("STRASSE")


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/",
        "https://a.example/b?c=d#e",
        "mailto:a@b.example",
        "http://[::1]:8080/x",
        "http://a.example/%1b%5d52;c;QQ==%07",
    ],
)
def test_plain_addresses_stay(url: str) -> None:
    assert clean_url(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:x", "\x01javascript:x", "java\tscript:x", "data:,x",
        "vbscript:x", "file:///etc/passwd", "smb://a/b", "view-source:http://a/", "intent:x",
        "tel:1", "vscode://x", "about:blank", "//a/b", "/etc/passwd", "C:\\x", "\\\\a\\b",
        "-remote", "--renderer-cmd-prefix=/x", "%action--incognito", "ssh://-oProxyCommand=x/",
        "https://bank@evil.example/", "http://a b/", "http://a/\x1b]52", "http:///x", "http://",
        "http://a\\b/", "http://a:99999/", "http://" + "a" * 5000, "mailto:nobody", "http://[x/",
        "http://a\u202e/", "http://%6c/", "http://a%2fb/", "http://-oproxy/", "http://-oproxy:22/",
        "mailto:-attach@b.c", "mailto:%2dattach@b.c", "mailto:a@b.c,-x@b.c", "mailto:@b.c",
        "mailto:a@b.c%0abcc:x@y.z", "mailto:a@b.c?subject=x%0D%0Abcc:x@y.z",
        "mailto:a@b.c?body=a%0Ab", "http://a/" + "ü" * 1000, "mailto:a@b.c?body=" + "ü" * 1000,
    ],
)  # fmt: skip
def test_everything_else_is_no_address(url: str) -> None:
    assert clean_url(url) == ""


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("mailto:a@b.c?attach=/etc/passwd", "mailto:a@b.c"),
        ("mailto:a@b.c?Subject=Hello%20you&attachment=x&body=b&bcc=d@e.f",
         "mailto:a@b.c?Subject=Hello%20you&body=b"),
        ("mailto:a@b.c,d@e.f?cc=x@y.z#part", "mailto:a@b.c,d@e.f?cc=x@y.z"),
        ("mailto:jürg@b.c?body=ü", "mailto:j%C3%BCrg@b.c?body=%C3%BC"),
        ("mailto:a@b.c?subject=x&%61ttach=/etc/passwd;attach=y", "mailto:a@b.c?subject=x"),
    ],
)  # fmt: skip
def test_a_mail_link_carries_an_address_and_words_and_no_file(url: str, kept: str) -> None:
    assert clean_url(url) == kept
    assert clean_url(kept) == kept


def test_a_host_beyond_ascii_is_shown_for_what_it_is() -> None:
    assert clean_url("https://аррӏе.com/ü?q=ä") == "https://xn--80ak6aa92e.com/%C3%BC?q=%C3%A4"


def test_a_file_name_is_one_visible_line() -> None:
    assert visible_path("a\x1b]52\nb\udcff\u202e.xml") == "a\ufffd]52\ufffdb\ufffd\ufffd.xml"
