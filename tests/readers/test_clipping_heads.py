"""Which line is the headline, and which date is that of publication, on pages with all around."""

from datetime import UTC, datetime

import pytest

from tui.article import Article
from tui.readers.clipping.reader import read_clipping

_SAVED = datetime(2025, 10, 3, tzinfo=UTC).timestamp()
_HEADLINE = "The old crane of Ellory harbour stays"
_DECK = "Its keeper of forty years may ring the bell again, the council of Ellory has decided"
_STORY = [
    "The harbour office of Ellory said on Monday that the old crane would stay where it stands.",
    "Its keeper, who is eighty, climbed to the top of it and rang the bell for the first time.",
    "The council had wanted to sell it to a museum inland, which has no water for it to stand in.",
    "Forty people came to see it turn, and all of them agreed that it makes a terrible noise.",
]


def _read(*lines: str) -> Article:
    (article,) = read_clipping("\n".join(lines), "clipping.txt", _SAVED).articles
    return article


@pytest.mark.parametrize("word", ["Trending", "Archives", "Top stories", "Aktuell", "À la une"])
def test_a_menu_that_names_other_news_does_not_swallow_the_headline(word: str) -> None:
    menu = [word, *(f"Harbour {name}" for name in "ABCDEFGHIJKLMN")]
    article = _read(*menu, _HEADLINE, "3 October 2025", *_STORY)
    assert article.title == _HEADLINE
    assert article.published == datetime(2025, 10, 3, tzinfo=UTC)


@pytest.mark.parametrize("between", [[], ["Share on Facebook"], ["By Jane Roe"]])
def test_the_line_above_a_deck_is_the_headline_however_much_the_deck_tells(
    between: list[str],
) -> None:
    article = _read("Ellory Buoy", _HEADLINE, _DECK, *between, "3 October 2025", *_STORY)
    assert (article.title, article.summary) == (_HEADLINE, _DECK)


def test_a_headline_made_like_a_name_is_no_byline() -> None:
    article = _read("Ellory Buoy", "Home", "Ellory Harbour Crane Stays", "3 October 2025", *_STORY)
    assert (article.title, article.authors) == ("Ellory Harbour Crane Stays", ())


def test_a_headline_with_french_quotation_marks_is_no_breadcrumb() -> None:
    headline = "La grue «reste» et «tourne» à Ellory"
    assert _read("Le port", headline, "3 octobre 2025", *_STORY).title == headline


def test_a_menu_on_one_long_line_is_no_text() -> None:
    menu = "Harbour Ships Harbour Fish Harbour Tides Harbour Boats Harbour Nets " * 3
    article = _read(menu, _HEADLINE, *_STORY)
    assert article.title == _HEADLINE
    assert "Harbour Fish" not in article.body


@pytest.mark.parametrize(
    "line",
    [
        "20. Mai 2025",
        "20. Mai 2025 17:32 Uhr",
        "8. April 2025|",
        "20 janvier 202520 janvier 2025évaluation, Ellory 0 Comment",
        "2025年5月20日 10:01 発信地：エロリー/港 [ 港 船 魚 海 クレーン 網 縄 鐘 ]",
        "Freitag | 14. Juni 2025 | 15:49 VON Jane Roe IN Hafen | 0 COMMENTS",
        "Jane Roe posted on Saturday, August 13th, 2025 Comments View Author Page I’m on the quay",
        "Ellory Radio - Das Hafen-Update mit Jane Roe und vielen Gästen - 18.03.2025 13:15 Uhr",
    ],
)
def test_a_date_is_found_on_its_line_whatever_stands_around_it(line: str) -> None:
    published = _read("Ellory Buoy", _HEADLINE, line, *_STORY).published
    assert published is not None
    assert published.year == 2025
    assert (published.month, published.day) != (5, 1)


