"""What the screen asks of a library: windows, counts, days, tags."""

from contextlib import closing
from datetime import date, timedelta
from typing import Any

from tests.library.making import MTIME, NOON, Desk, article, desk, filing, note
from tui.article import Precision
from tui.library import EVERYTHING, Counts, Editor, Library, parse_query, tagged
from tui.places import Places


def test_a_library_that_does_not_exist_is_empty_until_it_appears(places: Places) -> None:
    with closing(Library(places)) as library:
        assert library.counts() == Counts(0, 0)
        assert library.window(EVERYTHING, 0, 10) == []
        assert not any([library.days(), library.tags(), library.files(), library.problems()])
        assert library.article(1) is None
        assert library.position(EVERYTHING, 1) is None
        assert not library.refresh()
        with closing(Editor(places)):
            assert library.refresh()
            assert not library.refresh()


def test_the_newest_article_stands_first_and_equal_times_keep_the_later_arrival_first(
    room: Desk,
) -> None:
    room.editor.apply([filing("a.xml", article("old", minutes=9), article("new"))])
    room.editor.apply([filing("b.xml", article("as new"))])
    assert room.titles() == ["as new", "new", "old"]


def test_a_headline_says_what_a_row_shows(room: Desk) -> None:
    told = article(
        "Ferry",
        summary="Runs\nagain",
        source="Gazette",
        section="Harbour",
        authors=("A", "B"),
        tags=("Ships", "North Sea"),
    )
    room.editor.apply([filing("a.xml", told)])
    (headline,) = room.library.window(EVERYTHING, 0, 1)
    assert (headline.title, headline.summary, headline.source) == ("Ferry", "Runs again", "Gazette")
    assert (headline.section, headline.authors) == ("Harbour", ("A", "B"))
    assert headline.tags == ("Ships", "North Sea")
    assert headline.published == told.published
    assert headline.precision is Precision.MINUTE
    assert headline.unread
    assert not headline.starred


def test_a_whole_article_comes_back_as_it_went_in(room: Desk) -> None:
    told = article(
        "Ferry",
        body="Line\n\nline \U0001f6a2",
        guid="urn:1",
        link="https://e.org/1",
        language="en",
        tags=("Ships",),
    )
    room.editor.apply([filing("dir/a.xml", told)])
    stored = room.stored("Ferry")
    assert stored.article == told
    assert (stored.files, stored.format, stored.gone) == (("dir/a.xml",), "rss", False)
    assert stored.sort_at == NOON.timestamp()


def test_windows_and_positions_agree_anywhere_in_the_list(room: Desk) -> None:
    room.editor.apply(
        [filing(f"{n}.xml", article(f"{n}", minutes=n * 97, guid=f"{n}")) for n in range(200)]
    )
    room.library.refresh()
    whole = room.library.window(EVERYTHING, 0, 1000)
    assert [h.title for h in whole] == [f"{n}" for n in range(200)]
    for offset in (0, 1, 73, 198, 199):
        assert room.library.window(EVERYTHING, offset, 5) == whole[offset : offset + 5]
        assert room.library.position(EVERYTHING, whole[offset].id) == offset
    assert room.library.window(EVERYTHING, 200, 5) == []
    assert room.library.window(EVERYTHING, -1, 5) == []


def test_days_are_the_headings_of_the_list(room: Desk) -> None:
    room.editor.apply([filing("a.xml", *(article(f"{n}", minutes=n * 600) for n in range(12)))])
    room.library.refresh()
    listed: dict[date, int] = {}
    for headline in room.library.window(EVERYTHING, 0, 100):
        listed[headline.day] = listed.get(headline.day, 0) + 1
    assert [(d.day, d.articles) for d in room.library.days()] == list(listed.items())
    assert len(listed) > 3


def test_tags_show_the_usual_spelling_and_the_newest_title(room: Desk) -> None:
    room.editor.apply(
        [
            filing(
                "a.xml",
                article("one", minutes=3, tags=("ai", "Sea")),
                article("two", minutes=2, tags=("AI",)),
                article("three", minutes=1, tags=("ai",)),
            )
        ]
    )
    room.mark("two", read=True)
    first, second = room.library.tags()
    assert (first.tag, first.key, first.articles, first.unread) == ("ai", "ai", 3, 2)
    assert (first.newest, first.newest_id) == ("three", room.stored("three").id)
    assert (second.tag, second.articles, second.unread) == ("Sea", 1, 1)
    assert room.library.tags(parse_query("tag:sea")) == [
        first._replace(articles=1, unread=1, newest="one", newest_id=room.stored("one").id),
        second,
    ]
    assert room.library.tags(parse_query("tag:ai"))[0] == first


def test_only_the_most_used_tags_are_returned_when_no_more_are_asked_for(room: Desk) -> None:
    used = {"Sea": 3, "sky": 2, "Air": 2, "rare": 1}
    told = [article(f"{n} {tag}", tags=(tag,)) for tag, count in used.items() for n in range(count)]
    room.editor.apply([filing("a.xml", *told)])
    room.library.refresh()
    for query in (EVERYTHING, parse_query("is:unread")):
        everything = room.library.tags(query)
        assert [tag.tag for tag in everything] == ["Sea", "Air", "sky", "rare"]
        for most in range(6):
            assert room.library.tags(query, most) == everything[:most]
    assert room.library.tag_total() == 4


