"""Which article is which: across files, versions, moves and new beginnings."""

import sqlite3
from contextlib import closing

import pytest

from tests.library.making import Desk, article, desk, filing, note
from tui.library import EVERYTHING, keys
from tui.places import Places


def test_a_key_is_the_guid_then_the_link_then_the_place(room: Desk) -> None:
    room.editor.apply(
        [
            filing("a.xml", article("one", guid="urn:1", link="https://e.org/1")),
            filing("b.xml", article("two", link="https://e.org/2")),
            filing("c.xml", article("three")),
            filing("d.xml", article("four", guid="https://e.org/4", link="https://e.org/4")),
        ]
    )
    assert room.stored("one").key == "g:urn:1"
    assert room.stored("two").key == "l:https://e.org/2"
    assert room.stored("three").key.startswith("p:c.xml#")
    assert room.stored("four").key == "l:https://e.org/4"


def test_one_article_in_two_files_is_one_and_shows_the_longer_text(room: Desk) -> None:
    short = article("one", guid="1", body="short")
    long = article("one", guid="1", body="a longer text")
    room.editor.apply([filing("short.xml", short), filing("long.xml", long)])
    assert room.titles() == ["one"]
    assert room.stored("one").article == long
    assert room.stored("one").files == ("long.xml", "short.xml")
    room.editor.apply([filing("short.xml", short)])
    assert room.stored("one").article == long


def test_when_the_shown_file_goes_the_other_is_asked_for_its_version(room: Desk) -> None:
    short = filing("short.xml", article("one", guid="1", body="short"))
    room.editor.apply([short, filing("long.xml", article("one", guid="1", body="longer text"))])
    room.mark("one", read=True)
    number = room.stored("one").id
    applied = room.editor.apply([], ["long.xml"])
    assert applied.read_again == ("short.xml",)
    assert room.stored("one").article.body == "longer text"
    assert room.editor.apply([short]).read_again == ()
    stored = room.stored("one")
    assert (stored.article.body, stored.files, stored.id) == ("short", ("short.xml",), number)
    assert not stored.unread


def test_that_another_version_is_asked_for_is_not_forgotten_by_a_kill(places: Places) -> None:
    short = filing("short.xml", article("one", guid="1", body="short"))
    with desk(places) as room:
        room.editor.apply([short, filing("long.xml", article("one", guid="1", body="longer"))])
        known = room.editor.signatures()["short.xml"]
        room.editor.apply([], ["long.xml"])
    with desk(places) as room:
        assert room.editor.signatures()["short.xml"] != known
        room.editor.apply([short])
        assert room.editor.signatures()["short.xml"] == known


def test_when_the_shown_version_shrinks_the_longer_one_is_asked_for(room: Desk) -> None:
    long = filing("a.xml", article("one", guid="1", body="longer text"))
    longest = article("one", guid="1", body="the longest text of all")
    room.editor.apply([long, filing("b.xml", longest)])
    shrunk = filing("b.xml", article("one", guid="1", body="short"))
    assert room.editor.apply([shrunk]).read_again == ("a.xml",)
    room.editor.apply([long])
    assert room.stored("one").article.body == "longer text"


def test_two_articles_that_claim_one_guid_are_both_kept(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("one", guid="7", link="https://e.org/1"))])
    other = filing("b.xml", article("two", minutes=1, guid="7", link="https://f.org/2"))
    room.editor.apply([other])
    assert room.titles() == ["one", "two"]
    room.mark("two", read=True)
    room.editor.apply([other])
    room.editor.apply([], ["a.xml"])
    room.editor.apply([other])
    assert room.titles() == ["two"]
    assert room.unread() == []


def test_a_second_claim_does_not_take_the_place_of_the_first_one(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("one", guid="7", link="https://e.org/1"))])
    two = article("two", guid="7", link="https://f.org/2")
    room.editor.apply([filing("b.xml", two)])
    room.mark("two", read=True)
    room.editor.apply([filing("b.xml", article("two", body="something else"), two)])
    read = [stored.article.link for stored in room.library.articles() if not stored.unread]
    assert read == ["https://f.org/2"]


def test_an_article_is_the_same_when_its_link_is_though_its_title_changed(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("one", guid="7", link="https://e.org/1"))])
    room.editor.apply([filing("b.xml", article("One!", guid="7", link="https://e.org/1"))])
    assert len(room.titles()) == 1


@pytest.mark.parametrize("fields", [{}, {"guid": "0"}, {"link": "https://e.org/"}])
def test_several_articles_of_one_file_with_one_identity_are_all_kept(
    room: Desk, fields: dict[str, str]
) -> None:
    one, two, three = (
        article(title, minutes=n, **fields) for n, title in enumerate(("one", "two", "three"))
    )
    room.editor.apply([filing("a.xml", one, two)])
    room.mark("two", read=True)
    ids = {title: room.stored(title).id for title in ("one", "two")}
    room.editor.apply([filing("a.xml", three, two, one)])
    assert room.titles() == ["one", "two", "three"]
    assert room.unread() == ["one", "three"]
    assert {title: room.stored(title).id for title in ids} == ids


def test_a_mark_stays_when_the_only_article_of_a_file_gets_company(room: Desk) -> None:
    one, two = article("one", guid="0"), article("two", guid="0", minutes=1)
    room.editor.apply([filing("a.xml", one)])
    room.mark("one", read=True)
    room.editor.apply([filing("a.xml", two, one)])
    assert room.unread() == ["two"]
    room.editor.apply([filing("a.xml", one)])
    assert not room.stored("one").unread


