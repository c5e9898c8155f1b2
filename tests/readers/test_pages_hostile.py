"""Saved pages made to do harm: read in time, with their text, and without what a terminal obeys."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hostile import FORMS, Form, Story
from tests.payloads import MARKUP, SEQUENCES, Payload
from tests.readers.clean import assert_clean
from tests.readers.test_pages import META, MTIME, NEWS, TEXT, json_ld, page, read
from tui.readers.reading import read_bytes


@pytest.mark.parametrize(
    "inner",
    [
        '<a "' * 20_000,
        "<!--" * 100_000,
        "<![CDATA[" * 20_000,
        "<div>" * 50_000 + "centre" + "</div>" * 50_000,
        "<b>" * 50_000 + "centre",
        "<ul><li>" * 5_000 + "centre",
        "<table><tr><td>" * 5_000 + "centre",
        "<ul>a</ul>" * 10_000 + "<p>centre</p>",
        "&" * 1_000_000,
        "<" * 1_000_000,
        "<p " + " ".join(f"a{n}=x" for n in range(100_000)) + ">centre</p>",
        "".join(f'<a href="http://a.test/{n}">link {n}</a> ' for n in range(30_000)),
        "<p>" + "word " * 600_000 + "</p>",
        json_ld([NEWS] * 5_000),
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
    ids=lambda inner: inner[:12],
)
def test_a_page_made_to_keep_a_parser_busy_is_read_in_time_and_keeps_its_text(inner: str) -> None:
    begin = time.process_time()
    article = read(page(body=f"<p>canary</p>{inner}", title="Title"))
    assert time.process_time() - begin < 5
    assert "canary" in article.body
    if "centre" in inner:
        assert "centre" in article.body


@pytest.mark.parametrize("name", ["@type", "url", "author", "keywords", "mainEntityOfPage"])
@pytest.mark.parametrize("depth", [300, 600, 900])
def test_lists_within_lists_in_json_ld_cost_no_page(name: str, depth: int) -> None:
    told = json_ld(NEWS | {name: 0}).replace(
        f'"{name}": 0', f'"{name}": {"[" * depth}{"]" * depth}'
    )
    assert "the bridge" in read(page(told, TEXT * 4, "Title")).body


PARAGRAPH = "<p>canary: two boats were waiting below with their lamps lit, as ever.</p>"


@pytest.mark.parametrize(
    "inner",
    [
        "<div class=comments>" * 190 + PARAGRAPH * 3_000,
        f"<div class=modal>{PARAGRAPH}</div>" * 5_000,
        "<div>" + "canary in a line of loose words<br><br>" * 14_000 + "</div>",
        ("<div>canary words that stand in this box and no other" * 180 + "</div>" * 180) * 20,
        "<figure><figcaption class=a><b class=credit>x</b>A canary</figcaption></figure>" * 5_000,
        f"<ul>{'<li><a href=/a>Read more about this</a></li>' * 3}</ul>{PARAGRAPH}" * 2_000,
        f"<p>Related: <a href=/a>Read more about this</a></p>{PARAGRAPH}" * 3_000,
        "<i class=byline>By Jo March who is a canary to us</i>" * 9_000,
    ],
    ids=["comments", "boxes", "loose", "nested", "captions", "lists", "related", "bylines"],
)
def test_a_page_made_of_what_is_searched_for_is_read_in_time_and_keeps_its_text(
    inner: str,
) -> None:
    begin = time.process_time()
    article = read(page(META, inner, "Title"))
    assert time.process_time() - begin < 4
    assert "canary" in article.body


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{n}" for n in range(100_000)),
        '="x" '.join(f"a{n}" for n in range(100_000)),
        'a=">" ' + " ".join(f"a{n}=x" for n in range(100_000)),
    ],
    ids=["bare", "with values", "after a >"],
)
def test_an_element_of_100_000_attributes_is_shown_in_time(attributes: str) -> None:
    begin = time.process_time()
    article = read(page(META, f"{TEXT * 4}<p {attributes}>The last word.</p>", "Title"))
    assert time.process_time() - begin < 3  # libxml2 alone takes 90 s
    assert (article.title, article.tags) == ("The bridge is open", ("Bridges", "Rivers"))
    assert article.body.endswith("The last word.")


@pytest.mark.parametrize(
    "sign", ["\f", "\v", "\x1b]52;c;QQ==\x07", "\x01", "\uffff", "&#27;[31m", "&#xB;"]
)
@pytest.mark.parametrize(
    "inner",
    [
        "<table><caption>A {}canary</caption><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<figure><img src=x.png><figcaption>A {}canary</figcaption></figure>",
        "<div>Loose {}words that stand <a href=/x>here</a>{} and there, and a canary.</div>",
        "<div>Loose words, some.<br><br>More loose words that stand {} here and a canary.</div>",
        "<pre>a {}canary</pre><p class='byline {}'>By {} Jo March</p>",
    ],
)
def test_a_sign_that_no_xml_can_hold_costs_no_page(inner: str, sign: str) -> None:
    article = read(page(META, TEXT * 4 + inner.replace("{}", sign), "Title"))
    assert "canary" in article.body
    assert "QQ" not in article.body
    assert_clean(article)
    beside = f"<p>A canary sang.</p>{sign}<aside>x</aside>{sign}<footer>y</footer>"
    assert "canary" in read(page("", beside, "Title")).body


@pytest.mark.parametrize(
    "name", ["x&", 'x"', "x'y", "x,y", "a:b:c", "x=1", "é", "x\x7f", "x;y", "_x"]
)
def test_an_element_whose_name_is_none_costs_no_page(name: str) -> None:
    odd = f"<{name}>An odd canary</{name}><p>words <{name}>and odd ones</{name}> and words.</p>"
    for body in (TEXT * 4 + odd, f"<{name}>{TEXT * 4}{odd}</{name}>"):
        assert "canary" in read(page(META, body, "Title")).body
    assert "canary" in read(page("", f"<{name}>a canary and a few words</{name}>", "Title")).body


def test_a_smaller_sign_in_a_script_takes_no_text_with_it() -> None:
    script = "<script>for(i=0;i<n" + ";i=i+1" * 2000 + "</script>"
    told = json_ld(NEWS | {"description": "i <b and" + " so on" * 2000})
    article = read(page(told, f"<p>canary</p>{script}{TEXT * 4}"))
    assert article.summary.startswith("i \\<b and so on")
    assert "canary" in article.body


@pytest.mark.parametrize("form", FORMS["html"], ids=lambda form: form.spelling)
@pytest.mark.parametrize("payload", [*SEQUENCES, *MARKUP], ids=lambda payload: payload.name)
def test_no_field_carries_what_a_terminal_obeys(
    form: Form, payload: Payload, tmp_path: Path
) -> None:
    path = form.write(tmp_path, Story("Probe", payload.text, datetime(2026, 11, 20, tzinfo=UTC)))
    result = read_bytes(path.read_bytes(), path.name, MTIME)
    assert result.articles or result.problem
    for article in result.articles:
        assert_clean(article)
