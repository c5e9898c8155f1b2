"""Notes made to do harm: read in time, and without what a terminal obeys."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hostile import FORMS, Form, Story
from tests.payloads import MARKUP, SEQUENCES, Payload
from tests.readers.clean import assert_clean
from tests.readers.test_notes import MTIME, read
from tui.readers.reading import read_bytes

MERGE_BOMB = "a0: &a0 {k: v}\n" + "\n".join(
    f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]" for n in range(1, 27)
)
ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]"
    for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)

EMPTY_BOMB = "e: &e []\n" + "\n".join(
    f"{key}: &{key} [{', '.join([f'*{before}'] * 2_000)}]"
    for before, key in zip("efg", "fgh", strict=True)
)


@pytest.mark.parametrize(
    "matter",
    [
        MERGE_BOMB,
        f"{ALIAS_BOMB}\ntags: *i",
        f"{ALIAS_BOMB}\nsummary: *i\nauthors: *i\ndate: *i",
        f"{ALIAS_BOMB}\nbreaking: *i",
        f"{EMPTY_BOMB}\ntags: *h",
        "a: " + "[" * 20_000,
        "a: " + "{" * 5_000,
        "- " * 20_000 + "a",
        "x:\n" + "".join(" " * n + "-\n" for n in range(1_500)),
        "? " * 10_000,
        "{[1]: 2}",
        "b: !!binary aGk=\nc: !!int x",
        "\t- tab",
        "%YAML 9.9",
        "key: " + "x" * 100_000,
        "key: value\n" + " and more\n" * 100_000,
        "number = " + "9" * 60_000,
        "tags = [0x" + "f" * 60_000 + "]",
        "breaking = 0x" + "f" * 60_000,
        "a" + ".b" * 30_000 + " = 1",
        "a = {b" + " . b" * 10_000 + " = 1}",
        "[a" + ".b" * 30_000 + "]",
        "[[a]]\n" * 10_000,
    ],
    ids=lambda matter: matter[:20],
)
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_a_bomb_in_front_matter_is_harmless_and_quick(matter: str, fence: str) -> None:
    title = {"---": "title: T", "+++": 'title = "T"'}[fence]
    begin = time.process_time()
    article = read(f"{fence}\n{title}\n{matter}\n{fence}\ntext canary\n")
    assert time.process_time() - begin < 2
    assert (article.title, article.body) == ("T", "text canary")
    assert len(article.tags) <= 50


@pytest.mark.parametrize(
    "text",
    [
        '<a "' * 10_000,
        "<!--" * 20_000,
        "<http://" * 8_000,
        "*" * 70_000 + "a",
        "![" * 30_000,
        "[" * 30_000 + "]",
        "> " * 20_000 + "x",
        "[a](b" * 10_000,
        "[[" * 30_000,
        "==" * 30_000,
        "%%" * 30_000,
        "{{<" * 20_000,
        "`a" * 20_000,
        "#a" * 30_000,
        "#a " * 30_000,
        "{." * 30_000,
        "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + ("|" + "x|" * 3_000 + "\n") * 50 + "<b>",
        "\n".join(">" * depth + " x" for depth in range(200)) + "<b>",
        "a" + "\u0301" * 300_000,
        "word " * 500_000,
        "word" + " " * 300_000 + "}",
        "> " * 20_000 + "[!",
        "a@b.com\n" * 20_000,
        "mailto:" * 20_000,
        "\n" * 100_000 + "x",
        "{{< highlight x >}}\n" * 10_000,
        "%%\n" * 50_000,
        "key:: value\n" * 30_000,
    ],
    ids=lambda text: text[:10],
)
def test_a_text_made_to_keep_a_parser_busy_is_read_in_time(text: str) -> None:
    begin = time.process_time()
    article = read("canary\n\n" + text)
    assert time.process_time() - begin < 4
    assert "canary" in article.title + article.body


@pytest.mark.parametrize(
    "form", FORMS["markdown"], ids=lambda form: f"{form.format}-{form.spelling}"
)
@pytest.mark.parametrize("payload", [*SEQUENCES, *MARKUP], ids=lambda payload: payload.name)
def test_no_field_carries_what_a_terminal_obeys(
    form: Form, payload: Payload, tmp_path: Path
) -> None:
    path = form.write(tmp_path, Story("Probe", payload.text, datetime(2026, 11, 20, tzinfo=UTC)))
    result = read_bytes(path.read_bytes(), path.name, MTIME)
    assert result.articles or result.problem
    for article in result.articles:
        assert_clean(article)
