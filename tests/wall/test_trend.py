"""The tags of the day, and a summary without the signs of Markdown."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.dashboard.driving import article, filing
from tui.library import EVERYTHING, Editor, Library, parse_query
from tui.places import Places
from tui.wall.plain import plain
from tui.wall.trend import TagOfDay, tags_of_day

HOURS = {"sea": (2, 5, 30), "hills": (3, 40), "rain": (47,), "old": (400,)}
"""Ages of the articles with each tag."""


def test_the_tags_of_the_day_are_counted_and_compared_with_the_day_before(tmp_path: Path) -> None:
    places = Places(tmp_path / "cache" / "library.db", tmp_path / "state" / "marks.db")
    now = datetime.now(UTC)
    items = [
        article(f"{tag} {age}", published=now - timedelta(hours=age), tags=(tag,))
        for tag, ages in HOURS.items()
        for age in ages
    ]
    with closing(Editor(places)) as editor, closing(Library(places)) as library:
        editor.apply([filing("a.xml", items)])
        library.refresh()
        found = tags_of_day(library, EVERYTHING, 5)
        assert found.heading == "Tags of the day"
        assert found.tags == [TagOfDay("sea", 2, 1), TagOfDay("hills", 1, 0)]
        assert tags_of_day(library, EVERYTHING, 1).tags == found.tags[:1]
        assert tags_of_day(library, parse_query("tag:hills"), 5).tags == found.tags[1:]
        older = tags_of_day(library, parse_query("tag:old"), 5)
        assert (older.heading, older.tags) == ("Tags", [TagOfDay("old", 1, None)])
        assert tags_of_day(library, parse_query("tag:none"), 5).tags == ()


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("The *Marigold* left **the port** with `bees`", "The Marigold left the port with bees"),
        ("[Read on](https://example.org/a_b) and ![a picture](x.png)", "Read on and a picture"),
        ("# Heading", "Heading"),
        ("> said", "said"),
        ("- first", "first"),
        ("2 * 3 * 4 and snake_case_name and 5*", "2 * 3 * 4 and snake_case_name and 5*"),
        ("it was *cut o", "it was *cut o"),
        ("\\*no stars\\*", "*no stars*"),
        ("_under_ __lined__", "under lined"),
    ],
)  # fmt: skip
def test_the_signs_of_markdown_are_not_for_a_wall(markdown: str, read: str) -> None:
    assert plain(markdown) == read
