"""Asking an editor for a sign of life."""

import os
from datetime import UTC, datetime

import pytest

from tests.library.making import Desk, desk
from tui.library import Follower, followers
from tui.places import Places


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask all the time, and wait for no answer."""
    monkeypatch.setattr(followers, "_PAUSE", 0.0)
    monkeypatch.setattr(followers, "PATIENCE", 0.0)


def test_an_editor_at_work_answers_and_one_that_is_not_is_silent(room: Desk) -> None:
    follower = Follower(room.places.library)
    assert follower.ask() is None
    room.editor.answer("live")
    assert follower.ask() is None
    assert follower.word == "live"
    assert follower.ask() is None
    silent = follower.ask()
    assert silent is not None
    assert follower.ask() == silent <= datetime.now(UTC)
    assert follower.word == "live"
    room.editor.answer("polling")
    assert follower.ask() is None
    assert follower.word == "polling"


def test_several_may_ask(room: Desk) -> None:
    one, other = Follower(room.places.library), Follower(room.places.library)
    for word in ("one", "two"):
        assert one.ask() is None
        assert other.ask() is None
        room.editor.answer(word)
        assert one.ask() is None
        assert other.ask() is None
        assert one.word == other.word == word


def test_nothing_is_written_while_nobody_asks_and_nothing_is_left(places: Places) -> None:
    with desk(places) as room:
        before = set(os.listdir(places.library.parent))
        room.editor.answer("live")
        assert set(os.listdir(places.library.parent)) == before
        follower = Follower(places.library)
        follower.ask()
        room.editor.answer("live")
        follower.ask()
        follower.ask()
    assert not [name for name in os.listdir(places.library.parent) if "a" in name.split(".")[-1]]


@pytest.mark.parametrize("ending", [".ask", ".answer", ".answer.new"])
@pytest.mark.parametrize("what", ["directory", "link", "pipe", "bytes"])
def test_what_stands_in_the_way_of_question_and_answer_is_no_harm(
    room: Desk, ending: str, what: str
) -> None:
    target = room.places.marks.parent / "precious"
    target.write_text("mine")
    place = room.places.library.with_name("library.db" + ending)
    if what == "directory":
        place.mkdir()
    elif what == "link":
        place.symlink_to(target)
    elif what == "pipe":
        os.mkfifo(place)
    else:
        place.write_bytes(b"\xff" * 10_000)
    follower = Follower(room.places.library)
    for _ in range(4):
        follower.ask()
        room.editor.answer("live")
    assert follower.ask() is None
    assert follower.word == "live"
    assert target.read_text() == "mine"
