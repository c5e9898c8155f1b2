"""What the folder tells of ordinary files."""

import os
import shutil
import threading
import time
from pathlib import Path

from tests.folder.listening import save
from tui.folder import Changes, Folder, signature_of


def test_the_first_reading_tells_every_file_with_its_signature(root: Path, listen) -> None:
    (root / "deep" / "er").mkdir(parents=True)
    for name in ("a.md", "deep/b.xml", "deep/er/c.txt"):
        (root / name).write_text(name)
    heard = listen(root)
    assert set(heard.files) == {"a.md", "deep/b.xml", "deep/er/c.txt"}
    assert heard.files["deep/b.xml"] == signature_of(os.stat(root / "deep/b.xml"))
    assert heard.state.kind == "live"
    assert heard.state.reason == ""
    assert heard.state.scanned is not None
    assert heard.state.scanned.tzinfo is not None
    assert heard.skipped == ()


def test_an_empty_folder_is_complete_at_once(root: Path, listen) -> None:
    heard = listen(root)
    assert heard.complete
    assert heard.files == {}


def test_what_the_library_knows_is_not_told_again(root: Path, listen) -> None:
    for name in ("same.md", "other.md"):
        (root / name).write_text(name)
    known = {name: signature_of(os.stat(root / name)) for name in ("same.md", "other.md")}
    known["removed.md"] = known["same.md"]
    (root / "other.md").write_text("it is longer now")
    heard = listen(root, known, first_reading=False)
    heard.files = dict(known)
    heard.first_reading()
    assert heard.told == ["other.md"]
    assert heard.gone == ["removed.md"]


def test_a_file_saved_removed_and_saved_again_is_told_each_time(root: Path, listen) -> None:
    heard = listen(root)
    save(root / "a.md", "one")
    heard.until(lambda: heard.told == ["a.md"])
    first = heard.files["a.md"]
    save(root / "a.md", "two")
    heard.until(lambda: heard.told == ["a.md"] * 2)
    assert heard.files["a.md"] != first
    (root / "a.md").unlink()
    heard.until(lambda: heard.gone == ["a.md"])
    save(root / "a.md", "three")
    heard.until(lambda: heard.told == ["a.md"] * 3)


def test_one_save_is_told_once(root: Path, listen) -> None:
    heard = listen(root)
    save(root / "atomic.md")
    (root / "plain.md").write_text("news")
    heard.until(lambda: len(heard.files) == 2)
    save(root / "last.md")
    heard.until(lambda: "last.md" in heard.files)
    assert sorted(heard.told) == ["atomic.md", "last.md", "plain.md"]


def test_a_file_written_in_place_is_told(root: Path, listen) -> None:
    (root / "a.md").write_text("one")
    heard = listen(root)
    with open(root / "a.md", "a") as file:
        file.write(" and two")
    heard.until(lambda: heard.told == ["a.md"] * 2)
    assert heard.files["a.md"].size == len("one and two")


def test_a_file_moved_in_out_and_within_is_told(root: Path, listen) -> None:
    outside = root.parent / "outside.md"
    outside.write_text("news")
    heard = listen(root)
    os.rename(outside, root / "in.md")
    heard.until(lambda: "in.md" in heard.files)
    os.rename(root / "in.md", root / "within.md")
    heard.until(lambda: set(heard.files) == {"within.md"})
    os.rename(root / "within.md", outside)
    heard.until(lambda: heard.files == {})
    assert heard.gone == ["in.md", "within.md"]


def test_a_hard_link_is_told(root: Path, listen) -> None:
    outside = root.parent / "outside.md"
    outside.write_text("news")
    heard = listen(root)
    os.link(outside, root / "linked.md")
    heard.until(lambda: "linked.md" in heard.files)


def test_directories_moved_in_within_and_out_take_their_files_along(root: Path, listen) -> None:
    tree = root.parent / "tree"
    (tree / "deep").mkdir(parents=True)
    for name in ("a.md", "deep/b.md"):
        (tree / name).write_text(name)
    heard = listen(root)
    os.rename(tree, root / "tree")
    heard.until(lambda: set(heard.files) == {"tree/a.md", "tree/deep/b.md"})
    os.rename(root / "tree", root / "wood")
    heard.until(lambda: set(heard.files) == {"wood/a.md", "wood/deep/b.md"})
    save(root / "wood/deep/c.md")
    heard.until(lambda: "wood/deep/c.md" in heard.files)
    shutil.rmtree(root / "wood/deep")
    heard.until(lambda: set(heard.files) == {"wood/a.md"})
    os.rename(root / "wood", tree)
    heard.until(lambda: heard.files == {})


