"""What a headline shows below its title is text, whatever marks the lines of an article have."""

import pytest

from tui.article import Article
from tui.library.excerpt import EXCERPT, excerpt


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Plain words,\nin two lines - or | more.", "Plain words, in two lines - or | more."),
        ("- [ ] todo\n- [x] done\n  * deeper\n+ more", "todo done deeper more"),
        ("## Head\n\nText\n\n> quoted\n> > twice", "Head Text quoted twice"),
        ("Head\n====\n\nText\n\n---\n\nMore", "Head Text More"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |\n\nText", "a · b 1 · 2 Text"),
        ("a | b\n--- | ---\n1 | 2 \\| 3", "a · b 1 · 2 \\| 3"),
        ("Run\n\n```sh\nls -l | wc\n```", "Run ls -l | wc"),
        ("- a | b\n- c", "a | b c"),
        ("3. May was fine\n4. too", "3. May was fine 4. too"),
        ("*Words* -5 #tag **strong**", "*Words* -5 #tag **strong**"),
        ("-5 degrees\n#tag and *one*", "-5 degrees #tag and *one*"),
        ("-\n-\n", ""),
    ],
)
def test_an_excerpt_has_no_marks_of_lists_tables_and_rules(body: str, shown: str) -> None:
    assert excerpt(Article("T", body=body)) == shown
    assert excerpt(Article("T", summary=body, body="other")) == shown


def test_an_excerpt_of_nothing_but_marks_is_short() -> None:
    for text in ("- " * 300, "|-" * 300, "> " * 300, "* " * 299 + "x", " " * 600, "-|\n" * 200):
        assert len(excerpt(Article("T", body=text))) <= EXCERPT
