"""What a saved page puts in and around its article: taken off where it is built like chrome."""

import pytest

from tests.readers.test_page_body import FIRST, HEAD, SECOND, TEXT, read
from tui.article import Article, Link

PROSE = f"<p>{FIRST}</p><p>{SECOND}</p>"
THIRD = (
    "<p>The third boat came late, and nobody on the bank could tell whose flag it was flying.</p>"
)
SAYS_ARTICLE = f'{HEAD}<meta property="og:type" content="article">'
FERRY = '<a href="https://post.example/ferry">The ferry will sail at night</a>'
OTTERS = '<a href="https://post.example/otters">Otters return to the old weir</a>'


def article(body: str, head: str = SAYS_ARTICLE) -> Article:
    return read(f"<article>{body}</article>", head)


@pytest.mark.parametrize(
    "chrome",
    [
        "<p>Share this article on Facebook</p>",
        "<p>Sign up for our newsletter and never miss a bridge.</p>",
        "<p>Follow the Post on <a href='https://www.facebook.com/p'>Facebook</a> and "
        "<a href='https://x.com/p'>X</a>.</p>",
        "<p>Folgt uns bei <a href='https://instagram.com/p'>Instagram</a>, "
        "<a href='https://www.youtube.com/p'>YouTube</a></p>",
        f"<p>Read more: {FERRY}</p>",
        f"<h3>More on this story</h3><ul><li>{FERRY}</li><li>{OTTERS}</li></ul>",
        "<p>Advertisement</p>",
        "<p><a href='/t/1'>Bridges</a>, <a href='/t/2'>Rivers</a>, <a href='/t/3'>Ellory</a></p>",
        f"<p>{FIRST}</p>",
        "<ul><li>Share</li><li>Print</li></ul>",
        "<figure><img src='a.jpg'><figcaption>Photo: Jo March</figcaption></figure>",
        "<div class='newsletter-box'><p>One mail a day from the river is all we send.</p></div>",
        "<div role='dialog'><p>We value what you do here, so say yes to all of it.</p></div>",
    ],
)
def test_what_a_page_puts_between_two_paragraphs_is_not_in_the_text(chrome: str) -> None:
    body = article(f"{PROSE}{chrome}{THIRD}{PROSE}").body
    assert body == f"{FIRST}\n\n{SECOND}\n\n{THIRD[3:-4]}"


@pytest.mark.parametrize(
    "news",
    [
        "<h2>Weather</h2>",
        "<p>The council had to share the cost of the newsletter with the port of Ellory.</p>",
        f"<p>The port, which says that {FERRY}, is against it.</p>",
        f"<p>The plans are:</p><ul><li>{FERRY}</li><li>{OTTERS}</li></ul>",
        "<blockquote><p>Share this.</p></blockquote>",
        "<table><tr><th>Share</th><th>Print</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "<figure><img src='a.jpg'><figcaption>The mayor lights a lamp. <span class='credit'>Photo: "
        "Jo March</span></figcaption></figure>",
    ],
)
def test_what_only_sounds_like_chrome_stays(news: str) -> None:
    assert len(article(f"{PROSE}{news}{THIRD}").body.split("\n\n")) > 3


@pytest.mark.parametrize("sign", ["* * *", "***", "—", "1.", "·", "- -"])
def test_signs_between_paragraphs_cost_none_of_them(sign: str) -> None:
    body = article(f"{PROSE}<p>{sign}</p><h2>{sign}</h2>{THIRD}").body
    assert body.startswith(f"{FIRST}\n\n{SECOND}")
    assert body.endswith(THIRD[3:-4])


def test_text_without_paragraphs_around_it_is_not_torn_at_its_links() -> None:
    one, two = FIRST.split(" talked "), SECOND.split(" ringing ")[0]
    loose = f"{one[0]} <a href='https://b.example/'>talked</a> {one[1]}<br><br>{two}<br>\n<br>"
    body = read(f"<div class='post'>{loose}{THIRD[3:-4]}</div>").body
    linked = "talked".join(("[", "](https://b.example/)"))
    assert body == f"{one[0]} {linked} {one[1]}\n\n{two}\n\n{THIRD[3:-4]}"


def test_captions_lose_the_credit_and_what_is_said_for_the_blind() -> None:
    caption = "<span class='off-screen'>Image caption</span> The mayor <i class='credit'>J. M.</i>"
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    blog = "<div><img src='b.jpg'><p class='wp-caption-text'>A boat.</p></div>"
    body = article(f"<p>{FIRST}</p>{figure}{blog}<p>{SECOND}</p>{TEXT}").body
    assert body.startswith(f"{FIRST}\n\n*The mayor*\n\n*A boat.*\n\n{SECOND}")


def test_other_news_that_is_named_amid_and_below_the_text_is_kept_as_such() -> None:
    weirs = "Otters return to the old weir below the mill for the {}th time"
    others = "".join(
        f"<li><a href='https://o.example/{n}'>{weirs.format(n)}</a></li>" for n in "456"
    )
    found = article(f"{PROSE}<p>Read also: {FERRY}</p>{THIRD}<ul>{others}</ul>{THIRD.upper()}")
    assert found.related == (
        Link("The ferry will sail at night", "https://post.example/ferry"),
        *(Link(weirs.format(n), f"https://o.example/{n}") for n in "456"),
    )
    assert "Otters" not in found.body


def test_other_news_that_lost_its_address_on_the_way_gets_it_back() -> None:
    bold = f"<p><strong>Related: </strong>{FERRY.replace('<a', '<strong><a')}</strong></p>"
    found = article(f"{PROSE}{bold}{THIRD}")
    assert found.related == (Link("The ferry will sail at night", "https://post.example/ferry"),)
    assert "ferry" not in found.body


def test_a_page_that_is_no_article_keeps_its_links() -> None:
    found = read(f"{PROSE}{THIRD}<p>See also: {OTTERS}</p>", "<title>The river</title>")
    assert found.body.endswith(
        "See also: [Otters return to the old weir](https://post.example/otters)"
    )


COMMENTS = "".join(
    f"<p>Nobody asked me, but the bridge number {n} is a waste of money and of steel.</p>"
    for n in range(40)
)


@pytest.mark.parametrize("names", ["id='comments'", "class='sf_comment_list'", "id='kommentare'"])
def test_comments_are_no_part_of_an_article(names: str) -> None:
    body = article(f"{PROSE}{THIRD}{PROSE}{THIRD}<div {names}>{COMMENTS}</div>").body
    assert "waste of money" not in body
    assert THIRD[3:-4] in body


def test_where_comments_are_all_that_a_page_has_they_are_its_text() -> None:
    assert "waste of money" in read(f"<h1>Bridges</h1><div id='comments'>{COMMENTS}</div>").body


def test_a_container_that_says_whether_it_has_comments_is_no_comment() -> None:
    body = article(f"<div class='post comments-closed has-comments'>{PROSE}{THIRD}</div>").body
    assert THIRD[3:-4] in body


def test_a_thread_in_a_forum_is_made_of_posts() -> None:
    told = '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>'
    post = f"<div class='comment'><p>{FIRST}</p></div><div class='comment'><p>{SECOND}</p></div>"
    body = read(f"<h1>Bridges</h1>{PROSE}{THIRD}{post}{COMMENTS}", told).body
    assert "waste of money" in body
