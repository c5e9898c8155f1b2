"""The last door: a filter on every line that goes to the terminal."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.test_text import HOSTILE
from tui.dashboard.terminal.last_door import LastDoor

BLACK = Color(0, 0, 0)


def through(*segments: Segment) -> list[Segment]:
    return LastDoor().apply(list(segments), BLACK)


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\u200b" not in text])
def test_no_control_character_passes(text: str) -> None:
    (segment,) = through(Segment(text))
    assert segment.text.isprintable()


def test_a_line_without_harm_is_the_very_same() -> None:
    line = [Segment("● Título 日本 👨‍👩‍👧 ─", Style(bold=True))]
    assert LastDoor().apply(line, BLACK) is line


@pytest.mark.parametrize(
    "link", ["javascript:x", "http://a/\x1b\\\x1b]52;c;QQ==\x07", "file:///etc/passwd", "--x"]
)
def test_a_link_style_that_is_not_clean_is_dropped(link: str) -> None:
    (segment,) = through(Segment("words", Style(link=link)))
    assert segment.text == "words"
    assert segment.style is None or segment.style.link is None


def test_a_clean_link_style_stays() -> None:
    (segment,) = through(Segment("words", Style(link="https://a.example/")))
    assert segment.style is not None
    assert segment.style.link == "https://a.example/"
