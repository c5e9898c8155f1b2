"""Read and starred: seen at once, kept for ever, true in every instance."""

import sqlite3
from contextlib import closing

from tests.library.making import Desk, article, desk, filing, note
from tui.library import EVERYTHING, Counts, Library, parse_query, tagged
from tui.library.markfile import open_marks
from tui.places import Places

UNREAD, STARRED = parse_query("is:unread"), parse_query("is:starred")


def commits(places: Places) -> int:
    """How many marks were written so far, by their number."""
    with closing(sqlite3.connect(places.marks)) as db:
        return int(db.execute("SELECT number FROM origin").fetchone()[0])


def three(room: Desk) -> None:
    titles = ("one", "two", "three")
    room.editor.apply(
        [
            filing(f"{t}.xml", article(t, guid=t, minutes=n, tags=("Sea", t)))
            for n, t in enumerate(titles)
        ]
    )


def test_a_mark_is_seen_at_once_in_every_list_before_the_editor_adopts_it(room: Desk) -> None:
    three(room)
    room.mark("two", read=True, starred=True)
    library = room.library
    assert library.counts() == Counts(3, 2)
    assert [h.title for h in library.window(UNREAD, 0, 9)] == ["one", "three"]
    assert library.counts(UNREAD) == Counts(2, 2)
    assert sum(day.articles for day in library.days(UNREAD)) == 2
    assert library.position(UNREAD, room.stored("three").id) == 1
    assert library.position(UNREAD, room.stored("two").id) is None
    assert [h.title for h in library.window(STARRED, 0, 9)] == ["two"]
    assert library.counts(tagged("sea")) == Counts(3, 2)
    assert [t.unread for t in library.tags()] == [2, 1, 1, 0]
    assert not room.stored("two").unread
    assert room.stored("two").starred


def test_an_adopted_mark_is_seen_by_all_and_changes_nothing_here(room: Desk) -> None:
    three(room)
    room.mark("two", read=True)
    before = [room.library.counts(q) for q in (EVERYTHING, UNREAD, tagged("two"))]
    assert room.editor.adopt_marks()
    assert not room.editor.adopt_marks()
    assert [room.library.counts(q) for q in (EVERYTHING, UNREAD, tagged("two"))] == before
    with closing(Library(room.places)) as other:
        assert other.counts() == Counts(3, 2)


def test_another_instance_sees_marks_even_without_an_editor(places: Places) -> None:
    with desk(places) as room:
        three(room)
        number = room.stored("one").id
    with closing(Library(places)) as here, closing(Library(places)) as there:
        assert not there.refresh()
        here.mark([number], read=True)
        assert there.refresh()
        assert there.counts() == here.counts() == Counts(3, 2)
        there.mark([number], read=False)
        assert here.refresh()
        assert here.counts() == Counts(3, 3)
    with desk(places) as room:
        assert len(room.unread()) == 3


def test_the_last_mark_counts_wherever_it_was_made(room: Desk) -> None:
    three(room)
    with closing(Library(room.places)) as there:
        room.mark("one", read=True)
        room.editor.adopt_marks()
        there.refresh()
        there.mark([room.stored("one").id], read=False)
        room.editor.adopt_marks()
        assert room.unread() == ["one", "two", "three"]


def test_an_article_that_comes_later_has_the_marks_it_had(places: Places) -> None:
    with desk(places) as room:
        three(room)
        room.mark("one", "two", read=True)
        room.editor.apply([], ["one.xml", "two.xml"])
        assert room.titles() == ["three"]
        three(room)
        assert room.unread() == ["three"]
    places.library.unlink()
    with desk(places) as room:
        three(room)
        assert room.unread() == ["three"]


def test_many_marks_are_one_transaction(room: Desk) -> None:
    room.editor.apply([filing("a.xml", *(article(f"{n}", guid=f"{n}") for n in range(1000)))])
    room.library.refresh()
    ids = [h.id for h in room.library.window(EVERYTHING, 0, 1000)]
    with closing(sqlite3.connect(room.places.marks)) as watch:
        before = watch.execute("PRAGMA data_version").fetchone()[0]
        room.library.mark(ids, read=True)
        assert watch.execute("PRAGMA data_version").fetchone()[0] == before + 1
    assert room.library.counts() == Counts(1000, 0)


def test_a_mark_that_is_there_already_is_not_written_again(room: Desk) -> None:
    three(room)
    room.mark("one", read=True)
    before = commits(room.places)
    room.mark("one", read=True)
    room.mark("two", read=False, starred=False)
    assert commits(room.places) == before


def test_a_starred_article_survives_its_file_and_the_library_with_its_text(
    places: Places,
) -> None:
    with desk(places) as room:
        room.editor.apply([filing("dir/a.xml", article("one", guid="1", tags=("Sea",)))])
        room.mark("one", starred=True)
        told = room.stored("one").article
        room.editor.apply([], ["dir/a.xml"])
        stored = room.stored("one")
        assert (stored.article, stored.files, stored.format) == (told, ("dir/a.xml",), "rss")
        assert stored.gone
        assert room.library.counts() == Counts(1, 1)
        assert [t.tag for t in room.library.tags()] == ["Sea"]
    places.library.unlink()
    with desk(places) as room:
        stored = room.stored("one")
        assert (stored.article, stored.files, stored.format) == (told, ("dir/a.xml",), "rss")
        assert stored.gone
        assert stored.starred
        room.editor.apply([filing("b.xml", article("one", guid="1", tags=("Sea",)))])
        assert room.titles() == ["one"]
        assert room.stored("one").files == ("b.xml",)


