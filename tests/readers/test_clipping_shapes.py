"""Texts that people paste which are no plain news page: tables, mails, torn lines, letters."""

from datetime import UTC, datetime
from textwrap import wrap

import pytest

from tui.article import Article
from tui.readers.clipping.mailheads import without_mail_head
from tui.readers.clipping.reader import read_clipping

_SAVED = datetime(2025, 10, 3, tzinfo=UTC).timestamp()
_STORY = (
    "The harbour office of Ellory said on Monday that the old crane would stay where it stands.\n"
    "Its keeper, who is eighty, climbed to the top of it and rang the bell for the first time."
)


def _read(text: str) -> Article:
    (article,) = read_clipping(text, "clipping.txt", _SAVED).articles
    return article


def test_the_text_below_a_table_belongs_to_it_if_it_tells_of_the_same() -> None:
    table = [
        f"Candidate {name} {votes} votes" for name, votes in zip("ABCDE", "98765", strict=True)
    ]
    story = "The harbour of Ellory elected its new keeper on Sunday, by the bell and not by ballot."
    last = "The new keeper of the harbour rings the bell of Ellory for the first time on Monday."
    other = "A parrot in Larkmoor learned to whistle the anthem of a country that no longer exists."
    assert _read("\n".join([story, story[::-1], *table, last])).body.endswith(last)
    assert other not in _read("\n".join([story, *table, other])).body


def test_a_sentence_that_ends_with_an_address_is_kept() -> None:
    last = "The election of the keeper can be seen here: https://ellory.example/live"
    assert "ellory" in _read(f"{_STORY}\n{last}").body.lower().partition("can be seen here")[2]


def test_sentences_torn_at_the_width_of_an_old_window_are_put_together() -> None:
    article = _read(
        "The keeper of the old\n"
        "crane of Ellory harbour said on Monday, before the bell rang, that the crane would stay\n"
        "where it stands.\n"
        "The council had wanted to sell it to a museum inland, which has no water for the\n"
        "crane to stand in, and no bell."
    )
    assert "the old crane of Ellory" in article.body
    assert "stay where it stands." in article.body


def test_no_line_of_a_poem_a_recipe_or_a_chat_is_lost() -> None:
    poem = [
        "The crane stands by the harbour wall",
        "And turns its head to every call;",
        "It lifts the morning from the sea",
        "And sets it down in front of me.",
    ]
    recipe = ["Rusty soup", "2 onions, chopped", "400 g carrots", "1. Fry the onions until soft."]
    chat = [
        "[08:15] ann: did you hear about the crane?",
        "[08:15] ted: no",
        "[08:16] ann: it stays",
    ]
    for title, *rest in (["The Crane", *poem], [*recipe, "Salt"], [*chat, "[08:17] ted: ok then."]):
        article = _read("\n".join([title, *rest]))
        assert article.title == title
        assert all(line.split(maxsplit=1)[-1].strip("[]") in article.body for line in rest)


def test_the_short_sentence_that_ends_a_text_is_kept() -> None:
    assert _read(f"The crane\n{_STORY}\nNo longer.").body.endswith("No longer.")


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (
            "---------- Forwarded message ---------\n"
            "From: Ellory Weekly <news@ellory.example>\n"
            "Date: Thu, 2 Oct 2025 at 08:15\n"
            "Subject: Fwd: The crane of Ellory stays\n"
            "To: Jane Roe <jane@roe.example>",
            "Ellory Weekly",
        ),
        (
            "Von: Ellory Weekly <news@ellory.example>\n"
            "Gesendet: Donnerstag, 2. Oktober 2025 08:15\n"
            "An: Jane Roe\n"
            "Betreff: WG: The crane of Ellory stays",
            "Ellory Weekly",
        ),
        (
            "De : Ellory Weekly\n\nEnvoyé : jeudi 2 octobre 2025 08:15\n\n"
            "Objet : TR : The crane of Ellory stays",
            "Ellory Weekly",
        ),
    ],
)
def test_the_header_of_a_mail_gives_title_date_and_source(head: str, source: str) -> None:
    article = _read(f"{head}\n\n{_STORY}")
    assert (article.title, article.source) == ("The crane of Ellory stays", source)
    assert article.published == datetime(2025, 10, 2, 8, 15, tzinfo=UTC)
    assert article.body == _STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "lines",
    [
        ["From: the market", "To: the pier", "Date: never", "", "The ferry sails."],
        ["Subject: cranes", "Date: 2 October 2025", "The crane stays."],
        ["The crane", "", *"abcdefgh", "From: a", "Date: b", "Subject: c"],
    ],
)
def test_a_few_fields_or_fields_far_below_are_no_header_of_a_mail(lines: list[str]) -> None:
    assert without_mail_head(lines) == lines


