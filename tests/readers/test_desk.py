"""The reading desk: real worker processes, real files, and libraries that fail on purpose.

A library that fails stands in a folder at the front of the search path, which the worker shares:
`yaml`, because the first note with front matter loads it.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.processes import ROOT, Process, descendants, environment, wait_until
from tui.article import Article, Precision, ReadResult
from tui.readers.desk import FileReading, ReadingDesk
from tui.readers.finish import finish
from tui.readers.safe_open import Unreadable, read_regular
from tui.readers.wire import Answer, Frames, WireError, answer_frames, frame

HEAVY_MODULES = ("lxml", "trafilatura", "yaml", "markdown_it", "charset_normalizer", "tomllib")


@pytest.fixture
def desk() -> Iterator[ReadingDesk]:
    with ReadingDesk(time_limit=20) as desk:
        yield desk


Library = Callable[[str], None]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Return what puts source code in the place of the library `yaml`."""

    def put(source: str) -> None:
        folder = tmp_path / "broken"
        folder.mkdir()
        (folder / "yaml.py").write_text(source)
        monkeypatch.syspath_prepend(folder)

    return put


def story(folder: Path, name: str, title: str = "") -> str:
    """Write a file that needs no library but `json`."""
    path = folder / f"{name}.json"
    title = title or f"Title of {name}"
    path.write_text(f'{{"items": [{{"id": "{name}", "title": "{title}"}}]}}')
    return str(path)


def note(folder: Path, name: str = "note") -> str:
    """Write a file that needs the library `yaml`."""
    path = folder / f"{name}.md"
    path.write_text("---\ntitle: A note\n---\ntext\n")
    return str(path)


def titles(readings: list[FileReading]) -> list[str]:
    return [article.title for reading in readings for article in reading.result.articles]


def problems(readings: list[FileReading]) -> list[str]:
    return [reading.result.problem for reading in readings]


class Clock:
    """Stands for the module `time`; can be set ahead."""

    ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


def the_worker() -> Process:
    (worker,) = descendants(os.getpid())
    return worker


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


