"""Whatever plain text a file holds, a sensible article comes out, in linear time."""

import time
from datetime import UTC, datetime
from html import unescape

import pytest
from markdown_it import MarkdownIt

from tui.article import Article, Precision
from tui.readers.clipping.derived import derive_title
from tui.readers.clipping.reader import read_clipping

_SAVED = datetime(2025, 6, 1, 12, tzinfo=UTC).timestamp()
_PARAGRAPH = (
    "The harbour office said on Monday that the crane would stay where it has always stood."
)


def _read(text: str) -> Article:
    result = read_clipping(text, "saved-text.txt", _SAVED)
    assert (result.format, result.problem) == ("text", "")
    (article,) = result.articles
    return article


def _related(*below: str) -> list[str]:
    return [link.title for link in _read("\n".join([_PARAGRAPH, *below])).related]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\n\u00a0"])
def test_a_file_without_text_is_a_problem(text: str) -> None:
    result = read_clipping(text, "empty.txt", _SAVED)
    assert result.articles == ()
    assert result.problem == "there is no text in it"


def test_one_short_line_is_a_title() -> None:
    article = _read("Buy stamps before noon")
    assert (article.title, article.body) == ("Buy stamps before noon", "")


def test_a_list_of_short_lines_is_a_note_that_keeps_each() -> None:
    article = _read("Packing\nSocks\nEmail\nMap of the coast\nMap of the coast")
    assert article.title == "Packing"
    assert article.body.split("\n\n") == ["Socks", "Email", "Map of the coast", "Map of the coast"]


def test_lines_that_differ_only_in_numbers_are_all_kept() -> None:
    lines = [f"Team {n} of the northern league won its game by {n + 1} goals." for n in range(9)]
    assert _read("\n".join(["All results", *lines])).body.split("\n\n") == lines


def test_a_paragraph_alone_gets_a_title_from_its_first_sentence_and_stays_whole() -> None:
    text = "Dr. Ames of St. Brae met the council at 9 a.m. on its steps. Nobody took notes."
    article = _read(text)
    assert article.title == "Dr. Ames of St. Brae met the council at 9 a.m. on its steps"
    assert article.body == text


def test_a_derived_title_is_cut_at_a_word() -> None:
    article = _read("The " + "harbour master " * 20 + "slept.\n\n" + _PARAGRAPH)
    assert len(article.title) <= 120
    assert article.title.endswith(("harbour…", "master…"))


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "In a move that surprised few, the mayor of Ellory sold the town hall on Friday.",
            "The mayor of Ellory sold the town hall on Friday",
        ),
        (
            "After rain, wind, and hail, the fair of Ellory opened its gates to everybody.",
            "After rain, wind, and hail, the fair of Ellory opened its gates to everybody",
        ),
    ],
)
def test_a_derived_title_drops_only_a_lead_in(sentence: str, title: str) -> None:
    assert _read(f"{sentence} More follows.\n{_PARAGRAPH}").title == title


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("pt", "As mulheres da lagoa, todas pescadoras, venderam o barco. E foi tudo.", None),
        ("en", "A great storm over Ellory, leaving roofs in the trees, went home on Monday.", None),
        ("de", "Nach dem Regen sagte der Bürgermeister, die Brücke bleibe im Fluss stehen.", None),
        (
            "fr",
            "Après trois jours de pluie, les chats de Corvelle sont descendus du clocher.",
            "Les chats de Corvelle sont descendus du clocher",
        ),
        ("pt", "Ao chegar ao cais da vila, que é o mesmo da feira, a banda tocou sozinha.", None),
        ("ja", "JR北岬は鐘を残すと四日に発表した。猫は鳴く。", "JR北岬は鐘を残すと四日に発表した"),
        ("es", "Villalba. El alcalde vendió la fuente.", "El alcalde vendió la fuente"),
        ("de", "Moorhan – Der Kran steht wieder. Er singt.", "Der Kran steht wieder"),
        ("en", "ELLORY: The crane stays. It sings.", "The crane stays"),
        ("en", "Ellory: The crane stays. It sings.", "Ellory: The crane stays"),
        ("", "The Crane – which sings – is back. It rained.", "The Crane – which sings – is back"),
    ],
)
def test_a_lead_in_is_one_of_its_language_and_a_place_before_a_report_no_title(
    language: str, text: str, title: str | None
) -> None:
    assert derive_title(text, language) == (title or text.split(". ")[0].rstrip("."))


