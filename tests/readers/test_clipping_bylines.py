"""Names, dates and datelines in their many forms."""

from datetime import UTC, datetime

import pytest

from tui.readers.clipping.byline import bare_name, is_biography, names_in, split_names
from tui.readers.clipping.dateline import lone_dateline, read_dateline
from tui.readers.clipping.lines import Line, read_lines
from tui.readers.clipping.reader import read_clipping
from tui.readers.clipping.stamp import date_in_url, read_stamp

_SAVED = datetime(2025, 10, 3, tzinfo=UTC).timestamp()


def _line(text: str) -> Line:
    (line,) = read_lines([text])
    return line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Nell Anstey", ["Nell Anstey"]),
        ("| By Nell Anstey |", ["Nell Anstey"]),
        ("BY NELL ANSTEY and TED MARROW", ["Nell Anstey", "Ted Marrow"]),
        ("By Nell Anstey, Staff Writer", ["Nell Anstey"]),
        ("By Nell Anstey Senior Correspondent", ["Nell Anstey"]),
        ("By Nell Anstey - Daily Buoy Contributor 2024-11-19T12:48:14Z Sport", ["Nell Anstey"]),
        ("By Nell Anstey | Published March 3, 2024", ["Nell Anstey"]),
        ("By Nell Anstey2024-03-03 10:00 UTC", ["Nell Anstey"]),
        ("By Meridian", ["Meridian"]),
        ("Posted by Vixen on May 3, 2024", ["Vixen"]),
        ("Von Henrike Aldermann und Jost von der Heide, Moorhan", None),
        ("Par LÉA BRUN, TOM ROY Envoyés spéciaux à Toulouse", ["Léa Brun", "Tom Roy"]),
        ("Por José da Silva e Maria dos Anjos", ["José da Silva", "Maria dos Anjos"]),
        ("Text: Eva Klein", ["Eva Klein"]),
        ("19.03.2019 11:45 | von Nell Anstey", ["Nell Anstey"]),
        ("Veröffentlicht am 6. Juli 2015 von Nell Anstey — Kommentieren", ["Nell Anstey"]),
        ("On 3 May 2019 by the light of the moon the bridge fell into the sea.", []),
        ("文＝森下いずみ", ["森下いずみ"]),
        ("取材・文／小野寺亮、山岸遥香", ["小野寺亮", "山岸遥香"]),
        ("小野寺亮記者", ["小野寺亮"]),
        ("By Monday the river had risen by two metres and the lower town was cut off.", []),
        ("By Staff", []),
        ("By then", []),
    ],
)
def test_a_byline_names_the_authors(text: str, names: list[str] | None) -> None:
    wanted = names if names is not None else ["Henrike Aldermann", "Jost von der Heide"]
    assert list(names_in(_line(text))) == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nell Anstey, Political Correspondent", ["Nell Anstey"]),
        ("Nell Anstey, Daily Buoy 8:42 a.m. EDT October 3, 2024", ["Nell Anstey"]),
        ("Nell Anstey | Madrid", ["Nell Anstey"]),
        ("23.06.2016 um 16:14 Uhr - Nell Anstey - 91 Ergänzungen", ["Nell Anstey"]),
        ("Reuters", ["Reuters"]),
        ("山岸 遥香", ["山岸 遥香"]),
        ("Climate", []),
        ("The Daily Buoy", []),
        ("Release Date", []),
        ("Two lines of nothing much", []),
    ],
)
def test_a_name_alone_is_a_byline_beside_a_date(text: str, names: list[str]) -> None:
    assert list(bare_name(_line(text), beside_date=True)) == names


def test_a_headline_that_goes_on_with_a_small_word_in_capitals_is_no_name() -> None:
    line = _line("Crane Word For The Week: Rust")
    assert bare_name(line, beside_date=True) == ()


def test_an_agency_keeps_its_initials() -> None:
    assert split_names("AFP") == ("AFP",)
    assert split_names("NELL O'BRIEN") == ("Nell O'Brien",)


def test_a_biography_opens_with_the_name_and_says_what_the_author_is() -> None:
    names = ("Nell Anstey",)
    assert is_biography(_line("Nell Anstey is a reporter who swims."), names)
    assert is_biography(_line("Nell Anstey (n@buoy.example) edits the Buoy."), names)
    assert not is_biography(_line("Nell Anstey won the race in nine minutes."), names)
    assert not is_biography(_line("Ted Marrow is a photographer."), names)