def test_a_tag_that_no_article_has_any_more_is_gone(room: Desk) -> None:
    room.editor.apply([note("a.md", "one", tags=("Sea", "Sky"))])
    room.editor.apply([note("a.md", "one", tags=("Sky",))])
    assert [tag.tag for tag in room.library.tags()] == ["Sky"]
    assert room.library.counts(tagged("Sea")) == Counts(0, 0)


def test_the_list_of_a_tag_is_in_order(room: Desk) -> None:
    room.editor.apply(
        [filing("a.xml", *(article(f"{n}", minutes=n * 700, tags=("Sea",)) for n in range(9)))]
    )
    assert room.titles(tagged("SEA")) == [str(n) for n in range(9)]
    assert sum(day.articles for day in room.library.days(tagged("sea"))) == 9


def test_an_article_without_a_date_stands_where_its_file_was_written(room: Desk) -> None:
    bare: dict[str, Any] = {"published": None, "precision": Precision.UNKNOWN}
    room.editor.apply(
        [
            note("new.md", "new", mtime=0, **bare),
            filing("a.xml", article("known", minutes=70)),
        ]
    )
    assert room.titles() == ["known", "new"]
    room.editor.apply([filing("b.md", article("newer", **bare), mtime=MTIME - 3600)])
    assert room.titles() == ["newer", "known", "new"]


def test_a_date_in_the_future_never_sticks_on_top(room: Desk) -> None:
    late: dict[str, Any] = {"published": NOON + timedelta(days=400)}
    room.editor.apply([filing("a.xml", article("late", **late), mtime=MTIME - 7200)])
    room.editor.apply([filing("b.xml", article("now"))])
    assert room.titles() == ["now", "late"]


def test_a_file_from_the_future_counts_as_written_now(room: Desk) -> None:
    bare: dict[str, Any] = {"published": None, "precision": Precision.UNKNOWN}
    room.editor.apply([filing("a.md", article("odd", **bare), mtime=MTIME + 10**8)])
    assert room.stored("odd").sort_at == MTIME


def test_what_arrived_since_is_counted_in_every_list(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("one", tags=("Sea",)))])
    seen = room.library.last_id()
    room.editor.apply(
        [filing("b.xml", article("two", minutes=5, tags=("Sea",)), article("three", minutes=2))]
    )
    for query, count, first in (
        (EVERYTHING, 2, "three"),
        (parse_query("is:unread"), 2, "three"),
        (tagged("sea"), 1, "two"),
        (parse_query("-nothing"), 2, "three"),
        (parse_query("two"), 1, "two"),
    ):
        found, ids = room.library.arrived(query, seen, 1)
        headline = room.library.headline(ids[0])
        assert (found, headline and headline.title) == (count, first)
        assert len(room.library.arrived(query, seen, 9)[1]) == count
    assert room.library.arrived(EVERYTHING, room.library.last_id(), 9) == (0, [])


def test_an_id_is_never_given_twice(room: Desk) -> None:
    room.editor.apply([note("a.md", "one")])
    first = room.stored("one").id
    room.editor.apply([], ["a.md"])
    room.editor.apply([note("b.md", "two")])
    assert room.stored("two").id > first


def test_files_and_problems_are_listed_by_name(room: Desk) -> None:
    room.editor.apply(
        [filing("b.xml", article()), filing("a.xml", problem="is broken")],
        skipped=[("pipe", "is not a regular file")],
    )
    assert [(f.file, f.format, f.articles) for f in room.library.files()] == [("b.xml", "rss", 1)]
    assert [(p.file, p.reason, p.since.timestamp()) for p in room.library.problems()] == [
        ("a.xml", "is broken", MTIME),
        ("pipe", "is not a regular file", MTIME),
    ]


def test_an_article_stands_at_noon_of_its_day_and_of_the_first_of_its_month(room: Desk) -> None:
    day: dict[str, Any] = {"published": NOON.replace(hour=0), "precision": Precision.DAY}
    month: dict[str, Any] = {"published": NOON.replace(hour=0), "precision": Precision.MONTH}
    room.editor.apply([filing("a.xml", article("day", **day), article("month", **month))])
    noon = NOON.replace(tzinfo=None)
    assert room.stored("day").sort_at == noon.timestamp()
    assert room.stored("month").sort_at == noon.replace(day=1).timestamp()


def test_an_editor_that_opens_again_goes_on_where_it_was(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one"), article("two", minutes=1))])
        before = room.library.window(EVERYTHING, 0, 9)
        signatures = room.editor.signatures()
    with desk(places) as room:
        assert room.library.window(EVERYTHING, 0, 9) == before
        assert room.editor.signatures() == signatures == room.library.signatures()
        assert room.editor.notices == ()