def test_a_directory_that_was_moved_away_leaves_no_ghost(root: Path, listen) -> None:
    (root / "sub").mkdir()
    (root / "sub" / "a.md").write_text("news")
    heard = listen(root)
    away = root.parent / "away"
    os.rename(root / "sub", away)
    heard.until(lambda: heard.files == {})
    os.symlink(away, root / "sub")
    save(away / "ghost.md")
    (away / "a.md").write_text("more news")
    save(root / "real.md")
    heard.until(lambda: "real.md" in heard.files)
    heard.swept()
    assert heard.files.keys() == {"real.md"}
    assert [each.path for each in heard.skipped] == ["sub"]


def test_a_file_in_a_directory_made_just_now_is_told(root: Path, listen) -> None:
    heard = listen(root)
    (root / "new" / "newer").mkdir(parents=True)
    (root / "new" / "newer" / "a.md").write_text("news")
    heard.until(lambda: "new/newer/a.md" in heard.files, within=3.0)


def test_names_of_tools_and_hidden_files_are_passed_over(root: Path, listen) -> None:
    (root / ".git").mkdir()
    hidden = [".git/a.md", ".a.md", "a.md~", "a.TMP", "a.part", "a.crdownload", ".a.md.swp", "4913"]
    hidden += [".syncthing.a.md.tmp", "~syncthing~a.md.tmp", ".#a.md"]
    hidden += ["a.sync-conflict-20260101-120000-ABCDEFG.md"]
    for name in hidden[::2]:
        (root / name).write_text("not news")
    heard = listen(root)
    for name in hidden[1::2]:
        (root / name).write_text("not news")
    save(root / "a.md")
    heard.until(lambda: "a.md" in heard.files)
    heard.swept()
    assert heard.told == ["a.md"]
    assert heard.skipped == ()


def test_a_download_appears_when_it_gets_its_name(root: Path, listen) -> None:
    heard = listen(root)
    (root / "a.xml.part").write_text("<rss/>")
    os.rename(root / "a.xml.part", root / "a.xml")
    heard.until(lambda: heard.told == ["a.xml"])


def test_the_newsroom_can_ask_for_a_file_again(root: Path, listen) -> None:
    (root / "a.md").write_text("news")
    (root / "b.md").write_text("news")
    heard = listen(root)
    heard.folder.retry("a.md", 0.05)
    heard.until(lambda: heard.told.count("a.md") == 2)
    heard.folder.read_again(["b.md", "never.md"])
    heard.until(lambda: heard.told.count("b.md") == 2)
    assert "never.md" not in heard.told


def test_a_change_takes_the_place_of_a_retry(root: Path, listen) -> None:
    (root / "a.md").write_text("news")
    heard = listen(root)
    heard.folder.retry("a.md", 0.3)
    save(root / "a.md", "more")
    save(root / "b.md", "news")
    heard.until(lambda: heard.told.count("a.md") == 2 and "b.md" in heard.told)
    heard.folder.retry("b.md", 0.4)  # By then the other one would have been told.
    heard.until(lambda: heard.told.count("b.md") == 2)
    assert heard.told.count("a.md") == 2


def test_a_retry_of_a_file_that_is_gone_tells_that_it_is_gone(root: Path, listen) -> None:
    (root / "a.md").write_text("news")
    heard = listen(root)
    heard.folder.retry("a.md", 0.0)
    (root / "a.md").unlink()
    heard.until(lambda: heard.gone == ["a.md"])


def test_next_returns_empty_handed_at_its_timeout(root: Path, listen) -> None:
    heard = listen(root)
    began = time.monotonic()
    changes = heard.hear(0.2)
    assert 0.15 < time.monotonic() - began < 2.0
    assert not changes.changed
    assert not changes.gone
    assert changes.skipped is None


def test_next_returns_when_woken_and_when_closed(root: Path, listen) -> None:
    heard = listen(root)
    for stop in (heard.folder.wake, heard.folder.close):
        returned: list[Changes] = []
        waiting = threading.Thread(target=lambda: returned.append(heard.folder.next(60.0)))  # noqa: B023
        waiting.start()
        stop()
        waiting.join(5.0)
        assert len(returned) == 1


def test_close_is_possible_before_start_and_twice(root: Path) -> None:
    folder = Folder(str(root))
    folder.close()
    folder.close()
    assert not folder.next(0.0).changed


def test_the_folder_may_be_named_relative_to_where_we_are(root: Path, listen, monkeypatch) -> None:
    monkeypatch.chdir(root.parent)
    heard = listen(Path("feeds"))
    monkeypatch.chdir("/")
    save(root / "a.md")
    heard.until(lambda: "a.md" in heard.files)