def test_an_article_that_a_file_says_twice_is_taken_once_with_the_longer_text() -> None:
    short = article("one", guid="1", body="short")
    long = article("one", guid="1", body="much longer")
    assert [k.article for k in keys([short, long], "a.xml")] == [long]
    assert [k.article for k in keys([long, short], "a.xml")] == [long]


def test_keys_that_are_very_long_are_cut_and_stay_different() -> None:
    articles = [article(guid="x" * 1_000_000 + end) for end in "ab"]
    first, second = (k.key for k in keys(articles, "a.xml"))
    assert first != second
    assert max(len(first), len(second)) <= 512


def test_a_file_that_moves_keeps_ids_and_marks(room: Desk) -> None:
    room.editor.apply([note("old/a.md", "one"), note("old/b.md", "two", minutes=1)])
    room.mark("one", read=True)
    room.mark("two", starred=True)
    ids = [room.stored(title).id for title in ("one", "two")]
    room.editor.apply(
        [note("new/b.md", "two", minutes=1), note("new/a.md", "one")], ["old/a.md", "old/b.md"]
    )
    assert room.unread() == ["two"]
    assert [room.stored(title).id for title in ("one", "two")] == ids
    assert room.stored("two").starred
    assert room.stored("two").files == ("new/b.md",)
    assert room.stored("two").key.startswith("p:new/b.md#")
    with closing(sqlite3.connect(room.places.marks)) as db:
        kept = db.execute("SELECT key FROM mark UNION SELECT key FROM kept").fetchall()
    assert [key.split(b"#")[0] for (key,) in kept] == [b"p:new/a.md", b"p:new/b.md"]
    room.editor.apply([note("old/a.md", "one", minutes=5)])
    assert room.unread() == ["two", "one"]


def test_a_move_is_remembered_when_the_library_is_built_anew(places: Places) -> None:
    moved = note("new.md", "one")
    with desk(places) as room:
        room.editor.apply([note("old.md", "one")])
        room.mark("one", read=True)
        room.editor.apply([moved], ["old.md"])
    places.library.unlink()
    with desk(places) as room:
        room.editor.apply([moved])
        assert room.unread() == []


def test_a_file_copied_before_its_original_goes_has_moved(room: Desk) -> None:
    room.editor.apply([note("old/a.md", "one"), note("old/b.md", "two", minutes=1)])
    room.mark("one", read=True)
    room.mark("two", starred=True)
    ids = [room.stored(title).id for title in ("one", "two")]
    copies = [note("new/a.md", "one"), note("new/b.md", "two", minutes=1)]
    room.editor.apply(copies)
    assert room.titles() == ["one", "one", "two", "two"]
    fresh = [h.id for h in room.library.window(EVERYTHING, 0, 9) if h.id not in ids]
    room.library.mark(fresh[1:], read=True)
    assert room.editor.apply([], ["old/a.md", "old/b.md"]).changed
    assert room.titles() == ["one", "two"]
    assert [room.stored(title).id for title in ("one", "two")] == ids
    assert room.unread() == []
    assert room.stored("two").starred
    assert room.stored("two").files == ("new/b.md",)
    assert not room.editor.apply(copies).changed
    room.editor.adopt_marks()
    assert room.unread() == []
    room.editor.apply([], ["new/a.md"])
    assert room.titles() == ["two"]


def test_an_original_has_not_moved_when_its_copy_goes(room: Desk) -> None:
    room.editor.apply([note("a.md", "one")])
    room.editor.apply([note("b.md", "one")])
    number = room.library.find(next(k.key for k in keys([article("one")], "b.md")))
    assert number
    room.library.mark([number], read=True)
    room.editor.apply([], ["b.md"])
    assert room.unread() == ["one"]
    assert room.stored("one").files == ("a.md",)


def test_as_many_of_equal_files_have_moved_as_are_left(room: Desk) -> None:
    room.editor.apply([note(f"old/{n}.md", "one") for n in range(3)])
    room.editor.apply([note("new.md", "one")])
    room.editor.apply([], [f"old/{n}.md" for n in range(3)])
    assert room.titles() == ["one"]
    assert room.stored("one").files == ("new.md",)


def test_a_corrected_note_is_the_same_article(room: Desk) -> None:
    room.editor.apply([note("a.md", "Fery runs", body="The ferry runs again.\n\nFrom Monday.")])
    room.mark("Fery runs", read=True)
    number = room.stored("Fery runs").id
    room.editor.apply([note("a.md", "Ferry runs", body="The ferry runs again.\n\nFrom Friday.")])
    assert room.titles() == ["Ferry runs"]
    assert (room.stored("Ferry runs").id, room.unread()) == (number, [])


def test_a_new_text_under_an_old_file_name_is_news(room: Desk) -> None:
    room.editor.apply([note("today.md", "Monday", body="It rains.")])
    room.mark("Monday", read=True, starred=True)
    room.editor.apply([note("today.md", "Tuesday", body="The sun shines.")])
    assert room.unread() == ["Tuesday"]
    assert room.stored("Monday").article.body == "It rains."
    assert room.stored("Monday").gone
    room.mark("Monday", starred=False)
    room.editor.adopt_marks()
    assert room.titles() == ["Tuesday"]


def test_a_note_that_gets_a_link_stays_read(room: Desk) -> None:
    room.editor.apply([note("a.md", "one")])
    room.mark("one", read=True)
    room.editor.apply([note("a.md", "one", link="https://e.org/1")])
    assert room.unread() == []
    assert room.stored("one").key == "l:https://e.org/1"
