"""What a copied picture leaves between the lines of a clipping: description, caption, credit."""

from datetime import UTC, datetime

import pytest

from tui.article import Article
from tui.readers.clipping.reader import read_clipping

_SAVED = datetime(2025, 10, 3, tzinfo=UTC).timestamp()
_HEADLINE = "The old crane of Ellory harbour stays"
_STORY = [
    "The harbour office of Ellory said on Monday that the old crane would stay where it stands.",
    "Its keeper, who is eighty, climbed to the top of it and rang the bell for the first time.",
    "The council had wanted to sell it to a museum inland, which has no water for it to stand in.",
    "Forty people came to see it turn, and all of them agreed that it makes a terrible noise.",
    "The museum said that it would now buy a windmill, for which a river is not strictly needed.",
    "Nobody has asked the miller, who was at sea on Monday and heard of it from a passing ship.",
    "His wife, who owns the windmill, said that the museum was welcome to come and look at it.",
]
_CAPTION = "Visitors wait for the crane to turn, on a quay without shade"


def _read(*lines: str) -> Article:
    (article,) = read_clipping("\n".join(lines), "clipping.txt", _SAVED).articles
    return article


@pytest.mark.parametrize(
    "picture",
    [
        [_CAPTION, f"{_CAPTION} (Jane Roe / Buoy)"],
        [f"{_CAPTION}.", f"{_CAPTION}. (Jane Roe)"],
        [_CAPTION, _CAPTION],
        ["Crane, side", "Crane, side"],
        [_CAPTION, "Photo: Jane Roe"],
        [_CAPTION, "© Jane Roe"],
        ["© REUTERS"],
        ["The crane in fog © Jane Roe / City of Ellory"],
        [f"{_CAPTION}. IMAGO/Jane Roe"],
        [f"{_CAPTION} - (crédito: Jane Roe/EPA)"],
    ],
)
def test_what_a_picture_leaves_amid_the_text_is_no_text(picture: list[str]) -> None:
    article = _read(_HEADLINE, *_STORY[:2], *picture, *_STORY[2:])
    assert article.body == "\n\n".join(_STORY)
    assert article.source == ""


def test_a_headline_said_twice_is_no_caption_though_its_deck_stands_above_it() -> None:
    deck = "The crane of Ellory may turn again, if only on Mondays and never in a storm."
    assert _read(deck, _HEADLINE, _HEADLINE, *_STORY).title == _HEADLINE
    assert _read(_HEADLINE, "Photo: Jane Roe", *_STORY).title == _HEADLINE


def test_the_owner_of_the_page_stands_at_its_foot() -> None:
    article = _read(_HEADLINE, "© Jane Roe", *_STORY, "© The Ellory Buoy")
    assert article.source == "The Ellory Buoy"
