"""A note that goes and comes back under another name later, as sync tools and moves have it."""

from tests.library.making import Desk, desk, disagreements, note
from tui.library import parse_query
from tui.places import Places

STARRED = parse_query("is:starred")
TITLES = ("read", "starred", "new")


def leave(room: Desk) -> None:
    """File three notes, read one, star one, and let all go."""
    room.editor.apply([note(f"{t}.md", t, minutes=n) for n, t in enumerate(TITLES)])
    room.mark("read", read=True)
    room.mark("starred", starred=True)
    room.editor.apply([], [f"{t}.md" for t in TITLES])
    assert room.titles() == ["starred"]


def come(room: Desk, folder: str) -> None:
    room.editor.apply([note(f"{folder}/{t}.md", t, minutes=n) for n, t in enumerate(TITLES)])


def test_a_note_that_comes_back_elsewhere_has_the_marks_it_had(places: Places) -> None:
    with desk(places) as room:
        leave(room)
        come(room, "elsewhere")
        assert room.titles() == [*TITLES]
        assert room.unread() == ["starred", "new"]
        assert room.titles(STARRED) == ["starred"]
        stored = room.stored("starred")
        assert (stored.gone, stored.files) == (False, ("elsewhere/starred.md",))
        room.editor.apply([note("copy/read.md", "read")])
        assert room.unread() == ["read", "starred", "new"], "they come back once"
    assert disagreements(places) == []
    places.library.unlink()
    with desk(places) as room:
        come(room, "elsewhere")
        assert room.unread() == ["starred", "new"]
        assert room.titles(STARRED) == ["starred"]


def test_what_comes_back_under_its_old_name_leaves_its_marks_to_no_other(room: Desk) -> None:
    leave(room)
    room.editor.apply([note("read.md", "read")])
    room.editor.apply([note("copy.md", "read")])
    assert room.unread() == ["read", "starred"]


def test_nobody_waits_for_a_note_for_ever(room: Desk) -> None:
    leave(room)
    room.clock.pass_days(31)
    room.editor.apply([], ["none.md"])
    come(room, "elsewhere")
    assert sorted(room.unread()) == ["new", "read", "starred", "starred"]


def test_other_news_has_none_of_the_marks_of_a_note_that_went(room: Desk) -> None:
    leave(room)
    room.editor.apply([note("elsewhere.md", "read", body="Something else.")])
    assert room.unread() == ["read", "starred"]
