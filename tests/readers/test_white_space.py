"""However long a run of white space is, and wherever it stands, reading takes linear time."""

import time

import pytest

from tui.readers.dates.ages import find_age
from tui.readers.reading import read_bytes

_STEP = 1_500
_SAVED = 1_700_000_000.0
_FILES = {
    "note.md": "---\nauthor: x{}y\ntags: x{}y\ntitle: x{}y\ndate: today{}y\n---\nText{}y #x{}y\n",
    "feed.xml": "<rss version='2.0'><channel><item><title>x{}y</title><author>x@y{}(z{}</author>"
    "<category>x{}y</category><pubDate>{}1</pubDate></item></channel></rss>",
    "feed.json": '{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":"1","title":"x{}y",'
    '"authors":[{{"name":"x{}y"}}],"tags":["x{}y"],"date_published":"today{}y"}}]}}',
    "page.html": "<html><head><title>x{}y</title><meta name=author content='x{}y'></head><body>"
    "<h1>x{}y</h1><p class=byline>By x{}y</p><p>The crane stays where it stands.</p></body></html>",
    "clip.txt": "The crane{}stays\nBy x{}y\nToday{}x\nIt stays where it stands.\n© 2025 x{}y\n",
}


def _seconds(name: str, length: int) -> float:
    text = _FILES[name]
    data = text.format(*[" " * length] * text.count("{}")).encode()
    begin = time.process_time()
    assert not read_bytes(data, name, _SAVED).problem
    return time.process_time() - begin


@pytest.mark.parametrize("name", _FILES)
def test_white_space_in_any_field_costs_its_length_and_no_more(name: str) -> None:
    _seconds(name, 1)  # what is imported only when it is needed
    once = _seconds(name, _STEP)
    assert _seconds(name, 8 * _STEP) < 16 * max(once, 0.005)  # a quadratic step takes 64 times it


@pytest.mark.parametrize("line", ["{}x", "today{}x", "Tuesday{}x", "published{}x", "x:{}x"])
def test_white_space_around_an_age_costs_its_length_and_no_more(line: str) -> None:
    def seconds(length: int) -> float:
        text = line.format(" " * length)
        begin = time.process_time()
        assert find_age(text, _SAVED, "en") is None
        return time.process_time() - begin

    assert seconds(8 * _STEP) < 16 * max(seconds(_STEP), 0.001)
