"""A file that is a pipe by the time it is opened: nobody may wait for its other end."""

from collections import Counter
from pathlib import Path

from tests.at_work import Reader, note
from tests.processes import wait_until
from tests.swapping import swapping
from tui.readers.safe_open import Unreadable, read_regular

OPENINGS = 2000


def test_an_open_that_finds_a_pipe_instead_of_the_file_does_not_wait(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    found: Counter[str] = Counter()
    with swapping(file):
        wait_until(file.exists, "the first file")
        wait_until(lambda: _open_often(file, found), "the file was found changed", timeout=60)
    assert set(found) <= {"---\ntitle:", "not a regular file", "no longer there"}


def _open_often(file: Path, found: Counter[str]) -> bool:
    """Open what is there, again and again; tell whether it was more than one thing so far."""
    for _ in range(OPENINGS):
        try:
            found[read_regular(str(file), 1000).data[:10].decode()] += 1
        except Unreadable as reason:
            found[str(reason)] += 1
    return len(found) > 1


def test_news_goes_on_beside_a_file_that_is_a_pipe_every_other_moment(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    try:
        with swapping(tmp_path / "race.md"):
            for turn in range(25):
                (tmp_path / "other.md").write_text(note(f"Turn {turn}"))
                reader.until(lambda turn=turn: f"Turn {turn}" in reader.titles())
        assert not [p for p in reader.library.problems() if "longer than" in p.reason]
        (tmp_path / "race.md").unlink()
        reader.shows("Turn 24")
        reader.until(lambda: reader.library.refresh() or reader.library.problems() == [])
    finally:
        reader.close()