def test_a_name_with_its_reading_is_no_dateline() -> None:
    text = "白浜町の山田花子(やまだはなこ)町長は二十六日、灯台の猫を港の係に任命し、首輪を渡した。"
    caption = "猫に首輪を渡す山田町長=26日午後、白浜町役場"
    article = _read(f"{caption}\n\n{text}\n\n{text[20:]}猫は鯵を見ていた。")
    assert article.title.startswith("白浜町の山田花子")
    assert article.body.startswith("白浜町の山田花子")
    assert (article.authors, "首輪を渡す山田" in article.body) == ((), False)


def test_the_date_of_an_event_is_not_that_of_publication() -> None:
    article = _read(f"The bridge\n\nIt fell on 3 May 2019, before noon. {_PARAGRAPH}")
    assert (article.published, article.precision) == (None, Precision.UNKNOWN)


def test_a_dateline_gives_the_date_and_is_taken_off_the_text() -> None:
    article = _read(
        f"Crane stays\n\nELLORY, Feb 04 (Meridian) - {_PARAGRAPH}\n\n{_PARAGRAPH[:-1]}!"
    )
    assert article.published == datetime(2025, 2, 4, tzinfo=UTC)
    assert article.precision is Precision.DAY
    assert article.authors == ("Meridian",)
    assert article.body.startswith("The harbour office")


def test_a_date_of_change_counts_only_without_a_date_of_publication() -> None:
    updated = _read(f"Crane stays put\nUpdated 3 March 2025\n{_PARAGRAPH}\n{_PARAGRAPH} Again.")
    assert updated.published == datetime(2025, 3, 3, tzinfo=UTC)
    both = _read(
        f"Crane stays put\nUpdated 3 March 2025\nPublished 1 March 2025\n{_PARAGRAPH}\nNo."
    )
    assert both.published == datetime(2025, 3, 1, tzinfo=UTC)


def test_literal_signs_stay_literal_in_the_markdown() -> None:
    signs = "# It says *here*: <b>a_b_c</b> & [x](y) cost `5` \\ and &amp; is 1. not ~~2~~ more."
    article = _read(f"Signs of the times\n\n{signs}\n\n{_PARAGRAPH}")
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(article.body)
    assert unescape(html) == f"<p>{signs}</p>\n<p>{_PARAGRAPH}</p>\n"


def test_escape_sequences_and_bidi_marks_do_not_get_through() -> None:
    article = _read(f"Crane \x1b[31mstays\u202e\n\n\x1b]0;x\x07{_PARAGRAPH}\u2066\n\n{_PARAGRAPH}?")
    assert article.title == "Crane stays"
    assert "".join(article.body.split("\n")).isprintable()


def test_a_quotation_repeated_in_large_type_becomes_a_quote() -> None:
    said = "“A crane is a promise that the sea has not read”"
    told = f"{_PARAGRAPH}\n\n{said}\n\nShe sighed: {said} and left the quay for good."
    assert f"> {said}" in _read(f"Crane stays\n\n{told}").body


def test_text_longer_than_the_limit_says_that_it_was_cut() -> None:
    article = _read("\n\n".join(f"{n}: {_PARAGRAPH}" for n in range(6000)))
    assert article.body.rpartition("\n\n")[2].startswith("… cut at ")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000 + "!",
        "a" * 5_000_000,
        "word " * 1_000_000,
        "short line\n" * 100_000,
        "Home > " * 200_000,
        "TOKYO, Feb 4 (X) - " * 30_000,
        "\n".join(f"“I said {n} again and again and again”, she said." for n in range(20_000)),
        "_" * 400_000,
        "東京" * 1_000_000,
        "\x1b[31m" * 300_000,
        "\n" * 5_000_000,
        "Most read\n" * 50_000,
        "By Jane Roe\n3 May 2024\n" * 30_000,
        "#a " * 500_000,
        "https://x.example/" + "a" * 1_000_000,
        "((((" * 100_000 + "))))",
        "the same long caption (x)\n" * 30_000,
        f"abc def ghi{' ' * 20}jkl mno pqr\n" * 20_000,
        "From: " + "a@" * 300_000 + "\nSubject: x\nDate: y",
        "- " * 500_000,
        "The harbour is calm\nBy Jane Roe\n3 May 2024\n\n" + "<h2>a" * 40_000,
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    result = read_clipping(text, "hostile.txt", _SAVED)
    assert time.process_time() - started < 3  # a quadratic step takes minutes
    assert all(article.title for article in result.articles)


_HEADLINE = "The harbour crane has always stood there"
_POINTS = ["A lamp on the jib", "Two coats of green paint", "A bell for the keeper"]


