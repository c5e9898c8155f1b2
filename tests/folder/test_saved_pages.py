"""What a browser saves beside a page is no news, whichever of the two is there first."""

import os
from pathlib import Path

import pytest

from tests.folder.listening import save
from tui.folder import signature_of


def save_beside(directory: Path) -> None:
    """Save what a browser saves beside a page."""
    (directory / "frames").mkdir(parents=True)
    for name in ("a.js", "s.css", "saved_resource.html", "frames/ad.html"):
        (directory / name).write_text(name)


@pytest.mark.parametrize(
    ("page", "directory"),
    [
        ("A page.html", "A page_files"),
        ("Seite.htm", "Seite-Dateien"),
        ("頁.xhtml", "頁のファイル"),
        ("deep/er/page.html", "deep/er/page_fichiers"),
    ],
)
def test_what_is_beside_a_saved_page_is_left_out(
    disk: Path, listen, page: str, directory: str
) -> None:
    save_beside(disk / directory)
    (disk / page).write_text("page")
    os.symlink(disk / page, disk / directory / "link.html")
    heard = listen(disk)
    assert heard.told == [page]
    assert heard.skipped == ()
    (disk / directory / "late.js").write_text("late")
    (disk / directory / "more").mkdir()
    save(disk / "last.md")
    heard.until(lambda: "last.md" in heard.files)
    heard.swept()
    assert heard.told == [page, "last.md"]


def test_a_directory_with_such_a_name_and_no_page_is_read(disk: Path, listen) -> None:
    (disk / "my_files").mkdir()
    (disk / "my_files" / "a.md").write_text("news")
    (disk / "my_files.md").write_text("a note of that name")
    heard = listen(disk)
    assert sorted(heard.files) == ["my_files.md", "my_files/a.md"]
    save(disk / "my_files" / "b.md")
    heard.until(lambda: "my_files/b.md" in heard.files)


def test_a_page_that_comes_takes_out_what_was_beside_it(disk: Path, listen) -> None:
    save_beside(disk / "page_files")
    heard = listen(disk)
    assert len(heard.files) == 4
    save(disk / "page.html")
    heard.until(lambda: [*heard.files] == ["page.html"])
    save(disk / "page_files" / "a.js", "again")
    heard.swept()
    save(disk / "last.md")
    heard.until(lambda: "last.md" in heard.files)
    assert [*heard.files] == ["page.html", "last.md"]


def test_a_browser_that_saves_the_page_last_makes_no_noise(disk: Path, listen) -> None:
    heard = listen(disk)
    save_beside(disk / "page_files")
    heard.swept()
    save(disk / "page.html")
    heard.until(lambda: "page.html" in heard.files)
    heard.swept()
    assert heard.told == ["page.html"]


def test_what_an_earlier_newswall_read_beside_a_page_goes(disk: Path, listen) -> None:
    save_beside(disk / "page_files")
    save(disk / "page.html")
    names = ("page.html", "page_files/a.js", "page_files/frames/ad.html")
    known = {name: signature_of(os.stat(disk / name)) for name in names}
    heard = listen(disk, known, first_reading=False)
    heard.files = dict(known)
    heard.first_reading()
    assert [*heard.files] == ["page.html"]
    assert heard.told == []


def test_without_its_page_a_directory_is_one_like_any_other(disk: Path, listen) -> None:
    save_beside(disk / "page_files")
    save(disk / "page.html")
    heard = listen(disk)
    (disk / "page.html").unlink()
    heard.until(lambda: len(heard.files) == 4)
    assert heard.gone == ["page.html"]
