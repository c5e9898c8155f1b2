"""What crosses the pipe between desk and worker: only what a reader makes, and unharmed."""

from datetime import UTC, datetime

import pytest

from tui.article import Article, ReadResult
from tui.readers.finish import finish
from tui.readers.wire import Answer, FileReading, Frames, WireError, answer_frames, frame

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
        {"keywords": ["x" * 65]},
        {"keywords": [str(number) for number in range(6)]},
        {"keywords": ["a\x1b"]},
        {"tags": ["a"], "keywords": ["b"]},
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
