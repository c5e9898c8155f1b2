"""What is recalled of bodies that were read before."""

import pytest

from tests.readers.feedmaking import read, rss
from tui.readers import feeditem
from tui.readers.fragment import to_markdown
from tui.readers.recall import SHORTEST, Recall

BODY = f'<p>{"some words " * 100}</p><p><a href="/a">link</a></p>'


def made(html: str, base: str) -> str:
    """Return a text that tells whether it was made anew."""
    return " ".join([html[:5], base])


def test_what_was_made_once_is_the_same_text_again() -> None:
    recall = Recall()
    first = recall.made(made, "x" * SHORTEST, "a")
    assert recall.made(made, "x" * SHORTEST, "a") is first
    assert recall.made(made, "x" * SHORTEST, "b") == "xxxxx b"
    assert recall.made(to_markdown, "x" * SHORTEST, "a") == "x" * SHORTEST
    assert recall.made(made, "x" * (SHORTEST - 1) + "y", "a") is not first


def test_only_so_much_is_kept_and_what_was_asked_for_last_stays() -> None:
    recall = Recall(most=20)
    texts = {name: recall.made(made, name * SHORTEST, "1") for name in "ab"}
    assert recall.made(made, "a" * SHORTEST, "1") is texts["a"]
    recall.made(made, "c" * SHORTEST, "1")
    assert recall.made(made, "a" * SHORTEST, "1") is texts["a"]
    assert recall.made(made, "b" * SHORTEST, "1") is not texts["b"]


def test_a_feed_that_is_written_anew_gives_what_a_first_reading_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = [
        f"<title>{n}</title><link>https://e.org/{n}/x</link>"
        f"<description><![CDATA[{BODY}{n % 2}]]></description>"
        for n in range(4)
    ]
    monkeypatch.setattr(feeditem, "recall", Recall())
    read(rss(*items[:3]))
    again = read(rss(*items))

    def to_markdown(html: str, base: str) -> str:
        pytest.fail("a body is made anew")

    with monkeypatch.context() as without:
        without.setattr(feeditem, "to_markdown", to_markdown)
        assert read(rss(*items)) == again
    monkeypatch.setattr(feeditem, "recall", Recall())
    assert again == read(rss(*items))
    assert [article.body.split()[-2:] for article in again.articles[:2]] == [
        ["[link](https://e.org/a)", "0"],
        ["[link](https://e.org/a)", "1"],
    ]
