"""The table of known words: each phrase is found again, and none hides news."""

import tomllib
from pathlib import Path

import pytest

import tui.readers.clipping
from tui.readers.clipping.chrome import LINE_KINDS, Hit, Kind, is_known, opening, recognise
from tui.readers.clipping.lines import Line, read_lines

_TABLE = tomllib.loads(
    Path(tui.readers.clipping.__file__).with_name("chrome.toml").read_text(encoding="utf-8")
)


def _line(text: str) -> Line:
    (line,) = read_lines([text])
    return line


def _phrases(kind: Kind) -> list[str]:
    return [phrase.strip() for row in _TABLE[kind].values() for phrase in row.split(";")]


def _example(phrase: str) -> str:
    """Return a text that `phrase` must fit."""
    return phrase.replace("…", " xyz ").strip()


def test_the_table_has_a_section_for_each_kind_and_no_other() -> None:
    assert set(_TABLE) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_every_phrase_fits_the_text_that_it_describes(kind: Kind) -> None:
    lost = [p for p in _phrases(kind) if not is_known(kind, _example(p))]
    assert lost == []


@pytest.mark.parametrize("kind", Kind)
def test_no_phrase_stands_twice_in_a_section(kind: Kind) -> None:
    for language, row in _TABLE[kind].items():
        phrases = [phrase.strip() for phrase in row.split(";")]
        assert len(set(phrases)) == len(phrases), language
        assert all(phrases), language


def test_a_whole_line_is_of_the_first_kind_that_has_it() -> None:
    for kind in LINE_KINDS:
        for phrase in _phrases(kind):
            if "…" not in phrase:
                hit = recognise(_line(phrase))
                assert hit is not None, phrase
                assert hit.whole, phrase


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("Share on Facebook", Kind.SHARE, "Facebook"),
        ("12 min read", Kind.READING, ""),
        ("Lesezeit: 7 Minuten", Kind.READING, "7 Minuten"),
        ("Comments (128)", Kind.COMMENTS, ""),
        ("ALSO READ | A bridge too short", Kind.ALSO, "A bridge too short"),
        ("A lire aussi : Le pont trop court", Kind.ALSO, "Le pont trop court"),
        ("関連記事：短すぎる橋", Kind.ALSO, "短すぎる橋"),
        ("< Return To Island News |", Kind.BACK, "Island News |"),
        ("© 2024 The Buoy. All rights reserved.", Kind.COPYRIGHT, ""),
        ("Privacy Policy | Terms of Use | Contact", Kind.LEGAL, ""),
    ],
)
def test_known_words_tell_the_kind_of_a_line(text: str, kind: Kind, rest: str) -> None:
    hit = recognise(_line(text))
    assert hit is not None
    assert (hit.kind, hit.rest if kind is not Kind.COPYRIGHT else "") == (kind, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Share prices fell on Friday as the exchange closed early for the wedding of its clerk.",
        "Videographers of the north have founded a union",
        "The minister said that we use cookies to bribe the children, and that it works.",
        "More from the sea than from the land was what the old treaty promised both villages.",
        "Homecoming",
        "Taggart wins",
        "広告業界で働く人たちが集まった。",
        "Комментарийный день прошёл тихо, как и было обещано.",
        "The minister said that we use cookies to bribe the children, and it works. " * 6,
    ],
)
def test_news_that_begins_like_chrome_is_not_chrome(text: str) -> None:
    hit = recognise(_line(text))
    assert hit is None or not _drops(hit), hit


def _drops(hit: Hit) -> bool:
    return hit.kind is not Kind.BOX


def test_a_missing_accent_or_a_curly_apostrophe_does_not_matter() -> None:
    assert is_known(Kind.UPDATED, "Mis a jour le 3 mai")
    assert is_known(Kind.LEGAL, "Conditions d’utilisation")
    assert opening(Kind.BYLINE, "Par Zoé Blum") == "Zoé Blum"


def test_a_consent_text_is_known_however_long() -> None:
    hit = recognise(_line("We use cookies to learn" + " what you read and when you read it," * 12))
    assert hit is not None
    assert hit.kind is Kind.COOKIE


@pytest.mark.parametrize(
    "row", ["Drucken Weiterempfehlen", "Menu Search Login", "Publicité Lire la suite"]
)
def test_a_row_of_buttons_without_bars_is_chrome(row: str) -> None:
    (line,) = read_lines([row])
    hit = recognise(line)
    assert hit is not None
    assert hit.whole


@pytest.mark.parametrize(
    "line", ["Print is alive", "Search for the crane", "Die Suche geht weiter"]
)
def test_words_of_buttons_among_others_are_news(line: str) -> None:
    (read,) = read_lines([line])
    hit = recognise(read)
    assert hit is None or not hit.whole


def test_a_phrase_in_cyrillic_ends_with_a_word() -> None:
    assert is_known(Kind.PROMO, "Подписка на журнал")
    assert not is_known(Kind.UPDATED, "Измененоведы спорят")