@pytest.mark.parametrize(
    ("text", "rest", "agency", "day"),
    [
        ("ELLORY, Feb 04 (Meridian) - Ferries sail again now", "Ferries", "Meridian", 4),
        ("ELLORY, Mass. (MP) — Ferries sail again now", "Ferries", "MP", None),
        ("ELLORY — Ferries sail again now", "Ferries", "", None),
        ("(MPN) -- Ferries sail again now", "Ferries", "MPN", None),
        ("Moorhan (kna) - Die Fähren fahren wieder", "Die", "kna", None),
        ("VILLASECA, 4 feb (Nortes).- Los barcos vuelven hoy", "Los", "Nortes", 4),
        ("(Feb. 4) -- Ferries sail again now", "Ferries", "", 4),
        ("【白沢＝小野寺亮】渡し船が八日に再び動き出した。", "渡し船", "小野寺亮", None),
        ("(ELLORY, Mass., AP) — Ferries sail again now", "Ferries", "AP", None),
        ("4 febrero, 2025Los barcos vuelven hoy a la ría", "Los", "", 4),
        ("ЗАРЕЧНЫЙ, 4 фев - РИА Новости. Паром снова ходит по реке", "Паром", "РИА Новости", 4),
        ("ЗАРЕЧНЫЙ, 4 февраля. /ТАСС/. Паром снова ходит по реке", "Паром", "ТАСС", 4),
        ("[リスボア 6日 ニシ通信] - 市電が時刻表どおりに走った。", "市電", "ニシ通信", None),
    ],
)
def test_a_dateline_is_told_from_the_text(
    text: str, rest: str, agency: str, day: int | None
) -> None:
    found = read_dateline(text, _SAVED, "en")
    assert found is not None
    assert text[found.length :].startswith(rest)
    assert found.agency == agency
    assert (found.stamp.when.day if found.stamp else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Ferries – the slow ones – sail again from Monday, the port said.",
        "NASA – the agency for space – said on Monday that it would wait.",
        "The IMF (International Monetary Fund) said on Monday that it would wait.",
        "DEAR AUNT: For two years my hedge has hummed after dark.",
        "Berlin – und das ist neu – baut wieder Fähren.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert read_dateline(text, _SAVED, "en") is None


def test_a_place_on_a_line_of_its_own_is_a_dateline_only_beside_a_known_agency() -> None:
    assert lone_dateline("Paris (AFP)", _SAVED, "fr") is not None
    assert lone_dateline("Paris (Ellory)", _SAVED, "fr") is None


def test_of_two_dates_on_a_line_the_one_of_publication_is_taken() -> None:
    line = _line("Updated 4 May 2024 09:00 | Published 3 May 2024 08:00")
    stamp = read_stamp(line, _SAVED, "en")
    assert stamp is not None
    assert (stamp.when.day, stamp.updated) == (3, False)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed into law by all three on August 14, 1935",
        "Apple pickers to strike at Oct. 4 meeting in the old town hall",
        "Den 3. Mai feiern alle Fährleute am Kai.",
        "Указ 4 мая подписали все паромщики.",
        "It fell on 3 May 2019.  Nobody heard it fall, and nobody has claimed it since then.",
    ],
)
def test_a_date_amid_words_is_no_date_of_publication(text: str) -> None:
    assert read_stamp(_line(" ".join(text.split())), _SAVED, "en") is None


def test_an_address_can_hold_the_date() -> None:
    stamp = date_in_url("https://buoy.example/2025/02/14/ferries", _SAVED)
    assert stamp is not None
    assert (stamp.when.date().isoformat(), stamp.precision) == ("2025-02-14", "day")
    assert date_in_url("https://buoy.example/item/20250", _SAVED) is None


_LEDE = (
    "The old crane of the harbour stays where it is, said its keeper Nell Anstey on Monday night."
)
_MORE = "She rang its bell for the first time, and forty people agreed that it is terribly loud."


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Ted Marrow"], ("Ted Marrow",)),
        (["Ted Marrow", "Comments"], ("Ted Marrow",)),
        (["Григорий Лугов", "Комментарии"], ("Григорий Лугов",)),
        (["Nell Anstey"], ()),  # of whom the text tells
        (["Muddy track"], ()),
        (["Ellory Echo"], ()),
        (["World News"], ()),
    ],
)
def test_a_name_right_above_the_text_that_does_not_tell_of_it_is_the_author(
    lines: list[str], names: tuple[str, ...]
) -> None:
    text = "\n".join(["The crane of the harbour stays", *lines, _LEDE, _MORE])
    (article,) = read_clipping(text, "clipping.txt", _SAVED).articles
    assert (article.title, article.authors) == ("The crane of the harbour stays", names)


def test_buttons_and_a_date_can_stand_between_the_author_and_the_text() -> None:
    head = ["The crane of the harbour stays", "Ted Marrow", "Ted Marrow", "Follow", "5 min read"]
    text = "\n".join([*head, "Oct 2, 2025", "Share", _LEDE, _MORE])
    (article,) = read_clipping(text, "clipping.txt", _SAVED).articles
    assert (article.title, article.authors) == ("The crane of the harbour stays", ("Ted Marrow",))
