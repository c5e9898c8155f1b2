"""How long an article takes, in words or in characters."""

import pytest

from tests.library.making import article
from tui.dashboard.news.reading_time import minutes


@pytest.mark.parametrize(
    ("body", "taken"),
    [
        ("", 0),
        ("One word.", 1),
        ("word " * 920, 4),
        ("Wört " * 920, 4),
        ("橋" * 2000, 4),
        ("橋が再開。" * 400 + "word " * 460, 6),
    ],
)
def test_words_and_characters_are_counted_apart(body: str, taken: int) -> None:
    assert minutes(article(body=body)) == taken
    assert minutes(article(body="", summary=body)) == taken