def test_the_worker_starts_with_the_first_file_and_is_kept(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    assert not descendants(os.getpid())
    list(desk.read([story(tmp_path, "one")]))
    first = the_worker()
    list(desk.read([story(tmp_path, "two")]))
    assert the_worker() == first


def test_a_worker_killed_between_two_files_is_replaced_and_nothing_is_lost(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    list(desk.read([story(tmp_path, "one")]))
    worker = the_worker()
    worker.kill()
    wait_until(lambda: not worker.alive, "the worker dies")
    assert titles(list(desk.read([story(tmp_path, "two")]))) == ["Title of two"]


def test_a_worker_killed_at_any_moment_of_many_files_costs_none_of_them(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(600)]
    readings = []
    for reading in desk.read(paths):
        readings.append(reading)
        if len(readings) in {1, 70, 71, 300}:
            the_worker().kill()
    assert [reading.path for reading in readings] == paths
    assert not any(problems(readings))


def test_a_file_in_work_when_its_worker_dies_is_read_once_more(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(
        "import os, pathlib, signal\n"
        f"died = pathlib.Path({str(tmp_path / 'died')!r})\n"
        "if not died.exists():\n"
        "    died.touch()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "class YAMLError(Exception): pass\n"
        "class BaseLoader: pass\n"
        "def load(source, Loader): return {'title': 'Read at the second try'}\n"
    )
    assert titles(list(desk.read([note(tmp_path)]))) == ["Read at the second try"]


def test_a_file_that_kills_two_workers_is_a_problem_and_the_others_are_read(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    deaths = tmp_path / "deaths"
    library(
        "import os, signal\n"
        f"with open({str(deaths)!r}, 'a') as file: file.write('x')\n"
        "os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    paths = [story(tmp_path, "before"), note(tmp_path), story(tmp_path, "after")]
    readings = list(desk.read(paths))
    assert problems(readings) == ["", "makes its reader crash", ""]
    assert titles(readings) == ["Title of before", "Title of after"]
    assert readings[1].signature is not None
    assert deaths.read_text() == "xx"


def test_a_file_that_hangs_its_reader_is_a_problem_and_the_others_are_read(
    tmp_path: Path, library: Library
) -> None:
    library("while True: pass")
    paths = [story(tmp_path, "before"), note(tmp_path), story(tmp_path, "after")]
    with ReadingDesk(time_limit=1.5) as desk:
        readings = list(desk.read(paths))
    assert problems(readings) == ["", "took longer than 1.5 s to read", ""]
    assert titles(readings) == ["Title of before", "Title of after"]
    assert readings[1].signature is not None


def test_a_worker_that_was_stopped_is_replaced(tmp_path: Path) -> None:
    with ReadingDesk(time_limit=1) as desk:
        list(desk.read([story(tmp_path, "one")]))
        os.kill(the_worker().pid, signal.SIGSTOP)
        paths = [story(tmp_path, "two"), story(tmp_path, "three")]
        assert titles(list(desk.read(paths)))[-1] == "Title of three"


def test_time_in_which_nobody_asks_is_not_time_that_a_file_takes(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = tmp_path / "go"
    library(
        "import pathlib, time\n"
        f"while not pathlib.Path({str(go)!r}).exists(): time.sleep(0.01)\n"
        "class YAMLError(Exception): pass\n"
        "class BaseLoader: pass\n"
        "def load(source, Loader): return {'title': 'Patient'}\n"
    )
    clock = Clock()
    monkeypatch.setattr("tui.readers.desk.time", clock)
    monkeypatch.setattr("tui.readers.process.time", clock)
    with ReadingDesk(time_limit=5) as desk:
        readings = desk.read([story(tmp_path, "one"), note(tmp_path)])
        got = [next(readings)]
        clock.ahead += 100
        go.touch()
        got += readings
    assert titles(got) == ["Title of one", "Patient"]


def test_a_file_that_needs_too_much_memory_is_a_problem_and_the_others_are_read(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library("hoard = [bytearray(1 << 28) for _ in range(32)]")
    paths = [story(tmp_path, "before"), note(tmp_path), story(tmp_path, "after")]
    readings = list(desk.read(paths))
    assert problems(readings) == ["", "needed too much memory to read", ""]
    assert titles(readings) == ["Title of before", "Title of after"]


def test_a_worker_that_had_grown_large_is_replaced_after_the_file(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(
        "len(b'x' * (450 << 20))\n"
        "class YAMLError(Exception): pass\n"
        "class BaseLoader: pass\n"
        "def load(source, Loader): return {'title': 'Large'}\n"
    )
    list(desk.read([story(tmp_path, "one")]))
    first = the_worker()
    readings = list(desk.read([note(tmp_path), story(tmp_path, "two")]))
    assert titles(readings) == ["Large", "Title of two"]
    assert the_worker() != first


def test_a_mistake_of_a_reader_is_a_problem_that_names_the_place_and_no_word_of_the_file(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library("raise LookupError('a word of the file')")
    (reading,) = desk.read([note(tmp_path)])
    assert reading.result.problem.startswith("its reader failed: LookupError at matter.py:")
    assert "a word" not in reading.result.problem


def test_what_a_library_prints_does_not_get_between_the_answers(
    desk: ReadingDesk, tmp_path: Path, library: Library, capfd: pytest.CaptureFixture[str]
) -> None:
    library(
        "import os, sys, warnings\n"
        "print('printed', flush=True); os.write(1, b'written'); os.write(2, b'warned')\n"
        "warnings.warn('careful'); assert not sys.stdin.read()\n"
        "class YAMLError(Exception): pass\n"
        "class BaseLoader: pass\n"
        "def load(source, Loader): return {'title': 'Loud'}\n"
    )
    assert titles(list(desk.read([note(tmp_path)]))) == ["Loud"]
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_says_what_no_worker_says_is_replaced(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(
        "import os\n"
        "for handle in range(3, 9):\n"
        "    try: os.write(handle, b'\\xff' * 64)\n"
        "    except OSError: pass\n"
    )
    readings = list(desk.read([note(tmp_path), story(tmp_path, "after")]))
    assert problems(readings) == ["makes its reader crash", ""]


def test_a_worker_that_never_stops_talking_is_late_all_the_same(
    tmp_path: Path, library: Library
) -> None:
    library(
        "import os, time\n"
        "said = b'\\x00\\xff\\xff\\xff'\n"  # a long frame is announced, and comes byte by byte
        "while True:\n"
        "    for handle in range(3, 9):\n"
        "        try: os.write(handle, said)\n"
        "        except OSError: pass\n"
        "    said = b' '\n"
        "    time.sleep(0.05)\n"
    )
    with ReadingDesk(time_limit=1) as desk:
        readings = list(desk.read([note(tmp_path), story(tmp_path, "after")]))
    assert problems(readings) == ["took longer than 1 s to read", ""]


def test_the_worker_has_a_session_of_its_own_and_none_of_our_files(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    opened = (tmp_path / "ours").open("w")
    os.set_inheritable(opened.fileno(), True)
    list(desk.read([story(tmp_path, "one")]))
    pid = the_worker().pid
    held = {os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir()}
    opened.close()
    assert os.getsid(pid) == pid
    assert {name.partition(":")[0] for name in held} == {"/dev/null", "pipe"}


def test_no_module_of_the_current_folder_gets_into_the_worker(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "tui", "yaml"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert titles(list(desk.read([note(tmp_path)]))) == ["A note"]


def test_a_worker_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from tui.readers.desk import ReadingDesk; desk = ReadingDesk();"
        "list(desk.read(sys.argv[1:])); print('read', flush=True); sys.stdin.read()"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code, story(tmp_path, "one")],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"read\n"
        (worker,) = descendants(program.pid)
        program.kill()
    wait_until(lambda: not worker.alive, "the worker ends")


def test_a_worker_that_hangs_ends_too_when_the_program_is_killed(
    tmp_path: Path, library: Library
) -> None:
    library(f"open({str(tmp_path / 'hangs')!r}, 'w').close()\nwhile True: pass")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'broken')!r});"
        "from tui.readers.desk import ReadingDesk;"
        "list(ReadingDesk(time_limit=1).read(sys.argv[1:]))"
    )
    program = subprocess.Popen([sys.executable, "-c", code, note(tmp_path)], cwd=ROOT)
    with program:
        wait_until((tmp_path / "hangs").exists, "the worker hangs")
        (worker,) = descendants(program.pid)
        program.kill()
    wait_until(lambda: not worker.alive, "the worker ends")


def test_closing_ends_a_reading_in_another_thread_and_leaves_nothing_open(
    tmp_path: Path, library: Library
) -> None:
    library(f"open({str(tmp_path / 'hangs')!r}, 'w').close()\nwhile True: pass")
    before = set(os.listdir("/proc/self/fd"))
    desk = ReadingDesk(time_limit=60)
    got: list[FileReading] = []
    paths = [story(tmp_path, "one"), note(tmp_path), story(tmp_path, "two")]
    thread = threading.Thread(target=lambda: got.extend(desk.read(paths)), daemon=True)
    thread.start()
    wait_until((tmp_path / "hangs").exists, "the worker hangs")
    worker = the_worker()
    desk.close()
    thread.join(5)
    assert not thread.is_alive()
    assert not worker.alive
    assert set(os.listdir("/proc/self/fd")) == before
    assert titles(got) == ["Title of one"]


def test_a_desk_that_is_closed_twice_or_was_never_used_leaves_nothing_open(
    tmp_path: Path,
) -> None:
    before = set(os.listdir("/proc/self/fd"))
    desk = ReadingDesk()
    desk.close()
    desk.close()
    assert list(desk.read([story(tmp_path, "one")])) == []
    assert set(os.listdir("/proc/self/fd")) == before


def test_a_reading_that_is_given_up_halfway_does_not_get_into_the_next(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(100)]
    readings = desk.read(paths)
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert titles(list(desk.read(paths[50:52]))) == ["Title of file50", "Title of file51"]


def test_many_deaths_leave_no_file_descriptor_behind(desk: ReadingDesk, tmp_path: Path) -> None:
    paths = [story(tmp_path, "one")]
    list(desk.read(paths))
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        the_worker().kill()
        assert titles(list(desk.read(paths))) == ["Title of one"]
    assert len(os.listdir("/proc/self/fd")) == before


def test_files_are_given_back_to_be_read_later_when_no_worker_can_be_started(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(100)]
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    readings = list(desk.read(paths))
    assert set(problems(readings)) == {"no reader could be started: no such file or directory"}
    assert len(readings) == 100
    assert all(reading.retry and reading.signature is None for reading in readings)
    monkeypatch.undo()
    assert len(titles(list(desk.read(paths)))) == 100


def test_files_are_given_back_when_every_worker_ends_at_once(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    (reading,) = desk.read([story(tmp_path, "one")])
    assert reading.result.problem == "no reader could be started: it ends at once"
    assert reading.retry


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


def unreadable(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_regular(str(path), 100)
    return str(caught.value)


def test_what_is_no_regular_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.xml")
    (tmp_path / "folder.xml").mkdir()
    assert unreadable(tmp_path / "fifo.xml") == "not a regular file"
    assert unreadable(tmp_path / "folder.xml") == "not a regular file"
    assert unreadable(Path("/dev/zero")) == "not a regular file"


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    assert unreadable(tmp_path / "link.txt") == "a symbolic link: not followed"


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


def test_a_file_that_holds_more_or_less_than_its_size_says_is_read_again() -> None:
    contents = read_regular("/proc/version", 1000)  # a size of 0, and content all the same
    assert contents.data
    assert not contents.steady


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


GOOD: dict[str, object] = {
    "n": 1,
    "articles": [{"title": "T"}],
    "format": "text",
    "problem": "",
    "digest": "",
    "signature": [1, 2, 3, 4],
    "retry": False,
}


@pytest.mark.parametrize(
    "change",
    [
        {"articles": "T"},
        {"articles": [["T"]]},
        {"articles": [{}]},
        {"articles": [{"title": 1}]},
        {"articles": [{"title": "T", "tags": [1]}]},
        {"articles": [{"title": "T", "published": "soon"}]},
        {"articles": [{"title": "T", "precision": "hour"}]},
        {"articles": [{"title": "T", "related": [["R"]]}]},
        {"format": 1},
        {"digest": "xyz"},
        {"signature": [1, 2, 3]},
        {"signature": [1, 2, 3, True]},
        {"problem": None},
    ],
    ids=str,
)
def test_an_answer_with_a_value_of_another_type_is_refused(change: dict[str, object]) -> None:
    assert Answer().add(GOOD, "path") == FileReading(
        "path", ReadResult("text", (Article("T"),)), b"", (1, 2, 3, 4)
    )
    with pytest.raises(WireError):
        Answer().add(GOOD | change, "path")


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": " "},
        {"title": "x" * 301},
        *({name: "a\x1b]52;c;QQ==\x07"} for name in ("title", "guid", "summary", "body", "source")),
        *({name: "a\nb"} for name in ("title", "guid", "section", "source", "language")),
        *({"body": f"a{odd}b"} for odd in "\x00\r\t\x7f\x9b\u202e\u2028\u200b\ufeff\ud800"),
        {"body": "a" + "\u0e48" * 9},
        {"body": "x" * 400_100},
        {"summary": "x" * 400_100},
        {"guid": "x" * 2000},
        {"authors": ["x" * 301]},
        {"authors": ["x"] * 21},
        {"tags": ["x" * 65]},
        {"tags": [str(number) for number in range(51)]},
        {"tags": ["a\u202e"]},
        {"related": [["R", ""]] * 51},
        {"related": [["R\x1b", ""]]},
        {"related": [["R", "file:///etc/passwd"]]},
        {"link": "javascript:x"},
        {"link": "http://a.example/" + "x" * 5000},
        {"link": "mailto:a@b.c?attach=/etc/passwd"},
        {"published": "2026-01-01T00:00:00"},
        {"published": "0999-12-31T00:00:00+00:00"},
        {"published": "9999-12-31T23:59:59-15:00"},
    ],
    ids=lambda change: ascii(change)[:60],
)
def test_an_article_that_no_reader_makes_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(WireError):
        Answer().add(GOOD | {"articles": [{"title": "T"} | change]}, "path")


@pytest.mark.parametrize(
    "change", [{"problem": "a\x1b[31m"}, {"format": "a\nb"}, {"digest": "00" * 17},
               {"signature": [1, 2, 3, 1 << 70]}], ids=ascii,
)  # fmt: skip
def test_a_reading_that_no_worker_makes_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(WireError):
        Answer().add(GOOD | change, "path")


def test_whatever_leaves_the_readers_passes_the_wire() -> None:
    odd = "é\x1b[31m👩🏽\u200d🚀 \ue000\u0378 a\u0e48\u0e48\t\r\n\x85\ud800" + "\u0344" * 50
    urls = ["http://ü.example/ä?" + "ü" * 300, "mailto:a@b.c?attach=x&cc=d@e.f", "http://A.b:080"]
    for url in urls:
        article = finish(
            title=odd * 50, name="n", guid=odd * 90, link=url, summary=odd, body=odd * 40_000,
            published=datetime(9000, 12, 31, tzinfo=UTC), authors=[f"{n}{odd}" for n in range(99)],
            tags=[f"{n}{odd * 9}" for n in range(99)], section=odd, source=odd, language="en_US",
            related=[(f"{n}{odd}", url) for n in range(99)],
        )  # fmt: skip
        reading = FileReading("path", ReadResult("text", (article,)))
        answer, got = Answer(), None
        for data in answer_frames(1, reading):
            for message in Frames().add(data):
                got = answer.add(message, "path")
        assert got == reading


def test_a_date_that_is_hardly_on_the_calendar_is_none() -> None:
    article = finish(title="T", name="n", published=datetime(9999, 12, 31, tzinfo=UTC))
    assert article.published is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff",
        b"\0\0\0\x02no",
        b"\0\0\0\x02[]",
        b"\0\0\0\x01\xff",
        b"\x00\x01\x00\x00" + b"[" * 65536,
    ],
    ids=["too long", "no JSON", "no object", "no UTF-8", "deep"],
)
def test_bytes_that_are_no_frame_are_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        list(Frames().add(data))


def test_frames_are_put_together_from_any_pieces() -> None:
    messages: list[dict[str, object]] = [{"a": "\udcff"}, {"b": [1, None, "é"]}, {}]
    frames = Frames()
    got: list[dict[str, object]] = []
    for byte in b"".join(map(frame, messages)):
        got += frames.add(bytes([byte]))
    assert got == messages