def test_a_star_made_after_the_last_adoption_holds_when_the_file_goes(room: Desk) -> None:
    three(room)
    room.mark("one", starred=True)
    room.editor.apply([], ["one.xml"])
    assert room.titles() == ["one", "two", "three"]


def test_the_copy_of_a_starred_article_follows_its_text(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one", guid="1", body="first"))])
        room.mark("one", starred=True)
        room.editor.apply([filing("a.xml", article("one", guid="1", body="second"))])
        room.editor.apply([], ["a.xml"])
    places.library.unlink()
    with desk(places) as room:
        assert room.stored("one").article.body == "second"


def test_a_star_taken_away_by_mistake_can_be_given_back(room: Desk) -> None:
    three(room)
    room.mark("one", starred=True)
    room.editor.apply([], ["one.xml"])
    number = room.stored("one").id
    assert room.library.article(number)
    room.library.mark([number], starred=False)
    assert room.editor.adopt_marks()
    assert room.titles() == ["two", "three"]
    room.library.mark([number], starred=True)
    assert room.editor.adopt_marks()
    assert room.titles() == ["one", "two", "three"]
    assert room.stored("one").starred


def test_an_open_article_can_be_starred_after_its_file_went(room: Desk) -> None:
    three(room)
    number = room.stored("two").id
    opened = room.library.article(number)
    room.editor.apply([], ["two.xml"])
    room.library.mark([number], starred=True)
    room.editor.adopt_marks()
    assert opened
    assert room.stored("two").article == opened.article


def test_of_the_articles_opened_last_one_that_was_opened_again_is_the_latest(room: Desk) -> None:
    room.editor.apply([filing(f"{n}.xml", article(f"{n}")) for n in range(9)])
    first, *others, last = (room.stored(f"{n}").id for n in range(9))
    for number in (first, *others, first, last):
        assert room.library.article(number)
    room.editor.apply([], ["0.xml"])
    room.library.mark([first], starred=True)
    assert room.editor.adopt_marks()
    assert room.stored("0").starred


def test_the_copy_of_an_unstarred_article_goes_in_the_end(places: Places) -> None:
    def copies() -> int:
        with closing(sqlite3.connect(places.marks)) as db:
            return int(db.execute("SELECT count(*) FROM kept").fetchone()[0])

    with desk(places) as room:
        three(room)
        room.mark("one", "two", starred=True)
        room.mark("one", starred=False)
        assert copies() == 2
    with closing(sqlite3.connect(places.marks)) as db:
        db.execute("UPDATE mark SET changed = 0")
        db.commit()
    with desk(places):
        assert copies() == 1


def test_settings_are_kept(places: Places) -> None:
    with closing(Library(places)) as library:
        assert library.setting("theme") is None
        library.keep_setting("theme", "night")
        library.keep_setting("theme", "day")
    with closing(Library(places)) as library:
        assert library.setting("theme") == "day"


def test_a_setting_that_no_database_takes_keeps_no_mark_from_being_saved(room: Desk) -> None:
    three(room)
    room.library.keep_setting("theme", "night\udcff")
    assert room.library.setting("theme") == "night?"
    assert room.library.mark([room.stored("one").id], read=True)


def test_marks_that_were_deleted_by_hand_are_forgotten(places: Places) -> None:
    with desk(places) as room:
        three(room)
        room.mark("one", read=True)
    places.marks.unlink()
    with desk(places) as room:
        assert room.unread() == ["one", "two", "three"]
        room.mark("two", read=True)
        places.marks.unlink()
        room.library.refresh()
        room.editor.adopt_marks()
        assert room.unread() == ["one", "two", "three"]
        room.mark("three", read=True)
        room.editor.adopt_marks()
        assert room.unread() == ["one", "two"]


def test_an_older_copy_of_the_marks_that_was_put_back_is_believed(places: Places) -> None:
    with desk(places) as room:
        three(room)
        room.mark("one", read=True)
    copy = places.marks.read_bytes()
    with desk(places) as room:
        room.mark("one", read=False)
        room.mark("two", "three", read=True)
    places.marks.write_bytes(copy)
    with desk(places) as room:
        assert room.unread() == ["two", "three"]
        room.mark("two", read=True)
        room.editor.adopt_marks()
        assert room.unread() == ["three"]


def test_marks_that_are_locked_for_a_while_do_not_hide_the_news(room: Desk) -> None:
    three(room)
    room.mark("one", read=True)
    with closing(sqlite3.connect(room.places.marks, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert room.library.counts() == Counts(3, 2)
        assert len(room.library.window(EVERYTHING, 0, 9)) == 3
        other.execute("COMMIT")


def test_a_star_made_just_before_its_file_moves_goes_along(room: Desk) -> None:
    room.editor.apply([note("old.md", "one")])
    room.mark("one", starred=True)
    room.editor.apply([note("new.md", "one")], ["old.md"])
    assert room.stored("one").starred
    assert room.titles(STARRED) == ["one"]


def test_a_mark_is_on_the_disk_when_it_is_made(places: Places) -> None:
    """A power cut cannot be had here: the settings stand for it."""
    with closing(open_marks(places.marks, 1.0).db) as db:
        synchronous = db.execute("PRAGMA synchronous").fetchone()
        assert (*synchronous, *db.execute("PRAGMA journal_mode").fetchone()) == (2, "truncate")
