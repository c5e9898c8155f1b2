"""The first reading of a large folder: what comes first, what is said meanwhile, and who waits."""

import os
from pathlib import Path

import pytest

from tests.at_work import Reader
from tui import intake
from tui.library import EVERYTHING
from tui.newsroom import PACE

MANY = 2500
"""Notes in the folder: more than are handed over at once."""
NEWEST = ("600", "1200", "1800")
"""The newest ones, wherever a directory may list them."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of many old notes, of which three are newer than the others."""
    news = tmp_path / "news"
    news.mkdir()
    for number in range(MANY):
        write(news / f"{number}.md", f"Note {number}", 1e9 + 1e8 * (str(number) in NEWEST))
    return news


def write(path: Path, title: str, when: float) -> None:
    path.write_text(f"---\ntitle: {title}\n---\n\nWords of {title}.\n", "utf-8")
    os.utime(path, (when, when))


def test_the_newest_files_are_read_first_and_the_progress_is_told(reader: Reader) -> None:
    filed = filed_at_the_end(reader)
    assert len(filed) == MANY
    assert set(filed[: MANY // 4]) > {f"Note {number}" for number in NEWEST}

    told = [status for _, status in reader.told if status.waiting]
    assert all(status.reading and not status.settled for status in told)
    counted = [status for status in told if status.counted]
    assert {status.done + status.waiting for status in counted} == {MANY}
    assert [status.done for status in counted] == sorted(status.done for status in counted)
    assert not reader.newsroom.status.reading
    assert not reader.newsroom.status.done

    calls = [when for when, status in reader.told if status.counted and status.waiting]
    quietly = [when for when in calls if when > calls[0] + intake.NEWEST]
    assert len(quietly) <= 1 + (calls[-1] - calls[0]) / PACE


def test_what_comes_during_the_first_reading_does_not_wait_for_its_end(reader: Reader) -> None:
    reader.until(lambda: reader.newsroom.status.counted and reader.newsroom.status.done > 0)
    write(reader.folder.parent / "old.md", "An old one, moved here", 1.0)
    (reader.folder.parent / "old.md").rename(reader.folder / "old.md")
    filed = filed_at_the_end(reader)
    assert filed.index("An old one, moved here") < MANY - intake.AHEAD


def filed_at_the_end(reader: Reader) -> list[str]:
    """Wait until all is read; return the titles in the order in which they were filed."""
    reader.until(lambda: reader.newsroom.status.settled)
    reader.library.refresh()
    headlines = reader.library.window(EVERYTHING, 0, 2 * MANY)
    return [headline.title for headline in sorted(headlines, key=lambda headline: headline.id)]
