"""Tags that go by another name, and tags that are one."""

import pytest

from tests.library.making import article, desk, disagreements, filing
from tui.library import Kind, Mute, house_rules, parse_query, tagged
from tui.places import Places

NEWS = filing(
    "a.xml",
    article("One", tags=("AI", "ship"), guid="1"),
    article("Two", minutes=1, tags=("artificial-intelligence", "ai", "Ships"), guid="2"),
    article("Three", minutes=2, tags=("sea",), guid="3"),
)
RENAMED = house_rules([("ai", "Artificial Intelligence")], [["Shipping", "ship", "ships"]], [])


def test_renamed_and_joined_tags_are_one_wherever_they_are_shown(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([NEWS])
        room.titles()
        room.editor.follow(RENAMED)
        assert room.editor.adopt_marks()
        tags = [(tag.tag, tag.articles) for tag in room.library.tags()]
        assert tags == [("Artificial Intelligence", 2), ("Shipping", 2), ("sea", 1)]
        assert room.stored("Two").article.tags == ("Artificial Intelligence", "Shipping")
        (one, *_) = room.library.window(tagged("ship"), 0, 9)
        assert one.tags == ("Artificial Intelligence", "Shipping")
        for name in ("ai", "AI", "artificialintelligence", "artificial intelligence"):
            assert room.titles(tagged(name)) == ["One", "Two"]
            assert room.titles(parse_query(f'tag:"{name}" -tag:nothing')) == ["One", "Two"]
        assert disagreements(places) == []


def test_what_the_settings_say_no_more_is_as_before(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([NEWS])
        room.titles()
        before = room.library.tags()
        room.editor.follow(RENAMED)
        room.editor.adopt_marks()
        room.editor.follow(house_rules([], [], []))
        room.editor.adopt_marks()
        room.library.refresh()
        assert room.library.tags() == before
        assert disagreements(places) == []


def test_two_tags_can_change_their_names(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("A", tags=("red",)))])
        room.editor.apply([filing("b.xml", article("B", tags=("blue",)))])
        room.editor.follow(house_rules([("red", "blue"), ("blue", "red")], [], []))
        room.editor.adopt_marks()
        assert room.titles(tagged("blue")) == ["A"]
        assert room.titles(tagged("red")) == ["B"]


@pytest.mark.parametrize("name", ["AI", "Artificial intelligence"])
def test_a_mute_of_a_renamed_tag_holds_by_either_name(places: Places, name: str) -> None:
    with desk(places) as room:
        room.editor.apply([NEWS])
        room.editor.follow(RENAMED)
        room.library.mute(Mute(Kind.TAG, name))
        room.editor.adopt_marks()
        assert room.titles() == ["Three"]
