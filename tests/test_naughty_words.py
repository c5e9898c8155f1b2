"""Words that programs stumble over stay words: in every format and in every view."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dashboard.driving import article, dashboard
from tests.hostile import FORMS, Story
from tests.naughty import NAUGHTY
from tests.readers.clean import assert_clean
from tui.page.cells import cell_len
from tui.readers.reading import read_bytes
from tui.text import clean

_WHEN = datetime(2025, 10, 3, tzinfo=UTC)


@pytest.mark.parametrize("format_name", FORMS)
def test_naughty_words_are_read_as_words_in_every_field(tmp_path: Path, format_name: str) -> None:
    form = FORMS[format_name][0]
    for kind, words in NAUGHTY.items():
        path = form.write(tmp_path, Story("Probe", words, _WHEN))
        result = read_bytes(path.read_bytes(), path.name, _WHEN.timestamp())
        (read,) = result.articles
        assert_clean(read)
        if format_name == "text":  # its reader decides which of the lines is the title
            assert _letters(clean(words)) in _letters(read.title + read.body), kind
        else:
            title = Story("Probe", words, _WHEN)["title"]
            assert _letters(clean(title)) == _letters(read.title), kind


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


async def test_naughty_words_are_shown_as_words_in_the_list_the_article_and_the_tags(
    tmp_path: Path,
) -> None:
    stories = [
        article(
            clean(f"No{number:02d} {words}"),
            minutes=number,
            source=clean(words),
            authors=(clean(words),),
            tags=(f"t{number}", clean(words, 64)),
            body=clean(words),
            section=clean(words),
        )
        for number, words in enumerate(NAUGHTY.values())
    ]
    size = (100, len(stories) + 12)
    async with dashboard(tmp_path, *stories, size=size) as desk:
        await desk.shows("No00", f"No{len(stories) - 1:02d}")
        assert all(cell_len(line) <= size[0] for line in desk.lines)
        await desk.press("g", "enter")
        for number in range(len(stories)):
            await desk.shows(f"No{number:02d}")
            assert all(cell_len(line) <= size[0] for line in desk.lines)
            await desk.press("n")
        await desk.press("3")
        await desk.shows("t0", "Essex Sussex")
