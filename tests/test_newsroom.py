"""The whole way of the news without a screen: a real folder, real workers, real databases."""

import sqlite3
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from tests.at_work import Reader, note, replace
from tui.article import Article, Precision, ReadResult
from tui.library import (
    EVERYTHING,
    Counts,
    Editor,
    Filing,
    Kind,
    Mute,
    house_rules,
    parse_query,
)
from tui.places import places_for


def test_what_happens_in_the_folder_happens_in_the_library(reader: Reader) -> None:
    news = reader.folder
    (news / "a.md").write_text(note("First"))
    reader.shows("First")
    replace(news / "a.md", note("First, corrected"))
    reader.shows("First, corrected")
    (news / "a.md").rename(news / "b.md")
    (news / "c.md").write_text(note("Second"))
    reader.shows("First, corrected", "Second")
    (news / "c.md").unlink()
    reader.shows("First, corrected")


def test_a_folder_of_news_is_moved_in_and_out(reader: Reader, tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "deep").mkdir(parents=True)
    (box / "x.md").write_text(note("X"))
    (box / "deep" / "y.md").write_text(note("Y"))
    box.rename(reader.folder / "box")
    reader.shows("X", "Y")
    (reader.folder / "box").rename(tmp_path / "out")
    reader.shows()


def test_a_marked_article_stays_marked_when_its_file_is_renamed(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Kept"))
    reader.shows("Kept")
    (headline,) = reader.library.window(EVERYTHING, 0, 10)
    reader.library.mark([headline.id], read=True)
    reader.newsroom.wake()
    (reader.folder / "a.md").rename(reader.folder / "z.md")
    reader.until(lambda: [f.file for f in reader.library.files()] == ["z.md"])
    (headline,) = reader.library.window(EVERYTHING, 0, 10)
    assert not headline.unread


def test_other_rules_hold_at_once_and_a_mute_ends_by_itself(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Kept"))
    (reader.folder / "b.md").write_text(note("Cup final"))
    reader.shows("Cup final", "Kept")
    reader.newsroom.follow(house_rules([], [], [("words", "cup", 0)]))
    reader.shows("Kept")
    reader.newsroom.follow(house_rules([], [], []))
    reader.shows("Cup final", "Kept")
    reader.library.mute(Mute(Kind.WORDS, "kept", time.time() + 3.0))
    reader.newsroom.wake()
    reader.shows("Cup final")
    reader.shows("Cup final", "Kept")


@pytest.mark.parametrize("at_once", [1000, 8])
def test_a_folder_that_is_renamed_keeps_the_marks_of_all_that_is_in_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Also when it holds more files than are told at once: those that are gone come last."""
    for most in ("hints.MOST", "scan._MOST_AT_ONCE", "scan._STRIDE"):
        monkeypatch.setattr(f"tui.folder.{most}", at_once)
    (folder / "box").mkdir()
    for number in range(60):
        (folder / "box" / f"{number}.md").write_text(note(f"Note {number}"))
    reader = Reader(folder)
    try:
        reader.until(lambda: len(reader.titles()) == 60)
        ids = [headline.id for headline in reader.library.window(EVERYTHING, 0, 60)]
        reader.library.mark(ids, read=True)
        reader.newsroom.wake()
        (folder / "box").rename(folder / "crate")
        reader.until(
            lambda: {file.file.partition("/")[0] for file in reader.library.files()} == {"crate"}
        )
        assert reader.library.counts(EVERYTHING) == Counts(articles=60, unread=0)
    finally:
        reader.close()


def test_a_second_newsroom_follows_and_takes_over(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("One"))
    reader.shows("One")
    second = Reader(reader.folder)
    try:
        second.until(lambda: second.newsroom.status.follows)
        (reader.folder / "b.md").write_text(note("Two"))
        second.shows("One", "Two")
        reader.newsroom.stop()
        second.until(lambda: not second.newsroom.status.follows)
        (reader.folder / "c.md").write_text(note("Three"))
        second.shows("One", "Two", "Three")
    finally:
        second.close()


def test_other_readers_read_every_file_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_text(note("One"))
    (folder / "b.md").write_text(note("Two"))
    first = Reader(folder)
    first.shows("One", "Two")
    before = first.prepared.places.library
    first.close()
    with sqlite3.connect(before) as library:  # as if an older newswall had understood less
        library.execute("UPDATE article SET title='Once misread' WHERE title='One'")
        library.execute("UPDATE article SET version=x'00'")
    (folder / "b.md").unlink()
    monkeypatch.setattr("tui.readers.edition.edition", lambda: "a later one")
    second = Reader(folder)
    try:
        second.shows("One")
    finally:
        second.close()


def test_a_file_that_goes_and_comes_back_in_a_burst_is_there(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Back again"))
    reader.shows("Back again")
    (reader.folder / "a.md").unlink()
    for number in range(600):
        (reader.folder / f"{number}.md").write_text(note(f"Note {number}", f"Words {number}."))
        if number == 100:
            (reader.folder / "a.md").write_text(note("Back again"))
    reader.until(lambda: reader.library.refresh() is not None and reader.newsroom.status.settled
                 and reader.library.counts(EVERYTHING).articles >= 601)  # fmt: skip
    assert "Back again" in [a.article.title for a in reader.library.articles(EVERYTHING)]


def test_the_full_text_index_is_filled_when_nothing_else_is_to_do(reader: Reader) -> None:
    reader.until(lambda: reader.newsroom.status.settled)
    (reader.folder / "a.md").write_text(note("First"))
    reader.shows("First")
    reader.until(lambda: reader.library.indexed() == 1)
    assert (reader.library.places.library.with_name("search.db")).exists()
    replace(reader.folder / "a.md", note("Corrected"))
    reader.shows("Corrected")
    reader.until(lambda: reader.library.indexed() == 1)
    assert reader.library.counts(parse_query("is:new correct")) == Counts(1, 1)


def test_who_follows_is_told_when_searches_may_find_more(folder: Path) -> None:
    with closing(Editor(places_for(folder))) as editor, closing(Reader(folder)) as reader:
        reader.until(lambda: reader.newsroom.status.follows)
        told = Article("First", precision=Precision.DAY)
        result = ReadResult("markdown", (told,))
        editor.apply([Filing("a.md", (1, 1, 1, 1), b"a", time.time(), result)])

        def heard_of_the_change() -> bool:
            editor.answer("")  # else it is said to hang
            return reader.newsroom.status.changed_at is not None

        reader.until(heard_of_the_change)
        begun = time.monotonic()
        while editor.index_some(1):
            pass

        def called_with_nothing_else_new() -> bool:
            editor.answer("")
            return any(
                when > begun and before == after
                for (_, before), (when, after) in pairwise(reader.told)
            )

        reader.until(called_with_nothing_else_new)
        assert reader.library.indexed() == 1
