"""The reading desk: real worker processes read real files, in order and whole."""

import os
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

from tests.processes import ROOT, descendants
from tests.readers.desk_files import problems, story, titles
from tui.article import Precision, ReadResult
from tui.readers.desk import ReadingDesk
from tui.readers.safe_open import read_regular
from tui.readers.wire import answer_frames

HEAVY_MODULES = ("lxml", "trafilatura", "yaml", "markdown_it", "charset_normalizer", "tomllib")


def test_importing_the_desk_imports_no_library_of_any_format() -> None:
    code = (
        "import sys; import tui.readers.desk; "
        f"print([name for name in {HEAVY_MODULES} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_files_are_read_in_the_order_in_which_they_are_named(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(300)]
    readings = list(desk.read(reversed(paths)))
    assert [reading.path for reading in readings] == paths[::-1]
    assert titles(readings)[0] == "Title of file299"
    assert not any(problems(readings))


def test_several_workers_keep_the_order_too(tmp_path: Path) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(400)]
    with ReadingDesk(workers=2) as desk:
        assert [reading.path for reading in desk.read(paths)] == paths
        assert len(descendants(os.getpid())) == 2


def test_a_reading_tells_which_bytes_and_which_version_of_the_file_were_read(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    path = story(tmp_path, "one")
    (reading,) = desk.read([path])
    found = os.stat(path)
    assert reading.digest == blake2b(Path(path).read_bytes(), digest_size=16).digest()
    assert reading.signature == (found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns)
    assert not reading.retry


def test_a_reading_that_is_given_up_halfway_does_not_get_into_the_next(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(100)]
    readings = desk.read(paths)
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert titles(list(desk.read(paths[50:52]))) == ["Title of file50", "Title of file51"]


def test_a_name_that_is_no_unicode_comes_back_as_it_was(desk: ReadingDesk, tmp_path: Path) -> None:
    path = os.fsencode(story(tmp_path, "one")).replace(b"one", b"\xff\x1b\n")
    os.rename(story(tmp_path, "one"), path)
    (reading,) = desk.read([os.fsdecode(path)])
    assert os.fsencode(reading.path) == path
    assert titles([reading]) == ["Title of one"]


def test_a_feed_of_many_articles_comes_in_several_frames(desk: ReadingDesk, tmp_path: Path) -> None:
    text = "word " * 4000
    items = ",".join(f'{{"id": "{n}", "content_text": "{n} {text}"}}' for n in range(100))
    path = tmp_path / "many.json"
    path.write_text(f'{{"items": [{items}]}}')
    (reading,) = desk.read([str(path)])
    assert [article.guid for article in reading.result.articles] == [str(n) for n in range(100)]
    frames = list(answer_frames(1, reading))
    assert len(frames) > 3
    assert max(map(len, frames)) < 1 << 20


def test_a_file_that_vanished_is_looked_for_again(desk: ReadingDesk, tmp_path: Path) -> None:
    (reading,) = desk.read([str(tmp_path / "gone.xml")])
    assert (reading.result.problem, reading.retry) == ("no longer there", True)
    assert reading.signature is None


def test_a_name_that_no_file_can_have_is_a_problem(desk: ReadingDesk) -> None:
    (reading,) = desk.read(["/tmp/nul\0.txt"])
    assert reading.result.problem == "its name holds a character that no file name can hold"


def test_a_file_over_the_size_limit_is_not_read_beyond_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    contents = read_regular(str(path), 1000)
    assert len(contents.data) == 1001
    with ReadingDesk(size_limit=1 << 20) as desk:
        (reading,) = desk.read([str(path)])
    assert reading.result == ReadResult("", problem="larger than 1 MiB")
    assert reading.signature is not None
    assert reading.digest == b""


def test_an_article_crosses_the_pipe_unchanged(desk: ReadingDesk, tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    path.write_text(
        '{"title": "The Source", "language": "en", "items": [{"id": "1", "url": "https://a.test/1",'
        '"title": "T", "summary": "S", "content_text": "B", "tags": ["x", "y"],'
        '"authors": [{"name": "A"}], "date_published": "2026-01-02T03:04:05+05:30",'
        '"_newswall": {"section": "Sec", "related": [{"title": "R", "url": "https://a.test/2"}]}}]}'
    )
    (reading,) = desk.read([str(path)])
    (article,) = reading.result.articles
    assert (article.title, article.summary, article.body) == ("T", "S", "B")
    assert (article.guid, article.link) == ("1", "https://a.test/1")
    assert (article.tags, article.authors) == (("x", "y"), ("A",))
    assert (article.section, article.source, article.language) == ("Sec", "The Source", "en")
    assert [(link.title, link.url) for link in article.related] == [("R", "https://a.test/2")]
    assert article.published is not None
    assert article.published.isoformat() == "2026-01-02T03:04:05+05:30"
    assert article.precision is Precision.MINUTE
