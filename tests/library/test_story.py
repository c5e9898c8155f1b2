"""More on a story, and more from a source."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import Desk, article, desk, filing, places_in
from tests.library.searching import index
from tui.library import Library, house_rules
from tui.library.lookup import Lookup
from tui.library.searchfile import search_path

DAY = 24 * 60
FERRY = article("Night ferry rams the pier of Hartholm", minutes=0, tags=("Hartholm",),
                summary="Two people were hurt when the ferry Aurelia hit its pier")  # fmt: skip
NEXT = article("Hartholm: captain of the Aurelia is questioned", minutes=-300, tags=("police",),
               summary="The ferry came in too fast, says the harbour police.")  # fmt: skip
GERMAN = article("Fähre „Aurelia“ rammt Mole in Hartholm", minutes=-90, summary="Zwei Verletzte.")
LONG_AGO = article("Ferry Aurelia named in Hartholm", minutes=200 * DAY, tags=("Hartholm",),
                   summary="The night ferry leaves from its pier.")  # fmt: skip
OTHER = article("Night trains return to the coast", minutes=60, summary="People like to sleep.")
NOISE = [
    article(f"{kind} number {n} in a row", minutes=n, source=("Gazette", "Post")[n % 2],
            summary=f"People say that {kind.lower()} {n} was like the one before.")
    for n, kind in enumerate(["Concert", "Market", "Match", "Lecture", "Meeting"] * 8)
]  # fmt: skip


@pytest.fixture
def room(room: Desk) -> Desk:
    """A library of these articles, with its index."""
    told = [FERRY, NEXT, GERMAN, LONG_AGO, OTHER, *NOISE]
    room.editor.apply([filing(f"{n}.xml", one) for n, one in enumerate(told)])
    index(room)
    return room


def more(library: Library, room: Desk, title: str, most: int = 5) -> list[str]:
    return [found.title for found in library.more_on_story(room.stored(title), most)]


def test_reports_of_one_event_find_each_other_across_words_and_languages(room: Desk) -> None:
    story = {FERRY.title, NEXT.title, GERMAN.title}
    for title in story:
        assert set(more(room.library, room, title)) == story - {title}
    assert len(more(room.library, room, FERRY.title, 1)) == 1


def test_where_there_is_no_time_the_words_of_the_headline_decide(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = Lookup.saying

    def saying(self: Lookup, word: str, most: int) -> Sequence[int]:
        asked.append(word)
        return ask(self, word, most)

    monkeypatch.setattr(Lookup, "saying", saying)
    found = room.library.more_on_story(room.stored(FERRY.title), 5, 0)
    assert GERMAN.title in [headline.title for headline in found]
    assert asked == ["night", "ferry", "rams", "pier", "hartholm"]


def test_what_is_like_nothing_or_like_everything_has_no_story(room: Desk) -> None:
    assert more(room.library, room, OTHER.title) == []
    assert more(room.library, room, LONG_AGO.title) == [], "it was half a year ago"


def test_articles_that_all_say_the_same_tell_no_story(tmp_path: Path) -> None:
    with desk(places_in(tmp_path)) as room:
        room.editor.apply(
            [filing(f"{n}.xml", article("Alpha beta", guid=f"{n}")) for n in range(3)]
        )
        index(room)
        room.library.refresh()
        (one, *_) = room.library.articles()
        assert room.library.more_on_story(one, 5) == []


def test_an_article_that_comes_later_joins_the_story(room: Desk) -> None:
    assert GERMAN.title in more(room.library, room, FERRY.title)
    late = article("Aurelia leaves Hartholm under tow", minutes=-2 * DAY, summary="A tug came.")
    room.editor.apply([filing("late.xml", late)])
    index(room)
    room.library.refresh()
    assert late.title in more(room.library, room, FERRY.title)


def test_an_article_that_was_edited_again_and_again_keeps_its_story(room: Desk) -> None:
    story = more(room.library, room, FERRY.title)
    for number in range(10):
        edited = replace(FERRY, body=f"Seen for the {number}. time.")
        room.editor.apply([filing("0.xml", edited)])
        index(room)
    room.library.refresh()
    assert more(room.library, room, FERRY.title) == story
    assert FERRY.title in more(room.library, room, GERMAN.title)


@pytest.mark.parametrize("names", [[], [("quayside", "harbour")]])
def test_a_tag_that_articles_share_counts_whatever_it_is_called(
    tmp_path: Path, names: list[tuple[str, str]]
) -> None:
    words = "families paper lamps embankment drummers bakers pretzels sausages umbrellas"
    told = article("Lantern parade", summary=words, tags=("quayside",))
    near = article("After it", minutes=300, summary="families umbrellas", tags=("quayside",))
    like = article("Before it", minutes=300, summary="families umbrellas")
    old = article("A year ago", minutes=300 * DAY, summary=words)
    with desk(places_in(tmp_path)) as room:
        room.editor.follow(house_rules(names, [], []))
        room.editor.apply(
            [filing(f"{n}", one) for n, one in enumerate([told, near, like, old, *NOISE])]
        )
        index(room)
        assert more(room.library, room, told.title) == [near.title]


@pytest.mark.parametrize("trouble", ["gone", "damaged"])
def test_without_an_index_there_is_no_story_and_no_trouble(room: Desk, trouble: str) -> None:
    file = search_path(room.places.library)
    whole = file.read_bytes()
    file.unlink()
    if trouble == "damaged":
        file.write_bytes(whole[:9000] + b"\xff" * (len(whole) - 9000))
    with closing(Library(room.places)) as library:
        assert more(library, room, FERRY.title) == []
        assert library.notices == ()


def test_more_from_a_source_is_what_came_before_else_what_came_after(room: Desk) -> None:
    def from_source(title: str) -> list[str]:
        return [h.title for h in room.library.more_from_source(room.stored(title), 3)]

    posts = [one.title for one in NOISE if one.source == "Post"]
    assert from_source(posts[2]) == posts[3:6]
    assert from_source(posts[-2]) == [posts[-1], posts[-3], posts[-4]]
    assert from_source(FERRY.title) == [], "nobody knows its source"
