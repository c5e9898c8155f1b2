"""How an article is known again after a correction, and what that costs in large files."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.library.making import NOON, Desk, article, filing
from tui.library import identity, recognition
from tui.library.identity import Keyed, keys
from tui.library.recognition import HANDFUL, successors

UNDATED: dict[str, Any] = {"published": None}


def bare(path: str, *titles: str, body: str = "") -> list[Keyed]:
    """Articles with neither guid, link nor date."""
    return keys([article(title, body=body, **UNDATED) for title in titles], path)


def renamed(old: list[Keyed], new: list[Keyed]) -> dict[str, str]:
    """Which title became which."""
    before = {k.key: k.article.title for k in old}
    after = {k.key: k.article.title for k in new}
    return {before[was]: after[now] for now, was in successors(old, new).items()}


def statements(db: sqlite3.Connection, work: Callable[[], object]) -> int:
    """How many statements `work` runs."""
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    work()
    db.set_trace_callback(None)
    return len(asked)


def replaced(room: Desk, path: str, count: int) -> int:
    """How many statements it takes to file a feed whose items are all others than before."""

    def feed(letter: str) -> Any:
        return filing(path, *(article(f"{letter}{n}", body="", **UNDATED) for n in range(count)))

    room.editor.apply([feed("a")])
    return statements(room.editor._db, lambda: room.editor.apply([feed("b")]))


def test_a_feed_whose_items_are_all_others_costs_in_proportion_to_them(room: Desk) -> None:
    few, many = replaced(room, "few.xml", 100), replaced(room, "many.xml", 200)
    assert many <= 2.1 * few, (few, many)


def test_only_a_handful_is_compared_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(old: str, new: str) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(recognition, "_share_half", count)
    few, others = bare("a.txt", *map(str, range(20))), bare("a.txt", *map(str, range(100, 120)))
    assert successors(few, others) == {}
    assert compared == HANDFUL
    many = bare("a.txt", *map(str, range(100, 121)))
    assert successors(few, many) == {}
    assert compared == HANDFUL


def test_items_without_guid_are_told_apart_without_comparing_each_with_each() -> None:
    compared = 0

    class Title(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    items = [article(Title(n), **UNDATED) for n in range(200)]
    assert len(identity.keys([*items, *items], "a.xml")) == 200
    assert compared <= 5 * 200


def test_many_corrected_items_keep_their_marks(room: Desk) -> None:
    numbers = range(HANDFUL)
    room.editor.apply([filing("a.xml", *(article(f"{n}", body=f"Text {n}") for n in numbers))])
    room.mark(*map(str, numbers), read=True)
    room.editor.apply(
        [filing("a.xml", *(article(f"The {n}", body=f"Text {n}") for n in numbers), article("new"))]
    )
    assert room.unread() == ["new"]
    assert sorted(room.titles()) == sorted([*(f"The {n}" for n in numbers), "new"])


def test_the_same_title_is_a_better_sign_than_the_same_text() -> None:
    old = keys([article("one", body="Text"), article("two", body="Other")], "a.md")
    new = keys([article("two", body="Text", link="https://e.org/2")], "a.md")
    assert renamed(old, new) == {"two": "two"}


def test_one_lost_article_becomes_one_new_article() -> None:
    old = bare("a.md", "one", body="Text")
    assert renamed(old, bare("a.md", "two", "three", body="Text")) == {"one": "two"}


def test_a_corrected_date_is_the_same_article_and_a_new_issue_is_not() -> None:
    later = NOON + timedelta(days=1)
    old = keys([article("Weather", body="Rain.")], "a.md")
    corrected = keys([article("Weather", body="Rain.", published=later)], "a.md")
    assert renamed(old, corrected) == {"Weather": "Weather"}
    assert renamed(old, keys([article("Weather", body="Sun.", published=later)], "a.md")) == {}


def test_articles_whose_file_gives_them_an_identity_are_never_taken_for_others() -> None:
    old = keys([article("one", guid="1", body="Text")], "a.xml")
    assert renamed(old, keys([article("one", guid="2", body="Text")], "a.xml")) == {}
    assert renamed(old, keys([article("one", body="Text")], "a.xml")) == {"one": "one"}
