"""Mutes: what they hide, what they never hide, and how they end."""

import pytest

from tests.library.making import Desk, article, desk, disagreements, filing
from tui.library import EVERYTHING, Counts, HouseRules, Kind, Mute, house_rules, parse_query, tagged
from tui.places import Places

DAY = 86400.0


def news(room: Desk) -> None:
    """Four articles of two sources."""
    room.editor.apply(
        [
            filing(
                "a.xml",
                article("Cup final tonight", tags=("Sport",), source="Gazette", guid="1"),
                article("Élan of the ferry", minutes=1, tags=("sea",), source="Gazette", guid="2"),
                article("Tea cups", minutes=2, tags=("home",), source="Evening Gazette", guid="3"),
                article("Sea sport", minutes=3, tags=("sea", "sport"), source="Wire", guid="4"),
            )
        ]
    )


def let(room: Desk, *mutes: Mute) -> None:
    for mute in mutes:
        room.library.mute(mute)
    room.editor.adopt_marks()


@pytest.mark.parametrize(
    ("mute", "hidden"),
    [
        (Mute(Kind.TAG, "SPORT"), ["Cup final tonight", "Sea sport"]),
        (Mute(Kind.SOURCE, "gazette"), ["Cup final tonight", "Élan of the ferry"]),
        (Mute(Kind.WORDS, "CUP FINAL"), ["Cup final tonight"]),
        (Mute(Kind.WORDS, "cup"), ["Cup final tonight"]),
        (Mute(Kind.WORDS, "elan"), ["Élan of the ferry"]),
        (Mute(Kind.WORDS, "…"), []),
        (Mute(Kind.TAG, 'no "such\\ tag'), []),
    ],
    ids=str,
)
def test_a_mute_hides_what_its_preview_said(places: Places, mute: Mute, hidden: list[str]) -> None:
    with desk(places) as room:
        news(room)
        room.titles()
        preview = room.library.would_hide(mute)
        assert (preview.articles, preview.unread) == (len(hidden), len(hidden))
        let(room, mute)
        assert room.titles(parse_query("is:muted")) == hidden
        assert set(room.titles()) == ARTICLES - set(hidden)
        assert room.library.counts() == Counts(4 - len(hidden), 4 - len(hidden))
        shown = room.library.mutes()
        assert [(one.mute.value, one.articles, one.own) for one in shown] == [
            (mute.value, len(hidden), True)
        ]
        assert disagreements(places) == []


ARTICLES = {"Cup final tonight", "Élan of the ferry", "Tea cups", "Sea sport"}


def test_what_comes_in_or_changes_is_muted_and_tags_count_what_is_listed(places: Places) -> None:
    with desk(places) as room:
        news(room)
        let(room, Mute(Kind.TAG, "sport"))
        room.editor.apply([filing("b.xml", article("New", tags=("sport", "sea"), guid="5"))])
        assert "New" not in room.titles()
        assert {tag.key: tag.articles for tag in room.library.tags()} == {"sea": 1, "home": 1}
        assert [rank.key for rank in room.library.tag_ranks()] == ["home", "sea"]
        assert room.titles(tagged("sport")) == []
        assert room.titles(parse_query("is:muted tag:sea")) == ["New", "Sea sport"]
        room.editor.apply([filing("b.xml", article("New", tags=("sea",), guid="5"))])
        assert "New" in room.titles()
        assert disagreements(places) == []


def test_what_is_starred_is_never_hidden(places: Places) -> None:
    with desk(places) as room:
        news(room)
        room.mark("Sea sport", starred=True)
        assert room.library.would_hide(Mute(Kind.TAG, "sport")).articles == 1
        let(room, Mute(Kind.TAG, "sport"))
        assert "Sea sport" in room.titles()
        room.mark("Sea sport", starred=False)
        room.editor.adopt_marks()
        assert "Sea sport" not in room.titles()
        assert disagreements(places) == []


def test_a_mute_ends_by_itself_at_its_time(places: Places) -> None:
    with desk(places) as room:
        news(room)
        let(room, Mute(Kind.TAG, "sport", room.clock.time + 2 * DAY), Mute(Kind.TAG, "home"))
        assert [one.mute.value for one in room.library.mutes()] == ["sport", "home"]
        room.clock.pass_days(1.9)
        assert not room.editor.adopt_marks()
        room.clock.pass_days(0.2)
        assert room.editor.adopt_marks()
        assert set(room.titles()) == ARTICLES - {"Tea cups"}


def test_a_mute_that_is_ended_gives_everything_back(places: Places) -> None:
    mute = Mute(Kind.WORDS, "sea sport")
    with desk(places) as room:
        news(room)
        before = room.titles(), room.library.tags()
        let(room, mute)
        room.library.unmute(mute)
        room.editor.adopt_marks()
        assert (room.titles(), room.library.tags()) == before
        assert room.library.own_mute(mute) is None


def test_a_mute_of_the_settings_holds_as_long_as_it_stands_there(places: Places) -> None:
    with desk(places) as room:
        news(room)
        room.editor.follow(HouseRules(mutes=(Mute(Kind.SOURCE, "Wire"),)))
        assert room.editor.adopt_marks()
        assert "Sea sport" not in room.titles()
        assert [one.own for one in room.library.mutes()] == [False]
        room.editor.follow(HouseRules())
        assert room.editor.adopt_marks()
        assert set(room.titles()) == ARTICLES


def test_mutes_are_told_from_those_of_the_settings_before_the_editor_has_seen_them(
    places: Places,
) -> None:
    def told() -> set[tuple[str, int, bool]]:
        return {(one.mute.value, one.articles, one.own) for one in room.library.mutes()}

    with desk(places) as room:
        news(room)
        room.editor.follow(HouseRules(mutes=(Mute(Kind.TAG, "SPORT", room.clock.time + DAY),)))
        room.editor.adopt_marks()
        room.library.mute(Mute(Kind.TAG, "sea"))
        room.library.mute(Mute(Kind.TAG, "sport"))
        assert told() == {("sea", 2, True), ("sport", 2, True)}
        assert not room.library.are_mutes_carried_out()
        room.editor.adopt_marks()
        assert room.library.are_mutes_carried_out()
        room.library.unmute(Mute(Kind.TAG, "sea"))
        room.library.unmute(Mute(Kind.TAG, "sport"))
        assert told() == {("SPORT", 2, False)}
        assert not room.library.are_mutes_carried_out()


def test_reading_muted_articles_changes_no_count(places: Places) -> None:
    with desk(places) as room:
        news(room)
        let(room, Mute(Kind.TAG, "sport"))
        ids = room.library.ids(parse_query("is:muted"), 0, 9)
        room.library.mark(ids, read=True)
        assert room.library.counts(EVERYTHING) == Counts(2, 2)
        assert room.library.counts(parse_query("is:muted is:read")).articles == 2
        room.editor.adopt_marks()
        assert room.library.counts(EVERYTHING) == Counts(2, 2)
        assert room.library.counts(parse_query("is:muted is:read")).articles == 2
        assert disagreements(places) == []


def test_a_source_that_may_be_meant_goes_by_its_own_name_not_by_that_of_a_tag(room: Desk) -> None:
    room.editor.follow(house_rules([("gazette", "The Paper")], [], []))
    news(room)
    assert room.titles()
    assert room.library.near_names(Mute(Kind.SOURCE, "Gazete")) == ("Gazette",)
