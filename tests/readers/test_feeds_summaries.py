"""Body and summary of an item that tells the same in several elements, or one thing in one."""

import pytest

from tests.readers.feedmaking import only, rss

LONG = "The harbour master says that no ship may leave before the storm has gone. " * 12
LONG_HTML = f"&lt;p&gt;&lt;b&gt;Notice.&lt;/b&gt; {LONG}&lt;/p&gt;"


@pytest.mark.parametrize(
    "inside",
    [
        f"<description>{LONG}</description>",
        f"<description>{LONG_HTML}</description>",
        f"<description>{LONG_HTML}</description><itunes:summary>Notice. {LONG}</itunes:summary>",
        f"<description>{LONG}</description><content:encoded>{LONG}</content:encoded>",
    ],
)
def test_a_text_that_an_item_says_once_is_its_body_and_no_summary(inside: str) -> None:
    article = only(rss(f"<title>A</title>{inside}"))
    assert article.body.endswith("before the storm has gone.")
    assert article.summary == ""


def test_an_item_with_a_description_and_its_whole_text_keeps_both() -> None:
    whole = f"<content:encoded>{LONG_HTML}</content:encoded>"
    article = only(rss(f"<title>A</title><description>{LONG[:400]}</description>{whole}"))
    assert article.body.startswith("**Notice.** The harbour master")
    assert article.summary == LONG[:400].strip()


def test_a_text_that_is_the_body_does_not_hide_the_summary_after_it() -> None:
    inside = f"<description>{LONG}</description><itunes:summary>It blows.</itunes:summary>"
    assert only(rss(f"<title>A</title>{inside}")).summary == "It blows."


def test_a_summary_is_one_short_paragraph_of_plain_text() -> None:
    long = "&lt;p&gt;Many *words* here. &lt;/p&gt;" * 60
    article = only(
        rss(
            f"<title>T</title><description>{long}</description><content:encoded>B</content:encoded>"
        )
    )
    assert len(article.summary) < 600
    assert article.summary.startswith("Many \\*words\\* here. Many")
    assert article.summary.endswith("…")
    assert "\n" not in article.summary