def test_a_press_release_is_headed_by_its_headline() -> None:
    article = _read(
        "FOR IMMEDIATE RELEASE\n\nContact:\nJane Roe\n+1 555 0100\n\n"
        "Ellory harbour keeps its crane\n\n"
        f"ELLORY, Mass., Oct. 2, 2025 /PRNewswire/ -- {_STORY}\n\n###"
    )
    assert (article.title, article.source) == ("Ellory harbour keeps its crane", "")
    assert article.authors == ("PRNewswire",)
    assert article.body == _STORY.replace("\n", "\n\n")


def test_words_that_a_hyphen_broke_at_a_fixed_width_are_whole_again() -> None:
    article = _read(
        "The crane\n\n"
        "The harbour office of Ellory said on Monday that the old crane would re-\n"
        "main where it stands. Its keeper, who is eighty, climbed to the top of it and ra-\n"
        "ng the bell for the first time, as she had told the office of im- and ex-\n"
        "and other ports, which were not amused at all by what they heard on that mon-\n"
        "day."
    )
    assert "would remain where" in article.body
    assert "and rang the bell" in article.body
    assert "ex- and other ports" in article.body


def test_two_columns_are_read_one_below_the_other_and_a_table_row_by_row() -> None:
    left = "The harbour office of Ellory said on Monday that the old crane would stay where it is."
    right = "The yearly count of herrings begins on Thursday at dawn with a bell and two pencils."
    rows = zip(wrap(left, 22), wrap(right, 22), strict=False)
    page = "\n".join(f"{one:<26}{other}" for one, other in [*rows, ("", ""), *_COLUMNS])
    body = _read(page).body
    assert body.index("stay where it is.") < body.index("The yearly count")
    assert "herrings begins on" in body
    table = "\n".join(
        f"Candidate {name:<20}{votes} votes"
        for name, votes in zip("ABCDEFG", "7654321", strict=False)
    )
    assert "Candidate A 7 votes" in _read(f"{_STORY}\nThe votes for the keeper:\n{table}").body


_COLUMNS = [
    ("Its keeper, who is", "All who can count are"),
    ("eighty, climbed to the", "asked to come to the"),
    ("top of it and rang it.", "quay with a pencil."),
]


def test_the_address_in_the_last_line_is_that_of_the_article_and_no_text() -> None:
    article = _read(f"The crane stays\n{_STORY}\nhttps://ellory.example/2025/10/02/crane")
    assert article.link == "https://ellory.example/2025/10/02/crane"
    assert article.body == _STORY.replace("\n", "\n\n")


@pytest.mark.parametrize("row", ["Home News Sport Opinion Culture", "Ellory News, News"])
def test_a_row_of_sections_is_not_the_name_of_the_paper(row: str) -> None:
    assert _read(f"{row}\nThe old crane of the harbour stays\n{_STORY}").source == ""


def test_the_key_points_below_the_date_of_a_live_page_are_kept() -> None:
    points = ["The crane stays, 7 votes to 6", "The bell rings on Monday at noon"]
    article = _read(
        "\n".join(
            ["LIVE: Ellory votes on its crane", "Last updated: 2 Oct 2025, 21:40", "Key points"]
            + [f"- {point}" for point in points]
            + ["21:40", "The crane stays", _STORY.split("\n")[0]]
            + ["20:50", "Keeper climbs", _STORY.split("\n")[1]]
        )
    )
    assert article.title == "LIVE: Ellory votes on its crane"
    assert article.published == datetime(2025, 10, 2, 21, 40, tzinfo=UTC)
    assert all(point in article.body for point in points)


def test_a_quoted_mail_is_read_without_its_marks() -> None:
    quoted = "\n>\n".join(f"> {line}" for line in ["The crane stays", *_STORY.split("\n")])
    article = _read(quoted)
    assert (article.title, article.body) == ("The crane stays", _STORY.replace("\n", "\n\n"))


def test_a_headline_on_two_lines_is_one() -> None:
    article = _read(f"The old crane of the harbour\nstays where it is\n\nBy Jane Roe\n\n{_STORY}")
    assert article.title == "The old crane of the harbour stays where it is"


def test_a_sentence_with_the_marks_of_footnotes_behind_it_is_one() -> None:
    first, second = (f"{line}[1][12]" for line in _STORY.split("\n"))
    body = _read(f"Crane of Ellory\n{first}\nHistory\n{second}").body
    assert body.replace("\\", "").split("\n\n") == [first, "## History", second]


def test_a_row_of_signs_is_not_the_name_of_the_paper() -> None:
    assert _read(f"🚨 BREAKING NEWS 🚨\nThe crane of the harbour stays\n{_STORY}").source == ""
