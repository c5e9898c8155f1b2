"""What becomes of articles when their files change, break, shrink or go."""

from tests.library.making import MTIME, Desk, article, desk, filing
from tui.article import Precision
from tui.library import EVERYTHING, Counts
from tui.places import Places


def test_what_fell_off_a_feed_stays_for_its_days_and_then_goes(room: Desk) -> None:
    old, new = article("old", guid="1", minutes=9), article("new", guid="2")
    room.editor.apply([filing("a.xml", old)])
    room.editor.apply([filing("a.xml", new)])
    assert room.titles() == ["new", "old"]
    room.clock.pass_days(29)
    room.editor.apply([filing("a.xml", new)])
    assert room.titles() == ["new", "old"]
    room.clock.pass_days(2)
    room.editor.apply([])
    assert room.titles() == ["new"]
    assert room.library.counts() == Counts(1, 1)


def test_what_comes_back_into_a_feed_is_not_new(room: Desk) -> None:
    old, new = article("old", guid="1", minutes=9), article("new", guid="2")
    room.editor.apply([filing("a.xml", old)])
    room.mark("old", read=True)
    room.editor.apply([filing("a.xml", new)])
    room.clock.pass_days(20)
    room.editor.apply([filing("a.xml", new, old)])
    room.clock.pass_days(20)
    room.editor.apply([filing("a.xml", new, old)])
    assert room.titles() == ["new", "old"]
    assert room.unread() == ["new"]


def test_what_a_page_or_note_no_longer_holds_goes_at_once(room: Desk) -> None:
    one, two = article("one"), article("two", minutes=1)
    room.editor.apply([filing("a.txt", one, two, form="text")])
    room.editor.apply([filing("a.txt", two, form="text")])
    assert room.titles() == ["two"]


def test_the_articles_of_a_deleted_file_go_even_those_that_fell_off_it(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("old", guid="1"))])
    room.editor.apply([filing("a.xml", article("new", guid="2")), filing("b.xml", article("b"))])
    room.editor.apply([], ["a.xml", "never-seen.xml"])
    assert room.titles() == ["b"]
    assert [f.file for f in room.library.files()] == ["b.xml"]


def test_a_broken_version_keeps_the_last_good_one_and_is_listed(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("one"))])
    room.editor.apply([filing("a.xml", problem="ends in the middle")])
    assert room.titles() == ["one"]
    assert [p.reason for p in room.library.problems()] == ["ends in the middle"]
    assert [(f.file, f.articles) for f in room.library.files()] == [("a.xml", 1)]
    room.clock.pass_days(1)
    room.editor.apply([filing("a.xml", problem="ends in the middle")])
    assert room.library.problems()[0].since.timestamp() == MTIME
    room.editor.apply([filing("a.xml", article("one"), article("two", minutes=1))])
    assert room.titles() == ["one", "two"]
    assert room.library.problems() == []


def test_a_half_read_file_adds_what_was_read_and_gives_nothing_up(room: Desk) -> None:
    one, two = article("one", guid="1"), article("two", guid="2", minutes=1)
    room.editor.apply([filing("a.txt", one, form="text")])
    room.editor.apply([filing("a.txt", two, form="text", problem="line 9 is odd")])
    assert room.titles() == ["one", "two"]
    assert [p.file for p in room.library.problems()] == ["a.txt"]


def test_a_problem_goes_with_its_file(room: Desk) -> None:
    room.editor.apply([filing("a.xml", problem="is broken")], skipped=[("pipe", "is a pipe")])
    assert room.editor.apply([], ["a.xml"]).changed
    assert [p.file for p in room.library.problems()] == ["pipe"]
    assert room.editor.apply([], skipped=[]).changed
    assert room.library.problems() == []


def test_names_that_are_not_utf_8_are_kept_as_they_are(room: Desk) -> None:
    name = b"caf\xe9\nLF.xml".decode("utf-8", "surrogateescape")
    room.editor.apply([filing(name, article("one")), filing("bad\udcff", problem="is broken")])
    assert room.stored("one").files == (name,)
    assert set(room.editor.signatures()) == {name, "bad\udcff"}
    room.mark("one", read=True, starred=True)
    room.editor.apply([], [name])
    assert room.stored("one").files == (name,)
    assert room.unread() == []


def test_a_file_that_is_filed_again_unchanged_changes_nothing(room: Desk) -> None:
    same = filing("a.xml", article("one", guid="1"), article("two", guid="2"))
    assert room.editor.apply([same]).changed
    room.library.refresh()
    assert not room.editor.apply([same]).changed
    assert not room.library.refresh()


def test_an_article_without_a_date_keeps_its_place_when_its_feed_is_fetched_again(
    room: Desk,
) -> None:
    bare = article("undated", guid="1", published=None, precision=Precision.UNKNOWN)
    room.editor.apply([filing("a.xml", bare, mtime=MTIME - 7200)])
    room.editor.apply([filing("a.xml", bare, mtime=MTIME)])
    assert room.stored("undated").sort_at == MTIME - 7200


def test_a_file_that_could_not_be_opened_is_asked_for_again_and_its_end_is_noticed(
    room: Desk,
) -> None:
    shut = filing("a.xml", problem="may not be read")._replace(signature=None)
    room.editor.apply([shut])
    assert room.editor.signatures() == {"a.xml": (0, 0, 0, 0)}
    room.editor.apply([], ["a.xml"])
    assert room.editor.signatures() == {}


def test_numbers_that_only_a_file_system_has_come_back_whole(room: Desk) -> None:
    signature = (2**63, 2**80, 2**64 - 1, -(2**70))
    room.editor.apply([filing("a.xml", article("one"))._replace(signature=signature)])
    assert room.editor.signatures() == {"a.xml": signature}


def test_one_file_that_no_table_can_take_does_not_stop_the_others(room: Desk) -> None:
    room.editor.apply(
        [
            filing("a.xml", article("one")),
            filing("odd.xml", article("lone \ud800 surrogate")),
            filing("b.xml", article("two", minutes=1)),
        ]
    )
    assert room.titles() == ["one", "two"]
    assert [p.file for p in room.library.problems()] == ["odd.xml"]


def test_readers_of_another_edition_get_every_file_again(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one"))])
        kept = room.editor.signatures()
    with desk(places, edition="2") as room:
        assert room.editor.signatures() == {"a.xml": (0, 0, 0, 0)} != kept
        assert room.library.window(EVERYTHING, 0, 9)
