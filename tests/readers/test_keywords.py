"""Keywords of articles that nobody tagged."""

import time

import pytest

from tui.readers.finish import finish
from tui.readers.keywords import MAX_KEYWORDS, find_keywords
from tui.text import is_clean

TEXTS = {
    "en": (
        "Ferry strike enters second week",
        "The ferry strike in Ellory has entered its second week. Captain Ida Quay said that the"
        " ferry crews want more rest between night crossings. The port of Ellory offered shorter"
        " night crossings, but the crews of the ferry refused. Ida Quay called it an insult.",
        {"ferry", "crews", "Ida Quay", "night crossings"},
    ),
    "de": (
        "Streit um die neue Brücke",
        "Der Stadtrat streitet über die Brücke. Die Brücke soll nach dem Willen der Bürgermeisterin"
        " Greta Lindholm im Herbst gesperrt werden, weil der Beton bröckelt. Der Beton der Brücke"
        " wurde zuletzt vor zwölf Jahren geprüft, sagte Greta Lindholm.",
        {"Brücke", "Beton", "Greta Lindholm"},
    ),
    "fr": (
        "Le marché couvert change de toit",
        "Le marché couvert de la ville aura un nouveau toit. Le toit du marché date de 1911 et les"
        " commerçants se plaignent de la pluie. La mairie paiera le toit, ont dit les commerçants,"
        " et le marché restera ouvert pendant les travaux.",
        {"marché", "toit", "commerçants"},
    ),
    "es": (
        "La panadería del pueblo vuelve a abrir",
        "La panadería del pueblo vuelve a abrir después de dos años. El horno de leña de la"
        " panadería es el más antiguo de la comarca, y los vecinos ayudaron a reparar el horno."
        " Los vecinos celebraron con pan gratis para todos.",
        {"panadería", "vecinos", "horno"},
    ),
    "pt": (
        "O elétrico que virou biblioteca",
        "O velho elétrico da praça virou biblioteca. Os livros da biblioteca vieram de doações dos"
        " moradores, e o elétrico abre todas as tardes. Os moradores querem agora mais livros para"
        " crianças no elétrico.",
        {"elétrico", "biblioteca", "livros", "moradores"},
    ),
    "ja": (
        "夜の図書館、試験運用を開始",
        "市立図書館は夜の図書館の試験運用を開始した。図書館は毎週金曜に深夜まで開館し、オンライン予約を受け付ける。"
        "オンライン予約は図書館のサイトから行う。深夜の来館者には職員が応対する。",
        {"図書館", "試験運用", "オンライン", "深夜"},
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_keywords_are_what_a_text_says_often_and_its_names(language: str) -> None:
    title, text, expected = TEXTS[language]
    found = find_keywords(title, text)
    assert len(found) <= MAX_KEYWORDS
    assert len(expected & set(found)) >= len(expected) - 1, found


@pytest.mark.parametrize("language", TEXTS)
def test_no_keyword_is_a_word_that_every_text_has(language: str) -> None:
    title, text, _ = TEXTS[language]
    empty = {"their", "said", "zuletzt", "nach", "pendant", "después", "todos", "agora", "開始"}
    assert not empty & {word.lower() for word in find_keywords(title, text)}


def test_no_two_keywords_say_the_same() -> None:
    text = "Climate change is here. Climate change warms the climate, and the climates change. " * 4
    first, *others = find_keywords("Climate change", text)
    assert first == "climate change"
    assert not any("climate" in other or "change" in other for other in others)


def test_a_language_whose_empty_words_are_not_known_gives_only_words_of_the_title() -> None:
    text = (
        "Most przez rzekę jest otwarty, ponieważ most jest nowy, ponieważ rzeka jest szeroka, " * 3
    )
    assert find_keywords("Rzeka i nowy most", text) == ("nowy",) or "jest" not in find_keywords(
        "Rzeka i nowy most", text
    )


@pytest.mark.parametrize(
    "text", ["", "Closed today.", "word " * 19, "```\n" + "code\n" * 50 + "```"]
)
def test_a_text_that_says_nothing_twice_has_no_keywords(text: str) -> None:
    assert find_keywords("", text) == ()


def test_where_links_lead_is_no_text() -> None:
    link = "[here](https://gazette.example/gazette/gazette) the boats went home in the evening "
    assert "gazette" not in " ".join(find_keywords("", link * 9))


def test_only_an_article_without_tags_has_keywords() -> None:
    title, text, _ = TEXTS["en"]
    assert finish(title=title, name="a", body=text, tags=["Sea"]).keywords == ()
    assert "ferry" in finish(title=title, name="a", body=text).keywords
    assert "ferry" in finish(title=title, name="a", summary=text).keywords


@pytest.mark.parametrize(
    "text",
    ["a" * 400_000, "AB" * 200_000, "Aa " * 100_000, "Aa-" * 100_000, "图书" * 100_000,
     "`" * 100_000, "](" * 100_000, "https://" * 50_000, "\u1ee8ng d\u1ee5ng " * 9_000,
     "A of the " * 40_000, "word " * 80_000],
    ids=lambda text: ascii(text[:9]),
)  # fmt: skip
def test_no_text_keeps_the_search_for_keywords_busy(text: str) -> None:
    begin = time.process_time()
    for keyword in find_keywords("Aa of the Aa", text):
        assert is_clean(keyword)
        assert len(keyword) <= 64
    assert time.process_time() - begin < 0.2
