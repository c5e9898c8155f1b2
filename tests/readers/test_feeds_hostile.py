"""Feeds made to hurt: nothing is fetched, opened or expanded, and nothing takes long."""

import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hostile import FORMS, Form, Story
from tests.payloads import MARKUP, SEQUENCES, Payload
from tests.readers.clean import assert_clean
from tests.readers.feedmaking import MTIME, atom, rdf, read, rss
from tui.readers.feeds.reader import MAX_ITEMS


class Listener:
    """A local server that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}/x"
        self._thread = threading.Thread(target=self._count)
        self._thread.start()

    def _count(self) -> None:
        while True:
            caller, _ = self._server.accept()
            with caller:
                if caller.recv(4) == b"stop":
                    return
                self.calls += 1

    def close(self) -> None:
        with socket.create_connection(self._server.getsockname()) as caller:
            caller.sendall(b"stop")
        self._thread.join()
        self._server.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


EXTERNAL = {
    "entity": '<!DOCTYPE r [<!ENTITY x SYSTEM "{0}">]>',
    "public entity": '<!DOCTYPE r [<!ENTITY x PUBLIC "p" "{0}">]>',
    "parameter": '<!DOCTYPE r [<!ENTITY % p SYSTEM "{0}"> %p;]>',
    "nested parameter": "<!DOCTYPE r [<!ENTITY % p \"<!ENTITY x SYSTEM '{0}'>\"> %p;]>",
    "dtd": '<!DOCTYPE r SYSTEM "{0}">',
    "stylesheet": '<?xml-stylesheet type="text/xsl" href="{0}"?>',
    "behind a comment": '<!-- <rss> --><!DOCTYPE r [<!ENTITY x SYSTEM "{0}">]>',
}
XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{0}"/>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("prolog", EXTERNAL.values(), ids=EXTERNAL)
def test_no_file_is_opened_and_no_host_called(
    prolog: str, encoding: str, tmp_path: Path, listener: Listener
) -> None:
    canary = tmp_path / "secret.txt"
    canary.write_text("CANARY")
    for place in (canary.as_uri(), str(canary), listener.address):
        inside = f"<title>T &x; </title><description>&x;{XINCLUDE.format(place)}</description>"
        for feed in (rss(inside), atom(inside), rdf(inside)):
            feed = feed.removeprefix('<?xml version="1.0"?>')
            result = read((prolog.format(place) + feed).encode(encoding))
            assert len(result.articles) == 1
            assert "CANARY" not in repr(result)
    assert listener.calls == 0


def lol(levels: int = 9) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<!DOCTYPE r [<!ENTITY l0 "CANARY">{entities}]>'


def undeclared(feed: str) -> str:
    return feed.removeprefix('<?xml version="1.0"?>')


BOMBS: dict[str, Callable[[], str]] = {
    "laughs": lambda: lol() + undeclared(rss("<title>T &l9;</title>")),
    "laughs in an attribute": lambda: lol() + undeclared(rss("<title a='&l9;'>T</title>")),
    "laughs behind a comment": lambda: f"<!-- <rss> -->{lol()}" + rss("<title a='&l9;'>T</title>"),
    "quadratic": lambda: (
        f'<!DOCTYPE r [<!ENTITY a "{"CANARY" * 10_000}">]>'
        + undeclared(rss(f"<title>T</title><description>{'&a;' * 20_000}</description>"))
    ),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", BOMBS)
def test_an_entity_is_never_expanded(name: str, encoding: str) -> None:
    data = BOMBS[name]().encode(encoding)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    result = read(data)
    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
    assert result.articles[0].title.startswith("T")
    assert "CANARY" not in repr(result)


def item(title: str, text: str = "Text") -> str:
    return f"<title>{title}</title><description>{text}</description>"


def attributes(count: int) -> str:
    return " ".join(f'a{n}="1"' for n in range(count))


LARGE: dict[str, Callable[[], str]] = {
    "16,000 attributes": lambda: rss(f"<title {attributes(16_000)}>A</title>", item("END")),
    "200,000 attributes": lambda: rss(f"<title {attributes(200_000)}>A</title>", item("END")),
    "5,000 namespaces": lambda: rss(
        item("END"), root=" ".join(f'xmlns:n{n}="http://n{n}/"' for n in range(5000))
    ),
    "5,000 namespaces, broken": lambda: rss(
        *[item("A <b>")] * 500,
        item("END"),
        root=" ".join(f'xmlns:n{n}="http://n{n}/"' for n in range(5000)),
    ),
    "100,000 deep": lambda: rss(
        item("A"), f"<title>B</title>{'<d>' * 100_000}{'</d>' * 100_000}", item("END")
    ),
    "100,000 deep in text": lambda: rss(
        item("A", f"{'<d>' * 100_000}CANARY{'</d>' * 100_000}"), item("END")
    ),
    "100,000 deep, escaped": lambda: rss(
        item("A", "&lt;div&gt;" * 100_000 + "CANARY"), item("END")
    ),
    "1 MB of ampersands": lambda: rss(item("A", "&" * 1_000_000), item("END")),
    "1 MB of less-than signs": lambda: rss(item("A", "<" * 1_000_000), item("END")),
    "open tags": lambda: rss(item("A", '&lt;a "' * 20_000), item("END")),
    "open comments": lambda: rss(item("A", "&lt;!--" * 200_000), item("END")),
    "open CDATA": lambda: rss(item("A", "<![CDATA[" * 20_000), item("END")),
    "open items": lambda: rss("<item>" * 50_000) + rss(item("END")),
    "open titles": lambda: rss("<title>" * 50_000, item("END")),
    "12 MB of text": lambda: rss(item("A", "word " * 2_400_000), item("END")),
    "a title of 1 MB": lambda: rss(item("&lt;b&gt;x" * 100_000), item("END")),
    "a title of 50,000 lines": lambda: rss(item("x\n" * 50_000), item("END")),
    "a tag of 50,000 lines": lambda: rss(f"<category>{'x&#10;' * 50_000}</category>{item('END')}"),
    "200,000 joiners": lambda: rss(item("a\u200d" * 200_000, "\u200b" * 200_000), item("END")),
    "an undeclared prefix": lambda: rss(item("A", "<no:such>CANARY</no:such>"), item("END")),
    "frames that nobody closed": lambda: rss(item("A", "&lt;iframe x&gt;" * 50_000), item("END")),
    "a guid of 1 MB": lambda: rss(f"<guid>{'x' * 1_000_000}</guid>{item('A')}", item("END")),
    "an author of 1 MB": lambda: rss(f"<author>{'a@' * 500_000}</author>{item('END')}"),
    "a date of 1 MB": lambda: rss(f"<pubDate>{'1 ' * 500_000}</pubDate>{item('END')}"),
    "5,000 tags": lambda: rss(f"{'<category>x</category>' * 5000}{item('END')}"),
    "keywords of 1 MB": lambda: rss(
        f"<media:keywords>{',' * 1_000_000}</media:keywords>{item('END')}"
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_feed_takes_little_time_and_loses_no_other_item(name: str) -> None:
    feed = LARGE[name]()
    start = time.process_time()
    result = read(feed)
    assert time.process_time() - start < 4
    assert result.articles[-1].title == "END"
    if "CANARY" in feed:
        assert "CANARY" in result.articles[0].body


def test_a_feed_of_too_many_items_is_cut_and_says_so() -> None:
    result = read(rss(*["<title>x</title>"] * (MAX_ITEMS + 1)))
    assert len(result.articles) == MAX_ITEMS
    assert result.problem == f"only its first {MAX_ITEMS} articles are read"


FEED_FORMS = [form for name in ("rss", "atom") for form in FORMS[name]]


@pytest.mark.parametrize("form", FEED_FORMS, ids=lambda form: f"{form.format}-{form.spelling}")
@pytest.mark.parametrize("payload", [*SEQUENCES, *MARKUP], ids=lambda payload: payload.name)
def test_a_hostile_text_leaves_the_reader_as_text(
    form: Form, payload: Payload, tmp_path: Path
) -> None:
    story = Story("Probe", payload.text, datetime.fromtimestamp(MTIME, UTC))
    result = read(form.write(tmp_path, story).read_bytes())
    assert result.articles
    for article in result.articles:
        assert_clean(article)
    assert any("Probe" in article.title for article in result.articles)


def test_markup_of_the_screen_is_shown_as_it_stands() -> None:
    for payload in MARKUP:
        title = payload.text.replace("&", "&amp;").replace("<", "&lt;")
        (article,) = read(rss(f"<title>{title}</title>")).articles
        assert article.title == " ".join(payload.text.split())
