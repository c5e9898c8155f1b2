"""Notes as Obsidian, Logseq, Hugo and Jekyll write them: what each adds to Markdown."""

import pytest

from tests.readers.test_notes import read
from tui.article import Precision


def test_the_properties_of_a_page_of_logseq_are_front_matter() -> None:
    article = read("title:: My page\ntags:: news, [[City]]\ndate:: [[May 1st, 2026]]\n\n- One\n")
    assert (article.title, article.tags, article.body) == ("My page", ("news", "City"), "- One")
    assert article.precision is Precision.DAY


def test_text_between_two_rules_is_no_front_matter() -> None:
    assert read("---\n\nNothing but text.\n\n---\n\nMore.").body == (
        "---\n\nNothing but text.\n\n---\n\nMore."
    )


def test_hashtags_in_the_text_are_tags_and_a_line_of_them_is_no_text() -> None:
    article = read(
        "About #bridges and #river/Elbe, not #12 nor #ffcc00, `#code` nor https://a.test/#anchor."
        "\n\n    #indented\n\n```\n#fenced\n```\n\n#one #two\n"
    )
    assert article.tags == ("bridges", "river/Elbe", "one", "two")
    assert article.body.startswith("About #bridges and #river/Elbe")
    assert article.body.endswith("#fenced\n```")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[[Page]] and [[folder/Page#Part|words]]", "Page and words"),
        ("![[picture.png]] text", " text"),
        ("a %%secret%% b", "a  b"),
        ("==marked== a == b", "**marked** a == b"),
        ("> [!warning] Mind the gap\n> text", "> **Mind the gap**  \n> text"),
        ("text ^block-1", "text"),
        ('{{< figure src="x" >}}text{% raw %}', "text"),
        ("## Head {#id .class}", "## Head"),
        ("a\n%%\nsecret\n%%\nb\n%%\nc", "a\nb\n%%\nc"),
        (
            "a[^1] b[^two]\n\n[^1]: foot\n[^two]: of two words",
            r"a\[^1\] b\[^two\]" "\n\n" r"\[^1\]: foot" "\n\n" r"\[^two\]: of two words",
        ),
        ("```\n[^1]: code\n```", "```\n[^1]: code\n```"),
        ("~~gone~~ &amp; ~~gone~~", "gone & gone"),
        ("~~gone~~", "~~gone~~"),
        ("```\n%%\n```\n%%\n", "```\n%%\n```\n%%"),
        (
            '{{< highlight go "x=y" >}}\na  b\n{{< /highlight >}}\nc',
            "```go\na  b\n```\nc",
        ),
        ("{% highlight rb %}\n#no\n{% endhighlight %}", "```rb\n#no\n```"),
        ("a\n{% endhighlight %}\nb", "a\n\nb"),
        ("`[[code]] ==x==` and ``%%y%%``", "`[[code]] ==x==` and ``%%y%%``"),
        ("```\n[[code]]\n```", "```\n[[code]]\n```"),
        ("    [[code]]", "    [[code]]"),
    ],
)
def test_dialects_become_plain_markdown_outside_of_code(source: str, shown: str) -> None:
    assert read(f"---\ntitle: T\n---\n\nfirst\n\n{source}").body == f"first\n\n{shown}"