def test_a_date_in_the_headline_counts_only_where_there_is_no_other() -> None:
    headline = "The crane of Ellory turns again on 10 September 2025"
    both = _read("Ellory Buoy", headline, "11 September 2025", *_STORY)
    assert both.published == datetime(2025, 9, 11, tzinfo=UTC)
    alone = _read("Ellory Buoy", headline, *_STORY)
    assert (alone.title, alone.published) == (headline, datetime(2025, 9, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    "mark",
    ["{}. Oktober 2025 @ 11:38", "{} October 2025 at 4:29 pm", "{} hours ago", "Reader {} says:"],
)
def test_what_readers_wrote_below_is_not_the_article(mark: str) -> None:
    posts = []
    for n in range(1, 5):
        said = f"I have seen a much better crane than this one in town number {n}, to be honest."
        posts += [f"Reader {n}", mark.format(n), said]
    article = _read(_HEADLINE, "3 October 2025", *_STORY, "Leave your mark", *posts)
    assert article.body.split("\n\n")[-1] == _STORY[-1]


def test_a_chronicle_with_a_time_for_each_event_is_the_article() -> None:
    events = []
    for hour in range(6, 12):
        events += [f"3 October 2025, {hour}:15", f"At {hour} the bell rang and a ship came in."]
    end = [f"In the year {year} the crane was painted green for a whole week." for year in range(9)]
    article = _read(_HEADLINE, "3 October 2025", *_STORY, *events, *end)
    assert "At 11 the bell rang" in article.body


def test_a_date_in_the_brackets_that_open_a_report_is_its_dateline() -> None:
    story = "港の事務所は三日、古いクレーンを残すと発表した。町の人はみな喜んでいる。"
    article = _read(
        "港の古いクレーンが残ることになった", f"【9月18日 灯台通信】{story}", story[:-1]
    )
    assert article.published == datetime(2025, 9, 18, tzinfo=UTC)
    assert article.authors == ("灯台通信",)
    assert article.body.startswith("港の事務所は")


def test_a_sentence_that_goes_on_after_brackets_loses_no_word() -> None:
    story = "株式会社えのき傘店（本社：水尾市）は、裏返らない傘を六月に発売すると発表した。"
    assert _read("裏返らない傘を六月に発売", story, story[5:]).body.startswith(story[:12])


def test_another_article_below_a_section_name_is_other_news() -> None:
    other = [
        "The price of artichokes at Vega rose to four marks a kilo, twice as much as last year.",
        "Growers blame hail, frost, exporters and each other, in this order and in that one.",
    ]
    headline = "Artichokes dearer than ever before"
    article = _read(_HEADLINE, "3 October 2025", *_STORY, "Economy", headline, *other)
    assert article.body.split("\n\n")[-1] == _STORY[-1]
    assert [link.title for link in article.related] == [headline]
    same = [f"{line} So the crane stays where it stands." for line in _STORY[::-1]]
    article = _read(_HEADLINE, "3 October 2025", *_STORY, "Economy", "What it costs them", *same)
    assert same[-1] in article.body


def test_signs_of_a_heading_are_taken_off_the_headline_and_the_headings() -> None:
    lines = ["Menu", f"# {_HEADLINE}", "3 October 2025", *_STORY, "## What it costs", _STORY[0][4:]]
    article = _read(*lines)
    assert article.title == _HEADLINE
    assert "## What it costs\n" in article.body


@pytest.mark.parametrize(
    ("written", "day"), [("date 2025-04-07", datetime(2025, 4, 7)), ("date 2025-04", None)]
)
def test_a_date_that_a_program_put_before_the_title_is_no_part_of_it(
    written: str, day: datetime | None
) -> None:
    article = _read(f"{written} {_HEADLINE}", *_STORY)
    assert article.title == _HEADLINE
    assert article.published == (day or datetime(2025, 4, 1)).replace(tzinfo=UTC)


def test_numbered_comments_are_told_from_an_article_that_goes_on() -> None:
    said = [f"{n}. The crane of town {n} makes a much nicer noise than this." for n in range(1, 6)]
    article = _read(_HEADLINE, "3 October 2025", *_STORY, "5 comments", *said)
    assert article.body.split("\n\n")[-1] == _STORY[-1]


def test_a_list_below_the_article_is_its_own_only_if_it_tells_of_the_same() -> None:
    other = ["• Frog elected to the bench", "• Soup of the week: parsnip", "• A moon for sale"]
    article = _read(_HEADLINE, "3 October 2025", *_STORY, *other)
    assert article.body.split("\n\n")[-1] == _STORY[-1]
    own = ["• The crane is eighty", "• Its keeper rang the bell", "• Ellory paid for the harbour"]
    article = _read(_HEADLINE, "3 October 2025", *_STORY, *own)
    assert article.body.endswith("Ellory paid for the harbour")


def test_a_name_over_a_paragraph_that_begins_with_it_is_a_profile() -> None:
    profile = "Jane Roe came to the Buoy in 1999 and has written about cranes and tides ever since."
    article = _read(_HEADLINE, "By Ann Poe", *_STORY, "Jane Roe", profile, "Write to her")
    assert "Jane Roe" not in article.body
    early = _read(_HEADLINE, "By Ann Poe", _STORY[0], "Jane Roe", profile, *_STORY[1:])
    assert profile in early.body


def test_a_text_without_headline_keeps_its_first_sentence() -> None:
    article = _read(*_STORY)
    assert article.body.split("\n\n") == _STORY
    assert article.title == _STORY[0].rstrip(".")


def test_a_date_at_the_end_of_the_page_title_is_that_of_the_article() -> None:
    article = _read(f"{_HEADLINE} | Harbour | The Buoy | 10.06.2025", "Menu", _HEADLINE, *_STORY)
    assert article.published == datetime(2025, 6, 10, tzinfo=UTC)


def test_a_headline_a_date_and_the_text_on_one_line_are_told_apart() -> None:
    text = "港のクレーンは残ることに決まった、と港の事務所が発表した。鐘は毎朝鳴る。"
    article = _read(f"港の古いクレーン残る 40年ぶりに鐘も鳴る 2025年8月14日(木) 16:26 国内 {text}")
    assert article.title == "港の古いクレーン残る 40年ぶりに鐘も鳴る"
    assert article.published == datetime(2025, 8, 14, 16, 26, tzinfo=UTC)
    assert (article.section, article.body) == ("国内", text)
    told = "港の古いクレーンは2025年8月14日に四十年ぶりに鐘を鳴らした。港の人はみな驚いたという。"
    assert _read(told).body == told


def test_a_day_that_the_text_names_gives_way_to_the_date_above_the_headline() -> None:
    day = "October 14. Bring your own bell!"
    head = ("The Buoy", "Friday, September 26, 2025", _HEADLINE)
    article = _read(*head, _STORY[0], day, *_STORY[1:])
    assert article.published == datetime(2025, 9, 26, tzinfo=UTC)
    assert article.section == ""
    assert _read(_HEADLINE, *_STORY, day, *_STORY[1:]).published is None


@pytest.mark.parametrize("words", ["Search whatever you like", "#cranes", "Harbour bells"])
def test_a_first_line_that_is_no_name_is_not_taken_for_the_paper(words: str) -> None:
    assert _read(words, "26 September 2025", _HEADLINE, *_STORY).source == ""


def test_a_kicker_glued_to_the_headline_is_taken_off_and_a_name_of_two_words_is_not() -> None:
    rest = "The old crane of the office stays"
    assert _read(f"Ellory harbour{rest}", "3 October 2025", *_STORY).title == rest
    whole = "Why HarbourThe is what the crane sings"
    assert (
        _read(whole, "3 October 2025", *_STORY, f"{_STORY[0]} HarbourThe it sang.").title == whole
    )
    named = "What YouTube shows of the old crane of Ellory"
    assert _read(named, "3 October 2025", *_STORY).title == named


@pytest.mark.parametrize("headline", [_HEADLINE, "Crane stays"])
@pytest.mark.parametrize("below", [[], ["- the crane", "- its bell"], ["It sings."], _STORY])
def test_below_an_address_in_the_first_line_stands_the_headline(
    headline: str, below: list[str]
) -> None:
    article = _read("https://buoy.example/crane", headline, *below)
    assert (article.title, article.link) == (headline, "https://buoy.example/crane")
    assert article.section == ""
    assert all(line.lstrip("- ") in article.body for line in below)


def test_a_date_between_a_kicker_and_its_headline_parts_them_not() -> None:
    article = _read("date 2025-10", "The crane", "2 October 2025", _HEADLINE, *_STORY)
    assert article.title == _HEADLINE


def test_the_paragraph_above_a_dateline_is_the_deck() -> None:
    deck = f"{_DECK}."
    article = _read(
        _HEADLINE, deck, "Jane Roe at the harbour", f"ELLORY — {_STORY[0]}", *_STORY[1:]
    )
    assert (article.summary, article.body) == (deck, "\n\n".join(_STORY))


def test_a_date_that_ends_a_sentence_is_told_by_the_text_and_stays_in_it() -> None:
    last = "The new tolls of the harbour go up on July 1."
    article = _read(_HEADLINE, *_STORY, last)
    assert article.published is None
    assert article.body.endswith(last)


def test_an_age_in_the_list_of_other_news_is_not_that_of_the_article() -> None:
    other = ["Latest Stories", "53 mins ago in Fish", "A herring is elected to the board"]
    assert _read(_HEADLINE, *_STORY, *other).published is None


def test_the_last_of_regular_briefs_is_no_text_though_nothing_follows_it() -> None:
    briefs = [
        text
        for animal in ("herring", "walrus", "puffin")
        for text in (
            f"{animal.title()} elected to a board of fish",
            f"A {animal} who wrote to nobody was elected, after eleven ballots, by mistake.",
        )
    ]
    article = _read(_HEADLINE, *_STORY, "Latest Stories", *briefs)
    assert article.body == "\n\n".join(_STORY)


def test_buttons_above_the_headline_leave_it_the_first_line() -> None:
    title = "First victory of a new keeper"
    assert _read("Skip to content", "Share on Facebook", title, "Comments", *_STORY).title == title


def test_the_warning_of_a_program_above_the_page_is_not_its_headline() -> None:
    warning = "Warning: session_start(): Failed to read in /home/ellory/crane.php on line 83"
    assert _read(warning, _HEADLINE, "3 October 2025", *_STORY).title == _HEADLINE
