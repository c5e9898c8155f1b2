"""What is recalled of bodies that were read before."""

import pytest

from tests.readers.feedmaking import read, rss
from tui.readers import finish
from tui.readers.feeds import item as feeditem
from tui.readers.html.fragment import to_markdown
from tui.readers.recall import EACH, SHORTEST, Recall

BODY = f'<p>{"some words " * 100}</p><p><a href="/a">link</a></p>'


class Making:
    """Makes a text, and counts how often."""

    __name__ = "making"

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, html: str, base: str) -> str:
        self.count += 1
        return f"{html[:3]}\ud800{base}"


def test_what_was_made_once_is_recalled() -> None:
    recall, making = Recall(), Making()
    for base in ("a", "b", "a", "b"):
        assert recall.made(making, "x" * SHORTEST, base) == f"xxx\ud800{base}"
    assert making.count == 2
    assert recall.made(to_markdown, "x" * SHORTEST, "a") == "x" * SHORTEST
    for end in "yzy":
        recall.made(making, "x" * SHORTEST + end, "a")
    assert making.count == 4


def test_only_so_much_is_kept_and_what_was_asked_for_last_stays() -> None:
    recall, making = Recall(most=2 * (7 + EACH)), Making()
    for name in "abacab":  # of seven bytes each: b goes when c comes
        recall.made(making, name * SHORTEST, "1")
    assert making.count == 4


def test_a_feed_that_is_written_anew_gives_what_a_first_reading_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = [
        f"<title>{n}</title><link>https://e.org/{n}/x</link>"
        f"<description><![CDATA[{BODY}{n % 2}]]></description>"
        for n in range(4)
    ]
    for module in (feeditem, finish):
        monkeypatch.setattr(module, "recall", Recall())
    read(rss(*items[:3]))
    again = read(rss(*items))

    def to_markdown(html: str, base: str) -> str:
        pytest.fail("a body is made anew")

    with monkeypatch.context() as without:
        without.setattr(feeditem, "to_markdown", to_markdown)
        without.setattr(finish, "find_keywords", to_markdown)
        assert read(rss(*items)) == again
    for module in (feeditem, finish):
        monkeypatch.setattr(module, "recall", Recall())
    assert again == read(rss(*items))
    assert [article.body.split()[-2:] for article in again.articles[:2]] == [
        ["[link](https://e.org/a)", "0"],
        ["[link](https://e.org/a)", "1"],
    ]
