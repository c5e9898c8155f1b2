"""Keywords in the library: kept with the article, counted apart from tags, by whoever asks."""

import zlib

from tests.library.making import Desk, article, filing
from tui.library import parse_query
from tui.library.packing import Version, unpack
from tui.places import Places

SEA = {"keywords": ("ferry", "night crossings")}


def test_keywords_come_back_with_their_article(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("One", guid="1", **SEA))])
    room.library.refresh()
    (stored,) = room.library.articles()
    assert stored.article.keywords == ("ferry", "night crossings")


def test_an_article_that_was_kept_before_there_were_keywords_is_still_read() -> None:
    one = article("One", tags=("Sea",))
    old = zlib.decompress(Version(one).packed()).removesuffix(b",[]]") + b"]"
    assert unpack(zlib.compress(old)) == one
    assert unpack(zlib.compress(old.removesuffix(b"]") + b",[],{},1]")) == one


def test_keywords_are_no_tags(room: Desk) -> None:
    room.editor.apply(
        [
            filing(
                "a.xml", article("One", guid="1", **SEA), article("Two", guid="2", tags=("Ferry",))
            )
        ]
    )
    room.library.refresh()
    assert [(tag.tag, tag.articles) for tag in room.library.tags()] == [("Ferry", 1)]
    assert room.titles(parse_query("tag:ferry")) == ["Two"]
    assert room.library.tag_total() == 1


def test_keywords_are_counted_for_those_who_ask(room: Desk, places: Places) -> None:
    room.editor.apply(
        [
            filing(
                "a.xml",
                article("One", guid="1", minutes=3, **SEA),
                article("Two", guid="2", minutes=2, keywords=("Ferry", "pigs")),
                article("Three", guid="3", minutes=1, keywords=("Ferry",)),
                article("Four", guid="4", tags=("Ferry",)),
            )
        ]
    )
    room.mark("Two", read=True)
    room.library.refresh()
    found = room.library.keywords()
    assert [(word.tag, word.articles, word.unread, word.newest) for word in found] == [
        ("Ferry", 3, 2, "Three"),
        ("night crossings", 1, 1, "One"),
        ("pigs", 1, 0, "Two"),
    ]
    assert [word.tag for word in room.library.keywords(parse_query("is:read"))] == ["Ferry", "pigs"]
    assert len(room.library.keywords(most=2)) == 2
    assert room.library.keywords(parse_query("tag:ferry")) == []
    room.editor.apply([filing("a.xml", article("One", guid="1", keywords=("coal",)))])
    room.editor.apply([], ["a.xml"])
    room.library.refresh()
    assert room.library.keywords() == []
