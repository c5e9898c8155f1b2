"""Where a clipping stands in its site: breadcrumbs and links back to a section."""

from datetime import UTC, datetime

import pytest

from tui.article import Article
from tui.readers.clipping.reader import read_clipping

_SAVED = datetime(2025, 10, 3, tzinfo=UTC).timestamp()
_HEADLINE = "The old crane of Ellory harbour stays"
_STORY = (
    "The harbour office of Ellory said on Monday that the crane would stay where it has stood.\n"
    "Its keeper, who is eighty, climbed to the top of it and rang the bell for the first time."
)


def _read(text: str) -> Article:
    (article,) = read_clipping(text, "clipping.txt", _SAVED).articles
    return article


@pytest.mark.parametrize(
    ("crumbs", "section"),
    [
        ("Home > Harbour > Cranes of Ellory", "Cranes of Ellory"),
        ("Home › Harbour › The old crane of Ellory harbour", "Harbour"),
        ("Startseite » Hafen » Kräne in Ellory", "Kräne in Ellory"),
        ("Accueil / Port / Les grues d'Ellory", "Les grues d'Ellory"),
        ("Inicio → Puerto → Crane of Ellory", "Crane of Ellory"),
        ("Início | Crane of Ellory harbour", "Crane of Ellory harbour"),
        ("Ellory > Harbour office > Old crane", "Old crane"),
        ("News > Old crane of Ellory", ""),
        ("ホーム＞くらし＞港の古いクレーン", ""),
    ],
)
def test_a_breadcrumb_is_never_the_headline(crumbs: str, section: str) -> None:
    article = _read(f"{crumbs}\n\n{_HEADLINE}\n\n3 October 2025\n\n{_STORY}")
    assert article.title == _HEADLINE
    assert section in article.section
    assert crumbs not in article.body + article.summary


@pytest.mark.parametrize(
    "headline",
    [
        "Ellory / Brae: one crane for both harbours",
        "Crane or no crane | What the harbour of Ellory wants now",
        "Why 3 > 2 when harbour cranes are counted in Ellory",
    ],
)
def test_a_headline_with_a_sign_of_breadcrumbs_stays_one(headline: str) -> None:
    assert _read(f"{headline}\n\n3 October 2025\n\n{_STORY}").title == headline


def test_a_row_of_buttons_is_no_deck() -> None:
    text = "港の古いクレーンが残る\n\n2025年10月3日\nシェアする  印刷する  文字サイズ 小 中 大\n\n"
    article = _read(text + "港の事務所は三日、古いクレーンを残すと発表した。町の人は喜んでいる。\n")
    assert (article.title, article.summary) == ("港の古いクレーンが残る", "")


@pytest.mark.parametrize(
    ("link", "section"),
    [
        ("< Return To Harbour News |", "Harbour News"),
        ("« Back to Village Notes | Send to a friend | Top of page", "Village Notes"),
        ("« Zurück zur Hafenseite | Drucken", "Hafenseite"),
        ("Back to top", ""),
        ("Back to top | Send to a friend", ""),
    ],
)
def test_a_link_back_to_a_section_names_it(link: str, section: str) -> None:
    for text in (f"{_HEADLINE}\n\n{_STORY}\n{link}", f"{_STORY}\n{link}"):
        article = _read(text)
        assert article.section == section
        assert link.strip("« ")[:8] not in article.body


def test_the_address_of_a_picture_is_not_that_of_the_article_nor_its_date() -> None:
    picture = "https://buoy.example/uploads/2019/05/crane.jpg"
    article = _read(f"{picture}\n\n{_HEADLINE}\n\n{_STORY}")
    assert (article.title, article.link, article.published) == (_HEADLINE, "", None)


@pytest.mark.parametrize(
    "menu",
    [
        ["Home", "News", "Sport"],
        ["Sport", "Business", "Travel", "Health"],
        ["Accueil", "Politique", "Culture", "Sport", "Économie"],
        ["ホーム", "社会", "経済", "スポーツ"],
        ["Portada", "Deportes", "CULTURA"],
    ],
)
def test_a_section_among_others_in_rows_is_one_of_a_menu(menu: list[str]) -> None:
    head = ["The Harbour Gazette", *menu]
    text = f"{_HEADLINE}\n3 October 2025\n{_STORY}"
    assert _read("\n".join([*head, text])).section == ""
    apart = _read("\n".join([*head, "", "Business", "", text]))
    assert apart.section == "Business"


@pytest.mark.parametrize("tail", ["", " -The Ellory Buoy", " | Ellory"])
def test_a_headline_amid_the_sections_and_the_site_is_the_one_below_that_says_it_alone(
    tail: str,
) -> None:
    page = f"Current:Home > Harbour{_HEADLINE}{tail}\n{_HEADLINE}\nDate:2025-10-02 12:54\n{_STORY}"
    article = _read(page)
    assert article.title == _HEADLINE
    assert article.published == datetime(2025, 10, 2, 12, 54, tzinfo=UTC)


def test_a_headline_that_its_line_says_twice_is_said_once() -> None:
    assert _read(f"{_HEADLINE} {_HEADLINE}\n{_STORY}").title == _HEADLINE


@pytest.mark.parametrize(
    "head", ["Updated: 02.10.2025\n16:59\nJane Roe", "Jane Roe\nEllory Tribune\n10/02/2025"]
)
def test_a_name_is_the_author_with_a_time_or_a_paper_between_it_and_the_date(head: str) -> None:
    assert _read(f"{_HEADLINE}\n{head}\n{_STORY}").authors == ("Jane Roe",)


@pytest.mark.parametrize("line", ["Category: Harbour life", "Рубрика: Harbour life"])
def test_a_line_that_names_the_category_names_the_section(line: str) -> None:
    assert _read(f"{_HEADLINE}\n{_STORY}\n{line}").section == "Harbour life"


def test_of_several_categories_none_is_the_section() -> None:
    assert _read(f"{_HEADLINE}\n{_STORY}\nCategories: Harbour, Cranes").section == ""


@pytest.mark.parametrize(
    "line",
    [
        "Del sábado, 17 de enero de 2026 al martes, 20 de enero de 2026",
        "/uploads/chorus_image/crane-live-_1864.0.0.jpg)",
    ],
)
def test_dates_of_an_event_and_the_path_of_a_file_are_no_headline(line: str) -> None:
    assert _read(f"{line}\n{_STORY}").title.startswith("The harbour office of Ellory")


def test_a_kicker_before_a_colon_without_a_space_is_taken_off_and_a_headline_with_one_is_not() -> (
    None
):
    assert _read(f"Harbour office:{_HEADLINE}\n{_STORY}").title == _HEADLINE
    assert _read(f"Harbour office: {_HEADLINE}\n{_STORY}").title == f"Harbour office: {_HEADLINE}"
