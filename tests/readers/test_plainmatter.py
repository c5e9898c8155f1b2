"""Plain front matter: what is read without a YAML parser is what the parser reads."""

import random
import time

import pytest
import yaml

from tui.readers.notes.plainmatter import read_plain_matter

PIECES = (
    *("a", "b ", "key", "x y", "é", "日", "2026-11-20", "T10:00", "+01", "http://a.b/c?d#e", "/"),
    *(":", ": ", " #", "#", "- ", "-", '"', "'", "''", "[", "]", ", ", ",", "{", "}", "?", "? "),
    *(
        "|",
        ">",
        "&a",
        "*a",
        "!",
        "%",
        "@",
        "`",
        "~",
        "=",
        "<<",
        "<",
        ".",
        "...",
        "---",
        "\\",
        "\\n",
    ),
    *("\n", "\n", "\n  ", "\n- ", "\n  - ", "\ntitle: ", '\nk: "', "tags:", "\",'", '"\n', '"]\n'),
    *("   ", "\t", "\x85", "\u200d", "\ufeff", "\u2028", "(", ")"),
)


def as_the_parser_reads(source: str) -> object:
    try:
        return yaml.load(source, Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, ValueError):
        return "an error"


def test_it_reads_what_notes_begin_with() -> None:
    assert read_plain_matter(
        'title: "The bridge: open"\n'
        "date: 2026-11-20T10:00:00+01:00 \n"
        "# of the desk\n\n"
        "author:  Jo March\n"
        "url: https://example.org/a#b\n"
        "draft:\n"
        "aliases: []\n"
        "tags:\n  - Rivers\n  - 'C sharp'  \n"
        'keywords: [ferry, "a, b" ,museum ]\n'
    ) == {
        "title": "The bridge: open",
        "date": "2026-11-20T10:00:00+01:00",
        "author": "Jo March",
        "url": "https://example.org/a#b",
        "draft": "",
        "aliases": [],
        "tags": ["Rivers", "C sharp"],
        "keywords": ["ferry", "a, b", "museum"],
    }


@pytest.mark.parametrize("seed", range(4))
def test_it_reads_as_the_parser_reads_or_not_at_all(seed: int) -> None:
    chance = random.Random(seed)
    read = 0
    for _ in range(10_000):
        source = "".join(chance.choices(PIECES, k=chance.randint(1, 12))) + "\n"
        source = source if chance.random() < 0.3 else f"k: {source}"
        matter = read_plain_matter(source)
        if matter is not None:
            read += 1
            assert matter == as_the_parser_reads(source), source
    assert read > 500


@pytest.mark.parametrize(
    "source",
    [
        f"a: [{' ' * 60_000}x\n",
        f"a: [x{' ' * 60_000}y z{' ' * 60_000}]x\n",
        f"a:{' ' * 60_000}\n{' ' * 60_000}x\n",
        f"a: x{': ' * 30_000}\n",
        f"a: {'b:c' * 30_000}: \n",
        "a: [" + "'x'," * 20_000 + "\n",
        "a:\n" + " - x\n" * 20_000 + "  - y\n",
        "\n" * 60_000 + "-\n",
    ],
    ids=lambda source: source[:8],
)
def test_it_gives_up_in_time(source: str) -> None:
    start = time.process_time()
    assert read_plain_matter(source) is None
    assert time.process_time() - start < 0.5