@pytest.mark.parametrize("opening", ["What is new about the crane?", "New about the crane:"])
def test_short_lines_that_are_announced_above_the_text_belong_to_it(opening: str) -> None:
    lines = [_HEADLINE, "3 March 2025", opening, *_POINTS, _PARAGRAPH, _PARAGRAPH[4:]]
    article = _read("\n".join(["Harbour", "Ships", "Fish", *lines]))
    assert article.title == _HEADLINE
    assert [line.strip("# ") for line in article.body.split("\n\n")] == lines[2:]


def test_short_lines_that_are_announced_after_the_text_belong_to_it() -> None:
    lines = [_PARAGRAPH, _PARAGRAPH[4:], "The new crane has:", *_POINTS]
    article = _read("\n".join([_HEADLINE, "3 March 2025", *lines, "© The Buoy"]))
    assert article.body.split("\n\n") == lines


@pytest.mark.parametrize(
    "between",
    [
        ["What is new about the crane?", "Share on Facebook", *_POINTS],
        ["Where to go?", "Harbour", "Ships", "Fish"],
        [*_POINTS],
    ],
    ids=["buttons", "menu", "unannounced"],
)
def test_short_lines_above_the_text_that_nothing_announces_are_left(between: list[str]) -> None:
    lines = [_HEADLINE, "3 March 2025", *between, _PARAGRAPH, _PARAGRAPH[4:]]
    article = _read("\n".join(["Harbour", "Ships", "Fish", *lines]))
    assert [line for line in between if line in article.body] == []


def test_the_first_part_of_an_article_behind_a_wall_is_its_text_though_it_is_cut_off() -> None:
    told = "港の事務所は四日、古いクレーンを残すと発表した。鐘は毎朝鳴らされる。" * 6 + "町は来年…"
    article = _read(
        f"{told}\n通知を許可いただくと、新しい記事が出たときにお知らせが届くようになります。"
    )
    assert article.body == told
    short = (
        "À Corvelle, le chat de la mairie a refusé hier de descendre du clocher, et le conseil,"
        " réuni sous la pluie, cherche depuis ce matin une échelle assez longue pour lui..."
    )
    wall = "Nous réservons nos contenus exclusifs à nos abonnés du village."
    assert _read(f"PAR ODILE SERIN\n{short}\n{wall}").body == short


@pytest.mark.parametrize("end", ["(AFP)", "EFE", "（共同）", "[時事通信社]"])
def test_an_agency_behind_the_last_words_stands_for_the_author(end: str) -> None:
    last = "It will turn once a year, on the day of the harbour, and nobody objected."
    article = _read(f"{_PARAGRAPH}\n{_PARAGRAPH} {last} {end}")
    assert article.authors == (end.strip("()[]（）"),)
    assert last in article.body
    assert _read(f"{_PARAGRAPH}\n{last} (Ames)").authors == ()


@pytest.mark.parametrize("apart", ["", "\n"])
@pytest.mark.parametrize("sign", ["（野々村菫）", "【野々村菫】"])
def test_a_name_in_brackets_behind_the_last_words_is_the_author(apart: str, sign: str) -> None:
    told = "港の事務所は四日、古いクレーンを残すと発表した。鐘は毎朝鳴らされ、猫がその下で眠る。"
    caption = "港のクレーンと猫＝同社ホームページから"
    article = _read(f"{caption}\n{told}\n{told[::-1][1:]}。{apart}{sign}")
    assert article.authors == ("野々村菫",)
    assert caption not in article.title + article.body
    assert _read(f"{told}\n（関連記事）").authors == ()


@pytest.mark.parametrize(
    "ranks", [("1 ", "2 "), ("1. ", "2. "), ("１　", "２　"), ("1位 ", "2位 "), ("#1 ", "#2 ")]
)
def test_the_places_of_the_most_read_are_no_part_of_their_headlines(
    ranks: tuple[str, str],
) -> None:
    news = ["猫が市長に", "10 geese and their fares"]
    listed = [f"{rank}{headline}" for rank, headline in zip(ranks, news, strict=True)]
    assert _related("Most read", *listed) == news


def test_numbers_out_of_order_belong_to_the_headlines_of_other_news() -> None:
    news = ["10 things to do with an oar", "7 geese charged the fare", "Toll to rise by a penny"]
    assert _related("Most read", *news) == news


def test_a_call_for_the_newsletter_is_no_other_news() -> None:
    calls = ["Get our newsletter", "Sign up for our daily newsletter"]
    assert _related("Related:", calls[0], "Toll to rise by a penny", calls[1]) == [
        "Toll to rise by a penny"
    ]
    assert _related(f"Related: {calls[0]}") == []
